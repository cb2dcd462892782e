"""The preview of an annex: each row with what was found about it, in words, and what may be chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.exchange.queries.annex import WaitingAnnex
from veerkracht.exchange.rules.annex_judgement import NEW, Choice, Option, usual_choice

Words = Mapping[str, Any]

PROBLEMS: dict[str, tuple[str, str | Promise]] = {
    "no title": ("bad", gettext_lazy("There is no title, so the row is left out. Give it one in the docx.")),
    "twice": ("bad", gettext_lazy("This title stands in row %(same_as)s of this list too, so the row is left out.")),
    "too long": ("attention", gettext_lazy("A cell was too long and was cut off. Put the story in the description.")),
    "no place": ("attention", gettext_lazy("There is no place. It is shown as not known.")),
    "unknown place": ("attention", gettext_lazy("“%(place)s” is not a place we know. Choose one, or keep the words.")),
    "unknown theme": (
        "attention",
        gettext_lazy("“%(theme)s” is not one of the themes. Choose one, or keep the words."),
    ),
    "looks like another": ("attention", gettext_lazy("This looks like an initiative that is here already. Say which.")),
}
"""Each thing that may be wrong with a row: how bad it is, and the sentence."""

NOTES: dict[str, str | Promise] = {
    "goes on": gettext_lazy("Table %(table)s has no headings; it was read as going on from the table before it."),
    "usual order": gettext_lazy(
        "Table %(table)s has no headings; it was read as initiative, place, theme and description."
    ),
    "skipped": gettext_lazy("Table %(table)s was skipped: it has no headings that we know."),
    "no title": gettext_lazy("Table %(table)s was skipped: it has no column with the title of the initiative."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a row, and how bad it is."""

    what: str
    state: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it is shown before anything is stored."""

    place: int
    number: int
    row: dict[str, Any]
    problems: tuple[Problem, ...]
    choice: Choice
    places: tuple[Option, ...]
    themes: tuple[Option, ...]
    initiatives: tuple[Option, ...]
    choosable: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole annex before anything is stored."""

    rows: tuple[PreviewRow, ...]
    notes: tuple[str, ...]
    linked: int
    proposed: int
    left_out: int


def preview(waiting: WaitingAnnex, themes: Sequence[Option], choices: Mapping[int, Choice]) -> Preview:
    """Compose the preview, with the choices made so far."""
    rows = tuple(
        _row(place, row, themes, choices.get(place, usual_choice(row))) for place, row in enumerate(waiting.rows)
    )
    taken = [row for row in rows if row.choice.take]
    return Preview(
        rows=rows,
        notes=tuple(str(NOTES[note["what"]]) % note for note in waiting.notes),
        linked=sum(row.choice.initiative not in ("", NEW) for row in taken),
        proposed=sum(row.choice.initiative == NEW for row in taken),
        left_out=len(rows) - len(taken),
    )


def _row(place: int, row: dict[str, Any], themes: Sequence[Option], choice: Choice) -> PreviewRow:
    known = [row["initiative"], *row["look_alikes"]]
    return PreviewRow(
        place=place,
        number=place + 1,
        row=row["row"],
        problems=tuple(_problem(word, row) for word in row["problems"]),
        choice=choice,
        places=_options(row["place_options"]),
        themes=tuple(themes) if "unknown theme" in row["problems"] else (),
        initiatives=_options(option for option in known if option),
        choosable="no title" not in row["problems"],
    )


def _problem(word: str, row: Mapping[str, Any]) -> Problem:
    state, sentence = PROBLEMS[word]
    return Problem(word, state, str(sentence) % {**row["row"], "same_as": row["same_as"]})


def _options(found: Any) -> tuple[Option, ...]:
    return tuple(Option(option["key"], option["name"]) for option in found)


def choices_made(waiting: WaitingAnnex, said: Callable[[str], str | None]) -> dict[int, Choice]:
    """Read what a person chose for each row; `said` gives what was sent under a name."""
    made = {}
    for place, row in enumerate(waiting.rows):
        usual = usual_choice(row)
        initiative = said(f"initiative-{place}")
        made[place] = Choice(
            take=said(f"take-{place}") == "yes" and bool(row["row"]["title"]),
            place=(said(f"place-{place}") or "")[:80],
            theme=(said(f"theme-{place}") or "")[:80],
            initiative=usual.initiative if initiative is None else initiative[:80],
        )
    return made


def title_of(found: Preview) -> str:
    """Say in one sentence what confirming will do."""
    return _("%(linked)s linked to initiatives that are here, %(proposed)s proposed as new, %(left)s left out.") % {
        "linked": found.linked,
        "proposed": found.proposed,
        "left": found.left_out,
    }
