"""What the public pages say of the evidence: a synthesis in words, pictures and tables, and all of an intervention."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.queries import answers, evidence
from veerkracht.learning.evidence.queries.rows import InterventionWhole, OutcomeRow, StudyRow, SynthesisRow
from veerkracht.learning.evidence.words import CERTAINTIES, DIRECTIONS, EXPECTATIONS, REASONS, level_word
from veerkracht.learning.rules.directions import Direction, Tally, tally
from veerkracht.learning.rules.synthesis import REALITIES, Expectation, expectation
from veerkracht.publishing.studied.drawing import Dots, Forest, dots, forest
from veerkracht.publishing.unknown import unknown

VIEWS = ("weighed", "measured")
"""How a synthesis can be looked at: weak designs counting less, or as measured."""

LONGEST_LABEL = 40
LARGE, MIDDLE = 300, 50
"""From so many people on a study is large, or of middling size."""


@dataclass(frozen=True, slots=True)
class Line:
    """One study in the table beside the picture."""

    key: str
    title: str
    level: Any
    size: float
    low: float
    high: float
    now: float


@dataclass(frozen=True, slots=True)
class Place:
    """What is thought of one kind of place; borrowed where nobody studied it there."""

    name: str
    studies: int
    size: float
    word: Any

    @property
    def borrowed(self) -> bool:
        return not self.studies


@dataclass(frozen=True, slots=True)
class Told:
    """A synthesis as everyone may read it, in one of the two views."""

    row: SynthesisRow
    view: str
    numbers: Mapping[str, Any]
    word: Any
    other_word: Any
    """What one would say in the other view, where that is something else."""
    better: int
    same: int
    worse: int
    forest: Forest
    dots: Dots
    lines: tuple[Line, ...]
    places: tuple[Place, ...]
    certainty: Any
    lowered: tuple[Any, ...]
    raised: tuple[Any, ...]
    grade: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """Which way one study went on one outcome, how large it was and at which level it counts."""

    sign: str
    word: Any
    size: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """The ways of one study, an arrow for each outcome it says something of."""

    study: StudyRow
    level: Any
    arrows: tuple[Arrow | None, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that everyone may read of an intervention."""

    whole: InterventionWhole
    syntheses: tuple[Told, ...]
    ways: tuple[WayRow, ...]
    tallies: tuple[tuple[OutcomeRow, Tally], ...]
    studies: tuple[tuple[StudyRow, Any, Any], ...]


def page(key: str, view: str) -> Page:
    """Put the page of an intervention together; refuse a key that nobody knows."""
    whole = evidence.intervention(key)
    if whole is None:
        raise unknown("intervention", key, evidence.intervention_keys)
    titles = {one.key: one.title for one in whole.studies}
    counting = [one for one in whole.studies if not one.retracted]
    return Page(
        whole=whole,
        syntheses=tuple(told(one, view, titles) for one in whole.syntheses),
        ways=tuple(_ways(one, whole.outcomes) for one in counting if one.ways),
        tallies=tuple(
            (outcome, tally([one.ways[outcome.key] for one in counting if outcome.key in one.ways]))
            for outcome in whole.outcomes
        ),
        studies=tuple((one, level_word(one.counts_as), level_word(one.design)) for one in whole.studies),
    )


def cited(key: str, view: str) -> Told:
    """Put the page of one synthesis together, also of one that another took the place of."""
    row = evidence.synthesis(key)
    if row is None:
        raise unknown("synthesis", key, evidence.synthesis_keys)
    whole = evidence.intervention(row.intervention_key)
    return told(row, view, {one.key: one.title for one in whole.studies} if whole else {})


def told(row: SynthesisRow, view: str, titles: Mapping[str, str], asked_in: Collection[str] = ()) -> Told:
    """Tell a synthesis in words and pictures, in one of the two views; `asked_in` are words for a kind of place."""
    graded = answers.graded(row, asked_in)
    numbers, other = row.result[view], row.result[VIEWS[1 - VIEWS.index(view)]]
    word, other_word = _expected(numbers), _expected(other)
    better, worse = (round(numbers[name] * REALITIES) for name in ("next_noticeable", "next_harmful"))
    lines = tuple(
        _line(one, titles.get(one["key"], one["key"]), place["size"])
        for one, place in zip(row.studies, numbers["places"], strict=True)
    )
    average, (low, high) = numbers["average"], numbers["next_place"]
    return Told(
        row=row,
        view=view,
        numbers=numbers,
        word=EXPECTATIONS[word],
        other_word=EXPECTATIONS[other_word] if other_word is not word else "",
        better=better,
        same=REALITIES - better - worse,
        worse=worse,
        forest=forest(
            [
                (_short(line.title), one["size"], one["error"], line.now)
                for line, one in zip(lines, row.studies, strict=True)
            ],
            (numbers["interval"][0], average, numbers["interval"][1]),
            (low, average, high),
            row.noticeable,
        ),
        dots=dots(numbers["dots"], row.noticeable),
        lines=lines,
        places=tuple(_place(cell) for cell in row.result[f"{view}_by_context"]),
        certainty=CERTAINTIES[graded.word],
        lowered=tuple(REASONS[reason] for reason in graded.lowered),
        raised=tuple(REASONS[reason] for reason in graded.raised),
        grade=graded.word,
    )


def _expected(numbers: Mapping[str, Any]) -> Expectation:
    return expectation(numbers["next_noticeable"], numbers["next_harmful"])


def _line(one: Mapping[str, Any], title: str, now: float) -> Line:
    reach = 1.96 * one["error"]
    return Line(one["key"], title, level_word(one["level"]), one["size"], one["size"] - reach, one["size"] + reach, now)


def _place(cell: Mapping[str, Any]) -> Place:
    # Of a kind of place only the chance of a noticeable difference is known, not that of harm.
    return Place(
        cell["circumstance"], cell["studies"], cell["size"], EXPECTATIONS[expectation(cell["noticeable"], 0.0)]
    )


def _ways(study: StudyRow, outcomes: tuple[OutcomeRow, ...]) -> WayRow:
    people = (study.treated or 0) + (study.compared or 0)
    size = "large" if people >= LARGE else "middle" if people >= MIDDLE else "small"
    arrows = [_arrow(study.ways.get(outcome.key), size) for outcome in outcomes]
    return WayRow(study, level_word(study.counts_as), tuple(arrows))


def _arrow(way: Direction | None, size: str) -> Arrow | None:
    return Arrow(*DIRECTIONS[way], size) if way is not None else None


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_LABEL else f"{title[: LONGEST_LABEL - 1].rstrip()}…"


def titled(text: Bilingual, other: Bilingual) -> Bilingual:
    """Give the title of a synthesis: the intervention and the outcome, in each language in which both are said."""
    english = f"{text.en}: {other.en}" if text.en and other.en else ""
    return Bilingual(f"{text.nl}: {other.nl}", english)
