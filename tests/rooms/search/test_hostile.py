"""Whatever is typed or kept, search answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rooms.search.scenes import text
from veerkracht.search import queries

pytestmark = pytest.mark.django_db

HOSTILE = [
    pytest.param('"', id="a quotation mark"),
    pytest.param("'; DROP TABLE search_findable; --", id="SQL"),
    pytest.param('koken" OR tokens:"x', id="FTS operators"),
    pytest.param("NEAR(koken fietsen, 2)", id="NEAR"),
    pytest.param("koken AND NOT (OR", id="words that are operators"),
    pytest.param("koken* ^koken -koken +koken", id="signs that are operators"),
    pytest.param("koken & !fietsen | (a <-> b) :*", id="operators of a tsquery"),
    pytest.param("\\' \\\\ %s %(x)s {0} %", id="escapes and places for arguments"),
    pytest.param("ko\x00ken", id="NUL"),
    pytest.param("\ud800 koken", id="half a sign"),
    pytest.param("💶 👩‍👩‍👧 koken", id="emoji"),
    pytest.param("\u202ekoken\u202c", id="right-to-left marks"),
    pytest.param("koken " * 1000, id="5,000 signs"),
    pytest.param("a" * 5000, id="one word of 5,000 signs"),
    pytest.param(" ".join(f"onbekend{chr(97 + at % 26)}woord" * 2 for at in range(100)), id="a hundred unknown words"),
    pytest.param("उदाहरण 例子 пример مثال", id="other scripts"),
    pytest.param("ß ſ ŉ İ ǰ", id="letters that change when they are folded"),
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_any_question_is_answered(typed):
    text("een", "Koken", "Samen koken en fietsen")

    found = queries.find(typed, kinds=[typed[:50]], programme_key=typed, language=typed[:2], reading=typed[:2])

    assert found.hits == ()
    assert queries.find(typed).total <= 1


@pytest.mark.parametrize("said", HOSTILE)
def test_any_text_is_kept_and_found(said):
    text("een", said, f"{said} fietsen")

    (hit,) = queries.find("fietsen").hits

    assert "".join(piece for piece, _match in hit.marked_title) == hit.title


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.text(max_size=60), some.text(max_size=200))
def test_no_question_and_no_text_raises(typed, said):
    text("een", said[:40], said)

    found = queries.find(typed)

    for hit in found.hits:
        assert "".join(piece for piece, _match in hit.marked_title) == hit.title
        assert hit.fragments is not None
