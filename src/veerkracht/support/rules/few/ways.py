"""The ways to a plan: filling kinds from the top, exchanging, raising the level of the worst off, searching sets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import sha256
from math import inf
from typing import Any

import numpy as np

from veerkracht.support.rules import bounding, filling
from veerkracht.support.rules.bounding import Rows, never
from veerkracht.support.rules.few import exchanging, worst_off
from veerkracht.support.rules.few.demand import EVEN, LOTS, NASH, Aim, Demand, Plan, told

FEW_WAYS = 400
"""Up to so many sets over all initiatives the plan for the worst off is searched whole."""
DEAR = 1e3
"""What falls short of a level that was reached counts for so many times what it is."""
WIDTHS = (64, 1024, 16_384, 262_144)
"""So many ways of spending are kept at a time; what was cut off stays in the gap."""


def improve(demand: Demand, aim: Aim = Aim.TOTAL, stop: Callable[[], bool] = never) -> Iterator[Plan]:
    """Give ever better plans, each with its gap, until one is proven or it must stop; stopping early keeps the last."""
    if not demand.need:
        yield Plan((), 0.0, 0.0, 0.0, 0.0, ())
    elif aim is Aim.WORST_OFF and _ways(demand) <= FEW_WAYS:
        yield from _lexicographic(demand, stop)
    elif aim is Aim.WORST_OFF:
        yield from _raised(demand, stop)
    elif aim is Aim.TOTAL:
        yield from _totals(demand, stop)
    else:
        yield from _evened(demand, stop)


def _ways(demand: Demand) -> int:
    return len(demand.need) << len(demand.capacity)


def content(demand: Demand, aim: Aim, near: float, stop: Callable[[], bool]) -> Plan | None:
    """Give the first plan with so small a gap, or the best there is."""
    best = None
    for best in improve(demand, aim, stop):
        if best.gap <= near:
            break
    return best


def again(demand: Demand, plan: Plan, aim: Aim, near: float, stop: Callable[[], bool]) -> Plan | None:
    """Plan anew where little changed: whole if that is quick, else by exchanges from the plan that is known."""
    if aim is Aim.TOTAL or _ways(demand) <= FEW_WAYS:
        return content(demand, aim, near, stop)
    use, wanted = _uses(demand)
    limits = _limits(demand, wanted)
    given = _fitting(use, (_given(plan, use) | wanted) & np.isfinite(use), limits)
    if given is None:
        return None
    least = plan.worst_off * np.array(demand.need) - EVEN
    worth = partial(_above, least) if aim is Aim.WORST_OFF else _logarithm
    found = told(demand, aim, _sets_of(exchanging.exchange(use, given, limits, worth, stop)), inf)
    if any(len(kinds) < demand.floor for kinds in found.given) or not _holds(demand, found):
        return None
    return replace(found, score=found.worst_off) if aim is Aim.WORST_OFF else found


def _fitting(use: Any, given: Any, limits: exchanging.Limits) -> Any:
    """Take back what does least, until no more is given than there is; nothing where what is required is too much."""
    while True:
        counts = given.sum(axis=0)
        over = counts > limits.room + EVEN
        dear = float(counts @ limits.cost) > limits.budget + EVEN
        if not over.any() and not dear:
            return given
        loose = given & ~limits.stays & (over if over.any() else limits.cost > 0)
        if not loose.any():
            return None
        given[np.unravel_index(int(np.where(loose, use, inf).argmin()), use.shape)] = False


def _logarithm(sums: Any) -> Any:
    return np.log(NASH + sums)


def _lexicographic(demand: Demand, stop: Callable[[], bool]) -> Iterator[Plan]:
    """Find the largest worst-off share by halving the shares there are, then the largest total that keeps it."""
    shares = np.unique(np.round(bounding.shares(_rows(demand, Aim.TOTAL, 0.0), np.array(demand.need)), 12))
    low, high, best = 0, len(shares) - 1, None
    while low <= high and not stop():
        middle = (low + high + 1) // 2
        found = next(_plans(demand, Aim.TOTAL, stop, float(shares[middle]), first=True), None)
        if found is None:
            high = middle - 1
            continue
        best, low = found, int(np.searchsorted(shares, found.worst_off + EVEN))
    if best is None:
        return
    level = best.worst_off
    # Stopped before the last halving, a level between is neither reached nor excluded.
    bound = level if low > high else float(shares[high])
    yield replace(best, score=level, bound=max(bound, level))
    for plan in _plans(demand, Aim.TOTAL, stop, level - EVEN):
        yield replace(plan, score=plan.worst_off, bound=max(bound, plan.worst_off))


def _raised(demand: Demand, stop: Callable[[], bool]) -> Iterator[Plan]:
    """Raise the level of the worst off as far as it goes, and then bring as much in total as keeps it."""
    plan = next(_totals(demand, stop), None)
    if plan is None:
        return
    use, wanted = _uses(demand)
    limits, need = _limits(demand, wanted), np.array(demand.need)
    asked = worst_off.Asked(use, need, limits.room, limits.cost, demand.budget, wanted, demand.floor, demand.most)
    bound = inf
    for found in worst_off.raise_level(asked, plan.worst_off, stop):
        bound = found.bound
        better = plan if found.given is None else told(demand, Aim.TOTAL, _sets_of(found.given), inf)
        plan = better if _holds(demand, better) else plan
        yield replace(plan, score=plan.worst_off, bound=max(bound, plan.worst_off))
    least = plan.worst_off * np.array(demand.need) - EVEN
    kept = exchanging.exchange(use, _given(plan, use), _limits(demand, wanted), partial(_above, least), stop)
    fuller = told(demand, Aim.TOTAL, _sets_of(kept), inf)
    if fuller.total > plan.total + EVEN:
        yield replace(fuller, score=fuller.worst_off, bound=max(bound, fuller.worst_off))


def _above(least: Any, sums: Any) -> Any:
    """Count a use for what it is, and what falls short of the least for much more."""
    short = least.reshape(-1, *(1,) * (sums.ndim - 1)) - sums
    return sums - DEAR * np.maximum(short, 0.0)


def _limits(demand: Demand, wanted: Any) -> exchanging.Limits:
    room, cost = np.floor(np.array(demand.capacity) + EVEN), np.array(demand.cost, dtype=float)
    groups = [(sorted(places), many) for places, many in demand.groups]
    return exchanging.Limits(room, cost, demand.budget, wanted, demand.floor, demand.most, groups)


def _given(plan: Plan, use: Any) -> Any:
    given = np.zeros(use.shape, dtype=bool)
    for place, kinds in enumerate(plan.given):
        given[place, list(kinds)] = True
    return given


def _totals(demand: Demand, stop: Callable[[], bool]) -> Iterator[Plan]:
    """Fill each kind from the top; what that leaves unproven is searched as far as it can be."""
    best: Plan | None = None
    for found in _filled(replace(demand, groups=()), stop) if demand.most is None else ():
        plan: Plan | None = found
        if not _holds(demand, found):
            plan = _with_groups(demand, found, stop)
        if plan is not None and (best is None or plan.total >= best.total):
            best = plan
            yield best
    if (best is None or not best.proven) and _listable(demand):
        for found in _plans(demand, Aim.TOTAL, stop):
            if best is None or found.total > best.total + EVEN or found.bound < best.bound - EVEN:
                better = found if best is None or found.total > best.total else best
                bound = found.bound if best is None else min(found.bound, best.bound)
                best = replace(better, bound=max(bound, better.score))
                yield best


def _with_groups(demand: Demand, plan: Plan, stop: Callable[[], bool]) -> Plan | None:
    """Require for each group that falls short the support that does most there, and fill again."""
    required, bound, found = demand.required, plan.bound, plan
    for _time in range(sum(many for _places, many in demand.groups)):
        short = [places for places, many in demand.groups if sum(len(found.given[one]) for one in places) < many]
        if not short:
            return replace(found, bound=max(bound, found.score))
        ways = [
            (use, (place, kind))
            for place in short[0]
            for kind, use in enumerate(demand.utility[place])
            if use is not None and (place, kind) not in demand.excluded and kind not in found.given[place]
        ]
        given = {(place, kind) for place in short[0] for kind in found.given[place]}
        if not ways or stop():
            return None
        required |= given | {max(ways)[1]}
        then = next(_filled(replace(demand, groups=(), required=required), stop), None)
        if then is None:
            return None
        found = then
    return replace(found, bound=max(bound, found.score)) if _holds(demand, found) else None


def _holds(demand: Demand, plan: Plan) -> bool:
    return all(sum(len(plan.given[one]) for one in places) >= many for places, many in demand.groups)


def _listable(demand: Demand) -> bool:
    most = len(demand.capacity) if demand.most is None else demand.most
    return bounding.listable(len(demand.capacity), demand.floor, most)


def _evened(demand: Demand, stop: Callable[[], bool]) -> Iterator[Plan]:
    """Begin with what brings most in total, exchange to a larger sum of logarithms, and bound it by prices."""
    best: Plan | None = None
    use, wanted = _uses(demand)
    begin = next(_totals(demand, stop), None)
    if begin is not None:
        limits = _limits(demand, wanted)
        made = exchanging.exchange(use, _given(begin, use), limits, _logarithm, stop)
        best = told(demand, Aim.NASH, _sets_of(made), inf)
    rows = _rows(demand, Aim.NASH, 0.0)
    if any(not len(one) for one in rows.values):
        return
    priced = _priced(demand, rows)
    if best is not None:
        best = told(demand, Aim.NASH, best.given, priced.bound)
        yield best
    if best is not None and best.proven:
        return
    for answer in bounding.search(priced, WIDTHS, stop=stop):
        found = _plan(demand, Aim.NASH, rows, answer.chosen, answer.bound)
        better = found if best is None or found.score > best.score else best
        best = replace(better, bound=max(min(found.bound, inf if best is None else best.bound), better.score))
        yield best


def _priced(demand: Demand, rows: Rows) -> bounding.Priced:
    room = bounding.limits(demand.capacity, demand.budget, [many for _places, many in demand.groups])
    return bounding.price(rows, room)


def _uses(demand: Demand) -> tuple[Any, Any]:
    """Lay out the uses by initiative and kind (minus infinity: not to be given), and what is required."""
    wanted = np.zeros((len(demand.need), len(demand.capacity)), dtype=bool)
    for one in demand.required:
        wanted[one] = True
    use = np.array([[-inf if one is None else one for one in row] for row in demand.utility], dtype=float)
    use = use.reshape(wanted.shape)
    for one in demand.excluded:
        use[one] = -inf
    return use, wanted


def _filled(demand: Demand, stop: Callable[[], bool]) -> Iterator[Plan]:
    """Fill each kind from the top; what is required is given first, and the rest shares what is left."""
    use, wanted = _uses(demand)
    fixed = float(use[wanted].sum()) if wanted.any() else 0.0
    room = np.floor(np.array(demand.capacity) + EVEN) - wanted.sum(axis=0)
    budget = demand.budget - float(wanted.sum(axis=0) @ np.array(demand.cost))
    if fixed == -inf or budget < -EVEN or (room < 0).any():
        return
    floor = np.maximum(0, demand.floor - wanted.sum(axis=1))
    lot = _lots(demand.seed, *wanted.shape)
    asked = filling.Filling(np.where(wanted, -inf, use + LOTS * lot), room, demand.cost, budget, floor)
    for found in filling.fill(asked, stop):
        yield told(demand, Aim.TOTAL, _sets_of(found.given | wanted), found.bound + fixed)


def _sets_of(given: Any) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(kind) for kind in np.flatnonzero(row)) for row in given)


def _plans(
    demand: Demand, aim: Aim, stop: Callable[[], bool], least: float = 0.0, *, first: bool = False
) -> Iterator[Plan]:
    rows = _rows(demand, aim, least)
    if any(not len(one) for one in rows.values):
        return
    for answer in bounding.search(_priced(demand, rows), WIDTHS, first=first, stop=stop):
        yield _plan(demand, aim, rows, answer.chosen, answer.bound)


def _rows(demand: Demand, aim: Aim, least: float) -> Rows:
    """List for each initiative the sets of kinds it may get, what each counts for and what it uses."""
    patterns, values, used = [], [], []
    for place in range(len(demand.utility)):
        sets, worth = _sets(demand, place)
        keep = worth >= (least - EVEN) * demand.need[place] if least > 0 else np.ones(len(worth), dtype=bool)
        sets, worth = sets[keep], worth[keep]
        patterns.append(sets)
        values.append(np.log(NASH + worth) if aim is Aim.NASH else worth)
        of_groups = [-sets.sum(axis=1) * (place in places) for places, _many in demand.groups]
        used.append(np.column_stack([sets, sets @ np.array(demand.cost, dtype=float), *of_groups]))
    return Rows(patterns, values, used)


def _sets(demand: Demand, place: int) -> tuple[Any, Any]:
    """List the sets of kinds an initiative qualifies for, with their use and a hair of lot."""
    row = demand.utility[place]
    kinds = len(demand.capacity)
    open_kinds = [kind for kind, use in enumerate(row) if use is not None and (place, kind) not in demand.excluded]
    wanted = [kind for kind in range(kinds) if (place, kind) in demand.required]
    most = len(open_kinds) if demand.most is None else demand.most
    sets = bounding.subsets(len(open_kinds), demand.floor, most)
    whole = np.zeros((len(sets), kinds))
    whole[:, open_kinds] = sets
    if wanted:
        whole = whole[(whole[:, wanted] == 1).all(axis=1)]
    use = np.array([0.0 if one is None else one for one in row])
    return whole, whole @ (use + LOTS * _lots(demand.seed, len(demand.need), kinds)[place])


@lru_cache(maxsize=4)
def _lots(seed: str, rows: int, kinds: int) -> Any:
    """Draw a lot for each initiative and kind by a named seed; without one all are alike."""
    lot = [
        [int.from_bytes(sha256(f"{seed}|{place}|{kind}".encode()).digest()[:4], "big") for kind in range(kinds)]
        for place in range(rows)
    ]
    return np.array(lot) / 2**32 if seed else np.zeros((rows, kinds))


def _plan(demand: Demand, aim: Aim, rows: Rows, chosen: Sequence[int], bound: float) -> Plan:
    sets = tuple(
        tuple(int(kind) for kind in np.flatnonzero(rows.patterns[place][one])) for place, one in enumerate(chosen)
    )
    return told(demand, aim, sets, bound)
