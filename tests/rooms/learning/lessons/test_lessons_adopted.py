"""What others did with a lesson, and whether it would work at one's own place."""

from datetime import date
from typing import Any

import pytest

import given
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.lessons.actions.adopt import adopt
from veerkracht.learning.lessons.queries.lesson import lesson as lesson_of
from veerkracht.learning.lessons.queries.public import travelled
from veerkracht.people.models import Person
from veerkracht.publishing.lessons import fits

pytestmark = pytest.mark.django_db
TODAY = date(2017, 3, 6)


def worker() -> Person:
    return given.role(given.person("Steun"), "support-worker", "programme", given.programme().key)


def take(key: str, title: str = "Dorpsmolen", **said: Any) -> None:
    words = {"mode": "adopted", "on": TODAY} | said
    adopt(by=worker(), key=key, initiative_key=given.initiative(title).key, **words)


def adoption(key: str) -> Any:
    found = lesson_of(key)
    assert found
    return found.adoptions[0]


def test_what_was_done_first_stays_in_the_dates() -> None:
    key = given.public_lesson()
    mill = given.initiative("Dorpsmolen").key

    for mode, on in (("seen", TODAY), ("considered", date(2017, 3, 7)), ("adapted", date(2017, 3, 8))):
        adopt(by=worker(), key=key, initiative_key=mill, mode=mode, on=on, why_nl="Met lunch")

    found = adoption(key)
    assert (found.seen_on, found.considered_on, found.decided_on) == (TODAY, date(2017, 3, 7), date(2017, 3, 8))
    assert (found.mode, found.why.nl) == ("adapted", "Met lunch")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mode": "adapted"}, "wat je veranderde"),
        ({"mode": "not"}, "waarom je de les bewust niet overneemt"),
        ({"mode": "seen", "result": "worked"}, "als je de les hebt overgenomen"),
        ({"result": "worked", "result_on": date(2018, 1, 1)}, "in de toekomst"),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_to_do(said: dict[str, Any], words: str) -> None:
    key = given.public_lesson()

    with pytest.raises(Refusal, match=words):
        take(key, **said)


def test_only_a_public_lesson_is_taken_over_and_not_ones_own() -> None:
    given.initiative()
    draft, ours = given.lesson("Nog niet klaar"), given.public_lesson(initiative_key="slowcare-oss")

    with pytest.raises(Refusal, match="niet openbaar"):
        take(draft)
    with pytest.raises(Refusal, match="je eigen initiatief"):
        adopt(by=worker(), key=ours, initiative_key="slowcare-oss", mode="adopted", on=TODAY)


def test_an_initiator_speaks_for_the_own_initiative_alone() -> None:
    key = given.public_lesson()
    given.initiative("Dorpsmolen")
    other = given.role(given.person(), "initiator", "initiative", "slowcare-oss")

    with pytest.raises(NotAllowed):
        adopt(by=other, key=key, initiative_key="dorpsmolen", mode="seen", on=TODAY)


def test_deliberately_not_with_a_reason_is_kept() -> None:
    key = given.public_lesson()

    take(key, mode="not", why_nl="Wij hebben geen keuken")

    assert (adoption(key).mode, adoption(key).why.nl) == ("not", "Wij hebben geen keuken")


def test_the_same_lesson_is_expected_to_go_otherwise_at_another_place() -> None:
    key = given.public_lesson()
    for number, (setting, result) in enumerate(
        [("village", "worked"), ("village", "worked"), ("village", "in part"), ("city", "not"), ("city", "not")]
    ):
        take(key, f"Initiatief {number}", result=result, circumstances={"setting": setting})
    found = lesson_of(key)
    assert found

    village, city = fits(found, {"setting": "village"}), fits(found, {"setting": "city"})

    assert "14 van de 20" in village.words
    assert "5 van de 20" in city.words
    assert "5 plekken" in village.rests_on
    assert "3,0" in village.rests_on


def test_where_nobody_told_how_it_went_it_is_said_that_nobody_knows() -> None:
    key = given.public_lesson()
    take(key)
    found = lesson_of(key)
    assert found

    assert fits(found, {"setting": "village"}).words.startswith("Dat weten we niet")


def test_how_lessons_travel_counts_each_lesson_once() -> None:
    one = given.public_lesson()
    given.public_lesson("Wandelen helpt")
    take(one, result="worked")
    take(one, "Buurtsoep", result="not")

    adopted, reported, worked = travelled(given.programme().key)

    assert [(step.count, step.of) for step in (adopted, reported, worked)] == [(1, 2), (1, 1), (1, 1)]
    assert adopted.low < 0.5 < adopted.high
