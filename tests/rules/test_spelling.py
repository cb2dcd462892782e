"""Which known word was meant by a word that no text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.search.rules.spelling import HEAD, TAIL, best, distance, heads, may_be_wrong, near

LETTERS = some.text(alphabet="abcdefz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("left", "right", "errors"),
    [
        pytest.param("zorg", "zorg", 0, id="the same"),
        pytest.param("zorg", "zrog", 1, id="two letters exchanged"),
        pytest.param("zorg", "zoorg", 1, id="a letter too many"),
        pytest.param("zorg", "zog", 1, id="a letter too few"),
        pytest.param("zorg", "zirg", 1, id="another letter"),
        pytest.param("eenzaamheid", "enzaamheit", 2, id="two errors"),
        pytest.param("zorg", "wijk", 3, id="more than asked is one more than asked"),
    ],
)
def test_errors_are_counted(left, right, errors):
    assert distance(left, right, 2) == errors


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        pytest.param(
            "vrijwiliger", [("vrijwilliger", 3), ("vrijwilligers", 90)], "vrijwilliger", id="fewest errors first"
        ),
        pytest.param("wijl", [("wijk", 9), ("wijn", 2)], "wijk", id="then the most frequent"),
        pytest.param("wijl", [("wijn", 2), ("wijk", 2)], "wijk", id="then by the alphabet"),
        pytest.param("dorpp", [("dorpen", 5)], None, id="two errors in a short word"),
        pytest.param("gementehius", [("gemeentehuis", 1)], "gemeentehuis", id="two errors in a long word"),
        pytest.param("zorg", [], None, id="nothing known"),
    ],
)
def test_the_word_that_was_meant_is_chosen(typed, known, meant):
    assert best(typed, known) == meant


@given(LETTERS, LETTERS)
def test_near_words_are_those_at_one_error(left, right):
    assert (right in near(left)) == (distance(left, right, 1) == 1)


@given(some.text(alphabet="abcde", min_size=8, max_size=11), some.data())
def test_every_word_at_two_errors_is_among_those_looked_up(typed, data):
    known = data.draw(some.sampled_from(sorted(near(data.draw(some.sampled_from(sorted(near(typed))))))))

    begins = known[:HEAD] in heads(typed)
    ends = known[-TAIL:] == typed[-TAIL:] and known.endswith(typed[HEAD + 1 :])
    assert begins or ends


def test_an_error_in_the_beginning_and_an_exchange_just_behind_it_are_both_forgiven():
    assert "bababaa"[:HEAD] in heads("bdabbaaa")


@pytest.mark.parametrize(
    ("word", "may"), [("zorg", True), ("oss", False), ("co2neutraal", False), ("a" * 31, False), ("ελλάδα", True)]
)
def test_only_words_of_letters_are_corrected(word, may):
    assert may_be_wrong(word) is may
