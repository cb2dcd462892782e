"""What differs between two versions of the agenda: its text, its decisions and its annex, with a sentence on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.programmes.queries.agenda import AgendaText, AnnexLine, DecisionRow
from veerkracht.programmes.rules.comparison import Change, Pair, Piece, likeness, matched, words
from veerkracht.publishing.changes import ChangedText, changed_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChangedDecision:
    """A decision that stayed, came, went or was worded otherwise."""

    change: Change
    number: int
    pieces: tuple[Piece, ...]
    decided_by: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row of the annex that stayed, came, went or was changed."""

    change: Change
    number: int
    title: tuple[Piece, ...]
    place: tuple[Piece, ...]
    theme: tuple[Piece, ...]
    description: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AgendaComparison:
    """Everything that differs between two versions, and the sentence that sums it up."""

    summary: str
    text: ChangedText
    decisions: tuple[ChangedDecision, ...]
    annex: tuple[ChangedRow, ...]

    @property
    def changed_rows(self) -> tuple[ChangedRow, ...]:
        return tuple(row for row in self.annex if row.change != "same")

    @property
    def same_rows(self) -> tuple[ChangedRow, ...]:
        return tuple(row for row in self.annex if row.change == "same")


def compare(old: AgendaText, new: AgendaText, language: str) -> AgendaComparison:
    """Compare two versions as a reader of this language sees them."""
    text = changed_text(old.body, new.body, language)
    decisions = tuple(_decision(pair, language) for pair in _decisions(old.decisions, new.decisions, language))
    annex = tuple(_row(pair) for pair in matched(old.annex, new.annex, alike=_same_row))
    return AgendaComparison(_summary(text, decisions, annex), text, decisions, annex)


def _decisions(old: Sequence[DecisionRow], new: Sequence[DecisionRow], language: str) -> tuple[Pair[DecisionRow], ...]:
    return matched(
        old, new, alike=lambda one, other: likeness(one.text.read(language).text, other.text.read(language).text)
    )


def _same_row(one: AnnexLine, other: AnnexLine) -> float:
    """Say how sure it is that two rows are about one initiative: by its key, or else by its title."""
    if one.initiative_key and other.initiative_key:
        return float(one.initiative_key == other.initiative_key)
    return likeness(one.title, other.title)


def _change(pair: Pair[T], *pieces: Sequence[Piece]) -> Change:
    if pair.old is None:
        return "added"
    if pair.new is None:
        return "removed"
    return "changed" if any(piece.change != "same" for piece in chain(*pieces)) else "same"


def _decision(pair: Pair[DecisionRow], language: str) -> ChangedDecision:
    old, new = (row.text.read(language).text if row else "" for row in (pair.old, pair.new))
    text = words(old, new)
    by = words(*(row.decided_by if row else "" for row in (pair.old, pair.new)))
    shown = pair.new or pair.old
    return ChangedDecision(_change(pair, text, by), shown.number if shown else 0, text, by)


def _row(pair: Pair[AnnexLine]) -> ChangedRow:
    cells = [
        words(*(getattr(row, name) if row else "" for row in (pair.old, pair.new)))
        for name in ("title", "place", "theme", "description")
    ]
    shown = pair.new or pair.old
    return ChangedRow(_change(pair, *cells), shown.number if shown else 0, *cells)


def _summary(text: ChangedText, decisions: Sequence[ChangedDecision], annex: Sequence[ChangedRow]) -> str:
    """Sum up in one sentence: "3 decisions added, 1 decision changed, 35 words added to the text"."""
    counts = {f"decisions {change}": sum(row.change == change for row in decisions) for change in CHANGES}
    counts |= {f"annex {change}": sum(row.change == change for row in annex) for change in CHANGES}
    counts |= {"words added": text.added, "words removed": text.removed}
    parts = [_counted(what, number) for what, number in counts.items() if number]
    return f"{', '.join(parts)}." if parts else _("Text, decisions and annex are the same.")


CHANGES = ("added", "removed", "changed")


def _counted(what: str, number: int) -> str:
    sentences = {
        "decisions added": ngettext("%(count)s decision added", "%(count)s decisions added", number),
        "decisions removed": ngettext("%(count)s decision gone", "%(count)s decisions gone", number),
        "decisions changed": ngettext("%(count)s decision changed", "%(count)s decisions changed", number),
        "annex added": ngettext("%(count)s initiative added", "%(count)s initiatives added", number),
        "annex removed": ngettext("%(count)s initiative gone", "%(count)s initiatives gone", number),
        "annex changed": ngettext("%(count)s initiative changed", "%(count)s initiatives changed", number),
        "words added": ngettext("%(count)s word added to the text", "%(count)s words added to the text", number),
        "words removed": ngettext("%(count)s word gone from the text", "%(count)s words gone from the text", number),
    }
    return sentences[what] % {"count": number_format(number)}
