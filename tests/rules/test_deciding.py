"""What a decision needs (R5), where a reason to learn is asked (R6), and what a status can become."""

from dataclasses import replace

import pytest

from veerkracht.initiatives.selection.rules.deciding import AFTER, Lack, Ready, can_become, lacks, outside

READY = Ready(True, 1, 2, 2, "Het vult een gat.", "ronde-1", outside=False)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, ()),
        ({"explorations": 0}, (Lack.EXPLORATION,)),
        ({"assessments": 1}, (Lack.ASSESSMENT,)),
        ({"assessments": 0, "at_least": 0}, (Lack.ASSESSMENT,)),
        ({"step": "Advies van de gemeente"}, (Lack.STEP,)),
        ({"motivation": " "}, (Lack.MOTIVATION,)),
        ({"round_key": ""}, (Lack.ROUND,)),
        ({"outside": True}, (Lack.LEARNING,)),
        ({"outside": True, "learning": "Een dorp zonder winkel."}, ()),
        ({"outside": True, "chosen": False}, ()),
        ({"explorations": 0, "assessments": 0}, (Lack.EXPLORATION, Lack.ASSESSMENT)),
    ],
)
def test_what_a_decision_lacks(change: dict[str, object], missing: tuple[Lack, ...]) -> None:
    assert lacks(replace(READY, **change)) == missing


def test_the_whole_area_reaches_the_focus_places() -> None:
    assert not outside((), {"oss"}, everywhere=True)


def test_nothing_is_decided_without_an_assessment_before_it() -> None:
    deciders = {now for now, then in AFTER.items() if then & {"chosen", "light"}}

    assert deciders == {"assessed", "light", "chosen", "left"}


def test_who_took_an_application_back_applies_anew() -> None:
    assert not any(can_become("withdrawn", then) for then in AFTER)
    assert set().union(*AFTER.values()) < set(AFTER)
