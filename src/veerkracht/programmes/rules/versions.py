"""Which version of a goal or agenda counts on a day.

Source: "in force from" is typed by a person, "recorded at" is the clock's (docs/methods/versions.md). A version ends
where the next one begins, so on every day after the first there is exactly one.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything that counts from a day on."""

    @property
    def in_force_from(self) -> date: ...


D = TypeVar("D", bound=Dated)


def in_order(versions: Iterable[D]) -> tuple[D, ...]:
    """Put versions in the order in which they came into force, whatever the order of recording."""
    return tuple(sorted(versions, key=lambda version: version.in_force_from))


def in_force(versions: Iterable[D], on: date) -> D | None:
    """Find the version that counted on a day; before the first there is none."""
    begun = [version for version in versions if version.in_force_from <= on]
    return max(begun, key=lambda version: version.in_force_from, default=None)


def last_day(versions: Sequence[D], version: D) -> date | None:
    """Find the last day on which a version counts: the day before the next one; None where there is no next."""
    later = [other.in_force_from for other in versions if other.in_force_from > version.in_force_from]
    return min(later) - timedelta(days=1) if later else None


def next_number(numbers: Iterable[int]) -> int:
    """Give the number of a version recorded now: one more than the highest, in order of recording.

    >>> next_number([1, 2]), next_number([])
    (3, 1)
    """
    return max(numbers, default=0) + 1
