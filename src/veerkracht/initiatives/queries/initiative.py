"""What others may ask about one initiative."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, DateField, Exists, IntegerField, OuterRef, Q, Subquery, Value

from veerkracht.foundation.keys import make_key, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import (
    Initiative,
    InitiativePlace,
    Level,
    Participation,
    Partner,
    Phase,
    Standing,
    Track,
)
from veerkracht.initiatives.queries.portfolio import Titled, visible
from veerkracht.people.audience import as_seen, narrow
from veerkracht.people.permissions import Viewer, may
from veerkracht.places.models import PlaceKind, Succession, Within
from veerkracht.programmes.queries.programme import TASK, THEME


@dataclass(frozen=True, slots=True)
class Whole:
    """An initiative as its own page tells of it."""

    key: str
    title: Bilingual
    summary: Bilingual
    story: Bilingual
    ask: Bilingual
    phase: str
    province_wide: bool
    started_on: str
    organisation_key: str
    organisation: str
    website: str
    contact_email: str = field(metadata=narrow("see contact addresses", unless="contact_public"))
    contact_public: bool
    programme_key: str
    programme: Bilingual
    recorded_at: datetime
    changed_at: datetime

    @property
    def phase_word(self) -> str:
        """Give the phase in words."""
        return str(Phase(self.phase).label)


@dataclass(frozen=True, slots=True)
class Around:
    """What a place lies in, or what it became, and from when until when."""

    key: str
    name: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where an initiative works, the municipality it lies in then and now, and what it became."""

    key: str
    name: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    municipalities: tuple[Around, ...] = ()
    became: tuple[Around, ...] = ()

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return str(PlaceKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Joined:
    """A round in which an initiative took part, and what the programme brought in."""

    round_key: str
    round: Bilingual
    round_kind: str
    track: str
    starts_on: str
    contribution: Bilingual
    source_key: str
    source: str

    @property
    def track_word(self) -> str:
        """Give the track in words."""
        return str(Track(self.track).label)


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """An organisation that works in an initiative, in a role."""

    organisation_key: str
    organisation: str
    role: Bilingual
    source_key: str
    source: str


@dataclass(frozen=True, slots=True)
class StandingRow:
    """How an initiative stood on a day."""

    on: str
    phase: str
    support_base: str
    durability: str
    note: Bilingual
    source_key: str
    source: str

    @property
    def phase_word(self) -> str:
        """Give the phase in words."""
        return str(Phase(self.phase).label)

    @property
    def support_base_word(self) -> str:
        """Give the support base in words."""
        return str(Level(self.support_base).label)

    @property
    def durability_word(self) -> str:
        """Give the durability in words."""
        return str(Level(self.durability).label)


def initiative(key: str, *, viewer: Viewer = None, unpublished: bool = False) -> Whole | None:
    """Give one visible initiative as someone may see it; one that is not public only to who may see those."""
    among = Initiative.objects.filter(merged_into=None) if unpublished else visible()
    found = among.filter(key=key).select_related("programme", "organisation").first()
    if found is None:
        return None
    here = [("initiative", key), ("programme", found.programme.key)]
    if not found.published and not may(viewer, "see what is not published", here):
        return None
    whole = Whole(
        key=found.key,
        title=found.title,
        summary=found.summary,
        story=Bilingual(found.story_nl, found.story_en),
        ask=Bilingual(found.ask_nl, found.ask_en),
        phase=found.phase,
        province_wide=found.province_wide,
        started_on=found.started_on,
        organisation_key=found.organisation.key if found.organisation else "",
        organisation=found.organisation.name if found.organisation else "",
        website=found.website,
        contact_email=found.contact_email,
        contact_public=found.contact_public,
        programme_key=found.programme.key,
        programme=found.programme.title,
        recorded_at=found.recorded_at,
        changed_at=found.changed_at,
    )
    scopes = [("initiative", key), ("organisation", whole.organisation_key), ("programme", whole.programme_key)]
    return as_seen(whole, viewer, scopes)


def moved_to(key: str) -> str:
    """Give the key under which an initiative is known now: the one it was merged into, or that once had this name."""
    seen = {key}
    here = key
    while next_key := _merged_into(here):
        if next_key in seen:
            return ""
        seen.add(next_key)
        here = next_key
    if here != key:
        return here if visible().filter(key=here).exists() else ""
    for found, aliases in visible().exclude(aliases=[]).values_list("key", "aliases"):
        if any(make_key(str(alias)) == key for alias in aliases):
            return found
    return ""


def near_keys(key: str) -> list[str]:
    """Give keys of visible initiatives that begin like this one or share a word with it, to suggest one from."""
    words = sorted((word for word in key.split("-") if len(word) > 3), key=len, reverse=True)[:3]
    alike = Q(key__startswith=key[:3])
    for word in words:
        alike |= Q(key__contains=word[:5])
    return list(visible().filter(alike).order_by("key").values_list("key", flat=True)[:500])


def parts_of(key: str) -> tuple[tuple[Titled, ...], tuple[Titled, ...]]:
    """Give the themes and the policy tasks of an initiative, in one query."""
    themes = Initiative.objects.filter(key=key, themes__isnull=False).order_by()
    tasks = Initiative.objects.filter(key=key, policy_tasks__isnull=False).order_by()
    both = themes.values_list(
        Value(THEME, output_field=CharField()),
        "themes__position",
        "themes__key",
        "themes__title_nl",
        "themes__title_en",
    ).union(
        tasks.values_list(
            Value(TASK, output_field=CharField()),
            "policy_tasks__position",
            "policy_tasks__key",
            "policy_tasks__title_nl",
            "policy_tasks__title_en",
        ),
        all=True,
    )
    ordered = sorted(both, key=lambda row: (row[0], row[1], row[2]))
    found = [(part, Titled(its_key, Bilingual(nl, en))) for part, _at, its_key, nl, en in ordered]
    return (
        tuple(one for part, one in found if part == THEME),
        tuple(one for part, one in found if part == TASK),
    )


def spots(key: str) -> tuple[Spot, ...]:
    """Give the places where an initiative works or worked, with their names through time; one query."""
    around: dict[str, dict[int, list[Around]]] = {"in": defaultdict(list), "became": defaultdict(list)}
    places: list[tuple[Any, ...]] = []
    for word, place, its_key, name, kind, starts_on, ends_on in _places_through_time(key):
        if word == "at":
            places.append((place, its_key, name, kind, starts_on, ends_on))
        else:
            # "Veghel (gemeente)" is called so only to tell it from the town.
            around[word][place].append(Around(its_key, name.split(" (")[0], starts_on, ends_on))
    return tuple(
        Spot(
            key=its_key,
            name=name,
            kind=kind,
            starts_on=starts_on,
            ends_on=ends_on,
            municipalities=tuple(around["in"][place]),
            became=tuple(around["became"][place]),
        )
        for place, its_key, name, kind, starts_on, ends_on in places
    )


def _places_through_time(key: str) -> list[tuple[Any, ...]]:
    """Give places of an initiative ("at"), the municipalities they lie in ("in") and what they became, by date."""
    links = InitiativePlace.objects.filter(initiative__key=key).order_by()
    here = links.values("place_id")
    lying = Within.objects.filter(part_id__in=here, whole__kind=PlaceKind.MUNICIPALITY).order_by()
    turned = Succession.objects.filter(old_id__in=here).order_by()
    at, within, became = (Value(word, output_field=CharField()) for word in ("at", "in", "became"))
    never = Value(None, output_field=DateField())
    every = links.values_list(at, "place_id", "place__key", "place__name", "place__kind", "starts_on", "ends_on").union(
        lying.values_list(within, "part_id", "whole__key", "whole__name", "whole__kind", "starts_on", "ends_on"),
        turned.values_list(became, "old_id", "new__key", "new__name", "new__kind", "on", never),
        all=True,
    )
    return sorted(every, key=lambda row: (row[0], str(row[5] or ""), sort_key(row[3])))


def joined(key: str) -> tuple[tuple[Joined, ...], tuple[PartnerRow, ...]]:
    """Give the rounds in which an initiative took part, the first one first, and who works in it: one query."""
    rounds = Participation.objects.filter(initiative__key=key).order_by()
    bodies = Partner.objects.filter(initiative__key=key).order_by()
    none, first = Value("", output_field=CharField()), Value(0, output_field=IntegerField())
    sourced = ("source__key", "source__title")
    of_round = ("round__key", "round__title_nl", "round__title_en", "round__kind", "track", "starts_on")
    brought = ("round__starts_on", "round__position", "contribution_nl", "contribution_en", *sourced)
    body = ("organisation__key", "organisation__name", none, none, none, none)
    every = rounds.values_list(*of_round, *brought).union(
        bodies.values_list(*body, none, first, "role_nl", "role_en", *sourced), all=True
    )
    # Only a round has a kind.
    took = sorted((row for row in every if row[3]), key=lambda row: (row[6], row[7], row[0]))
    works = sorted((row for row in every if not row[3]), key=lambda row: (sort_key(row[1]), row[8]))
    return (
        tuple(
            Joined(its_key, Bilingual(nl, en), kind, track, day or began, Bilingual(*brings), source or "", title or "")
            for its_key, nl, en, kind, track, day, began, _at, *brings, source, title in took
        ),
        tuple(PartnerRow(row[0], row[1], Bilingual(row[8], row[9]), row[10] or "", row[11] or "") for row in works),
    )


def standings(key: str) -> tuple[StandingRow, ...]:
    """Give how an initiative stood, from the first time it was written down to the last."""
    found = Standing.objects.filter(initiative__key=key).select_related("source").order_by("on")
    return tuple(
        StandingRow(
            on=one.on,
            phase=one.phase,
            support_base=one.support_base,
            durability=one.durability,
            note=Bilingual(one.note_nl, one.note_en),
            source_key=one.source.key if one.source else "",
            source=one.source.title if one.source else "",
        )
        for one in found
    )


def companions(key: str, *, size: int = 4) -> tuple[Titled, ...]:
    """Give other visible initiatives of the programme that share a place or else a theme with this one."""
    itself = Initiative.objects.filter(key=key).values("programme_id")[:1]
    same_place = InitiativePlace.objects.filter(initiative__key=key).values("place_id")
    same_theme = Initiative.themes.through.objects.filter(initiative__key=key).values("theme_id")
    here = InitiativePlace.objects.filter(place_id__in=same_place, initiative=OuterRef("pk"))
    alike = Initiative.themes.through.objects.filter(theme_id__in=same_theme, initiative=OuterRef("pk"))
    others = visible().filter(programme_id=Subquery(itself)).exclude(key=key).order_by("sort_key", "key")
    # Two short walks along the index on the title, each of which stops as soon as there are enough.
    near, like = others.filter(Exists(here)), others.filter(Exists(alike), ~Exists(here))
    either = Q(pk__in=near.values("pk")[:size]) | Q(pk__in=like.values("pk")[:size])
    found = Initiative.objects.filter(either).annotate(near=Exists(here)).order_by("-near", "sort_key", "key")
    return tuple(Titled(one.key, one.title) for one in found[:size])


def roles_of(organisation_key: str) -> tuple[tuple[Titled, Bilingual], ...]:
    """Give the visible initiatives in which an organisation takes part, with its role; none where it is initiator."""
    partner = Partner.objects.filter(organisation__key=organisation_key, initiative__in=visible())
    found = [
        (Titled(one.initiative.key, one.initiative.title), one.role)
        for one in partner.select_related("initiative").order_by("initiative__sort_key", "role_nl")
    ]
    began = visible().filter(organisation__key=organisation_key).order_by("sort_key", "key")
    return tuple([(Titled(one.key, one.title), Bilingual()) for one in began] + found)


def _merged_into(key: str) -> str:
    return Initiative.objects.filter(key=key).values_list("merged_into__key", flat=True).first() or ""
