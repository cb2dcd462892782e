"""What capital is promised, once, per year or compound, and what is owed by then.

Source: ISDA 2006 Definitions 4.16 for the day counts. See docs/methods/promise.md.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from veerkracht.foundation.money import nearest
from veerkracht.foundation.texts import Bilingual


class NotAReturn(ValueError):
    """The words do not say what is promised; the exception carries the sentence that says why, in both languages."""

    def __init__(self, sentence: Bilingual) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class ReturnType(StrEnum):
    """How a percentage is meant: once, or per year on the principal, or per year on principal and return (an IRR)."""

    ONE_OFF = "one-off"
    SIMPLE = "simple"
    IRR = "irr"


class DayCount(StrEnum):
    """How many years lie between two days."""

    ACTUAL_365 = "actual/365"
    ACTUAL_ACTUAL = "actual/actual"
    THIRTY_360 = "30E/360"

    def years(self, start: date, end: date) -> Fraction:
        """Count the years between two days.

        >>> DayCount.ACTUAL_365.years(date(2020, 1, 1), date(2021, 1, 1))
        Fraction(366, 365)
        """
        if self is DayCount.ACTUAL_365:
            return Fraction((end - start).days, 365)
        place = _thirty_360 if self is DayCount.THIRTY_360 else _calendar
        return place(end) - place(start)


def _thirty_360(day: date) -> Fraction:
    return day.year + Fraction(30 * (day.month - 1) + min(day.day, 30) - 1, 360)


def _calendar(day: date) -> Fraction:
    first, next_first = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + Fraction((day - first).days, (next_first - first).days)


@dataclass(frozen=True, slots=True)
class PromisedReturn:
    """A return as a contract promises or caps it. It cannot be made without its type, nor yearly without a day count.

    >>> PromisedReturn(Fraction(12, 100), ReturnType.IRR, DayCount.THIRTY_360).earned(68_000_000, Fraction(2))
    17299200
    """

    rate: Fraction
    type: ReturnType
    day_count: DayCount | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.type, ReturnType):
            raise NotAReturn(
                Bilingual(
                    "Een los percentage zegt niets. Zeg of het eenmalig, enkelvoudig of samengesteld per jaar is.",
                    "A bare percentage says nothing. Say whether it is one-off, simple per year or compound per year.",
                )
            )
        if not isinstance(self.rate, Fraction | int) or self.rate < 0:
            raise NotAReturn(
                Bilingual(
                    "Schrijf het rendement als een breuk van nul of meer, zoals 8/100.",
                    "Write the return as an exact fraction of zero or more, such as 8/100.",
                )
            )
        if (self.type is ReturnType.ONE_OFF) != (self.day_count is None):
            raise NotAReturn(
                Bilingual(
                    "Een rendement per jaar heeft een dagtelling nodig, zoals 30E/360; een eenmalig heeft er geen.",
                    "A yearly return needs a day count, such as 30E/360; a one-off return has none.",
                )
            )

    def growth(self, years: Fraction) -> Fraction:
        """Give the return on one euro that stands out for some years."""
        if self.type is ReturnType.ONE_OFF:
            return Fraction(self.rate)
        if self.type is ReturnType.SIMPLE:
            return self.rate * years
        return _power(1 + Fraction(self.rate), years) - 1

    def earned(self, principal: int, years: Fraction) -> int:
        """Give the return on a principal in cents, rounded half away from zero."""
        return nearest(principal * self.growth(years))

    def earned_between(self, principal: int, start: date, end: date) -> int:
        """Give the return on a principal between two days; what is one-off is earned on the first day, not after."""
        return self.earned(principal, self.day_count.years(start, end)) if self.day_count else 0


def _power(base: Fraction, years: Fraction) -> Fraction:
    """Raise to a power: exactly for whole years, otherwise to fifty digits, the same on every machine."""
    if years.denominator == 1:
        return base**years.numerator
    with localcontext() as context:
        context.prec = 50
        power = Decimal(years.numerator) / Decimal(years.denominator)
        return Fraction((Decimal(base.numerator) / Decimal(base.denominator)) ** power)


@dataclass(frozen=True, slots=True)
class Balance:
    """What is still owed: principal, and return that has accrued on it."""

    principal: int = 0
    accrued: int = 0

    @property
    def owed(self) -> int:
        return self.principal + self.accrued

    def called(self, cents: int, promise: PromisedReturn | None) -> "Balance":
        """Add principal; a return that is one-off accrues at once."""
        at_once = promise.earned(cents, Fraction(0)) if promise else 0
        return Balance(self.principal + cents, self.accrued + at_once)

    def grown(self, promise: PromisedReturn | None, start: date, end: date) -> "Balance":
        """Let the return accrue from one day to another: on the principal, or on all that is owed if compound."""
        if promise is None:
            return self
        base = self.owed if promise.type is ReturnType.IRR else self.principal
        return replace(self, accrued=self.accrued + promise.earned_between(base, start, end))

    def paid(self, cents: int) -> "Balance":
        """Pay off: first what has accrued, then principal."""
        accrued = min(cents, self.accrued)
        return Balance(self.principal - (cents - accrued), self.accrued - accrued)
