"""Shares with their interval, and the few distributions behind them.

Sources: E.B. Wilson, Probable inference (1927), for shares; the incomplete beta function by Lentz's continued fraction
(Press and others, Numerical Recipes, 6.4), from which follow the beta and the t distribution. See
docs/methods/distributions.md.
"""

from collections.abc import Callable, Iterable
from math import comb, exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

NORMAL = NormalDist()
TWO_SIDED_95 = NORMAL.inv_cdf(0.975)
AS_LIKELY = 1 + 1e-9
"""Two chances that differ less than this are the same but for rounding."""

STEPS, TINY, CLOSE = 500, 1e-300, 1e-15


def share(part: int, whole: int) -> tuple[float, float]:
    """Give the interval in which a share lies in 95 of 100 cases (Wilson); of nothing, it can be any share.

    >>> [round(one, 3) for one in share(7, 8)]
    [0.529, 0.978]
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
    if not whole:
        return 0.0, 1.0
    square, seen = TWO_SIDED_95**2, part / whole
    middle = seen + square / (2 * whole)
    reach = TWO_SIDED_95 * sqrt(seen * (1 - seen) / whole + square / (4 * whole**2))
    return max(0.0, (middle - reach) / (1 + square / whole)), min(1.0, (middle + reach) / (1 + square / whole))


def share_of_few(part: int, seen: int, whole: int) -> tuple[float, float]:
    """Give the interval of a share in a group of which some were looked at: every share that fits what was seen.

    >>> [round(one, 3) for one in share_of_few(7, 8, 24)]
    [0.542, 0.958]
    """
    if not 0 <= part <= seen <= whole or not seen:
        raise ValueError(f"{part} of {seen} of {whole} is no share")
    ways = comb(whole, seen)

    def chance(total: int, counts: Iterable[int]) -> float:
        return sum(comb(total, one) * comb(whole - total, seen - one) for one in counts) / ways

    fitting = [
        total
        for total in range(whole + 1)
        if chance(total, range(part, seen + 1)) > 0.025 and chance(total, range(part + 1)) > 0.025
    ]
    return min(fitting) / whole, max(fitting) / whole


def binomial(part: int, whole: int, chance: float = 0.5) -> float:
    """Give the chance of a count at least as odd as this one (two-sided: all counts that are no more likely).

    >>> binomial(9, 9), binomial(5, 6)
    (0.00390625, 0.21875)
    """
    likely = [comb(whole, one) * chance**one * (1 - chance) ** (whole - one) for one in range(whole + 1)]
    return min(1.0, sum(one for one in likely if one <= likely[part] * AS_LIKELY))


def fisher(table: tuple[tuple[int, int], tuple[int, int]]) -> float:
    """Give the chance of a two-by-two table at least as odd as this one, were its rows alike (two-sided).

    >>> round(fisher(((3, 0), (1, 3))), 4)
    0.1429
    """
    (a, b), (c, d) = table
    row, column, whole = a + b, a + c, a + b + c + d
    ways = comb(whole, column)
    likely = {
        one: comb(row, one) * comb(whole - row, column - one) / ways
        for one in range(max(0, column - (whole - row)), min(row, column) + 1)
    }
    return min(1.0, sum(one for one in likely.values() if one <= likely[a] * AS_LIKELY))


def beta_below(x: float, a: float, b: float) -> float:
    """Give the chance that a share with a beta distribution lies below x.

    >>> round(beta_below(0.5, 2, 2), 6)
    0.5
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def beta_at(chance: float, a: float, b: float) -> float:
    """Give the share below which a beta distribution has this chance.

    >>> round(beta_at(0.95, 1, 1), 6)
    0.95
    """
    return where(lambda x: beta_below(x, a, b) - chance, 0.0, 1.0)


def student_at(chance: float, freedom: float) -> float:
    """Give the value below which Student's t has this chance (above one half).

    >>> round(student_at(0.975, 3), 4)
    3.1824
    """
    tail = beta_at(2 * (1 - chance), freedom / 2, 0.5)
    return sqrt(freedom * (1 - tail) / tail)


def where(rising: Callable[[float], float], low: float, high: float) -> float:
    """Give where a rising function passes nought, to the last digit that the halving of an interval gives.

    >>> where(lambda x: x - 3, 0, 10)
    3.0
    """
    while True:
        middle = (low + high) / 2
        if not low < middle < high:
            return middle
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)


def _fraction(x: float, a: float, b: float) -> float:
    """Give the continued fraction of the incomplete beta function by Lentz's method."""
    c, d = 1.0, 1 / _some(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d, c = 1 / _some(1 + term * d), _some(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return found


def _some(value: float) -> float:
    return value if abs(value) > TINY else TINY
