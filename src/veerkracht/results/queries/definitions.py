"""The definitions of metrics: what each means, in every version, and what a version does not say yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.results.models import Direction, MetricDefinition

TEXTS: dict[str, str | Promise] = {
    "title": gettext_lazy("Name"),
    "unit": pgettext_lazy("measure", "Unit"),
    "who_counts": gettext_lazy("Who counts"),
    "who_does_not": gettext_lazy("Who does not count"),
    "instrument": gettext_lazy("With what it is measured"),
    "baseline": gettext_lazy("When the start is measured"),
    "follow_up": gettext_lazy("When the outcome is measured"),
    "persistence": gettext_lazy("How long it must last"),
    "denominator": gettext_lazy("Of how many people (the denominator)"),
    "exclusions": gettext_lazy("What is left out"),
    "evidence": gettext_lazy("What proves it, and how often"),
    "privacy": gettext_lazy("On what ground data are kept, and how long"),
}
"""What a card says in words, in the order in which people read it."""

NUMBERS: dict[str, str | Promise] = {
    "lowest": gettext_lazy("Lowest value"),
    "highest": gettext_lazy("Highest value"),
    "deviation": gettext_lazy("Standard deviation of the instrument"),
    "reliability": gettext_lazy("Reliability of the instrument (0 to 1)"),
    "burden_minutes": gettext_lazy("Minutes it takes a participant"),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of a metric as it is read."""

    key: str
    version: int
    programme_key: str
    title: Bilingual
    texts: tuple[tuple[str, str, Bilingual], ...]
    direction: str
    numbers: tuple[tuple[str, str, Decimal | int | None], ...]
    reason: str
    by_key: str
    recorded_at: datetime

    @property
    def direction_word(self) -> str:
        return str(Direction(self.direction).label)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What the card must still say before anybody can be paid by it."""
        numbers = [label for name, label, number in self.numbers if name == "burden_minutes" and number is None]
        return tuple([label for _name, label, text in self.texts if not text] + numbers)

    def number(self, name: str) -> Decimal | int | None:
        return next(number for known, _label, number in self.numbers if known == name)


def definitions(*, programme_keys: Iterable[str] | None = None, known_on: date | None = None) -> tuple[Definition, ...]:
    """Give the last version of every metric, by key; with a day, the last that was known then."""
    found = MetricDefinition.objects.order_by("key", "-version")
    if known_on is not None:
        found = found.filter(recorded_at__date__lte=known_on)
    if programme_keys is not None:
        found = found.filter(programme_key__in=list(programme_keys))
    last: dict[str, MetricDefinition] = {}
    for one in found:
        last.setdefault(one.key, one)
    return tuple(_row(one) for one in last.values())


def versions(key: str) -> tuple[Definition, ...]:
    """Give all versions of a metric, the newest first; refuse a key that nobody knows."""
    found = tuple(_row(one) for one in MetricDefinition.objects.filter(key=key).order_by("-version"))
    if not found:
        raise NotKnown(_("There is no metric “%(key)s”. Define it first.") % {"key": key[:80]})
    return found


def defined(named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Definition]:
    """Give the definitions that are named by key and version, as far as they are there."""
    wanted = set(named)
    found = MetricDefinition.objects.filter(key__in={key for key, _version in wanted})
    return {(one.key, one.version): _row(one) for one in found if (one.key, one.version) in wanted}


def _row(one: MetricDefinition) -> Definition:
    return Definition(
        key=one.key,
        version=one.version,
        programme_key=one.programme_key,
        title=one.text("title"),
        texts=tuple((name, str(label), one.text(name)) for name, label in TEXTS.items()),
        direction=one.direction,
        numbers=tuple((name, str(label), getattr(one, name)) for name, label in NUMBERS.items()),
        reason=one.reason,
        by_key=one.by_key,
        recorded_at=one.recorded_at,
    )


def directions() -> list[tuple[str, str]]:
    """Give the choices of what is better."""
    return [(str(value), str(label)) for value, label in Direction.choices]
