"""What works: one answer to a question, put together from lessons, studies, initiatives and documents."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.documents import queries as documents
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_now
from veerkracht.learning.asking.queries.public import Running, running, titles
from veerkracht.learning.evidence.queries import answers as evidence
from veerkracht.learning.evidence.queries.rows import OutcomeRow
from veerkracht.learning.evidence.words import DIRECTIONS, level_word
from veerkracht.learning.lessons.circumstances import VALUES
from veerkracht.learning.lessons.queries import answers as lessons
from veerkracht.learning.rules.directions import Tally, tally
from veerkracht.learning.rules.reuse import similarity
from veerkracht.learning.rules.synthesis import Expectation, expectation
from veerkracht.publishing.filters import Asked, Chip
from veerkracht.publishing.initiatives import Filter
from veerkracht.publishing.lessons import fitting
from veerkracht.publishing.studied.told import Told, told
from veerkracht.publishing.wording import plainly
from veerkracht.publishing.works.wish import Wish, chips, filters, read_wish
from veerkracht.search import queries as search

KINDS = ("lesson", "intervention", "initiative", "document", "question")
MOST_FOUND, MOST_SHOWN = 60, 12
DIRECTION = {
    Expectation.HELPS: "worked",
    Expectation.MAY_HELP: "worked",
    Expectation.NO_DIFFERENCE: "no difference",
    Expectation.MAY_HARM: "worse",
    Expectation.UNCLEAR: "unclear",
}
"""How it went, for what a synthesis says that a next place may expect."""


@dataclass(frozen=True, slots=True)
class Card:
    """A lesson in the answer, with how far the place where it was seen is like the place that is asked about."""

    row: lessons.Answer
    likeness: float
    like: str
    expected: str


@dataclass(frozen=True, slots=True)
class Studied:
    """What studies say of one intervention, what it is, and what it costs where known."""

    told: Told
    summary: Bilingual
    cost: Bilingual
    direction: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """One study in the plot of directions."""

    way: evidence.Way
    sign: str
    word: Any
    size: str
    level: Any


@dataclass(frozen=True, slots=True)
class Trying:
    """An initiative that tries something now: a lesson that it took over, or a probe for a question."""

    key: str
    title: Bilingual
    what: Bilingual
    address: str


@dataclass(frozen=True, slots=True)
class Works:
    """The whole answer to a question of what works."""

    asked: Asked
    on: date
    as_it_was: bool
    problem: str
    question: str
    corrections: tuple[tuple[str, str], ...]
    any_word: bool
    every: tuple[OutcomeRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    filters: tuple[Filter, ...]
    chips: tuple[Chip, ...]
    studied: tuple[Studied, ...]
    worked: tuple[Card, ...]
    failed: tuple[Card, ...]
    ways: tuple[WayRow, ...]
    tally: Tally | None
    trying: tuple[Trying, ...]
    wondered: tuple[tuple[str, Bilingual], ...]
    who: tuple[tuple[str, Bilingual], ...]
    initiatives: tuple[tuple[str, Bilingual], ...]
    papers: tuple[search.Hit, ...]
    place: str

    @property
    def asks(self) -> bool:
        """Say whether anything was asked."""
        return bool(self.asked.get("q") or self.asked.get("outcome"))

    @property
    def nothing(self) -> bool:
        """Say whether nobody has tried or studied anything that answers it."""
        return not (self.studied or self.worked or self.failed or self.ways)

    @property
    def surest(self) -> Card | None:
        """Give the lesson that rests on most sources."""
        return max((*self.worked, *self.failed), key=lambda card: card.row.sources, default=None)


def works(query: QueryDict, *, unasked: bool = False) -> Works:
    """Put the answer together: at most twelve queries, however much is known.

    `unasked` also answers where nothing was asked: with what is known about every outcome, and about none.
    """
    wish = read_wish(query)
    if unasked and not wish.words and not wish.outcomes:
        wish = replace(wish, outcomes=("", *(row.key for row in wish.every)))
    hits, more_corrections, any_word = _search(wish)
    keys = {kind: [hit.key for hit in hits if hit.kind == kind] for kind in KINDS}
    known, studied, ways = _known(wish, keys)
    cards = _cards(known, wish, set(keys["lesson"]))
    probes = running(keys["question"], [row.key for row in known], wish.on) if keys["question"] or known else ()
    tried = [probe.initiative_key for probe in probes]
    named = titles_now({*keys["initiative"], *tried, *(key for row in known for key in _behind(row))})
    questions = titles(keys["question"][:MOST_SHOWN]) if keys["question"] else {}
    shown = documents.shown_document_keys(keys["document"]) if keys["document"] else set[str]()
    return Works(
        asked=wish.reading,
        on=wish.on,
        as_it_was=bool(wish.reading.get("on")) and not wish.problem,
        problem=wish.problem,
        question=wish.reading.get("q"),
        corrections=(*wish.corrections, *more_corrections),
        any_word=any_word and not wish.outcomes,
        every=wish.every,
        outcomes=tuple(row for row in wish.every if row.key in wish.outcomes),
        filters=filters(wish),
        chips=chips(wish),
        studied=studied,
        worked=tuple(card for card in cards if card.row.worked),
        failed=tuple(card for card in cards if not card.row.worked),
        ways=tuple(_way(one) for one in ways),
        tally=tally([one.way for one in ways]) if ways else None,
        trying=(*_probing(probes, named), *_trying(known, named))[:MOST_SHOWN],
        wondered=tuple((key, questions[key]) for key in keys["question"] if key in questions),
        who=_named((key for row in known for key in row.initiatives), named),
        initiatives=_named(keys["initiative"], named),
        papers=tuple(hit for hit in hits if hit.kind == "document" and hit.key in shown)[:MOST_SHOWN],
        place=", ".join(str(VALUES[name][value]) for name, value in wish.there.items()),
    )


def citation(found: Works, address: str, name: str) -> str:
    """Give how the answer is cited: the question, and an address that keeps showing it as it was on this day."""
    words = _("%(name)s (%(year)s). What works: %(question)s %(address)s")
    question = found.question or ", ".join(plainly(row.title) for row in found.outcomes)
    return words % {"name": name, "year": found.on.year, "question": f"“{question}”.", "address": address}


def _search(wish: Wish) -> tuple[tuple[search.Hit, ...], tuple[tuple[str, str], ...], bool]:
    words = " ".join(wish.telling)
    if not words:
        return (), (), False
    language = get_language() or "nl"
    found = search.find(words, kinds=KINDS, programme_key=wish.programme_key, limit=MOST_FOUND, reading=language)
    return found.hits, found.corrections, found.any_word


def _known(
    wish: Wish, keys: Mapping[str, Collection[str]]
) -> tuple[list[lessons.Answer], tuple[Studied, ...], tuple[evidence.Way, ...]]:
    """Give what is known of what is asked: lessons, what studies say together, and which way each went."""
    if not wish.outcomes and not wish.words:
        return [], (), ()
    rows = lessons.answers(wish.programme_key, wish.outcomes, keys["lesson"], wish.on)
    direction, certainty = wish.reading.get("direction"), wish.reading.get("certainty")
    known = [row for row in rows if direction in ("", row.direction) and certainty in ("", row.word)]
    ways = evidence.ways(wish.outcomes, wish.on) if wish.outcomes else ()
    names = {one.study_key: one.title for one in ways}
    others = () if wish.outcomes else keys["intervention"]
    together = evidence.answers(wish.outcomes, others, wish.on) if wish.outcomes or others else ()
    studied = (_studied(one, names, wish.there) for one in together)
    found = [one for one in studied if direction in ("", one.direction)] if not certainty else []
    return known, tuple(sorted(found, key=lambda one: -one.told.numbers["next_noticeable"])), ways


def _studied(one: evidence.Answer, names: Mapping[str, str], there: Mapping[str, str]) -> Studied:
    numbers = one.row.result["weighed"]
    return Studied(
        told=told(one.row, "weighed", names, _words_for(there.get("setting", ""))),
        summary=one.summary,
        cost=one.cost,
        direction=DIRECTION[expectation(numbers["next_noticeable"], numbers["next_harmful"])],
    )


def _words_for(setting: str) -> tuple[str, ...]:
    """Give the words that studies use for a kind of place."""
    words = {"village": ("village", "dorp"), "town": ("town", "stadje", "stad"), "city": ("city", "stad", "grote stad")}
    return words.get(setting, ())


def _cards(known: Iterable[lessons.Answer], wish: Wish, found: set[str]) -> list[Card]:
    cards = [_card(row, wish.there) for row in known]
    return sorted(cards, key=lambda card: (-card.likeness, card.row.key not in found, -card.row.sources))


def _card(row: lessons.Answer, there: Mapping[str, str]) -> Card:
    if not there:
        return Card(row, 0, "", "")
    results = [(one.known, one.result) for one in row.taken if one.result]
    shared = any(name in row.known for name in there)
    near = similarity(row.known, there, {})
    likeness = near if shared else 0.5
    if not shared:
        like = _("The lesson does not say in what kind of place it was seen.")
    elif near == 1:
        like = _("Seen in a place like yours.")
    else:
        like = _("Seen in a place that is partly like yours.") if near else _("Seen in another kind of place.")
    return Card(row, likeness, like, fitting(results, there).words if row.worked and results else "")


def _way(one: evidence.Way) -> WayRow:
    size = "large" if one.people >= 300 else "middle" if one.people >= 50 else "small"
    return WayRow(one, *DIRECTIONS[one.way], size, level_word(one.level))


def _named(keys: Iterable[str], named: Mapping[str, Bilingual]) -> tuple[tuple[str, Bilingual], ...]:
    return tuple((key, named[key]) for key in dict.fromkeys(keys) if key in named)[:MOST_SHOWN]


def _behind(row: lessons.Answer) -> tuple[str, ...]:
    return (*row.initiatives, *(one.initiative_key for one in row.taken))


def _probing(probes: Iterable[Running], named: Mapping[str, Bilingual]) -> Iterator[Trying]:
    for one in probes:
        if one.initiative_key in named:
            address = reverse("learning-question", args=[one.question.key])
            yield Trying(one.initiative_key, named[one.initiative_key], Bilingual(one.what), address)


def _trying(known: Iterable[lessons.Answer], named: Mapping[str, Bilingual]) -> Iterator[Trying]:
    for row in known:
        for one in row.taken:
            if not one.result and one.initiative_key in named:
                address = reverse("lesson", args=[row.key])
                yield Trying(one.initiative_key, named[one.initiative_key], row.title, address)
