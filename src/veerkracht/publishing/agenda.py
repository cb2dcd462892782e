"""The page of the agenda: one version whole, and the list of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from veerkracht.programmes.queries.agenda import AgendaRow, AgendaText, AgendaVersionRow, AnnexLine, agenda_text
from veerkracht.publishing.recorders import recorders
from veerkracht.publishing.subjects import subjects


@dataclass(frozen=True, slots=True)
class AnnexItem:
    """A row of the annex, with the address of its initiative where that has a page."""

    line: AnnexLine
    url: str


@dataclass(frozen=True, slots=True)
class VersionItem:
    """A version in the list of versions: the one before it to compare with, and whether it is being read."""

    version: AgendaVersionRow
    recorder: str
    before: AgendaVersionRow | None
    here: bool
    coming: bool


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """The agenda as it was on a day; without a version where that day comes before the first."""

    version: AgendaVersionRow | None
    text: AgendaText | None
    annex: tuple[AnnexItem, ...]
    versions: tuple[VersionItem, ...]
    first: AgendaVersionRow | None
    recorded_later_on: date | None
    recorder: str


def agenda_page(agenda: AgendaRow, *, on: date, today: date, by_name: bool) -> AgendaPage:
    """Compose the agenda as it was on a day, newest version first in the list."""
    version = agenda.on(on)
    text = agenda_text(agenda.key, version.number) if version else None
    known = recorders((row.by_key for row in agenda.versions), by_name=by_name)
    before: list[AgendaVersionRow | None] = [None, *agenda.versions]
    items = [
        VersionItem(row, known[row.by_key], before[place], row is version, row.in_force_from > today)
        for place, row in enumerate(agenda.versions)
    ]
    return AgendaPage(
        version=version,
        text=text,
        annex=annex_items(text.annex) if text else (),
        versions=tuple(reversed(items)),
        first=agenda.versions[0] if agenda.versions else None,
        recorded_later_on=_recorded_later(version, on),
        recorder=known[version.by_key] if version else "",
    )


def annex_items(lines: Iterable[AnnexLine]) -> tuple[AnnexItem, ...]:
    """Link the rows of an annex to the initiatives that have a public page."""
    rows = tuple(lines)
    known = subjects(("initiative", row.initiative_key) for row in rows if row.initiative_key)
    found = {key: subject.url for (_kind, key), subject in known.items()}
    return tuple(AnnexItem(row, found.get(row.initiative_key, "")) for row in rows)


def _recorded_later(version: AgendaVersionRow | None, on: date) -> date | None:
    """Give the day of recording where nobody could have read this version here on the day asked for."""
    if version is None:
        return None
    recorded = localtime(version.recorded_at).date()
    return recorded if recorded > on else None
