"""What was found for the words somebody typed, with the match shown, and what else they might try."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from veerkracht.documents import queries as documents
from veerkracht.initiatives.queries import portfolio
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import Part
from veerkracht.publishing.filters import Asked, Option, asked, choose
from veerkracht.publishing.scope import hidden, programme_asked
from veerkracht.publishing.subjects import ADDRESSES
from veerkracht.search import queries as search
from veerkracht.search.queries import Hit
from veerkracht.search.rules.fragments import Fragment

MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class Match:
    """One record that was found."""

    kind: str
    key: str
    address: str
    language: str
    title: Fragment
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind that were found."""

    kind: str
    label: str
    address: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search."""

    asked: Asked
    kinds: tuple[Option, ...]
    groups: tuple[Group, ...]
    total: int
    shown: int
    more: bool
    any_word: bool
    corrections: tuple[tuple[str, str], ...]
    suggestions: tuple[Part, ...]


def kind_labels() -> dict[str, str]:
    """Give the kinds of record that can be found, in the order in which they are shown."""
    return {
        "initiative": pgettext("kind", "Initiatives"),
        "outcome": pgettext("kind", "What works"),
        "intervention": pgettext("kind", "What was tried and studied"),
        "theme": pgettext("kind", "Themes"),
        "task": pgettext("kind", "Policy tasks"),
        "round": pgettext("kind", "Rounds"),
        "place": pgettext("kind", "Places"),
        "organisation": pgettext("kind", "Organisations"),
        "agenda": pgettext("kind", "The agenda"),
        "goal": pgettext("kind", "Goals"),
        "lesson": pgettext("kind", "Lessons"),
        "question": pgettext("kind", "Learning questions"),
        "support-answer": pgettext("kind", "Answered questions"),
        "thread": pgettext("kind", "Forum"),
        "document": pgettext("kind", "Documents"),
        "source": pgettext("kind", "Sources"),
        "programme": pgettext("kind", "Programme"),
    }


def results(query: QueryDict) -> Results:
    """Find all kinds of record, or one kind, with the words typed."""
    labels = kind_labels()
    reading, programme = programme_asked(asked("search", query, ("q", "kind", "programme"), paging=False))
    reading = choose(reading, "kind", labels, _("We do not know the kind “%s”, so you see all kinds.").__mod__)
    kinds = tuple(Option(kind, label) for kind, label in labels.items())
    parts = programmes.parts(programme.key) if programme else programmes.Parts()
    words = reading.get("q")
    if not words:
        return Results(reading, kinds, (), 0, 0, False, False, (), parts.themes)
    found = search.find(
        words,
        kinds=(reading.get("kind"),) if reading.get("kind") else (),
        programme_key=programme.key if programme else "",
        limit=MOST_FOUND,
        reading=get_language() or "nl",
    )
    matches = _matches(found.hits)
    groups = tuple(
        Group(kind, label, reading.address(kind=kind), some)
        for kind, label in labels.items()
        if (some := tuple(match for match in matches if match.kind == kind))
    )
    return Results(
        asked=reading,
        kinds=kinds,
        groups=groups,
        total=found.total - (len(found.hits) - len(matches)),
        shown=len(matches),
        more=found.more,
        any_word=found.any_word,
        corrections=found.corrections,
        suggestions=parts.themes,
    )


def _matches(hits: Iterable[Hit]) -> list[Match]:
    """Give each hit an address; what is not public (any more) is left out, whatever the index still holds."""
    listed = list(hits)
    keys = {kind: [hit.key for hit in listed if hit.kind == kind] for kind in ("initiative", "source", "document")}
    public = {"initiative": portfolio.visible_keys(keys["initiative"])}
    public["source"] = documents.shown_source_keys(keys["source"], hidden()) if keys["source"] else set()
    public["document"] = documents.shown_document_keys(keys["document"]) if keys["document"] else set()
    return [
        Match(hit.kind, hit.key, address, hit.language, hit.marked_title, hit.fragments)
        for hit in listed
        if hit.key in public.get(hit.kind, (hit.key,)) and (address := _address(hit))
    ]


def _address(hit: Hit) -> str:
    """Give the page of what was found; there is one agenda a programme, so that page is told which."""
    if hit.kind == "agenda":
        home = hit.programme_key == programmes.home_key()
        return reverse("agenda", query=None if home else {"programme": hit.programme_key})
    if hit.kind == "outcome":
        return reverse("what-works", query={"outcome": hit.key})
    try:
        return reverse(ADDRESSES.get(hit.kind, hit.kind), args=[hit.key])
    except NoReverseMatch:
        return ""
