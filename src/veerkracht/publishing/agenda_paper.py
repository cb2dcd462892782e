"""What the agenda says on paper: one document in one language, from which the docx and the PDF are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from veerkracht.foundation.prose import Block, blocks
from veerkracht.foundation.texts import Bilingual, Reading
from veerkracht.programmes.queries.agenda import AgendaText, AgendaVersionRow, AnnexLine

TOP = 2
"""The level at which headings in the text begin: the title of the paper is level 1."""


@dataclass(frozen=True, slots=True)
class PaperDecision:
    """A decision as it stands on paper."""

    number: int
    text: Reading
    decided_by: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The agenda as one document: every word that is printed is in here."""

    language: str
    title: Reading
    author: str
    programme: Reading
    facts: tuple[tuple[str, str], ...]
    note: Reading
    body: tuple[Block, ...]
    body_language: str
    decisions: tuple[PaperDecision, ...]
    annex: tuple[AnnexLine, ...]
    words: dict[str, str]
    made_from: datetime
    in_force_from: date


def paper(
    version: AgendaVersionRow,
    text: AgendaText,
    *,
    language: str,
    programme: Bilingual,
    organisation: str,
) -> Paper:
    """Write one version of the agenda down in one language; what exists only in the other is kept in that one."""
    with override(language):
        body = text.body.read(language)
        return Paper(
            language=language,
            title=version.title.read(language),
            author=organisation or programme.read(language).text,
            programme=programme.read(language),
            facts=_facts(version, organisation),
            note=text.note.read(language),
            body=_raised(blocks(body.text)),
            body_language=body.language,
            decisions=tuple(
                PaperDecision(row.number, row.text.read(language), row.decided_by) for row in text.decisions
            ),
            annex=text.annex,
            words=_words(version),
            made_from=version.recorded_at,
            in_force_from=version.in_force_from,
        )


def _facts(version: AgendaVersionRow, organisation: str) -> tuple[tuple[str, str], ...]:
    """Say when the version counts, when it was recorded, why and from which source."""
    until = _("now (there is no later version)") if version.until is None else day_words(version.until)
    facts = [
        (pgettext("agenda", "Of"), organisation),
        (_("In force from"), day_words(version.in_force_from)),
        (_("Until"), until),
        (_("Recorded on"), day_words(localtime(version.recorded_at).date())),
        (_("Reason"), version.reason),
        (_("Source"), ", ".join(part for part in (version.source.title, version.source.publisher) if part))
        if version.source
        else (_("Source"), _("not known")),
    ]
    return tuple((label, value) for label, value in facts if value)


def _words(version: AgendaVersionRow) -> dict[str, str]:
    """Give the words around the text, in the language of the paper."""
    return {
        "decisions": _("Decisions"),
        "decided_by": _("Decided by"),
        "annex": _("Annex: the initiatives"),
        "number": _("No."),
        "title": _("Initiative"),
        "place": _("Place"),
        "theme": _("Theme"),
        "description": _("Description"),
        "unknown": _("not known"),
        "about": _("About this text"),
        "version": _("Version of %(day)s") % {"day": day_words(version.in_force_from)},
        "page": pgettext("agenda", "page"),
        "of": pgettext("agenda", "of"),
    }


def day_words(day: date) -> str:
    """Write a day as the pages do, in both languages: "17 maart 2017", "17 March 2017"."""
    return date_format(day, "j F Y")


def _raised(found: Sequence[Block]) -> tuple[Block, ...]:
    """Let the headings in the text begin right under the title of the paper, whatever signs were typed."""
    highest = min((block.level for block in found if block.kind == "heading"), default=TOP)
    return tuple(
        Block(block.kind, block.runs, min(block.level - highest + TOP, 6)) if block.kind == "heading" else block
        for block in found
    )
