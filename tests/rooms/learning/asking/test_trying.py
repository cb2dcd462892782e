"""Expectations and probes: written down before, safe or not begun, and what the programme learns of its forecasts."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.asking.actions import expect, probe, settle
from veerkracht.learning.asking.likelihood import likelihood
from veerkracht.learning.asking.models import Hypothesis, Probe, Question
from veerkracht.learning.asking.queries import trying
from veerkracht.learning.asking.queries.calibrated import calibrated
from veerkracht.learning.asking.queries.probes_due import waiting
from veerkracht.people.models import Person
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db
SAID = {"if_nl": "Als een buurman meeloopt", "then_nl": "Dan komen mannen vaker"}
TODAY = localdate()


@pytest.fixture
def someone() -> Person:
    return given.asker()


@pytest.fixture
def planned(someone: Person) -> str:
    return given.planned_probe(given.expectation(given.question(by=someone), by=someone), by=someone)


@pytest.mark.parametrize(
    ("said", "expected", "words"),
    [
        (SAID, None, "Zeg hoe waarschijnlijk je het vindt"),
        (SAID, 101, "tussen 0 en 100"),
        ({"if_nl": "Als"}, 50, "wat je dan verwacht"),
        ({"then_nl": "Dan"}, 50, "wat je zou doen"),
    ],
)
def test_an_expectation_says_if_and_then_and_how_likely(
    someone: Person, said: dict[str, str], expected: int | None, words: str
) -> None:
    key = given.question(by=someone)

    with pytest.raises(Refusal, match=words):
        expect.expect(by=someone, question_key=key, said=said, expected=expected)


def test_an_expectation_is_replaced_and_stays_readable(someone: Person) -> None:
    key = given.question(by=someone)
    first = given.expectation(key, 70, by=someone)

    second = expect.expect(by=someone, question_key=key, said=SAID, expected=40, replaces=first)

    rows = trying.hypotheses_of([Question.objects.get(key=key).pk])
    assert [(one.key, one.expected, one.replaced_by) for one in rows] == [(second, 40, ""), (first, 70, second)]
    with pytest.raises(Refusal, match="Bekijk die"):
        expect.expect(by=someone, question_key=key, said=SAID, expected=10, replaces=first)


def test_an_expectation_that_was_tried_stays_as_it_was(someone: Person, planned: str) -> None:
    probe.start(by=someone, key=planned, on=TODAY)
    tried = Hypothesis.objects.get()

    with pytest.raises(Refusal, match="al geprobeerd"):
        expect.expect(by=someone, question_key=tried.question.key, said=SAID, expected=99, replaces=tried.key)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("stop_rule", "zonder stopregel"),
        ("watcher", "wie op schade let"),
        ("harm_sign", "aan welk teken"),
        ("then_do", "als dat teken er is"),
        ("what", "wat je probeert"),
    ],
)
def test_a_probe_without_what_keeps_people_safe_is_refused(someone: Person, missing: str, words: str) -> None:
    hypothesis = given.expectation(given.question(by=someone), by=someone)

    with pytest.raises(Refusal, match=words):
        given.planned_probe(hypothesis, by=someone, **{missing: "  "})

    assert not Probe.objects.exists()


def test_the_database_refuses_a_probe_that_nobody_watches(planned: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Probe.objects.filter(key=planned).update(watcher="")


@pytest.mark.parametrize(("days", "words"), [(None, "uiterlijk stopt"), (-1, "is al voorbij")])
def test_a_probe_has_a_last_day_that_is_still_to_come(someone: Person, days: int | None, words: str) -> None:
    hypothesis = given.expectation(given.question(by=someone), by=someone)
    until = None if days is None else TODAY + timedelta(days=days)
    texts = {"what": "Iets", "stop_rule": "x", "watcher": "x", "harm_sign": "x", "then_do": "x"}
    initiative = given.initiative().key

    with pytest.raises(Refusal, match=words):
        probe.plan(by=someone, hypothesis_key=hypothesis, initiative_key=initiative, said=texts, until=until, on=TODAY)


def test_a_probe_runs_is_noted_and_stops_with_what_came(someone: Person, planned: str) -> None:
    question = Question.objects.get()
    probe.start(by=someone, key=planned, on=TODAY)
    question.refresh_from_db()
    assert question.status == "trying"

    probe.note(by=someone, key=planned, text="Drie mannen kwamen.", happened_on=TODAY, on=TODAY)
    probe.stop(by=someone, key=planned, on=TODAY, stopped_by="rule", came="yes", because="Ze bleven komen.")

    found = trying.probe(planned, viewer=someone)
    question.refresh_from_db()
    assert (found.line.state, found.line.came, found.notes[0].text) == ("stopped", "yes", "Drie mannen kwamen.")
    assert question.status == "open"


def test_a_question_is_not_closed_while_something_runs(someone: Person, planned: str) -> None:
    probe.start(by=someone, key=planned, on=TODAY)

    with pytest.raises(Refusal, match="Stop eerst die proef"):
        settle.answer(by=someone, key=Question.objects.get().key, on=TODAY, answer_nl="Ja.")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"came": ""}, "Zeg of het uitkwam"),
        ({"stopped_by": ""}, "Zeg waarom de proef stopt"),
        ({"because": " "}, "Zeg wat er te zien was"),
    ],
)
def test_a_probe_does_not_stop_without_what_came_of_it(
    someone: Person, planned: str, said: dict[str, Any], words: str
) -> None:
    probe.start(by=someone, key=planned, on=TODAY)
    whole = {"stopped_by": "rule", "came": "no", "because": "Niemand kwam."} | said

    with pytest.raises(Refusal, match=words):
        probe.stop(by=someone, key=planned, on=TODAY, **whole)


def test_notes_are_of_days_that_were_and_of_probes_that_run(someone: Person, planned: str) -> None:
    with pytest.raises(Refusal, match="proef die loopt"):
        probe.note(by=someone, key=planned, text="Te vroeg", happened_on=TODAY, on=TODAY)
    probe.start(by=someone, key=planned, on=TODAY)

    with pytest.raises(Refusal, match="moet nog komen"):
        probe.note(by=someone, key=planned, text="Morgen", happened_on=TODAY + timedelta(days=1), on=TODAY)
    with pytest.raises(Refusal, match="al begonnen"):
        probe.start(by=someone, key=planned, on=TODAY)


def test_a_probe_past_its_last_day_waits_for_who_planned_it(someone: Person, planned: str) -> None:
    probe.start(by=someone, key=planned, on=TODAY)
    assert not waiting(someone)

    Probe.objects.update(until=TODAY - timedelta(days=1))

    assert [one.link for one in waiting(someone)] == [f"/leren/proberen/{planned}"]
    assert trying.probes(someone, Turn()).rows[0].overdue


def test_only_who_may_try_in_that_initiative_does(planned: str) -> None:
    elsewhere = given.role(given.person(), "initiator", "initiative", "elders")

    with pytest.raises(NotAllowed):
        probe.start(by=elsewhere, key=planned, on=TODAY)


def test_the_programme_sees_that_it_hopes_too_much(someone: Person, django_assert_max_num_queries: Any) -> None:
    cases = [(80, "yes"), (70, "no"), (90, "yes"), (60, "yes"), (80, "no"), (50, "no"), (70, "yes"), (90, "no")]
    for expected, came in [*cases, (90, "unknown")]:
        given.stopped_probe(expected, came, by=someone)

    programme = given.programme().key
    with django_assert_max_num_queries(2):
        found = calibrated(programme)

    assert found.whole is not None
    assert (found.whole.brier, found.whole.skill) == pytest.approx((0.31125, -0.245), abs=1e-6)
    assert [(band.forecasts, band.came_true) for band in found.bands] == [(1, 0), (3, 2), (4, 2)]
    assert found.unsaid == 1


@pytest.mark.parametrize(
    ("expected", "word"),
    [(0, "bijna onmogelijk"), (50, "even waarschijnlijk als niet"), (79, "waarschijnlijk"), (100, "bijna zeker")],
)
def test_how_likely_something_is_has_a_word(expected: int, word: str) -> None:
    assert likelihood(expected) == word
