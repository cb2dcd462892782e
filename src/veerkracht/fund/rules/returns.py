"""What capital earned: the multiple (MOIC), the rate per period (IRR) and per year (XIRR), or why there is none.

Source: Descartes' rule of signs, which holds for real exponents as well (Laguerre 1883), says how many rates fit.
See docs/methods/returns.md.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from veerkracht.foundation.texts import Bilingual

FARTHEST = 30.0
"""Rates are looked for up to this logarithm of 1 + rate: from just above -100 % to a number of thirteen digits."""
FINE = 4 * math.ulp(1.0)
Flow = tuple[float, float]
"""When (in years or periods) and how much: negative is paid in, positive is received."""


class Why(StrEnum):
    """Why there is no rate."""

    NOTHING_INVESTED = "nothing-invested"
    EVERYTHING_LOST = "everything-lost"
    SEVERAL = "several"
    NONE = "none"
    TOO_EXTREME = "too-extreme"


REASONS = {
    Why.NOTHING_INVESTED: Bilingual(
        "Er is niets ingelegd, dus er is geen rendement.", "Nothing was paid in, so there is no return."
    ),
    Why.EVERYTHING_LOST: Bilingual("Alles is kwijt: er kwam niets terug.", "Everything was lost: nothing came back."),
    Why.SEVERAL: Bilingual(
        "Er passen meer percentages, dus geen daarvan is het rendement. Kijk naar de verhouding van terug tot inleg.",
        "More than one rate fits, so none of them is the return. Look at what came back for each euro instead.",
    ),
    Why.NONE: Bilingual(
        "Geen enkel percentage past bij deze bedragen. Kijk naar de verhouding van terug tot inleg.",
        "No rate fits these amounts. Look at what came back for each euro instead.",
    ),
    Why.TOO_EXTREME: Bilingual(
        "Het percentage is te groot of te klein om iets te zeggen.",
        "The rate is too large or too small to mean anything.",
    ),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of return that exists, and per what: 0.0357 per year."""

    value: float
    per: str

    def written(self, language: str) -> str:
        """Write the rate as people do.

        >>> Rate(0.0357442, "year").written("nl")
        '3,57 % per jaar'
        """
        per = {"nl": {"year": "jaar", "period": "periode"}}.get(language, {}).get(self.per, self.per)
        return f"{percentage(self.value, language)} per {per}"


@dataclass(frozen=True, slots=True)
class NoRate:
    """A rate of return that does not exist, and why; where several rates fit, which. It has no value to print."""

    why: Why
    candidates: tuple[float, ...] = ()

    def written(self, language: str) -> str:
        """Say why there is no rate.

        >>> NoRate(Why.EVERYTHING_LOST).written("nl")
        'Alles is kwijt: er kwam niets terug.'
        """
        found = ", ".join(percentage(value, language) for value in self.candidates)
        return f"{REASONS[self.why].read(language)}{f' ({found})' if found else ''}"


def percentage(share: float, language: str) -> str:
    """Write a share as a percentage with two decimals."""
    text = f"{round(share * 100, 2) + 0.0:,.2f} %"
    return text if language == "en" else text.translate({ord(","): ".", ord("."): ","})


def multiple(flows: Iterable[int]) -> Fraction | NoRate:
    """Divide all that came back by all that was paid in (MOIC). A total loss is 0; without payment there is none.

    >>> multiple([-90_000_000, 100_000_000])
    Fraction(10, 9)
    """
    paid_in, came_back = 0, 0
    for amount in flows:
        paid_in, came_back = paid_in - min(amount, 0), came_back + max(amount, 0)
    return Fraction(came_back, paid_in) if paid_in else NoRate(Why.NOTHING_INVESTED)


def irr(flows: Sequence[float]) -> Rate | NoRate:
    """Find the rate per period at which what was paid in and what came back are worth the same.

    >>> irr([-900_000, 0, 0, 1_000_000]).written("en")
    '3.57 % per period'
    """
    return _rate([(float(when), amount) for when, amount in enumerate(flows)], "period")


def xirr(flows: Iterable[tuple[date, float]]) -> Rate | NoRate:
    """Find the rate per year, in years of 365 days from the first day on; amounts of one day count together.

    >>> xirr([(date(2019, 7, 1), -900_000), (date(2022, 6, 30), 1_000_000)]).written("en")
    '3.57 % per year'
    """
    return xirr_by_number((on.toordinal(), amount) for on, amount in flows)


def xirr_by_number(flows: Iterable[tuple[int, float]]) -> Rate | NoRate:
    """Find the rate per year where days are numbered, from whatever day on."""
    by_day: dict[int, float] = {}
    for day, amount in flows:
        by_day[day] = by_day.get(day, 0) + amount
    first = min(by_day, default=0)
    return _rate([((day - first) / 365, by_day[day]) for day in sorted(by_day)], "year")


def _rate(flows: Sequence[Flow], per: str) -> Rate | NoRate:
    moving = [(when, amount) for when, amount in flows if amount]
    changes = _changes(moving)
    if not changes:
        lost = any(amount < 0 for _when, amount in moving)
        return NoRate(Why.EVERYTHING_LOST if lost else Why.NOTHING_INVESTED)
    found = [math.expm1(x) for x in _zeros(moving)]
    if len(found) == 1:
        return Rate(found[0], per)
    if found:
        return NoRate(Why.SEVERAL, tuple(found))
    return NoRate(Why.TOO_EXTREME if changes == 1 else Why.NONE)


def _changes(flows: Sequence[Flow]) -> int:
    return sum((one > 0) != (other > 0) for (_, one), (_, other) in pairwise(flows))


def _zeros(flows: Sequence[Flow]) -> list[float]:
    """Find every x = log(1 + rate) at which the flows are worth nothing together.

    With one change of sign there is just one. With more, the value weighted by e^(middle * x) is monotone between its
    turns, and its derivative has one change of sign less: so the turns are found first, in the same way.
    """
    changed = [k for k, ((_, one), (_, other)) in enumerate(pairwise(flows)) if (one > 0) != (other > 0)]
    edges = [-FARTHEST, FARTHEST]
    touched: list[float] = []
    if len(changed) > 1:
        middle = (flows[changed[0]][0] + flows[changed[0] + 1][0]) / 2
        turns = _zeros([(when, amount * (middle - when)) for when, amount in flows])
        edges[1:1] = turns
        touched = [x for x in turns if not _sign(flows, x)]
    crossed = [_zero(flows, *pair) for pair in pairwise(edges) if _sign(flows, pair[0]) * _sign(flows, pair[1]) < 0]
    return sorted({*crossed, *touched})


def _sign(flows: Sequence[Flow], x: float) -> int:
    """Say whether the flows are worth more than nothing, less, or nothing as far as a computer can tell."""
    received, _, paid, _ = _worth(flows, x)
    return 0 if abs(received - paid) <= FINE * (received + paid) else 1 if received > paid else -1


def _worth(flows: Sequence[Flow], x: float) -> tuple[float, float, float, float]:
    """Give what is received and what is paid in, each with its sum weighted by time, worth at the first or last day."""
    base = flows[0][0] if x > 0 else flows[-1][0]
    received = received_later = paid = paid_later = 0.0
    for when, amount in flows:
        worth = amount * math.exp((base - when) * x)
        if worth > 0:
            received, received_later = received + worth, received_later + worth * when
        else:
            paid, paid_later = paid - worth, paid_later - worth * when
    return received, received_later, paid, paid_later


def _zero(flows: Sequence[Flow], low: float, high: float) -> float:
    """Close in on a zero between two points, by Newton on the logarithm of received over paid, halving where it errs.

    That logarithm is nearly straight, so the first step from 0 is the duration estimate and few steps follow.
    """
    rising = _sign(flows, high)
    x = 0.0 if low < 0 < high else (low + high) / 2
    step = high - low
    for _attempt in range(200):
        received, received_later, paid, paid_later = _worth(flows, x)
        low, high = (low, x) if (received > paid) == (rising > 0) else (x, high)
        before, step = step, (high - low) / 2
        target = low + step
        if received and paid and (slope := paid_later / paid - received_later / received):
            newton = x - math.log(received / paid) / slope
            if low < newton < high and abs(newton - x) <= abs(before) / 2:
                target, step = newton, newton - x
        if abs(target - x) <= FINE * max(1.0, abs(x)):
            return target
        x = target
    return x
