"""Sessions: their agenda, what was used and changed, who was there, what is next, and the lesson that comes of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate, now

import given
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.personal import Whose
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.learning.asking import personal
from veerkracht.learning.asking.actions import meet
from veerkracht.learning.asking.actions.hand_over import hand_over
from veerkracht.learning.asking.models import NextStep, Presence, Question, Session
from veerkracht.learning.asking.queries import sessions
from veerkracht.learning.asking.queries.steps import waiting
from veerkracht.learning.asking.queries.uses import uses
from veerkracht.people.models import Person
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def someone() -> Person:
    given.initiative()
    return given.asker()


def held(by: Person, key: str, **said: Any) -> None:
    meet.tell_of(by=by, key=key, told=meet.Told(**({"changed": "We bellen eerst."} | said)), on=TODAY, seen=False)


def test_the_agenda_begins_with_what_hangs_and_has_what_was_noticed_since(someone: Person) -> None:
    hangs, fresh = given.question("Wie komt er niet?", by=someone), given.question("Wie komt er wel?", by=someone)
    Question.objects.filter(key=hangs).update(hangs_at=now() - timedelta(days=1))
    earlier = given.session(by=someone, days_ago=10)
    held(someone, earlier)
    for days, text in ((20, "Lang geleden"), (3, "Kort geleden")):
        given.observation(someone, text, happened_on=TODAY - timedelta(days=days))
    given.observation(someone, "", kind="signal", happened_on=TODAY, expected=None, agreed=None)
    key = given.session(by=someone)

    found = sessions.agenda(sessions.session(key, viewer=someone), viewer=someone)

    assert [one.key for one in found.hanging] == [hangs]
    assert [one.key for one in found.open] == [fresh]
    assert [one.text for one in found.fresh] == ["Kort geleden"]


def test_a_session_keeps_what_was_used_what_changed_and_who_was_there(someone: Person) -> None:
    question, noticed = given.question(by=someone), given.observation(someone)
    Question.objects.update(hangs_at=now() - timedelta(days=1))
    key = given.session(by=someone)

    held(
        someone,
        key,
        first="Er kwam niemand.",
        observations=[noticed.key],
        questions=[question],
        people=[someone.key],
        groups={"residents": 4, "volunteers": 0},
    )

    found = sessions.session(key, viewer=someone)
    assert found.line.changed == "We bellen eerst."
    assert [one.key for one in found.observations] == [noticed.key]
    assert [one.key for one in found.questions] == [question]
    assert (found.people, found.groups) == (((someone.key, "Vrager"),), (("residents", "inwoners", 4),))
    assert Question.objects.get().hangs_at > now(), "talked about, so it hangs no more"
    assert [use.what for use in uses([noticed.key])[noticed.key]] == ["Sessie"]


def test_a_session_to_come_claims_nothing(someone: Person) -> None:
    key = given.session(by=someone, days_ago=-3)

    with pytest.raises(Refusal, match="er kan nog niets uit gekomen zijn"):
        held(someone, key)
    with pytest.raises(Refusal, match="Spreek af wat er volgt als ze er is"):
        meet.agree_step(by=someone, key=key, what="Bellen", owner_key=someone.key, due_on=TODAY, on=TODAY)

    assert not Session.objects.get().recorded


def test_a_session_says_what_changed_and_names_no_outsiders(someone: Person) -> None:
    key = given.session(by=someone)

    with pytest.raises(Refusal, match="Zeg wat er nu verandert"):
        held(someone, key, changed=" ")
    with pytest.raises(NotKnown, match="zonder naam"):
        held(someone, key, people=[given.person("Buurvrouw").key])
    with pytest.raises(NotKnown, match="Kies opnieuw"):
        held(someone, key, questions=["is-er-niet"])

    assert not Session.objects.get().recorded
    assert not Presence.objects.exists()


def test_who_records_second_is_told_so(someone: Person) -> None:
    key = given.session(by=someone)
    held(someone, key)

    with pytest.raises(ChangedMeanwhile):
        held(someone, key)
    meet.tell_of(by=someone, key=key, told=meet.Told(changed="Meer."), on=TODAY, seen=True)

    assert Session.objects.get().changed == "Meer."


def test_what_is_next_waits_for_who_does_it_until_it_is_done(someone: Person) -> None:
    other, key = given.asker(), given.session(by=someone)

    meet.agree_step(by=someone, key=key, what="Piet bellen", owner_key=other.key, due_on=TODAY, on=TODAY)
    assert [one.link for one in waiting(other)] == [f"/leren/sessies/{key}"]
    meet.finish_step(by=other, key=key, number=NextStep.objects.get().pk, on=TODAY)

    assert not waiting(other)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"what": ""}, "Zeg wat er volgt"),
        ({"owner_key": ""}, "wat van niemand is, blijft liggen"),
        ({"due_on": None}, "Zeg wanneer het klaar is"),
        ({"due_on": TODAY - timedelta(days=9)}, "niet voor de sessie"),
    ],
)
def test_a_next_step_without_who_or_when_is_refused(someone: Person, said: dict[str, Any], words: str) -> None:
    key = given.session(by=someone)
    whole = {"what": "Bellen", "owner_key": someone.key, "due_on": TODAY} | said

    with pytest.raises(Refusal, match=words):
        meet.agree_step(by=someone, key=key, on=TODAY, **whole)


def test_the_next_steps_of_a_leaver_are_handed_over(someone: Person) -> None:
    key, boss = given.session(by=someone), given.officer()
    meet.agree_step(by=someone, key=key, what="Bellen", owner_key=someone.key, due_on=TODAY, on=TODAY)

    hand_over(by=boss, old=someone, new=boss)

    assert NextStep.objects.get().owner_key == boss.key


def test_the_day_of_a_session_moves_until_it_was_recorded(someone: Person) -> None:
    key = given.session(by=someone)
    meet.move(by=someone, key=key, held_on=TODAY - timedelta(days=1))
    held(someone, key)

    with pytest.raises(Refusal, match="haar dag blijft staan"):
        meet.move(by=someone, key=key, held_on=TODAY)

    assert Session.objects.get().held_on == TODAY - timedelta(days=1)


def test_who_is_erased_was_at_no_session(someone: Person) -> None:
    key = given.session(by=someone)
    held(someone, key, people=[someone.key], groups={"residents": 2})
    whose = Whose(key=someone.key, name=someone.name, email=someone.email)
    assert [kept.rows[0]["session__key"] for kept in personal.export(whose=whose)] == [key]

    personal.erase(whose=whose)

    assert [one.group for one in Presence.objects.all()] == ["residents"]


def test_sessions_are_listed_the_last_first_in_few_queries(someone: Person, django_assert_max_num_queries: Any) -> None:
    for days in (5, 1, 9):
        given.session(by=someone, days_ago=days)

    with django_assert_max_num_queries(5):
        page = sessions.sessions(someone, Turn())

    assert [(TODAY - one.held_on).days for one in page.rows] == [1, 5, 9]
