"""What a quarter of support comes to, counted from its questions, agreements and hours, as it was known on a day.

Source: the programme promised an analysis of the development and the use of support every quarter. See
docs/methods/quarter.md.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from veerkracht.support.rules.giving import cost
from veerkracht.support.rules.promise import waited

SHAPE = re.compile(r"([1-9]\d{3})-([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> "Quarter | None":
        """Read a quarter as it is written in an address; nothing where it is none.

        >>> Quarter.read("2018-3"), Quarter.read("2018-5")
        (Quarter(year=2018, number=3), None)
        """
        found = SHAPE.fullmatch(text) if text.isascii() else None
        return cls(int(found[1]), int(found[2])) if found and found[1] != "9999" else None

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Give the quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Give its last day.

        >>> Quarter(2018, 4).last
        datetime.date(2018, 12, 31)
        """
        return self.next.first - timedelta(1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is known: its kind, of which initiative, and its days."""

    kind: str
    initiative: str
    asked_on: date
    answered_on: date | None
    closed_on: date | None
    first_promised_on: date
    promised_on: date


@dataclass(frozen=True, slots=True)
class Support:
    """Support as it was agreed on: its kind and initiative, from when, until when, and whether it stopped early."""

    kind: str
    initiative: str
    agreed_on: date
    ended_on: date | None = None
    stopped: bool = False
    amount_cents: int = 0


@dataclass(frozen=True, slots=True)
class Hours:
    """Time that was given on a day, for one agreement."""

    agreement: int
    kind: str
    on: date
    minutes: int
    cents_an_hour: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in a quarter, in all or of one kind."""

    came: int
    answered: int
    open: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long people waited for the first answer, in working days, and how often what was promised was kept."""

    answered: int
    median: float | None
    longest: int | None
    """Of the questions that are still without an answer."""
    kept: int
    explained: int
    """Later than first promised, and within the later day that was promised with a reason."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was agreed on and given in a quarter, in all or of one kind."""

    agreed: int
    ended: int
    stopped: int
    minutes: int
    cents: int
    amount_cents: int


def asked(questions: Iterable[Question], quarter: Quarter, on: date) -> dict[str, Asked]:
    """Count the questions by kind: those that came, got a first answer, and were open at the end or on the day.

    >>> one = Question("method", "oss", date(2018, 5, 1), date(2018, 5, 3), None, date(2018, 5, 8), date(2018, 5, 8))
    >>> asked([one], Quarter(2018, 2), date(2018, 12, 31))
    {'method': Asked(came=1, answered=1, open=1)}
    """
    end = min(quarter.last, on)
    came, answered, open_still = Counter[str](), Counter[str](), Counter[str]()
    for one in questions:
        if one.asked_on > end:
            continue
        came[one.kind] += one.asked_on >= quarter.first
        answered[one.kind] += one.answered_on is not None and quarter.first <= one.answered_on <= end
        open_still[one.kind] += one.closed_on is None or one.closed_on > end
    return {kind: Asked(came[kind], answered[kind], open_still[kind]) for kind in came}


def waiting(questions: Iterable[Question], quarter: Quarter, on: date) -> Waiting:
    """Say how long people waited who got a first answer in a quarter, and the longest that is still waiting."""
    end = min(quarter.last, on)
    known = [one for one in questions if one.asked_on <= end]
    done = [one for one in known if one.answered_on is not None and quarter.first <= one.answered_on <= end]
    days = [waited(one.asked_on, one.answered_on) for one in done if one.answered_on]
    still = [
        one
        for one in known
        if (one.answered_on is None or one.answered_on > end) and (one.closed_on is None or one.closed_on > end)
    ]
    kept = [one for one in done if one.answered_on and one.answered_on <= one.first_promised_on]
    explained = [one for one in done if one.answered_on and one.first_promised_on < one.answered_on <= one.promised_on]
    return Waiting(
        answered=len(done),
        median=float(median(days)) if days else None,
        longest=max((waited(one.asked_on, end) for one in still), default=None),
        kept=len(kept),
        explained=len(explained),
    )


def given(support: Iterable[Support], hours: Iterable[Hours], quarter: Quarter, on: date) -> dict[str, Given]:
    """Count by kind what was agreed on, what ended, and the hours with their cost."""
    end = min(quarter.last, on)
    counts: dict[str, list[int]] = {}

    def count(kind: str) -> list[int]:
        return counts.setdefault(kind, [0] * 6)

    for one in support:
        if quarter.first <= one.agreed_on <= end:
            count(one.kind)[0] += 1
            count(one.kind)[5] += one.amount_cents
        if one.ended_on is not None and quarter.first <= one.ended_on <= end:
            count(one.kind)[2 if one.stopped else 1] += 1
    for time in hours:
        if quarter.first <= time.on <= end:
            count(time.kind)[3] += time.minutes
            count(time.kind)[4] += cost(time.minutes, time.cents_an_hour)
    return {kind: Given(*numbers) for kind, numbers in counts.items()}


def whole(parts: Collection[Given]) -> Given:
    """Add up what was given of every kind."""
    names = ("agreed", "ended", "stopped", "minutes", "cents", "amount_cents")
    return Given(*(sum(getattr(one, name) for one in parts) for name in names))


def white_spots(
    questions: Iterable[Question], support: Iterable[Support], lies_in: Mapping[str, Sequence[str]], until: date
) -> tuple[str, ...]:
    """List the themes or places in which somebody asked and nobody was ever helped, until a day.

    >>> one = Question("method", "oss", date(2018, 5, 1), None, None, date(2018, 5, 8), date(2018, 5, 8))
    >>> white_spots([one], [], {"oss": ["health"], "uden": ["trust"]}, date(2018, 12, 31))
    ('health',)
    """
    wanted = {spot for one in questions if one.asked_on <= until for spot in lies_in.get(one.initiative, ())}
    helped = {spot for one in support if one.agreed_on <= until for spot in lies_in.get(one.initiative, ())}
    return tuple(sorted(wanted - helped))


def without_any(initiatives: Iterable[str], support: Iterable[Support], until: date) -> tuple[str, ...]:
    """List the initiatives for which no support was agreed on until a day."""
    helped = {one.initiative for one in support if one.agreed_on <= until}
    return tuple(one for one in initiatives if one not in helped)
