"""Dates as people know them: sometimes only the year, or the month."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class NotADate(ValueError):
    """The text is not a year, a month or a day that exists."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day: as precise as it is known, and no more."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2017", "2017-03" or "2017-03-17"; refuse anything else, and days that do not exist.

        >>> PartialDate.parse("2017-03").first()
        datetime.date(2017, 3, 1)
        """
        match = SHAPE.fullmatch(text.strip())
        if match is None:
            raise NotADate(text)
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            date(year, month or 1, day or 1)
        except ValueError as problem:
            raise NotADate(text) from problem
        return cls(year, month, day)

    def first(self) -> date:
        """Give the first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """Give the last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class Period:
    """From a first day until a last day, both counted; an open end is None."""

    starts_on: date | None = None
    ends_on: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether a day lies in the period.

        >>> Period(date(2017, 1, 1), None).holds(date(2026, 1, 1))
        True
        """
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)
