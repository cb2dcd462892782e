"""The seconds a form takes; the forms are those of the methods."""

from fractions import Fraction

import pytest

from veerkracht.learning.rules.form_time import LONGEST, counted, seconds


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param({"open": 1, "tap": 4, "slider": 2, "submit": 1}, 23, id="weekly signal"),
        pytest.param({"open": 1, "spoken word": 60, "tap": 3, "short pick": 2, "submit": 1}, 53.727273, id="spoken"),
        pytest.param({"open": 1, "tap": 3, "slider": 1, "typed word": 20, "submit": 1}, 66, id="result of re-use"),
        pytest.param({"open": 1, "typed word": 35, "tap": 3, "short pick": 2, "submit": 1}, 105, id="typed"),
        pytest.param(
            {"open": 1, "typed word": 45, "short pick": 3, "slider": 1, "tap": 2, "submit": 1}, 133, id="start a probe"
        ),
    ],
)
def test_a_form_takes_so_many_seconds(counts: dict[str, int], expected: float) -> None:
    assert float(seconds(counts)) == pytest.approx(expected, abs=1e-6)


def test_a_report_of_fifteen_fields_takes_too_long() -> None:
    report = {"open": 1, "typed word": 120, "search pick": 10, "short pick": 5, "tap": 4, "submit": 1}

    assert seconds(report) == 380
    assert seconds(report) > LONGEST


@pytest.mark.parametrize(("measured", "expected"), [(None, 105), (80.0, 105), (140.5, 140.5)])
def test_the_higher_of_what_was_assumed_and_what_was_measured_counts(measured: float | None, expected: float) -> None:
    assert counted(Fraction(105), measured) == expected
