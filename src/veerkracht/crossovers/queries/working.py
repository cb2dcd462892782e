"""The cross-overs as those see them who work on them: also what is not confirmed, as far as their roles reach."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from veerkracht.crossovers.choices import Kind, Quiet, State, Way
from veerkracht.crossovers.models import CrossOver, Effect, Looked, Share, TaskOwner
from veerkracht.crossovers.queries.rows import CrossOverRow, row
from veerkracht.crossovers.queries.scopes import seen_by
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import reach
from veerkracht.places.models import Place
from veerkracht.programmes.models import PolicyTask, ProgrammeKind
from veerkracht.trail.pages import Page, Turn, cut

FACETS = {"state": State, "kind": Kind, "way": Way}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the list; what is empty is not asked."""

    task: str = ""
    state: str = ""
    kind: str = ""
    way: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A policy task to choose: whose it is, and how many cross-overs wait for an answer there."""

    key: str
    title: Bilingual
    programme_key: str
    own: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share of an effect under one task, with what is credited of that effect elsewhere."""

    number: int
    effect_key: str
    what: Bilingual
    amount: Decimal
    seen_on: date
    source_key: str
    source: str
    expected: int
    confirmed: int | None
    elsewhere: tuple[tuple[Bilingual, int], ...]

    @property
    def left(self) -> int:
        return 100 - sum(share for _task, share in self.elsewhere)


@dataclass(frozen=True, slots=True)
class Silent:
    """An initiative for which nothing was proposed from its text, and why."""

    key: str
    title: Bilingual
    why: str


def listed(viewer: Person, asked: Asked, turn: Turn) -> Page[CrossOverRow]:
    """Give one page of the cross-overs that someone may see, the last changed first."""
    page = cut(_asked(viewer, asked).select_related("initiative", "task"), turn, by="changed_at", newest=True)
    return page.of(row(one) for one in page.rows)


def numbers(viewer: Person, asked: Asked) -> dict[str, Counter[str]]:
    """Count the cross-overs in each facet, each facet as if it were not chosen itself: one query."""
    rows = _asked(viewer, Asked(asked.task, q=asked.q)).order_by().values_list(*FACETS).annotate(count=Count("pk"))
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    chosen = {name: getattr(asked, name) for name in FACETS}
    for *values, count in rows:
        said = dict(zip(FACETS, values, strict=True))
        for name in FACETS:
            if all(said[other] == chosen[other] for other in FACETS if other != name and chosen[other]):
                found[name][said[name]] += count
    return found


def tasks(viewer: Person) -> tuple[TaskLine, ...]:
    """Give the policy tasks of programmes that are run here, with what waits there for an answer: one query."""
    own = set(TaskOwner.objects.filter(person_key=viewer.key, ended_at=None).values_list("task_id", flat=True))
    waits = CrossOver.objects.filter(seen_by(viewer), state=State.PROPOSED).order_by().values_list("task_id")
    waiting = dict(waits.annotate(count=Count("pk")))
    found = PolicyTask.objects.exclude(programme__kind=ProgrammeKind.REFERENCE).select_related("programme")
    return tuple(
        TaskLine(one.key, one.title, one.programme.key, one.pk in own, waiting.get(one.pk, 0))
        for one in found.order_by("-programme__home", "programme__key", "position", "key")
    )


def one(viewer: Person, key: str) -> CrossOverRow | None:
    """Give one cross-over to who may see it."""
    found = CrossOver.objects.filter(seen_by(viewer), key=key).select_related("initiative", "task").first()
    return row(found) if found else None


def record_of(key: str) -> CrossOver:
    """Give the record of a cross-over, to ask with what may be done with it."""
    return CrossOver.objects.select_related("initiative", "task__programme").get(key=key)


def shares_of(key: str) -> tuple[ShareRow, ...]:
    """Give the shares of effects under a cross-over, with what other tasks have of each: two queries."""
    mine = list(Share.objects.filter(crossover__key=key).select_related("effect__source").order_by("pk"))
    others = Share.objects.filter(effect__in=[one.effect_id for one in mine], confirmed__gt=0)
    elsewhere: dict[int, list[tuple[Bilingual, int]]] = {}
    for other in others.exclude(crossover__key=key).select_related("crossover__task") if mine else ():
        elsewhere.setdefault(other.effect_id, []).append((other.crossover.task.title, other.confirmed or 0))
    return tuple(
        ShareRow(
            number=share.pk,
            effect_key=share.effect.key,
            what=share.effect.what,
            amount=share.effect.amount,
            seen_on=share.effect.seen_on,
            source_key=share.effect.source.key if share.effect.source else "",
            source=share.effect.source.title if share.effect.source else "",
            expected=share.expected,
            confirmed=share.confirmed,
            elsewhere=tuple(elsewhere.get(share.effect_id, ())),
        )
        for share in mine
    )


def effects_of(initiative_key: str) -> list[tuple[str, str]]:
    """Give the effects of an initiative that were told before, to choose from."""
    found = Effect.objects.filter(initiative__key=initiative_key).order_by("what_nl", "pk")
    return [(effect.key, f"{effect.what_nl} ({effect.amount.normalize():f})") for effect in found[:200]]


def initiatives_for(viewer: Person) -> list[tuple[str, str]]:
    """Give the initiatives for which someone may register a cross-over, by title."""
    there = reach(viewer, "register a cross-over")
    found = Initiative.objects.filter(merged_into=None).exclude(programme__kind=ProgrammeKind.REFERENCE)
    if not there.everywhere:
        mine = Q(key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))
        found = found.filter(mine)
    return list(found.order_by("sort_key", "key").values_list("key", "title_nl")[:2000])


def silent(viewer: Person, programme_key: str, *, size: int = 50) -> tuple[int, tuple[Silent, ...]]:
    """Give the initiatives for which nothing was proposed from the text, with why, and how many there are."""
    there = reach(viewer, "see cross-overs")
    found = Looked.objects.filter(initiative__programme__key=programme_key).exclude(silence="")
    if not there.everywhere:
        keys = Q(initiative__key__in=there.keys("initiative"))
        found = found.filter(keys | Q(initiative__programme__key__in=there.keys("programme")))
    rows = found.select_related("initiative").order_by("silence", "initiative__sort_key", "pk")[:size]
    lines = tuple(Silent(one.initiative.key, one.initiative.title, str(Quiet(one.silence).label)) for one in rows)
    return found.count() if len(lines) == size else len(lines), lines


def quiet_of(initiative_key: str) -> str:
    """Say why nothing was proposed for an initiative from its text; nothing where something was."""
    why = Looked.objects.filter(initiative__key=initiative_key).values_list("silence", flat=True).first()
    return str(Quiet(why).label) if why else ""


def names_of(rows: Iterable[CrossOverRow]) -> tuple[dict[str, str], dict[str, str]]:
    """Give the names of the places and of the organisations that these have in common, by key: two queries."""
    rows = list(rows)
    places = {key for one in rows for key in one.place_keys}
    partners = {key for one in rows for key in one.partner_keys}
    return (
        dict(Place.objects.filter(key__in=places).values_list("key", "name")) if places else {},
        dict(Organisation.objects.filter(key__in=partners).values_list("key", "name")) if partners else {},
    )


def _asked(viewer: Person, asked: Asked) -> QuerySet[CrossOver]:
    found = CrossOver.objects.filter(seen_by(viewer))
    if asked.task:
        found = found.filter(task__key=asked.task)
    for word in asked.q.split()[:10]:
        found = found.filter(Q(initiative__title_nl__icontains=word) | Q(initiative__title_en__icontains=word))
    return found.filter(**{name: getattr(asked, name) for name in FACETS if getattr(asked, name)})
