"""What each row of an annex means here: which initiative, places and themes it names, and what is wrong with it.

Likeness of titles is that of the room initiatives (docs/methods/likeness.md); a name of a place or theme is taken only
when it is the same but for capitals and accents, and otherwise suggestions are given. Nothing is decided here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from veerkracht.exchange.rules.annex import AnnexRow
from veerkracht.foundation.keys import plain_text
from veerkracht.initiatives.rules.likeness import Named, alike

PARTS = re.compile(r"\s*[,;/&+]\s*|\s+(?:en|and)\s+")
BEFORE = re.compile(r"^(?:de\s+)?(?:gemeente|municipality of|stad|dorp|regio)\s+")
EVERYWHERE = frozenset(
    {"provinciebreed", "provincie", "hele provincie", "de hele provincie", "brabantbreed", "heel brabant", "brabant"}
    | {"provincewide", "whole province", "the whole province", "province"}
)
SUGGESTED = 3
LIKE_ENOUGH = 0.7
LONGEST = {"title": 300, "place": 200, "theme": 200}
NEW = "new"
"""What stands for an initiative that is proposed with this annex."""
LOOKED_UP = 60
"""For so many different unknown names suggestions are sought; a document with more has another problem."""


@dataclass(frozen=True, slots=True)
class Option:
    """A record that a name in the annex may mean."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known here: places and themes by their plain names, and initiatives with all their titles."""

    places: Mapping[str, Option]
    themes: Mapping[str, Option]
    initiatives: Sequence[Named]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row with what it was found to mean, and a word for each thing a person should look at."""

    row: AnnexRow
    problems: tuple[str, ...] = ()
    places: tuple[Option, ...] = ()
    everywhere: bool = False
    themes: tuple[Option, ...] = ()
    place_options: tuple[Option, ...] = ()
    theme_options: tuple[Option, ...] = ()
    initiative: Option | None = None
    look_alikes: tuple[Option, ...] = ()
    same_as: int = 0

    @property
    def taken(self) -> bool:
        """Say whether the row is taken along unless a person says otherwise."""
        return not {"no title", "twice"}.intersection(self.problems)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided on one row: whether it comes along, and what it means.

    An empty place or theme leaves the words as they stand; an initiative is a key, "new", or empty for the annex alone.
    """

    take: bool = True
    place: str = ""
    theme: str = ""
    initiative: str = ""


@dataclass(slots=True)
class _Names:
    """The names of one kind of record, and the suggestions given so far."""

    known: Mapping[str, Option]
    kept: dict[str, tuple[Option, ...]] = field(default_factory=dict)

    def named(self, text: str) -> tuple[Option, ...]:
        """Give what a text names, as a whole or in parts; nothing where a part is not known."""
        whole = self._one(text)
        if whole:
            return (whole,)
        found = [self._one(part) for part in PARTS.split(text)]
        return tuple(option for option in found if option) if all(found) else ()

    def _one(self, text: str) -> Option | None:
        plain = plain_text(text).strip()
        return self.known.get(plain) or self.known.get(BEFORE.sub("", plain))

    def like(self, text: str) -> tuple[Option, ...]:
        plain = BEFORE.sub("", plain_text(text).strip())
        if plain not in self.kept and len(self.kept) < LOOKED_UP:
            near = get_close_matches(plain[:80], list(self.known), n=SUGGESTED, cutoff=LIKE_ENOUGH)
            self.kept[plain] = tuple(dict.fromkeys(self.known[name] for name in near))
        return self.kept.get(plain, ())


def judge(rows: Sequence[AnnexRow], known: Known) -> tuple[JudgedRow, ...]:
    """Find out for each row what it means, and what is wrong with it."""
    places, themes = _Names(known.places), _Names(known.themes)
    first: dict[str, int] = {}
    drafts = [_judge(number, row, places, themes, first) for number, row in enumerate(rows, start=1)]
    return tuple(_compared(drafts, known))


def _judge(number: int, row: AnnexRow, places: _Names, themes: _Names, first: dict[str, int]) -> JudgedRow:
    problems: list[str] = []
    if any(len(getattr(row, name)) > most for name, most in LONGEST.items()):
        problems.append("too long")
        row = replace(row, **{name: getattr(row, name)[:most].strip() for name, most in LONGEST.items()})
    title = plain_text(row.title)
    same_as = first.setdefault(title, number) if title else number
    if not title:
        problems.append("no title")
    elif same_as != number:
        problems.append("twice")
    everywhere = " ".join(re.findall(r"[a-z]+", plain_text(row.place))) in EVERYWHERE
    found_places = () if everywhere else places.named(row.place)
    found_themes = themes.named(row.theme)
    if not everywhere and not found_places:
        problems.append("unknown place" if row.place else "no place")
    if row.theme and not found_themes:
        problems.append("unknown theme")
    return JudgedRow(
        row=row,
        problems=tuple(problems),
        places=found_places,
        everywhere=everywhere,
        themes=found_themes,
        place_options=places.like(row.place) if "unknown place" in problems else (),
        theme_options=themes.like(row.theme) if "unknown theme" in problems else (),
        same_as=same_as if "twice" in problems else 0,
    )


def _compared(drafts: Sequence[JudgedRow], known: Known) -> Iterable[JudgedRow]:
    """Look for each title among the initiatives that are here already."""
    exact = {plain_text(name): named.key for named in known.initiatives for name in named.names if name}
    near = _look_alikes(drafts, known)
    for number, draft in enumerate(drafts, start=1):
        key = exact.get(plain_text(draft.row.title)) if draft.row.title else None
        found = near.get(number, []) if key is None else []
        like = tuple(Option(one, known.titles.get(one, one)) for one in found[:SUGGESTED])
        yield replace(
            draft,
            problems=(*draft.problems, *(["looks like another"] if like else [])),
            initiative=Option(key, known.titles.get(key, key)) if key else None,
            look_alikes=like,
        )


def _look_alikes(drafts: Sequence[JudgedRow], known: Known) -> dict[int, list[str]]:
    """Give for each row the initiatives whose title looks like its own, the most alike first."""
    named = {
        f"{number}": Named(f"{number}", (draft.row.title,), frozenset(place.key for place in draft.places))
        for number, draft in enumerate(drafts, start=1)
        if draft.row.title
    }
    ours = [Named(f"known {one.key}", one.names, one.places) for one in known.initiatives]
    found: dict[int, list[str]] = {}
    for pair in alike([*named.values(), *ours], set(named)):
        numbers = [side for side in (pair.one, pair.other) if side in named]
        keys = [side.removeprefix("known ") for side in (pair.one, pair.other) if side not in named]
        if len(numbers) == 1 and keys:
            found.setdefault(int(numbers[0]), []).append(keys[0])
    return found


def usual_choice(row: Mapping[str, Any]) -> Choice:
    """Give the choice that counts unless a person makes another: link what is known, propose what is new."""
    known_as = row["initiative"] or next(iter(row["look_alikes"]), None)
    return Choice(take=row["taken"], initiative=known_as["key"] if known_as else NEW)
