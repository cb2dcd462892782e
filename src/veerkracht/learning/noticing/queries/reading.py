"""What others may ask about observations: which someone may read, a page of them, and one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F as Field
from django.db.models import Q, QuerySet, TextField, Value
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.noticing import sounds
from veerkracht.learning.noticing.models import Observation, ObservationKind, Publication, Sensitivity, Verdict
from veerkracht.learning.noticing.routes import Route, route_of
from veerkracht.learning.rules.routing import ROUTES
from veerkracht.people.models import Person, WithheldText
from veerkracht.people.permissions import Reach, Scope, may, reach
from veerkracht.people.queries import names
from veerkracht.places.models import Place
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the list; what is empty is not asked."""

    q: str = ""
    kind: str = ""
    initiative: str = ""
    route: str = ""
    sensitivity: str = ""
    since: date | None = None
    until: date | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """An observation in a list."""

    key: str
    kind: str
    text: str
    happened_on: date
    initiative_key: str
    initiative: Bilingual
    sensitivity: str
    route: Route | None
    has_sound: bool
    public: bool
    mine: bool

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return str(ObservationKind(self.kind).label)

    @property
    def sensitivity_word(self) -> str:
        """Say in words who may read it."""
        return str(Sensitivity(self.sensitivity).label)


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording that waits to be written out."""

    media_type: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What someone from outside said of an outcome."""

    who: str
    of_organisation: str
    independent: bool
    verdict: str
    said_on: date

    @property
    def verdict_word(self) -> str:
        """Give the verdict in words."""
        return str(Verdict(self.verdict).label)


@dataclass(frozen=True, slots=True)
class Whole:
    """One observation with all that belongs to it."""

    row: ObservationRow
    place: str
    author: str
    recorded_at: datetime
    signal: tuple[tuple[str, str], ...]
    outcome: tuple[tuple[str, str], ...]
    heard: Heard | None
    answers: tuple[Answered, ...]
    public_text: str
    published_on: date | None
    withheld: bool
    names: tuple[str, ...]
    scopes: tuple[Scope, ...]
    author_key: str


def visible(viewer: Person) -> QuerySet[Observation]:
    """Give the observations that someone may read: their own, and what others noticed within reach."""
    open_ = within(reach(viewer, "see observations")) & ~Q(sensitivity=Sensitivity.CLOSED)
    return Observation.objects.filter(
        Q(author_key=viewer.key) | open_ | within(reach(viewer, "see a closed observation"))
    )


def may_read(found: Observation, viewer: Person) -> bool:
    """Say whether someone may read an observation."""
    if found.author_key == viewer.key:
        return True
    closed = found.sensitivity == Sensitivity.CLOSED
    return may(viewer, "see a closed observation" if closed else "see observations", _scopes(found))


def observations(wanted: Wanted, turn: Turn, *, viewer: Person) -> Page[ObservationRow]:
    """Give one page of observations, the last that happened first."""
    found = _fitting(visible(viewer), wanted)
    if wanted.mine:
        found = found.filter(author_key=viewer.key)
    page = cut(found, turn, by="happened_on", newest=True)
    titles = titles_by_key([one.initiative_key for one in page.rows], hidden=True)
    public = _public_keys(page.rows)
    return page.of(_row(one, viewer, titles, public) for one in page.rows)


def observation(key: str, *, viewer: Person) -> Whole:
    """Give one observation to who may read it; who wrote it is named to who may see that."""
    found = Observation.objects.select_related("signal", "outcome", "publication").filter(key=key).first()
    if found is None or not may_read(found, viewer):
        raise NotKnown(_("There is no such observation, or you may not read it. Look in the list."))
    scopes = _scopes(found)
    public: Publication | None = getattr(found, "publication", None)
    withheld = public is not None and WithheldText.objects.filter(record=public._meta.label, number=public.pk).exists()
    titles = titles_by_key([found.initiative_key], hidden=True)
    mine = found.author_key == viewer.key
    answers = found.substantiations.all() if found.kind == ObservationKind.OUTCOME else ()
    sees_people = mine or may(viewer, "see who wrote", scopes)
    if sees_people and not mine:
        shown(kind="person", key=found.author_key, fields=["name"])
    return Whole(
        row=_row(found, viewer, titles, {found.key} if public is not None and public.text else set()),
        place=Place.objects.filter(key=found.place_key).values_list("name", flat=True).first() or "",
        author=names([found.author_key]).get(found.author_key, "") if sees_people else "",
        recorded_at=found.recorded_at,
        signal=_signal(found),
        outcome=_outcome(found),
        heard=Heard(found.sound_type, found.sound_seconds or 0) if found.sound_sha256 else None,
        answers=tuple(
            Answered(one.who if sees_people else "", one.of_organisation, one.independent, one.verdict, one.said_on)
            for one in answers
        ),
        public_text=public.text if public is not None else "",
        published_on=public.published_on if public is not None else None,
        withheld=withheld,
        names=known_names(found.text) if mine or may(viewer, "publish an observation", scopes) else (),
        scopes=scopes,
        author_key=found.author_key,
    )


def sound_of(key: str, *, viewer: Person) -> tuple[str, str]:
    """Give where the recording of an observation lies and its sort, to who may read the observation."""
    found = Observation.objects.filter(key=key).exclude(sound_sha256="").first()
    if found is None or not may_read(found, viewer):
        raise NotKnown(_("There is no recording (any more) to listen to."))
    return str(sounds.place(found.key, found.sound_sha256)), found.sound_type


def known_names(text: str) -> tuple[str, ...]:
    """Give the names of people whom the programme knows and who stand in a text by their whole name: a hint only."""
    if not text.strip():
        return ()
    here = Person.objects.annotate(here=Value(text, output_field=TextField())).filter(
        name__contains=" ", here__icontains=Field("name")
    )
    return tuple(here.order_by("name").values_list("name", flat=True)[:5])


def public_observations(keys: Iterable[str]) -> dict[str, str]:
    """Give the public text of observations by key; what is not public is left out."""
    found = Publication.objects.filter(observation__key__in=list(keys)).exclude(text="")
    return dict(found.values_list("observation__key", "text"))


def kind_words() -> dict[str, str]:
    """Give each kind with its word."""
    return {str(value): str(label) for value, label in ObservationKind.choices}


def sensitivity_words() -> dict[str, str]:
    """Say in words who may read what."""
    return {str(value): str(label) for value, label in Sensitivity.choices}


def verdict_words() -> list[tuple[str, str]]:
    """Give what someone can say of an outcome."""
    return [(str(value), str(label)) for value, label in Verdict.choices]


def _fitting(found: QuerySet[Observation], wanted: Wanted) -> QuerySet[Observation]:
    for word in wanted.q.split()[:10]:
        found = found.filter(text__icontains=word)
    asked = {"kind": wanted.kind, "initiative_key": wanted.initiative, "sensitivity": wanted.sensitivity}
    asked |= {"happened_on__gte": wanted.since, "happened_on__lte": wanted.until}  # type: ignore[dict-item]
    found = found.filter(**{name: value for name, value in asked.items() if value})
    if wanted.route in ROUTES:
        taps = {"indicator": (True, True), "perspectives": (True, False), "outcome": (False, True)}
        expected, agreed = taps.get(wanted.route, (False, False))
        found = found.filter(expected=expected, agreed=agreed)
    return found


def within(there: Reach) -> Q:
    if there.everywhere:
        return Q()
    if not there.scopes:
        return Q(pk__in=())
    of_bodies = Initiative.objects.filter(organisation__key__in=there.keys("organisation")).order_by().values("key")
    here = Q(initiative_key__in=there.keys("initiative")) | Q(programme_key__in=there.keys("programme"))
    return here | Q(initiative_key__in=of_bodies) if there.keys("organisation") else here


def _scopes(found: Observation) -> tuple[Scope, ...]:
    body = Initiative.objects.filter(key=found.initiative_key).values_list("organisation__key", flat=True).first()
    bodies = (("organisation", body),) if body else ()
    return (("initiative", found.initiative_key), *bodies, ("programme", found.programme_key))


def _public_keys(rows: Iterable[Observation]) -> set[str]:
    found = Publication.objects.filter(observation__in=[one.pk for one in rows]).exclude(text="")
    return set(found.values_list("observation__key", flat=True))


def _row(one: Observation, viewer: Person, titles: dict[str, Bilingual], public: set[str]) -> ObservationRow:
    return ObservationRow(
        key=one.key,
        kind=one.kind,
        text=one.text,
        happened_on=one.happened_on,
        initiative_key=one.initiative_key,
        initiative=titles.get(one.initiative_key, Bilingual(one.initiative_key)),
        sensitivity=one.sensitivity,
        route=route_of(one.expected, one.agreed),
        has_sound=bool(one.sound_sha256),
        public=one.key in public,
        mine=one.author_key == viewer.key,
    )


def _signal(found: Observation) -> tuple[tuple[str, str], ...]:
    said = getattr(found, "signal", None)
    if said is None:
        return ()
    yes, no = _("yes"), _("no")
    return (
        (_("Energy"), _("%(number)s of 10") % {"number": said.energy}),
        (_("Turnout"), _("%(number)s of 10") % {"number": said.turnout}),
        (_("Beside the week before"), str(said.get_change_display())),
        (_("Something unexpected happened"), yes if said.unexpected else no),
        (_("Help is wanted"), yes if said.asks_help else no),
    )


def _outcome(found: Observation) -> tuple[tuple[str, str], ...]:
    said = getattr(found, "outcome", None)
    if said is None:
        return ()
    lines = (
        (_("Who changed"), said.social_actor),
        (_("How it was before"), said.before),
        (_("What the initiative did for it"), said.contribution),
        (_("Why it matters"), said.significance),
    )
    return tuple((label, text) for label, text in lines if text)
