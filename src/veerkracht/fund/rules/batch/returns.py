"""Rates of return of very many series at once: the same answers as rules.returns, from compiled code where it is there.

The compiled code answers the plain cases, one change of sign and a rate found; it leaves every other series to the
readable rule. Without numba the readable rule answers all of them. See docs/methods/returns.md.
"""

import math
import os
from array import array
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from veerkracht.fund.rules.batch import kernels
from veerkracht.fund.rules.returns import NoRate, Rate, irr, xirr_by_number

FEW = 256
"""Below this number of series compiling takes longer than it saves."""
PART = 32 * 1024
"""So many rows go to a core at a time: a whole number of the kernels' blocks."""


@dataclass(frozen=True, slots=True)
class Rates:
    """The rate of each series, not a number where there is none, and why there is none by row."""

    values: Sequence[float]
    missing: Mapping[int, NoRate]
    per: str

    def __getitem__(self, row: int) -> Rate | NoRate:
        return self.missing.get(row) or Rate(float(self.values[row]), self.per)


def irr_many(series: Sequence[Sequence[float]]) -> Rates:
    """Find the rate per period of many series of one length; in a numpy array it is fastest."""
    return _many(series, None, "period")


def xirr_many(days: Sequence[Sequence[int]], series: Sequence[Sequence[float]]) -> Rates:
    """Find the rate per year of 365 days of many series of one length, each with days of its own, as day numbers."""
    return _many(series, days, "year")


def _many(series: Sequence[Sequence[float]], days: Sequence[Sequence[int]] | None, per: str) -> Rates:
    """Let compiled code answer where it can, and the readable rule answer the rows that are left."""
    values, left = array("d", bytes(8 * len(series))), range(len(series))
    if len(series) >= FEW and find_spec("numba"):
        values, left = _compiled(series, days)
    missing = {}
    for row in map(int, left):
        amounts = [float(amount) for amount in series[row]]
        found = irr(amounts) if days is None else xirr_by_number(zip(map(int, days[row]), amounts, strict=True))
        if isinstance(found, NoRate):
            missing[row] = found
        values[row] = math.nan if isinstance(found, NoRate) else found.value
    return Rates(values, missing, per)


@cache
def _kernels() -> None:
    import numba
    import numpy as np

    kernels.compile_in_place(numba.njit, np.zeros)


def _compiled(series: Any, days: Any) -> tuple[Any, Any]:
    """Let every core take its share of the series; give the rates, and the rows that are left."""
    import numpy as np

    _kernels()
    amounts = np.ascontiguousarray(series, dtype=np.float64)
    many, moments = amounts.shape
    days = None if days is None else np.ascontiguousarray(days, dtype=np.int32)
    values = np.empty(many)

    def run(start: int) -> None:
        stop = min(start + PART, many)
        if days is None:
            kernels.irr_rows(amounts, moments, start, stop, values)
        else:
            kernels.xirr_rows(amounts, days, moments, start, stop, values)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run, range(0, many, PART)))
    return values, np.flatnonzero(np.isnan(values))
