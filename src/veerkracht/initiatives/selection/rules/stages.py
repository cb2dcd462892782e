"""The stages of choosing and the questions of the form, as an administrator sets them; and at which stage one is.

Source: rule R5 of the programme fixes what cannot be left out; see docs/methods/stages.md.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.texts import Bilingual

EXPLORE, ASSESS, DECIDE, STEP = "explore", "assess", "decide", "step"
FIXED = (EXPLORE, ASSESS, DECIDE)
"""What each way of choosing has once, in this order (R5); other steps stand before, between or after."""
LINE, TEXT, YES = "line", "text", "yes"
SORTS = (TEXT, LINE, YES)
MOST = 20


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: what is done in it, and what who applied reads of it."""

    key: str
    does: str
    title: Bilingual
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the form, beside those that every application answers."""

    key: str
    sort: str
    label: Bilingual
    hint: Bilingual
    required: bool = False


def stages(rows: Iterable[Mapping[str, object]]) -> tuple[Stage, ...]:
    """Read the stages as they are kept."""
    return tuple(Stage(str(row["key"]), str(row["does"]), _both(row, "title"), _both(row, "text")) for row in rows)


def questions(rows: Iterable[Mapping[str, object]]) -> tuple[Question, ...]:
    """Read the questions as they are kept."""
    return tuple(
        Question(str(row["key"]), str(row["sort"]), _both(row, "label"), _both(row, "hint"), bool(row.get("required")))
        for row in rows
    )


def _both(row: Mapping[str, object], name: str) -> Bilingual:
    return Bilingual(str(row.get(f"{name}_nl", "")), str(row.get(f"{name}_en", "")))


def wrong(found: Sequence[Stage], asked: Sequence[Question]) -> str:
    """Name what is wrong with a way of choosing, or nothing: "order", "many", "twice", "title", "label" or "sort".

    >>> only = [Stage("besluit", "decide", Bilingual("Besluit"), Bilingual())]
    >>> wrong(only, [])
    'order'
    """
    if [one.does for one in found if one.does != STEP] != list(FIXED):
        return "order"
    if max(len(found), len(asked)) > MOST:
        return "many"
    if any(len(set(keys)) < len(keys) or not all(map(is_key, keys)) for keys in _keys(found, asked)):
        return "twice"
    if not all(one.title.nl.strip() for one in found):
        return "title"
    if not all(one.label.nl.strip() for one in asked):
        return "label"
    return "" if all(one.sort in SORTS for one in asked) else "sort"


def _keys(found: Sequence[Stage], asked: Sequence[Question]) -> tuple[list[str], list[str]]:
    return [one.key for one in found], [one.key for one in asked]


def now(found: Iterable[Stage], done: Collection[str]) -> Stage | None:
    """Give the stage at which an application is: the first of which the work was not done; none when all is done.

    `done` holds the keys of own steps that were taken, and of the fixed stages what they do.

    >>> both = [Stage("praat", "explore", Bilingual("Gesprek"), Bilingual()),
    ...         Stage("raad", "step", Bilingual("Advies"), Bilingual())]
    >>> now(both, {"explore"}).key, now(both, {"explore", "raad"})
    ('raad', None)
    """
    return next((one for one in found if (one.key if one.does == STEP else one.does) not in done), None)


def step_before_decision(found: Iterable[Stage], done: Collection[str]) -> Stage | None:
    """Give the first own step that stands before the decision and was not taken."""
    for one in found:
        if one.does == DECIDE:
            return None
        if one.does == STEP and one.key not in done:
            return one
    return None
