"""Three answers from the same figures; the figures are those of methods 3.3 and 3.5."""

import random
from math import sqrt
from statistics import fmean

import pytest

from veerkracht.fund.rules.counterfactual import Group, falls_back, three_answers

HELPED, OTHERS = Group(0.38, 0.33, 900), Group(0.372, 0.35, 1500)


def test_the_same_figures_give_three_answers() -> None:
    found = three_answers(HELPED, OTHERS)

    assert (found.before_after, found.beside_others, found.both) == pytest.approx((-5, -2, -2.8), abs=1e-6)
    assert found.error == pytest.approx(2.854567, abs=1e-6)
    assert found.within == pytest.approx((-8.394951, 2.794951), abs=1e-6)
    assert found.better() == pytest.approx(0.836675, abs=1e-6)
    assert found.better(lower=False) == pytest.approx(1 - 0.836675, abs=1e-6)


def test_what_changes_for_everyone_is_no_effect() -> None:
    assert three_answers(Group(0.4, 0.3, 100), Group(0.5, 0.4, 100)).both == pytest.approx(0)


def test_who_stood_out_falls_back_without_any_effect() -> None:
    assert falls_back(7, 4, 0.6) == pytest.approx(-1.2)
    assert falls_back(7, 4, 1) == 0


def test_a_draw_of_people_whom_nobody_helped_falls_back_as_much() -> None:
    chance = random.Random(4)  # noqa: S311 - the same at every run
    alike = 0.6
    changes: list[float] = []
    entered: list[float] = []
    while len(changes) < 20_000:
        lasting = chance.gauss(0, sqrt(alike))
        first, second = (4 + lasting + chance.gauss(0, sqrt(1 - alike)) for _time in range(2))
        if first > 5:
            entered.append(first)
            changes.append(second - first)

    expected = falls_back(fmean(entered), 4, alike)

    assert abs(fmean(changes) - expected) < 4 / sqrt(len(changes))
