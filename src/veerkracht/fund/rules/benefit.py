"""From how many were reached to what that is worth: what would have happened anyway, and value over the years.

Sources: HM Treasury, The Green Book (2022), for additionality and discounting; the distribution of D.G. Malcolm and
others (1959) for ranges that people estimate. See docs/methods/benefit.md.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from random import Random
from statistics import fmean, stdev

Range = tuple[float, float, float]
"""The least, the likeliest and the most that a share can be."""
STEEP = 4


def net(
    gross: Fraction, *, deadweight: Fraction, leakage: Fraction, displacement: Fraction, attribution: Fraction
) -> Fraction:
    """Take off what would have happened anyway, elsewhere or at another's cost, and what others did.

    >>> shares = {"deadweight": ".4", "leakage": ".05", "displacement": ".1", "attribution": ".8"}
    >>> net(Fraction(120), **{word: Fraction(share) for word, share in shares.items()})
    Fraction(6156, 125)
    """
    return gross * (1 - deadweight) * (1 - leakage) * (1 - displacement) * attribution


def worth_today(a_year: Fraction, years: int, *, drop_off: Fraction, rate: Fraction) -> tuple[Fraction, ...]:
    """Give what a yearly value is worth today, year by year: it wears off, and the first comes at the end of a year.

    >>> [int(year) for year in worth_today(Fraction(103), 2, drop_off=Fraction(1, 4), rate=Fraction(3, 100))]
    [100, 72]
    """
    return tuple(a_year * (1 - drop_off) ** year / (1 + rate) ** (year + 1) for year in range(years))


def likely(share: Range) -> float:
    """Give the mean of a share that lies somewhere between the least and the most.

    >>> round(likely((.25, .4, .6)), 6)
    0.408333
    """
    least, likeliest, most = share
    return (least + STEEP * likeliest + most) / (STEEP + 2)


def net_drawn(
    gross: float,
    *,
    deadweight: Range,
    leakage: Range,
    displacement: Range,
    attribution: Range,
    draws: int,
    seed: int = 0,
) -> tuple[float, ...]:
    """Draw the net number many times where shares are ranges; the same seed is the same draw, from low to high."""
    chance = Random(seed)  # noqa: S311 - the same at every run
    lost = (deadweight, leakage, displacement)

    def once() -> float:
        left = gross * _drawn(chance, attribution)
        for share in lost:
            left *= 1 - _drawn(chance, share)
        return left

    return tuple(sorted(once() for _draw in range(draws)))


def _drawn(chance: Random, share: Range) -> float:
    least, likeliest, most = share
    wide = most - least
    if not wide:
        return likeliest
    low, high = 1 + STEEP * (likeliest - least) / wide, 1 + STEEP * (most - likeliest) / wide
    return least + wide * chance.betavariate(low, high)


def mean_and_error(drawn: Sequence[float]) -> tuple[float, float]:
    """Give the mean of what was drawn, and how far it may lie from the true one (a standard error).

    >>> mean_and_error([1, 2, 3])[0]
    2.0
    """
    return fmean(drawn), stdev(drawn) / sqrt(len(drawn))


def below(drawn: Sequence[float], part: float) -> float:
    """Give the value that a part of what was drawn, from low to high, lies below.

    >>> below([1, 2, 3, 4], .5)
    3
    """
    return drawn[min(len(drawn) - 1, int(part * len(drawn)))]
