"""A plan made better one exchange at a time, where what a support adds depends on what an initiative has already.

Method: the exchange that adds most is made (a support more, one for another, in one initiative or between two) until
none adds anything. See docs/methods/allocation.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from veerkracht.support.rules.bounding import never

EVEN = 1e-9
TURNS = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What there is, what stays, and how many an initiative and groups of them have at least and at most."""

    room: Any
    cost: Any
    budget: float
    stays: Any
    floor: int = 0
    most: int | None = None
    groups: Sequence[tuple[Sequence[int], int]] = ()


def exchange(
    use: Any, given: Any, limits: Limits, worth: Callable[[Any], Any], stop: Callable[[], bool] = never
) -> Any:
    """Make exchanges until none adds to the sum of what each initiative's use is worth; minus infinity is closed."""
    given, closed = given.copy(), ~np.isfinite(use)
    use = np.where(closed, 0.0, use)
    for _turn in range(TURNS * len(use)):
        move = None if stop() else _best(use, given, ~closed & ~given, limits, worth)
        if move is None:
            return given
        added, dropped = move
        if dropped is not None:
            given[dropped] = False
        given[added] = True
    return given


def _best(
    use: Any, given: Any, open_: Any, limits: Limits, worth: Callable[[Any], Any]
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Find the exchange that adds most: what is given, and what is taken back for it."""
    stays, sums = limits.stays, np.where(given, use, 0.0).sum(axis=1)
    now, counts, kinds = worth(sums), given.sum(axis=1), np.arange(use.shape[1])
    full = counts >= (use.shape[1] if limits.most is None else limits.most)
    gain = np.where(open_ & ~full[:, None], worth(sums[:, None] + use) - now[:, None], -inf)
    least = given & ~stays & (counts > limits.floor)[:, None] & ~_held(given, limits)[:, None]
    loss = np.where(least, now[:, None] - worth(np.maximum(sums[:, None] - use, 0.0)), inf)
    room = limits.room - given.sum(axis=0) + EVEN
    money = limits.budget - float(given.sum(axis=0) @ limits.cost) + EVEN
    # From kind to kind: there is room where one is taken back of the same kind, and money for what it costs more.
    fits = ((room >= 1)[None, :] | np.eye(len(kinds), dtype=bool)) & (
        limits.cost[None, :] - limits.cost[:, None] <= money
    )
    gets, loses = gain.argmax(axis=0), loss.argmin(axis=0)
    between = np.where(
        fits & (gets[None, :] != loses[:, None]), gain.max(axis=0)[None, :] - loss.min(axis=0)[:, None], -inf
    )
    alone = np.where((room >= 1) & (limits.cost <= money), gain.max(axis=0), -inf)
    swapped = worth(np.maximum(sums[:, None, None] - use[:, :, None] + use[:, None, :], 0.0)) - now[:, None, None]
    within = np.where((given & ~stays)[:, :, None] & open_[:, None, :] & fits[None], swapped, -inf)
    best = max(float(between.max()), float(alone.max()), float(within.max()))
    if not best > EVEN:
        return None
    if best == alone.max():
        kind = int(alone.argmax())
        return (int(gets[kind]), kind), None
    if best == between.max():
        old, new = map(int, np.unravel_index(int(between.argmax()), between.shape))
        return (int(gets[new]), new), (int(loses[old]), old)
    row, old, new = map(int, np.unravel_index(int(within.argmax()), within.shape))
    return (row, new), (row, old)


def _held(given: Any, limits: Limits) -> Any:
    """Mark the initiatives of groups that have no more than they must have."""
    held = np.zeros(len(given), dtype=bool)
    for places, many in limits.groups:
        if given[list(places)].sum() <= many:
            held[list(places)] = True
    return held
