"""Forecasts beside what came; the case is the one of the methods."""

import pytest

from veerkracht.learning.rules.calibration import bands, calibration

EIGHT = [(0.8, 1), (0.7, 0), (0.9, 1), (0.6, 1), (0.8, 0), (0.5, 0), (0.7, 1), (0.9, 0)]


def test_a_programme_that_hopes_too_much_is_told_so() -> None:
    found = calibration([(chance, bool(came)) for chance, came in EIGHT])

    assert found is not None
    assert (found.brier, found.skill, found.mean_forecast, found.came_true) == pytest.approx(
        (0.31125, -0.245, 0.7375, 0.5), abs=1e-6
    )
    assert found.too_hopeful


def test_where_all_came_true_there_is_no_skill_to_speak_of() -> None:
    found = calibration([(0.8, True), (0.9, True)])

    assert found is not None
    assert found.skill is None


def test_without_forecasts_nothing_is_said() -> None:
    assert calibration([]) is None


def test_a_chance_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        calibration([(74, True)])


def test_forecasts_that_were_about_as_likely_stand_together() -> None:
    found = bands([(chance, bool(came)) for chance, came in EIGHT])

    assert [(band.low, band.forecasts, band.came_true) for band in found] == [(0.4, 1, 0), (0.6, 3, 2), (0.8, 4, 2)]
    assert found[2].mean_forecast == pytest.approx(0.85)
    assert found[2].share == 0.5


def test_certain_and_impossible_have_a_band_too() -> None:
    assert [(band.low, band.high) for band in bands([(0, False), (1, True)])] == [(0.0, 0.2), (0.8, 1.0)]


def test_a_band_of_a_chance_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        bands([(74, True)])
