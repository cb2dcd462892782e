"""Weekly looks and funnels; the cases are those of the methods."""

import random
from math import sqrt

import pytest

from veerkracht.learning.rules.monitoring import reach, standing


@pytest.mark.parametrize(
    ("looks", "found"), [(10, 1.063755), (25, 0.616714), (50, 0.429243), (100, 0.306148), (200, 0.22112)]
)
def test_an_average_may_be_so_far_off_at_every_look(looks: int, found: float) -> None:
    assert reach(looks) == pytest.approx(found, abs=1e-6)


def test_who_looks_every_week_raises_few_false_alarms_with_it_and_many_without() -> None:
    chance = random.Random(2)  # noqa: S311 - the same at every run
    fooled = fooled_by_fixed = 0
    paths = 400
    for _path in range(paths):
        total, alarm, fixed = 0.0, False, False
        for looks in range(1, 201):
            total += chance.gauss(0, 1)
            if looks >= 5:
                alarm = alarm or abs(total / looks) > reach(looks)
                fixed = fixed or abs(total / looks) > 1.96 / sqrt(looks)
        fooled, fooled_by_fixed = fooled + alarm, fooled_by_fixed + fixed

    assert abs(fooled / paths - 0.0249) < 4 * sqrt(0.0249 * 0.9751 / paths)
    assert abs(fooled_by_fixed / paths - 0.3705) < 4 * sqrt(0.3705 * 0.6295 / paths)


@pytest.mark.parametrize(
    ("part", "whole", "usual", "extreme", "by_chance"),
    [
        pytest.param(12, 15, (0.298233, 0.801767), (0.153082, 0.946918), 0.067887, id="twelve of fifteen"),
        pytest.param(30, 60, (0.424117, 0.675883), (0.351541, 0.748459), 0.439747, id="thirty of sixty"),
        pytest.param(5, 6, (0.151922, 0.948078), (0, 1), 0.232765, id="five of six"),
        pytest.param(40, 90, (0.447217, 0.652783), (0.387959, 0.712041), 0.055909, id="forty of ninety"),
        pytest.param(70, 120, (0.460987, 0.639013), (0.409668, 0.690332), 0.520899, id="seventy of 120"),
    ],
)
def test_an_initiative_stands_in_the_funnel(
    part: int, whole: int, usual: tuple[float, float], extreme: tuple[float, float], by_chance: float
) -> None:
    found = standing(part, whole, 0.55)

    assert found.usual == pytest.approx(usual, abs=1e-6)
    assert found.extreme == pytest.approx(extreme, abs=1e-6)
    assert found.by_chance == pytest.approx(by_chance, abs=1e-6)
    assert not found.exceptional


def test_more_than_all_has_no_place_in_the_funnel() -> None:
    with pytest.raises(ValueError, match="no share"):
        standing(3, 2, 0.5)
