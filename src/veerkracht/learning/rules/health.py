"""Whether a programme itself learns: how long it takes, what it dares to write down, and where it stalls.

Reflexive monitoring (Van Mierlo and others 2010): a question that stays asks for attention; waiting times by Kaplan and
Meier (1958), since most lessons have not been taken over yet. See docs/methods/health.md.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from statistics import median

HANGS_AFTER = 90
"""After so many days what was asked or noticed should have led to something."""

TOO_FEW_FAILURES = 0.15
"""A programme of which fewer lessons say that it did not work does not dare to write that down."""


class Stage(StrEnum):
    """How far learning came in an initiative."""

    SILENT = "silent"
    NOTICED = "noticed"
    ASKED = "asked"
    STALLED = "stalled"
    LEARNED = "learned"
    TRAVELLED = "travelled"


def passage(steps: Iterable[tuple[date, date]]) -> float | None:
    """Give in how many days half of them came from one step to the next; None where none did.

    >>> passage([(date(2026, 1, 1), date(2026, 1, 11)), (date(2026, 1, 1), date(2026, 1, 31))])
    20.0
    """
    days = [max(0, (after - before).days) for before, after in steps]
    return float(median(days)) if days else None


def waiting(arrived: Sequence[int], still: Sequence[int]) -> int | None:
    """Give after how many days half has arrived, counting those still under way for as long as they were.

    None where less than half arrived: then nobody knows.

    >>> waiting([30, 60], [10, 90]), waiting([30], [400, 500])
    (60, None)
    """
    left = 1.0
    for day in sorted(set(arrived)):
        under_way = sum(one >= day for one in (*arrived, *still))
        left *= 1 - arrived.count(day) / under_way
        if left <= 0.5:
            return day
    return None


def stage(
    noticed: Sequence[date],
    learned: Sequence[date],
    *,
    travelled: bool,
    on: date,
    asked: bool = False,
    hanging: bool = False,
) -> Stage:
    """Say how far learning came: it stalls where a question hangs, or what was noticed gave no lesson in time.

    `asked` says whether anything is asked or tried, `hanging` whether one of the questions hangs.

    >>> stage([date(2026, 1, 1)], [], travelled=False, on=date(2026, 6, 1))
    <Stage.STALLED: 'stalled'>
    """
    if hanging:
        return Stage.STALLED
    last = max(learned, default=date.min)
    open_since = min((day for day in noticed if day > last), default=None)
    if open_since is not None and (on - open_since).days > HANGS_AFTER:
        return Stage.STALLED
    if travelled:
        return Stage.TRAVELLED
    if learned:
        return Stage.LEARNED
    if asked:
        return Stage.ASKED
    return Stage.NOTICED if noticed else Stage.SILENT


def dares(failures: int, lessons: int) -> bool | None:
    """Say whether enough lessons say that it did not work; None where there are no lessons.

    >>> dares(1, 10), dares(2, 10), dares(0, 0)
    (False, True, None)
    """
    return failures / lessons >= TOO_FEW_FAILURES if lessons else None
