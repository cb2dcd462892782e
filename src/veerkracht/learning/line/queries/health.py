"""Whether the programme itself learns: its figures, each with what it means and what it rests on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.learning.lessons.choices import Direction, Mode, State
from veerkracht.learning.lessons.models import Adoption, EvidenceItem, Lesson
from veerkracht.learning.noticing.models import Observation
from veerkracht.learning.rules.distributions import share
from veerkracht.learning.rules.health import dares, passage, waiting

TAKEN = (Mode.ADOPTED, Mode.ADAPTED)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value in words, or nothing where nobody knows; what it means, and what it rests on."""

    label: str
    value: str
    meaning: str
    rests_on: str
    attention: bool = False


def health(programme_key: str, on: date) -> tuple[Figure, ...]:
    """Give the figures: three queries. Those of questions and probes are unknown until there are any."""
    public = Lesson.objects.filter(programme__key=programme_key, shown__isnull=False).exclude(state=State.WITHDRAWN)
    lessons = list(public.values_list("pk", "shown__published_on", "shown__direction"))
    since = {number: day for number, day, _direction in lessons if day}
    directions = [direction for _number, _day, direction in lessons]
    return (
        *_asked(),
        _to_lesson(since),
        _taken_over(since, on),
        _failures(sum(one != Direction.WORKED for one in directions), len(directions)),
    )


def _to_lesson(since: dict[int, date]) -> Figure:
    items = EvidenceItem.objects.filter(lesson__in=since, about_kind="observation", ended_at=None)
    rests = list(items.values_list("lesson_id", "about_key"))
    keys = {key for _number, key in rests}
    noticed = dict(Observation.objects.filter(key__in=keys).values_list("key", "happened_on"))
    first: dict[int, date] = {}
    for number, key in rests:
        if key in noticed:
            first[number] = min(first.get(number, noticed[key]), noticed[key])
    days = passage((day, since[number]) for number, day in first.items())
    return Figure(
        _("From noticing to a public lesson"),
        _days(days),
        _("Half of the lessons went as fast as this or faster, from the first observation they rest on."),
        ngettext("%(count)d lesson", "%(count)d lessons", len(first)) % {"count": len(first)},
    )


def _taken_over(since: dict[int, date], on: date) -> Figure:
    rows = Adoption.objects.filter(lesson__in=since, mode__in=TAKEN, decided_on__isnull=False).order_by()
    first = dict(rows.values_list("lesson_id").annotate(day=Min("decided_on")))
    arrived = [max(0, (day - since[number]).days) for number, day in first.items()]
    still = [max(0, (on - day).days) for number, day in since.items() if number not in first]
    half = waiting(arrived, still)
    label = _("From public to taken over elsewhere")
    rests = _("%(taken)d of %(count)d lessons were taken over") % {"taken": len(arrived), "count": len(since)}
    meaning = _("After this long half of the lessons is used elsewhere. It is not known while less than half is.")
    return Figure(label, _days(half), meaning, rests)


def _failures(failures: int, count: int) -> Figure:
    brave = dares(failures, count)
    low, high = share(failures, count) if count else (0.0, 1.0)
    between = _("%(part)d of %(count)d lessons; that lies between %(low)d and %(high)d of 100")
    rests = between % {"part": failures, "count": count, "low": round(100 * low), "high": round(100 * high)}
    value = _("%(number)d of 100") % {"number": round(100 * failures / count)} if count else ""
    return Figure(
        _("Lessons that say that it did not work"),
        value,
        _("Below 15 of 100 people do not dare to write down what failed. That is no sign of success."),
        rests if count else _("no lessons yet"),
        attention=brave is False,
    )


def _asked() -> tuple[Figure, ...]:
    """Give the figures that questions and probes give; nobody asked any here yet, so they are not known."""
    none = _("no questions or probes yet")
    return (
        Figure(
            _("From a question to a probe"), "", _("How long a question lies before someone tries something."), none
        ),
        Figure(
            _("Probes with an expectation beforehand"),
            "",
            _("Who writes down first what they expect, can be surprised."),
            none,
        ),
        Figure(
            _("Questions that hang"), "", _("Open for more than 90 days, and nothing noticed about it since."), none
        ),
        Figure(
            _("Whether we expect what happens"),
            "",
            _("Above nought we expect better than by always saying the average; below nought worse."),
            none,
        ),
    )


def _days(days: float | None) -> str:
    if days is None:
        return ""
    whole = round(days)
    return ngettext("%(days)s day", "%(days)s days", whole) % {"days": number_format(whole)}
