"""What others may ask about a programme, its themes, policy tasks, rounds, focus places and parties."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, Q, QuerySet, Value

from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.models import (
    AgendaVersion,
    Focus,
    GoalVersion,
    Party,
    PolicyTask,
    Programme,
    ProgrammeKind,
    Round,
    RoundKind,
    Theme,
)

THEME, TASK, ROUND = "theme", "task", "round"


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme as others see it."""

    key: str
    title: Bilingual
    purpose: Bilingual
    story: Bilingual
    kind: str
    home: bool
    starts_on: str
    ends_on: str
    organisation_key: str
    organisation: str
    area_key: str
    area: str


@dataclass(frozen=True, slots=True)
class Part:
    """A theme, a policy task or a round of a programme."""

    part: str
    key: str
    title: Bilingual
    description: Bilingual
    kind: str = ""
    starts_on: str = ""
    ends_on: str = ""
    owner_key: str = ""
    owner: str = ""
    programme_key: str = ""

    @property
    def kind_word(self) -> str:
        """Give the kind of a round in words."""
        return str(RoundKind(self.kind).label) if self.kind else ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The themes, policy tasks and rounds of a programme, each in its order."""

    themes: tuple[Part, ...] = ()
    tasks: tuple[Part, ...] = ()
    rounds: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An organisation with the role it has in a programme or a round."""

    organisation_key: str
    organisation: str
    role: Bilingual
    starts_on: str
    ends_on: str
    programme_key: str
    programme: Bilingual
    round_key: str
    round: Bilingual
    source_key: str
    source: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the agenda or of a goal, in one line."""

    what: str
    key: str
    in_force_from: date
    title: Bilingual
    reason: str


@dataclass(frozen=True, slots=True)
class FocusRow:
    """A place on which a programme concentrates, with the reason."""

    place_key: str
    place: str
    group: Bilingual
    reason: Bilingual
    starts_on: date
    ends_on: date | None
    source_key: str
    source: str


_remembered: ContextVar[list[ProgrammeRow | None] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Ask for the home programme once as long as this lasts: one page, of which many parts need it."""
    before = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(before)


def home() -> ProgrammeRow | None:
    """Give the programme that stands on the home page, or else the first that is run here."""
    kept = _remembered.get()
    if kept:
        return kept[0]
    found = _one(Programme.objects.filter(kind=ProgrammeKind.OWN).order_by("-home", "key"))
    if kept is not None:
        kept.append(found)
    return found


def home_key() -> str:
    """Give the key of the programme on the home page, or nothing where there is none yet."""
    found = home()
    return found.key if found else ""


def programme(key: str) -> ProgrammeRow | None:
    """Give one programme, also one that is kept to compare with."""
    return _one(Programme.objects.filter(key=key))


def programme_keys() -> list[str]:
    """Give the keys of all programmes."""
    return list(Programme.objects.order_by("key").values_list("key", flat=True))


def others(key: str) -> tuple[ProgrammeRow, ...]:
    """Give the programmes that are run here besides the one with this key."""
    own = Programme.objects.filter(kind=ProgrammeKind.OWN).exclude(key=key).order_by("title_nl", "key")
    return tuple(_programme_row(found) for found in own.select_related("organisation", "area"))


def reference_keys() -> QuerySet[Programme, str]:
    """Give the keys of the programmes that are only kept to compare with, to leave them out elsewhere."""
    return Programme.objects.filter(kind=ProgrammeKind.REFERENCE).values_list("key", flat=True)


def reference_parts(part: str) -> QuerySet[Theme, str] | QuerySet[PolicyTask, str] | QuerySet[Round, str]:
    """Give the keys of the themes, tasks or rounds of programmes that are only kept to compare with."""
    reference = Q(programme__kind=ProgrammeKind.REFERENCE)
    if part == THEME:
        return Theme.objects.filter(reference).order_by().values_list("key", flat=True)
    if part == TASK:
        return PolicyTask.objects.filter(reference).order_by().values_list("key", flat=True)
    return Round.objects.filter(reference).order_by().values_list("key", flat=True)


def parts(programme_key: str) -> Parts:
    """Give all themes, policy tasks and rounds of a programme, in one query."""
    rows = _parts(Q(programme__key=programme_key))
    by_part: dict[str, list[Part]] = {THEME: [], TASK: [], ROUND: []}
    for row in rows:
        by_part[row.part].append(row)
    return Parts(tuple(by_part[THEME]), tuple(by_part[TASK]), tuple(by_part[ROUND]))


def part(part: str, key: str) -> Part | None:
    """Give one theme, policy task or round."""
    return next((row for row in _parts(Q(key=key)) if row.part == part), None)


def part_keys(part: str) -> list[str]:
    """Give the keys of all themes, tasks or rounds, to suggest one that is near."""
    record = {THEME: Theme, TASK: PolicyTask, ROUND: Round}[part]
    return list(record._default_manager.values_list("key", flat=True))


def parties(*, programme_key: str = "", round_key: str = "", organisation_key: str = "") -> tuple[PartyRow, ...]:
    """Give who takes part: in a programme as a whole, in one of its rounds, or wherever an organisation does."""
    found = Party.objects.all()
    if programme_key:
        found = found.filter(programme__key=programme_key, round=None)
    if round_key:
        found = found.filter(round__key=round_key)
    if organisation_key:
        found = found.filter(organisation__key=organisation_key)
    joined = found.select_related("programme", "round", "organisation", "source")
    return tuple(
        PartyRow(
            organisation_key=party.organisation.key,
            organisation=party.organisation.name,
            role=party.role,
            starts_on=party.starts_on,
            ends_on=party.ends_on,
            programme_key=party.programme.key,
            programme=party.programme.title,
            round_key=party.round.key if party.round else "",
            round=party.round.title if party.round else Bilingual(),
            source_key=party.source.key if party.source else "",
            source=party.source.title if party.source else "",
        )
        for party in joined.order_by("organisation__sort_key", "role_nl", "pk")
    )


def focuses(programme_key: str, *, on: date | None = None) -> tuple[FocusRow, ...]:
    """Give the places on which a programme concentrates: ever, or on a day."""
    found = Focus.objects.filter(programme__key=programme_key)
    if on is not None:
        found = found.filter(Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on)))
    return tuple(
        FocusRow(
            place_key=focus.place.key,
            place=focus.place.name,
            group=Bilingual(focus.group_nl, focus.group_en),
            reason=Bilingual(focus.reason_nl, focus.reason_en),
            starts_on=focus.starts_on,
            ends_on=focus.ends_on,
            source_key=focus.source.key,
            source=focus.source.title,
        )
        for focus in found.select_related("place", "source").order_by("group_nl", "place__sort_key", "pk")
    )


def latest_versions(programme_key: str, *, size: int, on: date) -> tuple[VersionLine, ...]:
    """Give what came into force last by a day, of the agenda and of the goals, the newest first; one query."""
    columns = ("what", "its_key", "in_force_from", "title_nl", "title_en", "reason")
    agendas = AgendaVersion.objects.filter(agenda__programme__key=programme_key, in_force_from__lte=on).order_by()
    goals = GoalVersion.objects.filter(goal__programme__key=programme_key, in_force_from__lte=on).order_by()
    both = (
        agendas.annotate(what=Value("agenda", output_field=CharField()), its_key=F("agenda__key"))
        .values_list(*columns)
        .union(
            goals.annotate(what=Value("goal", output_field=CharField()), its_key=F("goal__key")).values_list(*columns),
            all=True,
        )
    )
    newest = both.order_by("-in_force_from", "what", "its_key")[:size]
    return tuple(VersionLine(what, key, day, Bilingual(nl, en), reason) for what, key, day, nl, en, reason in newest)


def involved_organisations(programme_key: str) -> QuerySet[Party, int]:
    """Give the numbers of the organisations that are a party in a programme, for use inside another query."""
    return Party.objects.filter(programme__key=programme_key).values_list("organisation_id", flat=True)


def leading_organisations(programme_key: str) -> QuerySet[Programme, int]:
    """Give the number of the organisation that leads a programme, for use inside another query."""
    found = Programme.objects.filter(key=programme_key, organisation__isnull=False)
    return found.values_list("organisation_id", flat=True)


def task_owners(programme_key: str) -> QuerySet[PolicyTask, int]:
    """Give the numbers of the organisations that own a policy task, for use inside another query."""
    found = PolicyTask.objects.filter(programme__key=programme_key, owner__isnull=False).order_by()
    return found.values_list("owner_id", flat=True)


def _one(found: QuerySet[Programme]) -> ProgrammeRow | None:
    one = found.select_related("organisation", "area").first()
    return _programme_row(one) if one else None


def _programme_row(found: Programme) -> ProgrammeRow:
    return ProgrammeRow(
        key=found.key,
        title=found.title,
        purpose=found.purpose,
        story=Bilingual(found.story_nl, found.story_en),
        kind=found.kind,
        home=found.home,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        organisation_key=found.organisation.key if found.organisation else "",
        organisation=found.organisation.name if found.organisation else "",
        area_key=found.area.key if found.area else "",
        area=found.area.name if found.area else "",
    )


def _parts(which: Q) -> Iterator[Part]:
    """Read themes, tasks and rounds at once: three small tables, one question."""
    empty = Value("", output_field=CharField())
    shared = ("position", "key", "title_nl", "title_en", "description_nl", "description_en")

    def columns(word: str, **own: F | Value) -> dict[str, F | Value]:
        blank = {name: own.get(name, empty) for name in ("a_kind", "a_start", "a_end", "an_owner_key", "an_owner")}
        return {"part": Value(word, output_field=CharField()), "of": F("programme__key"), **blank}

    names = ("part", *shared, "a_kind", "a_start", "a_end", "an_owner_key", "an_owner", "of")
    themes = Theme.objects.filter(which).order_by().annotate(**columns(THEME)).values_list(*names)
    tasks = PolicyTask.objects.filter(which).order_by()
    tasks = tasks.annotate(**columns(TASK, an_owner_key=F("owner__key"), an_owner=F("owner__name")))
    rounds = Round.objects.filter(which).order_by()
    rounds = rounds.annotate(**columns(ROUND, a_kind=F("kind"), a_start=F("starts_on"), a_end=F("ends_on")))
    every = themes.union(tasks.values_list(*names), rounds.values_list(*names), all=True)
    for word, _position, key, nl, en, about_nl, about_en, *rest in every.order_by("part", "position", "key"):
        yield Part(word, key, Bilingual(nl, en), Bilingual(about_nl, about_en), *(value or "" for value in rest))
