from datetime import date

import pytest

from veerkracht.documents.rules.keeping import closed_before, destroy_on, is_due


@pytest.mark.parametrize(
    ("closed", "years", "day"),
    [
        pytest.param(date(2017, 3, 17), 7, date(2025, 1, 1), id="in the course of a year"),
        pytest.param(date(2017, 12, 31), 7, date(2025, 1, 1), id="on the last day of a year"),
        pytest.param(date(2018, 1, 1), 7, date(2026, 1, 1), id="on the first day of a year"),
        pytest.param(date(2017, 3, 17), 0, date(2018, 1, 1), id="no longer than the year itself"),
        pytest.param(date(2017, 3, 17), None, None, id="kept for good"),
        pytest.param(None, 7, None, id="without a file"),
        pytest.param(date(9990, 1, 1), 50, None, id="beyond the calendar"),
    ],
)
def test_the_years_count_from_the_end_of_the_year(closed, years, day):
    assert destroy_on(closed, years) == day


@pytest.mark.parametrize("closed", [date(2016, 12, 31), date(2017, 1, 1), date(2017, 12, 31), date(2018, 1, 1)])
@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)])
def test_what_the_database_is_asked_is_what_the_rule_says(closed, on):
    before = closed_before(on, 7)

    assert before is not None
    assert (closed < before) is is_due(closed, 7, on)


def test_a_period_longer_than_the_calendar_is_never_over():
    assert closed_before(date(2025, 1, 1), 2025) is None
