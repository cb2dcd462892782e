"""The loops that settle very many rows: plain Python that numba compiles; each contract is settled by itself.

Rows that count are put together by contract; within it they are sorted by day (by counting), and within a day by person
and metric; then one pass, with a set of who was counted, gives each its number, its price and what the caps leave.
"""

from collections.abc import Callable
from typing import Any

DAY, METRIC = 40, 8
"""In the number of a row the day stands from this bit on, the person from this one, and the metric beneath it."""
WHO = (1 << DAY) - 1
SPARE, NET, PLACE, LEFT = range(4)
"""What is known of each metric: what is not yet a whole unit, units paid, the price they are at, room under the cap."""


def unsigned(number: int) -> Any:
    """Make a number that is never less than nothing: once compiled, places counted so cost half the time."""
    return number


def compile_in_place(njit: Callable[..., Any], numpy_unsigned: Callable[[int], Any]) -> None:
    """Replace the loops of this module by compiled ones, the small ones laid into the large ones."""
    globals()["unsigned"] = numpy_unsigned
    for small in (_sort, _by_day, _empty, _new, _pays, _price):
        globals()[small.__name__] = njit(nogil=True)(small)
    for large in (choose, group, settle_one):
        globals()[large.__name__] = njit(nogil=True)(large)


def choose(rows: Any, windows: Any, start: int, stop: int, keys: Any, wheres: Any, sizes: Any) -> Any:
    """Choose from some rows those that count, verified, within the window and enough; and count them by contract.

    Each is written after the last that counted, and stays only if it counts: that costs less than to guess. The day,
    person and metric of what was chosen become one number.
    """
    contracts, metrics, persons, days, values, verified = rows
    begins, ends, least, width = windows
    place = unsigned(0)
    for at in range(unsigned(start), unsigned(stop)):
        which = unsigned(contracts[at]) * unsigned(width) + unsigned(metrics[at])
        wheres[place] = at
        in_time = (days[at] >= begins[which]) & (days[at] <= ends[which])
        place += unsigned(in_time & (values[at] >= least[which]) & (verified[at] == 1))
    for at in range(place):
        row = wheres[at]
        sizes[contracts[row]] += 1
        keys[at] = (int(days[row]) << DAY) | (int(persons[row]) << METRIC) | int(metrics[row])
    return place


def group(from_keys: Any, from_wheres: Any, contracts: Any, places: Any, keys: Any, wheres: Any) -> None:
    """Put chosen rows with their contract, in their order."""
    for at in range(len(from_keys)):
        where = from_wheres[at]
        contract = contracts[where]
        place = places[contract]
        places[contract] = place + 1
        keys[place], wheres[place] = from_keys[at], where


def settle_one(number: int, first: int, last: int, rows: Any, terms: Any, room: Any, cents: Any, postings: Any) -> None:
    """Settle one contract: its rows lie from first to last; write what each is paid, and add it to its quarter."""
    size = last - first
    if size == 0:
        return
    kept, whole, firsts, bounds, amounts, metric_caps, contract_caps, first_day, quarters = terms
    keys, wheres, table, starts, state = room
    _by_day(rows, first, last, keys, wheres, starts)
    mask = _empty(table, size)
    width = len(metric_caps) // len(contract_caps)
    base, left = number * width, contract_caps[number]
    for metric in range(width):
        state[SPARE, metric], state[NET, metric] = 0, 0
        state[PLACE, metric], state[LEFT, metric] = firsts[base + metric], metric_caps[base + metric]
    for at in range(size):
        key = keys[at]
        metric = key & 0xFF
        if _new(table, mask, (key & WHO) + 1) and _pays(state, metric, kept[base + metric], whole[base + metric]):
            price = amounts[_price(state, metric, bounds, firsts[base + metric + 1])]
            amount = min(price, state[LEFT, metric], left)
            state[LEFT, metric] -= amount
            left -= amount
            cents[wheres[at]] = amount
            postings[number, metric, quarters[(key >> DAY) - first_day]] += amount


def _empty(table: Any, size: int) -> int:
    """Empty a set that is to hold so many, and give the mask of its slots."""
    mask = 15
    while mask < 2 * size:
        mask = 2 * mask + 1
    for slot in range(mask + 1):
        table[slot] = 0
    return mask


def _by_day(rows: Any, first: int, last: int, into: Any, whence: Any, starts: Any) -> None:
    """Sort rows by day by counting, then those of one day by person and metric; equal ones stay in their order."""
    keys, wheres = rows
    low = high = keys[first] >> DAY
    for at in range(first, last):
        low, high = min(low, keys[at] >> DAY), max(high, keys[at] >> DAY)
    for day in range(high - low + 2):
        starts[day] = 0
    for at in range(first, last):
        starts[(keys[at] >> DAY) - low + 1] += 1
    for day in range(high - low + 1):
        starts[day + 1] += starts[day]
    for at in range(first, last):
        day = (keys[at] >> DAY) - low
        place = starts[day]
        starts[day] = place + 1
        into[place], whence[place] = keys[at], wheres[at]
    begin = 0
    for day in range(high - low + 1):
        _sort(into, whence, begin, starts[day])
        begin = starts[day]


def _sort(keys: Any, wheres: Any, begin: int, end: int) -> None:
    """Sort a few rows by key, and equal keys by where they came from: Shell's sort, for many with Knuth's gaps."""
    gap = 1
    while gap * 27 < end - begin:
        gap = 3 * gap + 1
    while gap > 0:
        for at in range(begin + gap, end):
            key, where, place = keys[at], wheres[at], at
            while place >= begin + gap and (
                keys[place - gap] > key or (keys[place - gap] == key and wheres[place - gap] > where)
            ):
                keys[place], wheres[place] = keys[place - gap], wheres[place - gap]
                place -= gap
            keys[place], wheres[place] = key, where
        gap //= 3


def _new(table: Any, mask: int, key: int) -> bool:
    """Put who was counted in the set; say whether they were not in it yet."""
    slot = ((key * 0x9E3779B1) >> 15) & mask
    while table[slot] != 0:
        if table[slot] == key:
            return False
        slot = (slot + 1) & mask
    table[slot] = key
    return True


def _pays(state: Any, metric: int, kept: int, whole: int) -> bool:
    """Count one more of a metric; say whether the number that is left without deadweight grows by one."""
    state[SPARE, metric] += kept
    if state[SPARE, metric] < whole:
        return False
    state[SPARE, metric] -= whole
    state[NET, metric] += 1
    return True


def _price(state: Any, metric: int, bounds: Any, end: int) -> int:
    """Find the price of the unit that was counted last: it never goes back."""
    place = state[PLACE, metric]
    while place + 1 < end and bounds[place + 1] < state[NET, metric]:
        place += 1
    state[PLACE, metric] = place
    return int(place)
