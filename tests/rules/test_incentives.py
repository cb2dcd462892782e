"""Who is taken in, who is helped, who has just arrived: the cases of methods 3.10, their inputs in incentives.json."""

import json
import math
import random
from pathlib import Path
from typing import Any

import pytest

from veerkracht.fund.rules.incentives import bunching, creaming, parking

SEEN: dict[str, Any] = json.loads(Path(__file__).with_name("incentives.json").read_text())
ELIGIBLE: list[float] = SEEN["eligible"]


@pytest.mark.parametrize(
    ("who", "entered", "apart", "by_chance", "asks"),
    [
        pytest.param("fair", 0.390585, -0.065868, 0.322849, False, id="who entered is like who could"),
        pytest.param("creamed", 0.602854, 1.102585, 1.546e-30, True, id="the easy were taken in"),
    ],
)
def test_who_entered_is_compared_with_who_could(
    who: str, entered: float, apart: float, by_chance: float, asks: bool
) -> None:
    found = creaming(ELIGIBLE, [ELIGIBLE[at] for at in SEEN[who]])

    assert found.eligible == pytest.approx(0.403742, abs=1e-6)
    assert (found.entered, found.apart) == pytest.approx((entered, apart), abs=1e-6)
    assert found.by_chance == pytest.approx(by_chance, rel=1e-3)
    assert found.asks is asks


@pytest.mark.parametrize(
    ("hours", "together", "by_chance", "hard_for_easy", "asks"),
    [
        pytest.param("none", -0.079808, 0.261279, 0.84739, False, id="who is hard to help gets nearly as much"),
        pytest.param("parked", -0.524215, 0, 0.325138, True, id="who is hard to help gets a third"),
    ],
)
def test_hours_are_compared_with_how_hard_it_is(
    hours: str, together: float, by_chance: float, hard_for_easy: float, asks: bool
) -> None:
    found = parking(SEEN["difficulty"], SEEN["hours"][hours])

    assert (found.together, found.by_chance, found.hard_for_easy) == pytest.approx(
        (together, by_chance, hard_for_easy), abs=1e-6
    )
    assert found.asks is asks


@pytest.mark.parametrize(
    ("days", "below", "above", "by_chance", "asks"),
    [
        pytest.param("none", 23, 22, 1.0, False, id="as many below as above"),
        pytest.param("gamed", 7, 51, 2.402e-9, True, id="hardly anybody just below"),
    ],
)
def test_who_just_passed_a_threshold_is_counted(
    days: str, below: int, above: int, by_chance: float, asks: bool
) -> None:
    found = bunching(SEEN["days"][days], 91, 7)

    assert (found.below, found.above, found.asks) == (below, above, asks)
    assert found.by_chance == pytest.approx(by_chance, rel=1e-3)


def test_the_threshold_itself_lies_above_and_the_end_of_the_width_outside() -> None:
    assert (bunching([84, 90.9], 91, 7).below, bunching([91, 97.9, 98], 91, 7).above) == (2, 2)
    assert bunching([], 91, 7).by_chance == 1


@pytest.mark.parametrize(
    ("together", "people", "by_chance"),
    [
        pytest.param(0.5, 3, 2 / 3, id="one freedom: an angle"),
        pytest.param(0.5, 4, 0.5, id="two freedoms: a line"),
        pytest.param(-0.5, 5, 0.391002, id="three"),
    ],
)
def test_few_people_make_a_strong_correlation_likely(together: float, people: int, by_chance: float) -> None:
    from veerkracht.fund.rules.incentives import _as_steep

    assert _as_steep(together, people - 2) == pytest.approx(by_chance, abs=1e-6)
    assert _as_steep(math.copysign(1, together), people - 2) == 0


def test_equal_hours_share_a_rank() -> None:
    assert parking([0.1, 0.1, 0.9, 0.9], [5, 5, 1, 1]).together == pytest.approx(-1)


def test_a_fair_lottery_is_seldom_asked_about() -> None:
    chance = random.Random(3)  # noqa: S311 - the same at every run
    odd = sum(creaming(ELIGIBLE[:200], chance.sample(ELIGIBLE[:200], 40)).by_chance < 0.05 for _try in range(100))

    assert odd <= 5 + 4 * math.sqrt(100 * 0.05 * 0.95)
