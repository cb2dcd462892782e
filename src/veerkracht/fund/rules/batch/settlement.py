"""Settlement of very many rows at once: the same cents as rules.settlement, for the clauses that it knows.

Contracts are independent, so every core takes its share of them. It needs numba and numpy (the extra "fast"), which are
imported only here and only when asked. A contract with another clause is refused by the name of that clause, and the
readable rule settles it. See docs/methods/settlement.md.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple, TypeVar

from veerkracht.fund.rules.batch import settling
from veerkracht.fund.rules.batch.clauses import ENDLESS, Plain, plain
from veerkracht.fund.rules.terms import Contract

T = TypeVar("T")
PART = 1 << 18
"""So many rows are looked at by one core at a time; what it chooses from them stays in its cache."""


class Rows(NamedTuple):
    """Outcomes in columns, numpy arrays of whole numbers: which contract, metric and person, the day, value, verified.

    Contract and metric are places in the list of contracts and in the terms; the day is date.toordinal(). Where two
    rows of one person, metric and day both count, the one that stands first is counted.
    """

    contract: Any
    metric: Any
    person: Any
    day: Any
    value: Any
    verified: Any


class Settled(NamedTuple):
    """What each row is paid in cents, and the sums by contract, metric and quarter from the first one on."""

    cents: Any
    postings: Any
    quarters: tuple[str, ...]


@cache
def _compile() -> None:
    import numba
    import numpy as np

    settling.compile_in_place(numba.njit, np.uint64)


def settle_many(contracts: Sequence[Contract], rows: Rows) -> Settled:
    """Settle all rows of all contracts, each on its own; refuse other clauses, and numbers that are not whole."""
    import numpy as np

    _compile()
    caps, metrics = zip(*(plain(contract) for contract in contracts), strict=True)
    width = max(map(len, metrics))
    _require_whole(rows, len(contracts), width)
    windows, terms = _tables(metrics, caps, width)
    names, quarters = _quarters(int(windows[0].min()), int(windows[1].max()))
    terms = (*terms, int(windows[0].min()), quarters)
    grouped, firsts, ends = _grouped(rows, windows, len(contracts))
    small = max(amount for each in metrics for one in each for amount in one.amounts) < 2**31
    cents = np.zeros(len(rows.day), np.int32 if small else np.int64)
    postings = np.zeros((len(contracts), width, len(names)), np.int64)
    longest, cores = int((ends - firsts).max()), os.cpu_count() or 1

    def settle_some(core: int) -> None:
        room = _room(longest, len(quarters), width)
        for number in range(core, len(contracts), cores):
            settling.settle_one(number, firsts[number], ends[number], grouped, terms, room, cents, postings)

    _each(settle_some, cores)
    return Settled(cents, postings, names)


def _grouped(rows: Rows, windows: Any, contracts: int) -> tuple[tuple[Any, Any], Any, Any]:
    """Put the rows that count together by contract, in their order; give them, and where each contract lies."""
    import numpy as np

    many = len(rows.day)
    sizes = np.zeros((-(-many // PART), contracts), np.int64)

    def choose(part: int) -> tuple[Any, Any]:
        keys, wheres = np.empty(PART, np.int64), np.empty(PART, np.uint32)
        stop = min((part + 1) * PART, many)
        found = settling.choose(rows, windows, part * PART, stop, keys, wheres, sizes[part])
        return keys[:found].copy(), wheres[:found].copy()

    chosen = _each(choose, len(sizes))
    ends = np.cumsum(sizes.sum(axis=0))
    firsts = ends - sizes.sum(axis=0)
    places = firsts + np.cumsum(sizes, axis=0) - sizes
    keys, wheres = np.empty(ends[-1], np.int64), np.empty(ends[-1], np.uint32)
    _each(lambda part: settling.group(*chosen[part], rows.contract, places[part], keys, wheres), len(sizes))
    return (keys, wheres), firsts, ends


def _each(work: Callable[[int], T], shares: int) -> list[T]:
    """Let every core take shares of the work by their number."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, range(shares)))


def _require_whole(rows: Rows, contracts: int, width: int) -> None:
    """Refuse what is not a whole number, or names a contract, metric or person that cannot be."""
    if any(column.dtype.kind not in "iub" for column in rows):
        raise TypeError("every column holds whole numbers; amounts are in cents, days are numbers")
    if len({len(column) for column in rows}) > 1:
        raise ValueError("every column has as many rows")
    tops = {"contract": contracts, "metric": width, "person": 2**32}
    for name, top in tops.items():
        column = getattr(rows, name)
        if len(column) and not 0 <= int(column.min()) <= int(column.max()) < top:
            raise ValueError(f"a {name} is not one of the {top}")


def _tables(metrics: Sequence[tuple[Plain, ...]], caps: Sequence[int], width: int) -> tuple[Any, Any]:
    """Lay the terms of all contracts out as numbers; a metric that a contract has not got never counts."""
    import numpy as np

    nothing = Plain(1, 0, ENDLESS, Fraction(0), 0, (0,), (0,))
    whole = [one for each in metrics for one in (*each, *[nothing] * (width - len(each)))]

    def column(values: Iterable[int]) -> Any:
        return np.array(list(values), np.int64)

    low, high = -(2**31), 2**31 - 1
    bounds_of = ((one.begins, one.ends, max(low, min(high, one.least))) for one in whole)
    windows = tuple(np.array(values, np.int32) for values in zip(*bounds_of, strict=True))
    kept = column(one.kept.numerator for one in whole), column(one.kept.denominator for one in whole)
    firsts = np.cumsum([0, *(len(one.bounds) for one in whole)])
    bounds = column(bound for one in whole for bound in one.bounds)
    amounts = column(amount for one in whole for amount in one.amounts)
    terms = *kept, firsts, bounds, amounts, column(one.cap for one in whole), column(caps)
    return (*windows, width), terms


def _quarters(first: int, last: int) -> tuple[tuple[str, ...], Any]:
    """Name the quarters between two days, and give for each day its quarter."""
    import numpy as np

    days = [date.fromordinal(number) for number in range(first, last + 1)]
    numbers = np.array([day.year * 4 + (day.month - 1) // 3 for day in days])
    names = tuple(f"{number // 4}-Q{number % 4 + 1}" for number in range(numbers[0], numbers[-1] + 1))
    return names, numbers - numbers[0]


def _room(longest: int, days: int, width: int) -> tuple[Any, ...]:
    """Make the room in which one core works."""
    import numpy as np

    table = 1 << max(4, (2 * longest).bit_length())
    lists = np.empty(longest, np.int64), np.empty(longest, np.uint32), np.empty(table, np.int64)
    return (*lists, np.empty(days + 1, np.int64), np.empty((4, width), np.int64))
