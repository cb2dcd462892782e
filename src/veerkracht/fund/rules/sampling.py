"""Checking a part of the claims: how many to look at, which ones, what that says of the rest, and what is paid then.

Claims are right or wrong; how many of all are wrong at most follows from the hypergeometric chance of what was seen. A
bound that is just reached is not below it: only what lies under the tolerable part is paid in full. Sources: methods
3.8; guidance of the European Commission on sampling for audit authorities (EGESIF 16-0014). See
docs/methods/sampling.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from math import ceil, comb, log

from veerkracht.foundation.money import nearest

SURE = Fraction(95, 100)
TOLERABLE = Fraction(5, 100)


class Verdict(StrEnum):
    """What follows from a sample."""

    PAY = "pay"
    LOOK_FURTHER = "look-further"
    EXTRAPOLATE = "extrapolate"


@dataclass(frozen=True, slots=True)
class Sampled:
    """What a sample says: the part that was wrong, how many of all may be wrong at most, and what follows."""

    verdict: Verdict
    rate: Fraction
    most: int
    payable: int | None


class CannotBeDrawn(ValueError):
    """More would be looked at than there are claims, or nothing is claimed."""


def chance_of_at_most(wrong: int, whole: int, errors: int, seen: int) -> Fraction:
    """Give the chance to see at most so many wrong claims, where so many of all are wrong.

    >>> float(round(chance_of_at_most(0, 200, 10, 51), 4))
    0.0486
    """
    ways = sum(comb(errors, one) * comb(whole - errors, seen - one) for one in range(min(wrong, errors, seen) + 1))
    return Fraction(ways, comb(whole, seen))


def smallest(whole: int, *, wrong: int = 0, tolerable: Fraction = TOLERABLE, sure: Fraction = SURE) -> int:
    """Give how many claims to look at, so that seeing at most so many wrong ones says what is tolerable is not reached.

    Of a few claims all are looked at.

    >>> [smallest(whole) for whole in (50, 100, 200, 500, 1000)]
    [31, 45, 51, 56, 57]
    """
    errors = max(1, ceil(tolerable * whole))
    low, high = 0, whole
    while low < high:
        middle = (low + high) // 2
        if chance_of_at_most(wrong, whole, errors, middle) <= 1 - sure:
            high = middle
        else:
            low = middle + 1
    return low


def looks(
    whole: int, times: int, *, tolerable: Fraction = TOLERABLE, sure: Fraction = SURE
) -> tuple[tuple[int, int], ...]:
    """Plan to look further when something is wrong: how many wrong claims are allowed at which size of the sample.

    The risk is divided over the looks, since each one is another chance to pay for what is wrong.

    >>> looks(200, 3)
    ((0, 66), (1, 93), (2, 115))
    """
    spent = 1 - (1 - sure) / times
    return tuple((wrong, smallest(whole, wrong=wrong, tolerable=tolerable, sure=spent)) for wrong in range(times))


def most_wrong(whole: int, seen: int, wrong: int, *, sure: Fraction = SURE) -> int:
    """Give how many of all claims are wrong at most, from those that were looked at.

    >>> most_wrong(200, 51, 0), most_wrong(200, 51, 1), most_wrong(200, 90, 2)
    (9, 16, 11)
    """
    possible = range(whole - seen + wrong, wrong - 1, -1)
    return next(errors for errors in possible if chance_of_at_most(wrong, whole, errors, seen) > 1 - sure)


def smallest_of_endless(*, tolerable: Fraction = TOLERABLE, sure: Fraction = SURE) -> int:
    """Give how many claims to look at where there is no end to them, so that none wrong says what is tolerable.

    >>> smallest_of_endless()
    59
    """
    size = 1
    while (1 - tolerable) ** size > 1 - sure:
        size += 1
    return size


def largest_rate(seen: int, wrong: int, *, sure: Fraction = SURE) -> float:
    """Give which part of an endless number of claims is wrong at most (Clopper and Pearson, one side).

    >>> round(largest_rate(59, 0), 6)
    0.049508
    """
    low, high = wrong / seen, 1.0
    while high - low > 1e-12:
        rate = (low + high) / 2
        chance = sum(comb(seen, one) * rate**one * (1 - rate) ** (seen - one) for one in range(wrong + 1))
        low, high = (rate, high) if chance > 1 - sure else (low, rate)
    return low


def judged(
    whole: int,
    seen: int,
    wrong: int,
    claimed: int,
    *,
    tolerable: Fraction = TOLERABLE,
    sure: Fraction = SURE,
) -> Sampled:
    """Say what follows from a sample for an amount in cents: pay all, look further, or pay what the sample bears out.

    >>> judged(200, 51, 6, 30_000_000).payable
    26470588
    """
    if not 0 < seen <= whole or not 0 <= wrong <= seen:
        raise CannotBeDrawn(f"{wrong} wrong of {seen} seen of {whole} cannot be")
    rate, most = Fraction(wrong, seen), most_wrong(whole, seen, wrong, sure=sure)
    borne_out = nearest(claimed * (1 - rate))
    if seen == whole:
        return Sampled(Verdict.EXTRAPOLATE if wrong else Verdict.PAY, rate, most, borne_out)
    if Fraction(most, whole) < tolerable:
        return Sampled(Verdict.PAY, rate, most, claimed)
    if rate <= tolerable:
        return Sampled(Verdict.LOOK_FURTHER, rate, most, None)
    return Sampled(Verdict.EXTRAPOLATE, rate, most, borne_out)


def seed(contract: str, file: bytes, beacon: str) -> str:
    """Give the seed of a draw: of the contract, the file of claims, and a number that became public after it was sent.

    So nobody can look for a sample that suits: another file, or another day, is another draw.
    """
    return sha256(f"{contract}|{sha256(file).hexdigest()}|{beacon}".encode()).hexdigest()


def drawn(claims: Iterable[str], size: int, of: str) -> tuple[str, ...]:
    """Draw so many claims by a seed: the order in which they are given, and a claim twice, make no difference.

    >>> drawn(["a", "b", "c"], 2, "s") == drawn(["c", "a", "b", "a"], 2, "s")
    True
    """
    every = sorted(set(claims), key=lambda key: (sha256(f"{of}|{key}".encode()).digest(), key))
    if not 0 < size <= len(every):
        raise CannotBeDrawn(f"{size} of {len(every)} cannot be drawn")
    return tuple(sorted(every[:size]))


def accepted(plan: Iterable[tuple[int, int]], whole: int, errors: int) -> tuple[float, float]:
    """Give the chance that a plan of looks accepts what has so many errors, and how many are looked at on average.

    What is not accepted at its last look was looked at so far as well.

    >>> [round(one, 3) for one in accepted([(0, 51), (1, 78), (2, 101)], 200, 10)]
    [0.097, 97.932]
    """
    going: dict[int, Fraction] = {0: Fraction(1)}
    before, chance, size = 0, Fraction(0), Fraction(0)
    for allowed, seen in plan:
        size += (seen - before) * sum(going.values())
        going = _further(going, whole - before, errors, seen - before)
        chance += sum(part for wrong, part in going.items() if wrong <= allowed)
        going = {wrong: part for wrong, part in going.items() if wrong > allowed}
        before = seen
    return float(chance), float(size)


def _further(going: dict[int, Fraction], left: int, errors: int, more: int) -> dict[int, Fraction]:
    """Look at more claims, and give the chance of each number of wrong ones seen so far."""
    found: dict[int, Fraction] = {}
    for wrong, part in going.items():
        still = errors - wrong
        for new in range(min(still, more) + 1):
            if more - new <= left - still:
                ways = Fraction(comb(still, new) * comb(left - still, more - new), comb(left, more))
                found[wrong + new] = found.get(wrong + new, Fraction(0)) + part * ways
    return found


def by_money(claimed: int, tolerable: int, factor: float = 2.9957) -> tuple[int, float]:
    """Give how many euros to draw, and how far apart, where each euro is as likely as another (amounts in cents).

    >>> by_money(25_000_000, 1_250_000)
    (60, 416666.6666666667)
    """
    size = ceil(claimed * factor / tolerable)
    return size, claimed / size


def one_by_one(good: float, bad: float, risk: float = 0.05) -> tuple[float, float, int]:
    """Plan to look claim by claim: pay as soon as the wrong ones lie below the line; its slope, its start, and when.

    >>> [round(one, 3) for one in one_by_one(.01, .05)]
    [0.025, -1.784, 72]
    """
    steep = log(bad * (1 - good) / (good * (1 - bad)))
    start = log(risk / (1 - risk))
    return log((1 - good) / (1 - bad)) / steep, start / steep, ceil(-start / log((1 - good) / (1 - bad)))
