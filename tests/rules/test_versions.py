"""Which version counts on a day: the table an auditor can check with a pencil."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.programmes.rules.versions import in_force, in_order, last_day, next_number


@dataclass(frozen=True)
class Version:
    in_force_from: date
    name: str = ""


FIRST = Version(date(2017, 3, 17), "as adopted")
SECOND = Version(date(2018, 1, 1), "targets of 2018")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2017, 3, 16), None, id="the day before the first there is none"),
        pytest.param(date(2017, 3, 17), FIRST, id="the first counts from its own day"),
        pytest.param(date(2017, 12, 31), FIRST, id="the first counts until the day before the second"),
        pytest.param(date(2018, 1, 1), SECOND, id="the second counts from its own day"),
        pytest.param(date(2030, 1, 1), SECOND, id="the last has no end"),
    ],
)
def test_the_version_in_force(on: date, expected: Version | None) -> None:
    assert in_force([FIRST, SECOND], on) == expected
    assert in_force([SECOND, FIRST], on) == expected


def test_nothing_is_in_force_where_nothing_was_recorded() -> None:
    assert in_force([], date(2017, 3, 17)) is None


def test_a_version_ends_the_day_before_the_next() -> None:
    assert last_day([SECOND, FIRST], FIRST) == date(2017, 12, 31)
    assert last_day([SECOND, FIRST], SECOND) is None


def test_a_version_recorded_later_for_an_earlier_day_gets_the_next_number() -> None:
    assert next_number([1, 3, 2]) == 4
    assert in_order([SECOND, FIRST]) == (FIRST, SECOND)


@given(some.sets(some.dates(), min_size=1), some.dates())
def test_on_every_day_at_most_one_version_counts_and_periods_never_overlap(days: set[date], on: date) -> None:
    versions = [Version(day) for day in days]

    counting = [
        version
        for version in versions
        if version.in_force_from <= on and ((end := last_day(versions, version)) is None or on <= end)
    ]

    assert counting == ([found] if (found := in_force(versions, on)) else [])


@given(some.sets(some.dates(min_value=date(1900, 1, 1)), min_size=2))
def test_a_version_lasts_until_the_next_begins(days: set[date]) -> None:
    versions = in_order(Version(day) for day in days)

    for one, other in pairwise(versions):
        end = last_day(versions, one)
        assert end is not None
        assert end + timedelta(days=1) == other.in_force_from
