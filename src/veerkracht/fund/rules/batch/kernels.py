"""The loops that find many rates at once: plain Python that numba compiles, over 32 series side by side.

Method: Halley's step on the logarithm of received over paid, which is nearly straight in x = log(1 + rate); so the
start, from the sums at x = 0, is close, and two or three passes follow. For equal periods the passes are Halley's on
the polynomial in v = 1 / (1 + rate), without any power. What is not plain, one change of sign and a last step that is
small, becomes not a number: the readable rule answers it. See docs/methods/returns.md.
"""

import math
from collections.abc import Callable
from itertools import product
from typing import Any

WIDE = 32
"""As many series side by side fill the processor's wide registers."""
GROUP = 4
"""As many moments are taken at a time, so that sums stay in registers meanwhile."""
CLOSE = 1e-5
"""A step this small is the last: the error after it is of the order of its third power."""
PASSES = 8
FARTHEST = 20.0
"""Beyond e^20 between the first day and the last, it is left to the readable rule."""
TINY = 1e-300
"""Stands in for nought where it would divide: such a series has no rate, and its steps never become small."""
LOG2E, LN2_HIGH, LN2_LOW = 1.4426950408889634, 0.6931471803691238, 1.9082149292705877e-10


def zeros(shape: Any) -> Any:
    """Make noughts to work with: a numpy array once compiled, and a dictionary as plain Python."""
    return dict.fromkeys(product(*map(range, shape)) if isinstance(shape, tuple) else range(shape), 0.0)


def compile_in_place(njit: Callable[..., Any], numpy_zeros: Callable[..., Any]) -> None:
    """Replace the loops of this module by compiled ones, the small ones laid into the large ones."""
    flags = {"contract", "nsz", "arcp", "reassoc"}
    globals()["zeros"] = numpy_zeros
    for own in (_exp, _load):
        globals()[own.__name__] = njit(fastmath=flags)(own)
    for small in (_count_years, _count_changes, _sum_up, _sum_worths, _step, _halley):
        globals()[small.__name__] = njit(inline="always", fastmath=flags)(small)
    for large in (irr_rows, xirr_rows):
        globals()[large.__name__] = njit(nogil=True, error_model="numpy", fastmath=flags)(large)


def irr_rows(amounts: Any, moments: int, start: int, stop: int, values: Any) -> None:
    """Find the rate per period of some rows of amounts."""
    padded = -(-moments // GROUP) * GROUP
    flow, when = zeros((padded, WIDE)), zeros((padded, WIDE))
    x, step, changes = zeros(WIDE), zeros(WIDE), zeros(WIDE)
    sums = (zeros(WIDE), zeros(WIDE), zeros(WIDE), zeros(WIDE), zeros(WIDE), zeros(WIDE))
    for moment in range(padded):
        for lane in range(WIDE):
            when[moment, lane] = float(moment)
    for first in range(start, stop, WIDE):
        _load(amounts, first, stop, moments, flow)
        _count_changes(flow, padded, step, changes)
        _sum_up(flow, when, padded, sums, x)
        _step(when, moments - 1, sums, x, step, changes)
        for lane in range(WIDE):
            x[lane] = _exp(-x[lane])
        for _pass in range(PASSES):
            if _halley(flow, padded, sums, x, step, changes) == 0:
                break
        for lane in range(min(WIDE, stop - first)):
            plain = changes[lane] == 1 and step[lane] < CLOSE and x[lane] > 0
            values[first + lane] = 1 / x[lane] - 1 if plain else math.nan


def xirr_rows(amounts: Any, days: Any, moments: int, start: int, stop: int, values: Any) -> None:
    """Find the rate per year of some rows of amounts, each with days of its own; days out of order are not plain."""
    padded = -(-moments // GROUP) * GROUP
    flow, when = zeros((padded, WIDE)), zeros((padded, WIDE))
    x, step, changes = zeros(WIDE), zeros(WIDE), zeros(WIDE)
    sums = (zeros(WIDE), zeros(WIDE), zeros(WIDE), zeros(WIDE), zeros(WIDE), zeros(WIDE))
    for first in range(start, stop, WIDE):
        _load(amounts, first, stop, moments, flow)
        _load(days, first, stop, moments, when)
        _count_changes(flow, padded, step, changes)
        _count_years(when, moments, step, changes)
        _sum_up(flow, when, padded, sums, x)
        _step(when, moments - 1, sums, x, step, changes)
        for _pass in range(PASSES):
            _sum_worths(flow, when, padded, sums, x)
            if _step(when, moments - 1, sums, x, step, changes) == 0:
                break
        for lane in range(min(WIDE, stop - first)):
            plain = changes[lane] == 1 and step[lane] < CLOSE
            values[first + lane] = math.expm1(x[lane]) if plain else math.nan


def _load(rows: Any, first: int, stop: int, moments: int, grid: Any) -> None:
    """Put some rows side by side; where there are no more, the last one again."""
    for lane in range(WIDE):
        row = min(first + lane, stop - 1)
        for moment in range(moments):
            grid[moment, lane] = rows[row, moment]


def _count_years(when: Any, moments: int, opening: Any, changes: Any) -> None:
    """Turn day numbers into years since the first; where days are out of order, add changes so that it is not plain."""
    for lane in range(WIDE):
        opening[lane] = when[0, lane]
    for moment in range(moments - 1, 0, -1):
        for lane in range(WIDE):
            changes[lane] += 2.0 if when[moment, lane] < when[moment - 1, lane] else 0.0
            when[moment, lane] = (when[moment, lane] - opening[lane]) * (1 / 365)
    for lane in range(WIDE):
        when[0, lane] = 0.0


def _exp(power: float) -> float:
    """Give e to a power between -21 and 21, to fifteen digits: a power of two times a series."""
    twos = math.floor(power * LOG2E + 0.5)
    r = (power - twos * LN2_HIGH) - twos * LN2_LOW
    tail = 1 / 5040 + r * (1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800))))
    series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * tail))))))
    return series * float(1 << (twos + 31)) * 2.0**-31


def _count_changes(flow: Any, padded: int, sign: Any, changes: Any) -> None:
    """Count how often the sign of a series changes, passing over noughts."""
    for lane in range(WIDE):
        sign[lane] = 0.0
        changes[lane] = 0.0
    for moment in range(0, padded, GROUP):
        for lane in range(WIDE):
            before, count = sign[lane], changes[lane]
            for k in range(GROUP):
                amount = flow[moment + k, lane]
                now = 1.0 if amount > 0.0 else -1.0 if amount < 0.0 else before
                count += 1.0 if now * before < 0.0 else 0.0
                before = now
            sign[lane], changes[lane] = before, count


def _sum_up(flow: Any, when: Any, padded: int, sums: Any, x: Any) -> None:
    """Start at x = 0: add up what is received and paid in, as it is, times time and times time squared."""
    a, a1, a2, b, b1, b2 = sums
    for lane in range(WIDE):
        x[lane] = 0.0
        a[lane] = a1[lane] = a2[lane] = b[lane] = b1[lane] = b2[lane] = 0.0
    for moment in range(0, padded, GROUP):
        for lane in range(WIDE):
            p, p1, p2, q, q1, q2 = a[lane], a1[lane], a2[lane], b[lane], b1[lane], b2[lane]
            for k in range(GROUP):
                at, amount = when[moment + k, lane], flow[moment + k, lane]
                received = amount if amount > 0.0 else 0.0
                paid = received - amount
                p, p1, p2 = p + received, p1 + received * at, p2 + received * at * at
                q, q1, q2 = q + paid, q1 + paid * at, q2 + paid * at * at
            a[lane], a1[lane], a2[lane], b[lane], b1[lane], b2[lane] = p, p1, p2, q, q1, q2


def _sum_worths(flow: Any, when: Any, padded: int, sums: Any, x: Any) -> None:
    """Do the same with what the amounts are worth at x."""
    a, a1, a2, b, b1, b2 = sums
    for lane in range(WIDE):
        a[lane] = a1[lane] = a2[lane] = b[lane] = b1[lane] = b2[lane] = 0.0
    for moment in range(0, padded, GROUP):
        for lane in range(WIDE):
            p, p1, p2, q, q1, q2 = a[lane], a1[lane], a2[lane], b[lane], b1[lane], b2[lane]
            for k in range(GROUP):
                at = when[moment + k, lane]
                worth = flow[moment + k, lane] * _exp(-x[lane] * at)
                received = worth if worth > 0.0 else 0.0
                paid = received - worth
                p, p1, p2 = p + received, p1 + received * at, p2 + received * at * at
                q, q1, q2 = q + paid, q1 + paid * at, q2 + paid * at * at
            a[lane], a1[lane], a2[lane], b[lane], b1[lane], b2[lane] = p, p1, p2, q, q1, q2


def _step(when: Any, last: int, sums: Any, x: Any, step: Any, changes: Any) -> float:
    """Take Halley's step on log(received / paid); say of how many plain series the step was not yet small."""
    a, a1, a2, b, b1, b2 = sums
    apart = 0.0
    for lane in range(WIDE):
        received = a[lane] if a[lane] > 0.0 else TINY
        paid = b[lane] if b[lane] > 0.0 else TINY
        z = (received - paid) / (received + paid)
        log = 2 * z * (1 + z * z * (1 / 3 + z * z * (1 / 5 + z * z * (1 / 7 + z * z * (1 / 9)))))
        mean, mean_paid = a1[lane] / received, b1[lane] / paid
        slope = mean - mean_paid
        slope = slope if slope != 0.0 else TINY
        bend = (a2[lane] / received - mean * mean) - (b2[lane] / paid - mean_paid * mean_paid)
        newton = log / slope
        curve = newton * bend / slope
        curve = curve if abs(curve) < 1.0 else 0.0
        far = FARTHEST / (when[last, lane] + TINY)
        to = x[lane] + newton / (1 - curve / 2)
        step[lane] = abs(to - x[lane])
        to = far if to > far else to
        x[lane] = -far if to < -far else to
        apart += 1.0 if step[lane] >= CLOSE and changes[lane] == 1 else 0.0
    return apart


def _halley(flow: Any, padded: int, sums: Any, v: Any, step: Any, changes: Any) -> float:
    """Take Halley's step on the polynomial in v; say of how many plain series the step was not yet small."""
    a, a1, a2 = sums[0], sums[1], sums[2]
    for lane in range(WIDE):
        a[lane] = a1[lane] = a2[lane] = 0.0
    for moment in range(padded - GROUP, -1, -GROUP):
        for lane in range(WIDE):
            p, p1, p2, at = a[lane], a1[lane], a2[lane], v[lane]
            for k in range(GROUP - 1, -1, -1):
                p2 = p2 * at + p1
                p1 = p1 * at + p
                p = p * at + flow[moment + k, lane]
            a[lane], a1[lane], a2[lane] = p, p1, p2
    apart = 0.0
    for lane in range(WIDE):
        slope = a1[lane] if a1[lane] != 0.0 else TINY
        newton = a[lane] / slope
        curve = newton * a2[lane] / slope
        curve = curve if abs(curve) < 0.9 else 0.0
        to = v[lane] - newton / (1 - curve)
        step[lane] = abs(to - v[lane]) / (abs(to) + TINY)
        v[lane] = to
        apart += 1.0 if step[lane] >= CLOSE and changes[lane] == 1 else 0.0
    return apart
