"""The list of lessons and the page of one, put together from what the rooms answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.asking.queries.public import PublicLine, about_lesson
from veerkracht.learning.lessons.circumstances import NAMES, RANGES, VALUES, value_word
from veerkracht.learning.lessons.queries import public
from veerkracht.learning.lessons.queries.lesson import LessonRow, RelationRow, VersionRow, evidence_of, public_lesson
from veerkracht.learning.lessons.queries.public import LessonLine, Wanted
from veerkracht.learning.lessons.queries.weighing import stances
from veerkracht.learning.rules.contradiction import FEWEST, Stand, differences, enough
from veerkracht.learning.rules.reuse import Adoption, Step, expected, way
from veerkracht.publishing.filters import Asked, Chip, Option, Pages, asked, choose
from veerkracht.publishing.initiatives import Filter
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.unknown import unknown
from veerkracht.publishing.wording import plainly

FILTERS = ("q", "direction", "setting", "certainty", "programme", "sort")
SORTS = ("title", "newest")
TAKEN = ("adopted", "adapted")
RESULTS = {"worked": 1.0, "in part": 0.5, "not": 0.0}
PLACES = 20
"""In so many possible places it is told how often something is expected to work."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of lessons as it is asked."""

    asked: Asked
    wanted: Wanted
    rows: tuple[LessonLine, ...]
    total: int
    filters: tuple[Filter, ...]
    chips: tuple[Chip, ...]
    pages: Pages
    sort: str
    funnel: tuple["StepLine", ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the way of lessons: how many of how many, and between which shares that lies."""

    label: str
    count: int
    of: int
    between: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A lesson that contradicts this one, and what differs between the circumstances of both."""

    relation: RelationRow
    differing: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it would work at a place, in words."""

    words: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class LessonPage:
    """One lesson as everyone may read it."""

    row: LessonRow
    version: VersionRow
    beside: tuple[Beside, ...]
    question: str
    few: str
    funnel: tuple[StepLine, ...]
    who: tuple[tuple[str, Bilingual], ...]
    related: tuple[RelationRow, ...]
    asked: tuple[PublicLine, ...]

    @property
    def replaced_by(self) -> RelationRow | None:
        """Give the lesson that came in the place of this one."""
        found = (one for one in self.row.relations if one.kind == "replaces" and not one.ours and one.other_public)
        return next(found, None)


def wanted(query: QueryDict, name: str = "lessons") -> tuple[Asked, Wanted]:
    """Read what is asked, with a sentence for everything that does not exist."""
    reading, programme = programme_asked(asked(name, query, FILTERS))
    offered = public.facets() | {"sort": dict.fromkeys(SORTS, "")}
    sentences = {
        "direction": _("We do not know the result “%s”, so you see all lessons."),
        "setting": _("We do not know the kind of place “%s”, so you see all lessons."),
        "certainty": _("We do not know “%s” as how sure a lesson is, so you see all lessons."),
        "sort": _("We do not know the order “%s”; this is by title."),
    }
    for one, sentence in sentences.items():
        reading = choose(reading, one, offered[one], sentence.__mod__)
    wish = Wanted(
        programme=programme.key if programme else "",
        q=reading.get("q"),
        direction=reading.get("direction"),
        setting=reading.get("setting"),
        certainty=reading.get("certainty"),
    )
    return reading, wish


def listing(query: QueryDict) -> Listing:
    """Put the list of lessons together: at most twelve queries, however many there are."""
    reading, wish = wanted(query)
    wish = public.sought(wish)
    sort = reading.get("sort") or "title"
    page = public.lessons(wish, reading.turn, newest=sort == "newest")
    counts, facets = public.numbers(wish), public.facets()
    titles = {
        "direction": pgettext("filter", "How it went"),
        "setting": pgettext("filter", "Kind of place"),
        "certainty": pgettext("filter", "How sure"),
    }
    filters = tuple(
        Filter(
            name,
            title,
            reading.get(name),
            tuple(
                Option(value, f"{word} ({counts[name][value]})")
                for value, word in facets[name].items()
                if counts[name][value] or value == reading.get(name)
            ),
        )
        for name, title in titles.items()
    )
    labels = {name: facets[name].get(reading.get(name), "") for name in titles}
    labels["q"] = _("Words: “%s”") % wish.q if wish.q else ""
    return Listing(
        asked=reading.turned(page),
        wanted=wish,
        rows=page.rows,
        total=page.total,
        filters=filters,
        chips=reading.chips(labels),
        pages=reading.pages(page),
        sort=sort,
        funnel=_steps(public.travelled(wish.programme), _("taken over by others")),
    )


def lesson_page(key: str, *, on: date | None = None) -> LessonPage:
    """Put the page of one lesson together, as it is or as it was on a day."""
    row = public_lesson(key)
    if row is None or row.shown is None:
        raise unknown("lesson", key, public.public_keys)
    version = (row.on(on) if on else None) or row.shown
    against = tuple(one for one in row.relations if one.kind == "contradicts" and one.other and one.other_public)
    question, few = _question(row, against)
    known = {one.source_key: one.source for one in row.evidence if one.source_kind == "initiative"}
    known |= {one.initiative_key: one.initiative for one in row.adoptions if one.result and one.initiative}
    return LessonPage(
        row=row,
        version=version,
        beside=tuple(Beside(one, _differing(version, one.other)) for one in against if one.other),
        question=question,
        few=few,
        funnel=_funnel(row),
        who=tuple(known.items()),
        related=tuple(
            one for one in row.relations if one.kind != "contradicts" and one.stands and one.other and one.other_public
        ),
        asked=about_lesson(key),
    )


def fits(row: LessonRow, there: Mapping[str, object]) -> Answer:
    """Say in words whether a lesson would work at a place with these circumstances."""
    return fitting(((one.known, one.result) for one in row.adoptions if one.mode in TAKEN), there)


def fitting(told: Iterable[tuple[Mapping[str, str | float], str]], there: Mapping[str, object]) -> Answer:
    """Say in words whether something would work at a place, from how it went elsewhere: circumstances and result."""
    known = [Adoption(circumstances, RESULTS[result]) for circumstances, result in told if result in RESULTS]
    if not known:
        return Answer(
            _("We do not know: nobody has told yet how it went elsewhere. It may work in 1 of 20 places, or in 19."),
            _("If you try it, tell how it went. Then the next one knows more."),
        )
    found = expected(known, {name: _value(value) for name, value in there.items()}, RANGES)
    chance, low, high = (_of_places(one) for one in (found.chance, found.low, found.high))
    words = _(
        "We expect that it works in about %(chance)d of %(all)d places like yours. It may be %(low)d, or %(high)d."
    )
    count = len(known)
    rests = ngettext(
        "That rests on %(count)d place that told how it went. As far as it is like yours, it counts for %(like)s.",
        "That rests on %(count)d places that told how it went. As far as they are like yours, they count for %(like)s.",
        count,
    )
    like = {"count": count, "like": number_format(round(found.places, 1), decimal_pos=1)}
    return Answer(words % {"chance": chance, "all": PLACES, "low": low, "high": high}, rests % like)


def citation(page: LessonPage, address: str, name: str) -> str:
    """Give how the lesson is cited: this version, at an address that keeps showing it."""
    version = page.version
    words = _("%(name)s (%(year)s). %(title)s. Lesson, version %(version)s. %(address)s")
    day = version.published_on or version.in_force_from
    return words % {
        "name": name,
        "year": day.year,
        "title": plainly(version.title),
        "version": version.number,
        "address": f"{address}?on={day.isoformat()}",
    }


def asking(page: LessonPage) -> str:
    """Give the address at which what may make the difference is asked as a question of the programme."""
    return reverse("question-new", query={"question": page.question, "about": f"lesson:{page.row.key}"})


def certainty_sentence(row: LessonRow) -> str:
    """Say in one sentence what the word for how sure it is rests on."""
    found = row.weighed
    if not found.sources:
        return _("Nothing has been seen yet that speaks for it or against it.")
    sources = ngettext("%(count)d independent source", "%(count)d independent sources", found.sources)
    sides = stances_of(row)
    words = _("This rests on %(sources)s: %(for)d for, %(against)d against.")
    return words % {"sources": sources % {"count": found.sources}, "for": sides[0], "against": sides[1]}


def stances_of(row: LessonRow) -> tuple[int, int]:
    """Count the sources that are for a lesson, and those that are against."""
    by_source: dict[tuple[str, str], float] = {}
    for one in row.evidence:
        if one.relevance:
            by_source[one.source_kind, one.source_key] = (
                by_source.get((one.source_kind, one.source_key), 0) + one.stance
            )
    return sum(one > 0 for one in by_source.values()), sum(one < 0 for one in by_source.values())


def _question(row: LessonRow, against: Sequence[RelationRow]) -> tuple[str, str]:
    """Look for what tells those for from those against, and word it as a new question; or say why not."""
    sources = evidence_of([row.number, *(one.other_number for one in against)]) if against else {}
    stands = list(_stands(sources.get(row.number, []), row.last.context, for_it=True))
    for one in against:
        if one.other:
            stands += _stands(sources.get(one.other_number, []), one.other.context, for_it=False)
    if not against:
        return "", ""
    ours = sum(one.for_it for one in stands)
    if not enough(stands):
        few = _(
            "There are too few sources to look for what makes the difference: %(for)d and %(against)d. "
            "%(needed)d on each side are needed."
        )
        return "", few % {"for": ours, "against": len(stands) - ours, "needed": FEWEST}
    best = next((one for one in differences(stands) if one.gain > 0), None)
    if best is None:
        return "", _("Nothing that we know of the places tells them apart.")
    name = str(NAMES[best.circumstance])
    values = _(" or ").join(value_word(best.circumstance, value) for value in best.counts)
    words = {"what": name[:1].lower() + name[1:], "values": values, "count": len(stands)}
    question = _("Does this make the difference: %(what)s (%(values)s)?") % words
    if best.corrected is None:
        return question, _("This is a question and no finding: it rests on %(count)d sources.") % words
    chance = number_format(max(0.01, min(0.99, round(best.corrected, 2))), decimal_pos=2)
    doubt = _("This is a question and no finding: with %(count)d sources it can be chance (%(chance)s).")
    return question, doubt % {**words, "chance": chance}


def _stands(items: Sequence[object], context: Mapping[str, object], *, for_it: bool) -> Iterator[Stand]:
    """Give each source with the side it is on, and its circumstances in words; else those of the lesson."""
    weighed = stances(items)  # type: ignore[arg-type]
    circumstances: dict[str, dict[str, str]] = {}
    for one in items:
        source = f"{one.source_kind}:{one.source_key}"  # type: ignore[attr-defined]
        said = {**context, **one.circumstances}  # type: ignore[attr-defined]
        circumstances[source] = {name: str(said[name]) for name in VALUES if said.get(name)}
    for source, found in weighed.items():
        if found:
            yield Stand((found > 0) == for_it, circumstances[source])


def _differing(ours: VersionRow, theirs: VersionRow | None) -> tuple[tuple[str, str, str], ...]:
    """Say which circumstances of two lessons differ: what, here, there."""
    here, there = ours.context, theirs.context if theirs else {}
    unsaid = str(_("not said"))
    return tuple(
        (
            str(NAMES[name]),
            value_word(name, here[name]) if name in here else unsaid,
            value_word(name, there[name]) if name in there else unsaid,
        )
        for name in NAMES
        if here.get(name) != there.get(name)
    )


def _funnel(row: LessonRow) -> tuple[StepLine, ...]:
    taken = [one for one in row.adoptions if one.mode in TAKEN]
    told = [one for one in taken if one.result]
    worked = sum(one.result == "worked" for one in told)
    steps = way(published=len(row.adoptions), adopted=len(taken), reported=len(told), worked=worked)
    return _steps(steps, _("took it over, of those that saw it"))


def _steps(steps: Sequence[Step], first: str) -> tuple[StepLine, ...]:
    labels = {"adopted": first, "reported": _("told how it went"), "worked": _("said that it worked")}
    between = _("between %(low)d and %(high)d of 100")
    return tuple(
        StepLine(
            labels[step.name],
            step.count,
            step.of,
            between % {"low": _of_hundred(step.low), "high": _of_hundred(step.high)} if step.of else "",
        )
        for step in steps
    )


def _of_places(chance: float) -> int:
    return max(1, min(PLACES - 1, round(PLACES * chance)))


def _of_hundred(share: float) -> int:
    return max(1, min(99, round(100 * share)))


def _value(value: object) -> str | float:
    return float(value) if isinstance(value, (int, float)) else str(value)


def address(key: str) -> str:
    """Give the address of the page of a lesson."""
    return reverse("lesson", args=[key])
