"""What must be there before something begins or closes."""

from datetime import date

import pytest

from veerkracht.support.rules.admitting import (
    Answer,
    Deal,
    Lack,
    dependency,
    lacking,
    unanswered,
    unfinished,
    waiting,
)
from veerkracht.support.rules.diagnosis import Kind


@pytest.mark.parametrize(
    ("deal", "lacks"),
    [
        pytest.param(Deal(Kind.KNOWLEDGE, True, True), (), id="both agree"),
        pytest.param(Deal(Kind.PARTNER, True, False), (Lack.PROVINCE,), id="the province has yet to agree"),
        pytest.param(Deal(Kind.METHOD, False, False), (Lack.INITIATOR, Lack.PROVINCE), id="nobody agreed"),
        pytest.param(
            Deal(Kind.FINANCE, True, True, "  "), (Lack.REASON, Lack.END, Lack.DEPENDENCY), id="finance needs more"
        ),
        pytest.param(
            Deal(Kind.FINANCE, True, True, "opens the hall", date(2019, 1, 1), True), (), id="finance with all of it"
        ),
    ],
)
def test_support_begins_when_nothing_lacks(deal: Deal, lacks: tuple[Lack, ...]) -> None:
    assert lacking(deal) == lacks


def test_years_in_a_row_and_a_large_share_ask_for_a_talk() -> None:
    support = {2016: 5.0, 2017: 5.0, 2018: 5.0}

    assert dependency(support, {2018: 100.0}, 2018).leans
    assert not dependency({2018: 5.0}, {2018: 100.0}, 2018).leans
    assert dependency({2018: 50.0}, {2018: 100.0}, 2018).leans
    assert dependency({2018: 50.0}, {}, 2018).share is None


def test_no_question_is_closed_without_an_answer_and_its_reason() -> None:
    assert unanswered(owner="", explored=False, answer=None, reason="") == (
        Lack.OWNER,
        Lack.EXPLORATION,
        Lack.ANSWER,
        Lack.REASON,
    )
    assert unanswered(owner="ann", explored=True, answer=Answer.NO, reason="others do this") == ()


def test_a_question_waits_as_long_as_the_norm_and_is_then_late() -> None:
    asked = date(2018, 5, 1)

    assert not waiting(asked, date(2018, 5, 11), 10).late
    assert waiting(asked, date(2018, 5, 12), 10).late
    assert waiting(asked, asked, 10).share == 0


def test_nobody_waits_before_asking() -> None:
    with pytest.raises(ValueError, match="the day it was asked"):
        waiting(date(2018, 5, 2), date(2018, 5, 1), 10)


def test_a_programme_closes_when_each_has_learned_and_reached_something_or_failed() -> None:
    results = {"oss": ("it taught us much", "it failed"), "veghel": ("", "40 at work"), "altena": ("", " ")}

    assert unfinished(results) == {"veghel": (Lack.LEARNING,), "altena": (Lack.LEARNING, Lack.PROJECT)}
