"""The theory of change: its changes and links, how well a way through it is held, and where that is weakest."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from veerkracht.documents.models import Document
from veerkracht.documents.queries import shown_document_keys
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.evidence.models import Study
from veerkracht.learning.lessons.queries.public import titles as lesson_titles
from veerkracht.learning.line.choices import Sign, SourceKind, Strength, Verdict
from veerkracht.learning.line.models import Change, Link, Telling
from veerkracht.learning.rules.causes import Chain, Claim, Robustness, chain, robustness, way
from veerkracht.learning.rules.layers import layers

CHANGE = ("title_nl", "title_en", "note_nl", "note_en", "stands")
LINK = (
    *("sign", "certainty", "assumption_nl", "assumption_en", "rival_nl", "rival_en", "rival_verdict"),
    "stands",
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in the theory."""

    key: str
    title: Bilingual
    note: Bilingual


@dataclass(frozen=True, slots=True)
class TellingRow:
    """A source of a link; without a title where it is no longer public."""

    number: int
    kind: str
    key: str
    title: Bilingual
    hypothetical: bool
    strength: str
    note: Bilingual

    @property
    def kind_word(self) -> str:
        return str(SourceKind(self.kind).label)

    @property
    def strength_word(self) -> str:
        return str(Strength(self.strength).label)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link with all that is known of it."""

    key: str
    programme_key: str
    cause: ChangeRow
    effect: ChangeRow
    sign: str
    certainty: int | None
    assumption: Bilingual
    rival: Bilingual
    rival_verdict: str
    tellings: tuple[TellingRow, ...]

    @property
    def sign_word(self) -> str:
        return str(Sign(self.sign).label)

    @property
    def rival_word(self) -> str:
        return str(Verdict(self.rival_verdict).label)

    @property
    def seen(self) -> int:
        """Count the sources that saw it happen."""
        return sum(not one.hypothetical for one in self.tellings)

    @property
    def thought(self) -> int:
        """Count the sources that only expect it."""
        return sum(one.hypothetical for one in self.tellings)

    @property
    def plausible(self) -> bool:
        """Say whether something was seen, and each other explanation was looked at."""
        return bool(self.seen) and (not self.rival or self.rival_verdict != Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Held:
    """How well the way from one change to another is held."""

    beginning: ChangeRow
    end: ChangeRow
    found: Robustness
    way: tuple[LinkRow, ...]
    sure: Chain | None

    @property
    def plausible(self) -> bool:
        return bool(self.way) and all(link.plausible for link in self.way)


@dataclass(frozen=True, slots=True)
class Theory:
    """The whole theory of change of a programme, as everyone may read it; a withdrawn source counts, unnamed."""

    programme_key: str
    changes: tuple[ChangeRow, ...]
    links: tuple[LinkRow, ...]

    @property
    def claims(self) -> list[Claim]:
        """Give what sources saw; what they only expect does not hold anything up."""
        return [
            Claim(f"{one.kind}:{one.key}", link.cause.key, link.effect.key)
            for link in self.links
            for one in link.tellings
            if not one.hypothetical
        ]

    def ends(self) -> tuple[str, str]:
        """Give the longest way that was seen, to begin with: its two ends, or nothing where there is none."""
        claims = self.claims
        columns = layers([one.key for one in self.changes], [(one.cause, one.effect) for one in claims])
        pairs = ((first, last) for column in reversed(columns[1:]) for last in column for first in columns[0])
        return next((pair for pair in pairs if way(claims, *pair)), ("", ""))

    def held(self, beginning: str, end: str) -> Held | None:
        """Say how well the way between two changes is held; nothing where one of them is not there."""
        known = {one.key: one for one in self.changes}
        if beginning not in known or end not in known or beginning == end:
            return None
        by_ends = {(one.cause.key, one.effect.key): one for one in self.links}
        links = tuple(by_ends[link] for link in way(self.claims, beginning, end))
        sure = [one.certainty / 100 for one in links if one.certainty]
        return Held(
            known[beginning],
            known[end],
            robustness(self.claims, beginning, end),
            links,
            chain(sure) if links and len(sure) == len(links) else None,
        )


def theory(programme_key: str) -> Theory:
    """Give the theory of a programme: six queries, however large it is."""
    changes = {
        one.pk: _change(one)
        for one in Change.objects.filter(programme__key=programme_key, stands=True).order_by("sort_key", "key")
    }
    links = list(Link.objects.filter(cause__in=changes, effect__in=changes, stands=True).order_by("pk"))
    told = list(Telling.objects.filter(link__in=[one.pk for one in links], ended_at=None).order_by("pk"))
    titles = _titles(told)
    by_link: dict[int, list[Telling]] = {}
    for item in told:
        by_link.setdefault(item.link_id, []).append(item)
    rows = (
        _link(one, programme_key, changes[one.cause_id], changes[one.effect_id], by_link.get(one.pk, ()), titles)
        for one in links
    )
    return Theory(programme_key, tuple(changes.values()), tuple(rows))


def link(key: str) -> LinkRow:
    """Give one link, also one that no longer stands, to who works on it."""
    found = Link.objects.select_related("programme", "cause", "effect").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such link. Look at the theory of change."))
    told = list(Telling.objects.filter(link=found, ended_at=None).order_by("pk"))
    return _link(found, found.programme.key, _change(found.cause), _change(found.effect), told, _titles(told))


def change_of(key: str) -> tuple[ChangeRow, str]:
    """Give one change and the key of its programme, to who works on it."""
    found = Change.objects.select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such change. Look at the theory of change."))
    return _change(found), found.programme.key


def change_values(key: str) -> dict[str, object]:
    """Give what a change says, field by field as a form writes it."""
    found = Change.objects.get(key=key)
    return {name: getattr(found, name) for name in CHANGE}


def link_values(key: str) -> dict[str, object]:
    """Give what a link says, field by field as a form writes it."""
    found = Link.objects.get(key=key)
    return {name: "" if getattr(found, name) is None else getattr(found, name) for name in LINK}


def change_choices(programme_key: str) -> list[tuple[str, Bilingual]]:
    """Give the changes to choose from."""
    found = Change.objects.filter(programme__key=programme_key, stands=True).order_by("sort_key", "key")
    return [(one.key, one.title) for one in found]


def latest(programme_key: str) -> str:
    """Give the link that was made last, or nothing."""
    found = Link.objects.filter(programme__key=programme_key).order_by("-pk").values_list("key", flat=True)
    return found.first() or ""


def known_source(kind: str, key: str) -> bool:
    """Say whether a source is there and public; a group of people is known by its name alone."""
    return kind == SourceKind.GROUP or key in _titles_of({kind: {key}}).get(kind, {})


def _change(one: Change) -> ChangeRow:
    return ChangeRow(one.key, one.title, Bilingual(one.note_nl, one.note_en))


def _link(
    one: Link,
    programme_key: str,
    cause: ChangeRow,
    effect: ChangeRow,
    told: Iterable[Telling],
    titles: Mapping[str, Mapping[str, Bilingual]],
) -> LinkRow:
    return LinkRow(
        key=one.key,
        programme_key=programme_key,
        cause=cause,
        effect=effect,
        sign=one.sign,
        certainty=one.certainty,
        assumption=Bilingual(one.assumption_nl, one.assumption_en),
        rival=Bilingual(one.rival_nl, one.rival_en),
        rival_verdict=one.rival_verdict,
        tellings=tuple(_telling(item, titles) for item in told),
    )


def _telling(one: Telling, titles: Mapping[str, Mapping[str, Bilingual]]) -> TellingRow:
    group = Bilingual(one.source_key.replace("-", " ")) if one.source_kind == SourceKind.GROUP else Bilingual()
    return TellingRow(
        number=one.pk,
        kind=one.source_kind,
        key=one.source_key,
        title=titles.get(one.source_kind, {}).get(one.source_key, group),
        hypothetical=one.hypothetical,
        strength=one.strength,
        note=Bilingual(one.note_nl, one.note_en),
    )


def _titles(told: Iterable[Telling]) -> dict[str, Mapping[str, Bilingual]]:
    keys: dict[str, set[str]] = {}
    for one in told:
        keys.setdefault(one.source_kind, set()).add(one.source_key)
    return _titles_of(keys)


def _titles_of(keys: Mapping[str, set[str]]) -> dict[str, Mapping[str, Bilingual]]:
    """Give the titles of sources that everyone may see: a query for each kind that is there."""
    asked: dict[SourceKind, Callable[[Iterable[str]], Mapping[str, Bilingual]]] = {
        SourceKind.INITIATIVE: titles_by_key,
        SourceKind.LESSON: lesson_titles,
        SourceKind.STUDY: _studies,
        SourceKind.DOCUMENT: _documents,
    }
    return {str(kind.value): titles(keys[kind]) for kind, titles in asked.items() if keys.get(kind)}


def _studies(keys: Iterable[str]) -> Mapping[str, Bilingual]:
    found = Study.objects.filter(key__in=list(keys)).values_list("key", "title")
    return {key: Bilingual(title) for key, title in found}


def _documents(keys: Iterable[str]) -> Mapping[str, Bilingual]:
    found = Document.objects.filter(key__in=shown_document_keys(keys)).values_list("key", "title_nl", "title_en")
    return {key: Bilingual(nl, en) for key, nl, en in found}
