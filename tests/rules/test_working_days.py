"""Working days: free days of the Netherlands, and ten days to read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.support.rules.working_days import after, easter, is_working


@pytest.mark.parametrize(
    ("start", "until"),
    [
        (date(2017, 3, 6), date(2017, 3, 20)),
        (date(2017, 4, 12), date(2017, 5, 1)),
        (date(2017, 12, 20), date(2018, 1, 8)),
    ],
)
def test_ten_working_days_pass_over_what_is_free(start: date, until: date) -> None:
    assert after(start, 10) == until


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23), (2017, 4, 16), (2026, 4, 5), (2038, 4, 25)],
)
def test_easter_falls_as_the_almanac_says(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_the_day_of_the_king_gives_way_to_a_sunday() -> None:
    assert not is_working(date(2025, 4, 26))
    assert is_working(date(2026, 4, 24))
    assert not is_working(date(2026, 4, 27))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
def test_so_many_working_days_lie_between(start: date, days: int) -> None:
    end = after(start, days)
    passed = [date.fromordinal(one) for one in range(start.toordinal() + 1, end.toordinal() + 1)]

    assert sum(map(is_working, passed)) == days
    assert is_working(end)
