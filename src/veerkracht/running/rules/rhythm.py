"""When something that is done again and again is due: every so often, or each day (of the week) from an hour on.

The table by hand is in docs/methods/rhythm.md.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Every:
    """Once in so much time."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day from an hour on; with a weekday (Monday is 0) on that day only."""

    at: time
    weekday: int | None = None


Rhythm = Every | Daily


def due(rhythm: Rhythm, last: datetime | None, now: datetime) -> bool:
    """Say whether something is due that was begun last at a moment, or never.

    A clock that was put back leaves a last time in the future: then it is done at once, and counts anew from there.

    >>> due(Daily(time(3)), datetime(2026, 5, 3, 3, 0, 7), datetime(2026, 5, 4, 2, 59))
    False
    >>> due(Daily(time(3)), datetime(2026, 5, 3, 3, 0, 7), datetime(2026, 5, 4, 3, 0))
    True
    """
    if last is None or last > now:
        return True
    if isinstance(rhythm, Every):
        return now - last >= rhythm.span
    return last < _latest(rhythm, now)


def _latest(rhythm: Daily, now: datetime) -> datetime:
    """Give the last moment until now at which it should have begun."""
    moment = now.replace(hour=rhythm.at.hour, minute=rhythm.at.minute, second=rhythm.at.second, microsecond=0, fold=0)
    if moment > now:
        moment -= DAY
    while rhythm.weekday is not None and moment.weekday() != rhythm.weekday:
        moment -= DAY
    return moment
