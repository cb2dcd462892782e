"""Whether the programme itself learns: its figures, each with what it means and what it rests on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.learning.asking.choices import ALIVE
from veerkracht.learning.asking.models import Question
from veerkracht.learning.asking.queries.calibrated import Calibrated, calibrated
from veerkracht.learning.lessons.choices import Direction, Mode, State
from veerkracht.learning.lessons.models import Adoption, EvidenceItem, Lesson
from veerkracht.learning.noticing.models import Observation
from veerkracht.learning.rules.calibration import FEWEST
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


@dataclass(frozen=True, slots=True)
class _Public:
    """A public lesson: since when, what it says, when its first observation was, and when it was first taken over."""

    since: date
    direction: str
    noticed: date | None
    taken: date | None


def health(programme_key: str, on: date) -> tuple[Figure, ...]:
    """Give the figures: three queries. Those of questions and probes are unknown until there are any."""
    lessons = _public(programme_key)
    return (
        *_asked(programme_key),
        _to_lesson(lessons),
        _taken_over(lessons, on),
        _failures(sum(one.direction != Direction.WORKED for one in lessons), len(lessons)),
    )


def _public(programme_key: str) -> list[_Public]:
    """Give the public lessons with the days that tell how fast they came and went: one query."""
    found = Lesson.objects.filter(programme__key=programme_key, shown__published_on__isnull=False)
    behind = EvidenceItem.objects.filter(lesson=OuterRef(OuterRef("pk")), about_kind="observation", ended_at=None)
    noticed = Observation.objects.filter(key__in=behind.values("about_key")).order_by("happened_on")
    taken = Adoption.objects.filter(lesson=OuterRef("pk"), mode__in=TAKEN, decided_on__isnull=False)
    days = found.exclude(state=State.WITHDRAWN).annotate(
        noticed=Subquery(noticed.values("happened_on")[:1]),
        taken=Subquery(taken.order_by("decided_on").values("decided_on")[:1]),
    )
    rows = days.values_list("shown__published_on", "shown__direction", "noticed", "taken")
    return [_Public(day, said, noticed, taken) for day, said, noticed, taken in rows if day]


def _to_lesson(lessons: list[_Public]) -> Figure:
    first = [(one.noticed, one.since) for one in lessons if one.noticed]
    return Figure(
        _("From noticing to a public lesson"),
        _days(passage(first)),
        _("Half of the lessons went as fast as this or faster, from the first observation they rest on."),
        ngettext("%(count)d lesson", "%(count)d lessons", len(first)) % {"count": len(first)},
    )


def _taken_over(lessons: list[_Public], on: date) -> Figure:
    arrived = [max(0, (one.taken - one.since).days) for one in lessons if one.taken]
    still = [max(0, (on - one.since).days) for one in lessons if not one.taken]
    half = waiting(arrived, still)
    label = _("From public to taken over elsewhere")
    rests = _("%(taken)d of %(count)d lessons were taken over") % {"taken": len(arrived), "count": len(lessons)}
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


def _asked(programme_key: str) -> tuple[Figure, ...]:
    """Give the figures that questions and probes give, of all of them: they count, and show none."""
    questions = Question.objects.filter(programme__key=programme_key).order_by()
    columns = ("asked_on", "status", "hangs_at", "first")
    rows = list(questions.annotate(first=Min("hypotheses__probes__started_on")).values_list(*columns))
    tried, now = [(asked, first) for asked, _status, _at, first in rows if first], timezone.now()
    alive = [at for _asked, status, at, _first in rows if status in ALIVE]
    probes = calibrated(programme_key)
    return (
        _to_probe(tried, len(rows)),
        _beforehand(probes),
        _hanging(sum(at <= now for at in alive), len(alive)),
        _expecting(probes),
    )


def _to_probe(tried: list[tuple[date, date]], count: int) -> Figure:
    rests = ngettext(
        "something was tried for %(tried)d of %(count)d question",
        "something was tried for %(tried)d of %(count)d questions",
        count,
    )
    return Figure(
        _("From a question to a probe"),
        _days(passage(tried)),
        _("Half of the questions that were tried waited this long or shorter for their first probe."),
        rests % {"tried": len(tried), "count": count} if count else _("no questions yet"),
    )


def _beforehand(probes: Calibrated) -> Figure:
    parts = {"part": probes.beforehand, "count": probes.began}
    return Figure(
        _("Probes with an expectation beforehand"),
        _("%(part)d of %(count)d") % parts if probes.began else "",
        _("Who writes down first what they expect, can be surprised."),
        _("the day of the expectation beside the day on which the probe began")
        if probes.began
        else _("no probe began yet"),
        attention=probes.beforehand < probes.began,
    )


def _hanging(hanging: int, alive: int) -> Figure:
    return Figure(
        _("Questions that hang"),
        _("%(part)d of %(count)d") % {"part": hanging, "count": alive} if alive else "",
        _("Open, and for 90 days nothing was done with it. They come first in the next session."),
        ngettext("%(count)d question that is open", "%(count)d questions that are open", alive) % {"count": alive}
        if alive
        else _("no open questions"),
        attention=bool(hanging),
    )


def _expecting(probes: Calibrated) -> Figure:
    count = probes.whole.forecasts if probes.whole else 0
    known = probes.whole is not None and count >= FEWEST and probes.whole.skill is not None
    skill = probes.whole.skill if known and probes.whole else None
    rests = ngettext("%(count)d probe told what came", "%(count)d probes told what came", count) % {"count": count}
    few = _("from %(fewest)d probes on this is told") % {"fewest": FEWEST}
    return Figure(
        _("Whether we expect what happens"),
        number_format(round(skill, 2), decimal_pos=2) if skill is not None else "",
        _("Above nought we expect better than by always saying the average; below nought worse."),
        rests if count >= FEWEST else f"{rests}; {few}",
        attention=skill is not None and skill < 0,
    )


def _days(days: float | None) -> str:
    if days is None:
        return ""
    whole = round(days)
    return ngettext("%(days)s day", "%(days)s days", whole) % {"days": number_format(whole)}
