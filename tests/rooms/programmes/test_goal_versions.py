"""Revising a goal: a new version beside the old ones, and every no that may be answered."""

from datetime import date

import pytest

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.actions.revise import revise
from veerkracht.programmes.actions.versions import (
    DayTaken,
    NothingChanged,
    ReasonMissing,
    RevisedMeanwhile,
    TitleMissing,
)
from veerkracht.programmes.queries.goals import goal, goals
from veerkracht.search.queries import find
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

KEY = "aantal-initiatieven"


def revised(by, **other):
    words = {
        "goal_key": KEY,
        "status": "agreed",
        "title": Bilingual("Ongeveer dertig initiatieven", "About thirty initiatives"),
        "text": Bilingual("Van elf naar ongeveer dertig.", ""),
        "in_force_from": date(2018, 1, 1),
        "reason": "De begroting van 2018 noemt een getal.",
        "based_on": 1,
    }
    return revise(by=by, **(words | other))


def test_the_old_version_stays_and_the_new_one_counts_from_its_day():
    given.goal(KEY)
    officer = given.officer()

    number = revised(officer)

    found = goal(KEY)
    assert number == 2
    assert [version.title.nl for version in found.versions] == ["Iedereen doet mee", "Ongeveer dertig initiatieven"]
    assert found.on(date(2017, 12, 31)).number == 1
    assert found.on(date(2018, 1, 1)).number == 2
    assert found.on(date(2017, 3, 16)) is None
    assert found.versions[0].until == date(2017, 12, 31)
    assert found.versions[1].by_key == officer.key


def test_the_trail_tells_who_changed_which_fields_and_why():
    given.goal(KEY)
    officer = given.officer()

    revised(officer)

    entry = Entry.objects.get(kind="goal", key=KEY)
    assert (entry.person_key, entry.deed, entry.reason) == (
        officer.key,
        "revise",
        "De begroting van 2018 noemt een getal.",
    )
    assert entry.fields == ["status", "text_nl", "title_en", "title_nl"]


def test_search_finds_a_goal_by_what_it_says_now():
    given.goal(KEY)

    revised(given.officer())

    assert [hit.key for hit in find("dertig").hits] == [KEY]


def test_a_version_for_an_earlier_day_does_not_touch_what_counts_now():
    given.goal(KEY, {}, {"in_force_from": date(2018, 1, 1), "title_nl": "Dertig"})

    number = revised(given.officer(), in_force_from=date(2017, 9, 1), title=Bilingual("Twintig"), based_on=2)

    found = goal(KEY)
    assert number == 3
    assert [version.number for version in found.versions] == [1, 3, 2]
    assert found.on(date(2017, 10, 1)).title.nl == "Twintig"
    assert found.on(date(2026, 1, 1)).title.nl == "Dertig"


def test_a_source_stays_until_another_is_named():
    given.goal(KEY, {"source": given.source("Persbericht")})
    officer = given.officer()

    revised(officer)
    revised(officer, in_force_from=date(2019, 1, 1), source_key="", based_on=2)

    assert [version.source.title if version.source else "" for version in goal(KEY).versions] == [
        "Persbericht",
        "Persbericht",
        "",
    ]


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        pytest.param({"reason": "  "}, ReasonMissing, id="no reason"),
        pytest.param({"title": Bilingual("", "About thirty")}, TitleMissing, id="no Dutch title"),
        pytest.param({"in_force_from": date(2017, 3, 17)}, DayTaken, id="the day is taken"),
        pytest.param({"based_on": 0}, RevisedMeanwhile, id="someone else was first"),
        pytest.param({"goal_key": "bestaat-niet"}, NotKnown, id="no such goal"),
        pytest.param({"source_key": "bestaat-niet"}, NotKnown, id="no such source"),
        pytest.param(
            {
                "status": "course",
                "title": Bilingual("Iedereen doet mee", "Everyone takes part"),
                "text": Bilingual("Alle Brabanders doen mee aan de kwaliteit van het leven."),
            },
            NothingChanged,
            id="nothing changed",
        ),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(other, refusal):
    given.goal(KEY)
    officer = given.officer()

    with pytest.raises(refusal) as problem:
        revised(officer, **other)

    assert isinstance(problem.value, Refusal)
    assert len(str(problem.value)) > 10
    assert len(goal(KEY).versions) == 1


def test_of_two_officers_the_second_is_told_that_the_first_was_there():
    given.goal(KEY)

    revised(given.officer())
    with pytest.raises(RevisedMeanwhile):
        revised(given.officer(), in_force_from=date(2018, 2, 1), title=Bilingual("Veertig"))

    assert len(goal(KEY).versions) == 2


def test_someone_without_a_role_may_not_revise():
    given.goal(KEY)
    stranger = given.officer()
    stranger.grants.all().delete()

    with pytest.raises(NotAllowed):
        revised(stranger)


def test_goals_come_in_the_order_of_the_programme_with_three_queries(django_assert_num_queries):
    given.goal("tweede", position=2)
    given.goal("eerste", {"source": given.source()}, {"in_force_from": date(2018, 1, 1)}, position=1)

    with django_assert_num_queries(3):
        found = goals("sociale-veerkracht")
        assert [row.key for row in found] == ["eerste", "tweede"]
        assert [row.last_number for row in found] == [2, 1]
