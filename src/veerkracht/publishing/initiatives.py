"""The list of initiatives and the page of one, put together from what the rooms answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.crossovers.queries.public import PublicTie, of_initiative
from veerkracht.documents import queries as documents
from veerkracht.documents.queries import DocumentRow, FactRow
from veerkracht.initiatives.queries import initiative as one
from veerkracht.initiatives.queries import portfolio
from veerkracht.initiatives.queries.initiative import Joined, PartnerRow, Spot, StandingRow, Whole
from veerkracht.initiatives.queries.portfolio import InitiativeRow, Titled, Wanted
from veerkracht.learning.lessons.queries.public import LessonLine, lessons_of
from veerkracht.people.permissions import Viewer
from veerkracht.places import queries as places
from veerkracht.programmes.queries.programme import Part, Parts, ProgrammeRow, parts
from veerkracht.publishing.filters import Asked, Chip, Option, Pages, asked, choose
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.timeline import Moment, moments
from veerkracht.publishing.unknown import unknown
from veerkracht.publishing.wording import plainly

FILTERS = ("q", "theme", "place", "task", "round", "phase", "programme", "view", "sort")
VIEWS = ("list", "table", "map")
SORTS = ("title", "newest")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the form: what can be chosen, and what is."""

    name: str
    label: str
    chosen: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of initiatives as it is asked."""

    asked: Asked
    wanted: Wanted
    programme: ProgrammeRow | None
    rows: tuple[InitiativeRow, ...]
    total: int
    filters: tuple[Filter, ...]
    chips: tuple[Chip, ...]
    pages: Pages
    view: str
    sort: str


@dataclass(frozen=True, slots=True)
class Story:
    """Everything the page of one initiative tells, a fragment from each room."""

    whole: Whole
    themes: tuple[Titled, ...]
    tasks: tuple[Titled, ...]
    spots: tuple[Spot, ...]
    joined: tuple[Joined, ...]
    partners: tuple[PartnerRow, ...]
    standings: tuple[StandingRow, ...]
    facts: tuple[FactRow, ...]
    documents: tuple[DocumentRow, ...]
    companions: tuple[Titled, ...]
    moments: tuple[Moment, ...]
    learned: tuple[LessonLine, ...]
    taken_over: tuple[LessonLine, ...]
    ties: tuple[PublicTie, ...] = ()

    @property
    def contributions(self) -> tuple[Joined, ...]:
        """Give the rounds in which it is told what the programme brought in."""
        return tuple(joined for joined in self.joined if joined.contribution)

    @property
    def changed_at(self) -> datetime:
        """Say when the page was changed last."""
        return self.whole.changed_at


def wanted(
    query: QueryDict, name: str = "initiatives", *, form: bool = True
) -> tuple[Asked, Wanted, ProgrammeRow | None, Parts, str]:
    """Read what is asked: at most four queries, and a sentence for everything that does not exist.

    Without a form in which they are chosen, the parts of the programme are only looked up where one is asked.
    """
    reading, programme = programme_asked(asked(name, query, FILTERS))
    named = form or any(reading.get(part) for part in ("theme", "task", "round"))
    known = parts(programme.key) if programme and named else Parts()
    sentences: Mapping[str, tuple[dict[str, str], str]] = {
        "theme": (_titles(known.themes), _("We do not know the theme “%s”, so we left it out.")),
        "task": (_titles(known.tasks), _("We do not know the policy task “%s”, so we left it out.")),
        "round": (_titles(known.rounds), _("We do not know the round “%s”, so we left it out.")),
        "phase": (portfolio.phases(), _("We do not know the phase “%s”, so we left it out.")),
        "view": (dict.fromkeys(VIEWS, ""), _("We do not know the view “%s”; this is the list.")),
        "sort": (dict.fromkeys(SORTS, ""), _("We do not know the order “%s”; this is by title.")),
    }
    for filter_name, (options, sentence) in sentences.items():
        reading = choose(reading, filter_name, options, sentence.__mod__)
    reading, place_name = _place(reading)
    wish = Wanted(
        programme=programme.key if programme else "",
        theme=reading.get("theme"),
        task=reading.get("task"),
        round=reading.get("round"),
        phase=reading.get("phase"),
        place=reading.get("place"),
        q=reading.get("q"),
    )
    return reading, wish, programme, known, place_name


def listing(query: QueryDict) -> Listing:
    """Put the list of initiatives together: at most twelve queries, however many there are."""
    reading, wish, programme, known, place_name = wanted(query)
    wish = portfolio.sought(wish)
    sort = reading.get("sort") or "title"
    page = portfolio.initiatives(wish, reading.turn, newest=sort == "newest")
    labels = _labels(wish, known, place_name, plainly(programme.title) if programme else "")
    return Listing(
        asked=reading.turned(page),
        wanted=wish,
        programme=programme,
        rows=page.rows,
        total=page.total,
        filters=_filters(reading, wish, known, place_name),
        chips=reading.chips(labels),
        pages=reading.pages(page),
        view=reading.get("view") or "list",
        sort=sort,
    )


def story(key: str, *, viewer: Viewer = None) -> Story:
    """Put the page of one initiative together; a key that nobody knows is refused with those that come near."""
    whole = one.initiative(key, viewer=viewer)
    if whole is None:
        raise unknown("initiative", key, lambda: one.near_keys(key))
    themes, tasks = one.parts_of(key)
    (joined, partners), standings = one.joined(key), one.standings(key)
    facts, papers = documents.facts("initiative", key), documents.documents_about("initiative", key)
    learned, taken_over = lessons_of(key)
    return Story(
        whole=whole,
        themes=themes,
        tasks=tasks,
        spots=one.spots(key),
        joined=joined,
        partners=partners,
        standings=standings,
        facts=facts,
        documents=papers,
        companions=one.companions(key),
        moments=moments(whole, joined, standings, facts, papers),
        learned=learned,
        taken_over=taken_over,
        ties=of_initiative(key),
    )


def _titles(some: tuple[Part, ...]) -> dict[str, str]:
    return {part.key: plainly(part.title) for part in some}


def _place(reading: Asked) -> tuple[Asked, str]:
    """Look up the place that is asked; suggest one where its key is not known."""
    key = reading.get("place")
    if not key:
        return reading, ""
    if found := places.one(key):
        return reading, found.name
    near = places.named(key.replace("-", " "), limit=1).places
    notice = _("We do not know the place “%s”, so we left it out.") % key[:60]
    if near:
        notice += " " + _("Did you mean “%(near)s”?") % {"near": near[0].key}
    return reading.without("place", notice), ""


def _labels(wish: Wanted, known: Parts, place_name: str, programme_name: str) -> dict[str, str]:
    """Say in words what is chosen."""
    return {
        "programme": programme_name,
        "q": _("Words: “%s”") % wish.q if wish.q else "",
        "theme": _titles(known.themes).get(wish.theme, ""),
        "place": place_name,
        "task": _titles(known.tasks).get(wish.task, ""),
        "round": _titles(known.rounds).get(wish.round, ""),
        "phase": portfolio.phases().get(wish.phase, ""),
    }


def _filters(reading: Asked, wish: Wanted, known: Parts, place_name: str) -> tuple[Filter, ...]:
    """Give the filters of the form, each with what can be chosen."""
    spots = {spot.key: spot.name for spot in portfolio.places_in_use(wish.programme)}
    if place_name:
        spots.setdefault(wish.place, place_name)
    offered = (
        ("theme", pgettext("filter", "Theme"), _titles(known.themes)),
        ("place", pgettext("filter", "Place"), spots),
        ("task", pgettext("filter", "Policy task"), _titles(known.tasks)),
        ("round", pgettext("filter", "Round"), _titles(known.rounds)),
        ("phase", pgettext("filter", "Phase"), portfolio.phases()),
    )
    return tuple(
        Filter(name, label, reading.get(name), tuple(Option(value, shown) for value, shown in options.items()))
        for name, label, options in offered
        if options
    )
