"""Stages and questions that an administrator sets: what cannot be left out, and where an application is."""

import pytest

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.selection.rules.stages import (
    Question,
    Stage,
    now,
    questions,
    stages,
    step_before_decision,
    wrong,
)


def stage(does: str, key: str = "", title: str = "Titel") -> Stage:
    return Stage(key or does, does, Bilingual(title), Bilingual())


WHOLE = [stage("explore"), stage("step", "advies"), stage("assess"), stage("decide"), stage("step", "start")]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (WHOLE, ""),
        ([stage("explore"), stage("decide")], "order"),
        ([stage("assess"), stage("explore"), stage("decide")], "order"),
        ([*WHOLE, stage("explore", "nog-eens")], "order"),
        ([*WHOLE, stage("step", "advies")], "twice"),
        ([*WHOLE, stage("step", "Een stap")], "twice"),
        ([*WHOLE, stage("step", "leeg", " ")], "title"),
        ([*WHOLE, *(stage("step", f"s{at}") for at in range(20))], "many"),
    ],
)
def test_a_way_of_choosing_that_cannot_be_is_named(found: list[Stage], name: str) -> None:
    assert wrong(found, []) == name


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Question("doel", "text", Bilingual("Wat is je doel?"), Bilingual()), ""),
        (Question("doel", "text", Bilingual(""), Bilingual()), "label"),
        (Question("doel", "film", Bilingual("Wat is je doel?"), Bilingual()), "sort"),
    ],
)
def test_a_question_that_cannot_be_is_named(asked: Question, name: str) -> None:
    assert wrong(WHOLE, [asked]) == name


@pytest.mark.parametrize(
    ("done", "key"),
    [
        (set(), "explore"),
        ({"explore"}, "advies"),
        ({"explore", "advies", "assess"}, "decide"),
        ({"explore", "advies", "assess", "decide", "start"}, None),
    ],
)
def test_an_application_is_at_the_first_stage_of_which_the_work_is_not_done(done: set[str], key: str | None) -> None:
    found = now(WHOLE, done)

    assert (found.key if found else None) == key


def test_a_step_after_the_decision_does_not_hold_it_up() -> None:
    before = step_before_decision(WHOLE, {"explore"})

    assert before is not None
    assert before.key == "advies"
    assert step_before_decision(WHOLE, {"advies"}) is None


def test_stages_and_questions_are_read_as_they_are_kept() -> None:
    (one,) = stages([{"key": "advies", "does": "step", "title_nl": "Advies", "title_en": "Advice"}])
    (asked,) = questions([{"key": "doel", "sort": "line", "label_nl": "Doel", "required": True}])

    assert (one.title.en, one.text.nl) == ("Advice", "")
    assert (asked.required, asked.hint.nl) == (True, "")
