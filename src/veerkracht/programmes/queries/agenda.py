"""What others may ask about the implementation agenda: its versions, its decisions and its annex."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.models import Agenda, AgendaVersion, AnnexRow, Decision
from veerkracht.programmes.queries.goals import SourceLine, source_line
from veerkracht.programmes.rules.versions import in_force, in_order, last_day


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision: what was decided, and by whom."""

    number: int
    text: Bilingual
    decided_by: str


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One initiative as the annex names it; the key is empty where no initiative is linked."""

    number: int
    title: str
    place: str
    theme: str
    description: str
    initiative_key: str


@dataclass(frozen=True, slots=True)
class AgendaVersionRow:
    """A version of the agenda without its contents, for the list of versions."""

    number: int
    in_force_from: date
    until: date | None
    recorded_at: datetime
    by_key: str
    reason: str
    title: Bilingual
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class AgendaText:
    """Everything that one version of the agenda says."""

    body: Bilingual
    note: Bilingual
    decisions: tuple[DecisionRow, ...]
    annex: tuple[AnnexLine, ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """The agenda of a programme with the list of its versions, in the order in which they came into force."""

    key: str
    programme_key: str
    versions: tuple[AgendaVersionRow, ...]

    def on(self, day: date) -> AgendaVersionRow | None:
        """Give the version that counted on a day, whenever it was recorded."""
        return in_force(self.versions, day)

    @property
    def last_number(self) -> int:
        return max((version.number for version in self.versions), default=0)


def agenda(programme_key: str) -> AgendaRow | None:
    """Give the agenda of a programme with its versions, where it has one; two queries."""
    found = Agenda.objects.filter(programme__key=programme_key).select_related("programme").order_by("pk").first()
    if found is None:
        return None
    light = AgendaVersion.objects.filter(agenda=found).select_related("source").defer("body_nl", "body_en")
    versions = in_order(light)
    rows = tuple(_row(version, last_day(versions, version)) for version in versions)
    return AgendaRow(found.key, found.programme.key, rows)


def agenda_text(agenda_key: str, number: int) -> AgendaText:
    """Give what one version of an agenda says; three queries."""
    version = (
        AgendaVersion.objects.filter(agenda__key=agenda_key, number=number)
        .prefetch_related("decisions", "annex")
        .first()
    )
    if version is None:
        raise NotKnown(_("There is no such version of the agenda. Choose one from the list of versions."))
    return AgendaText(
        body=Bilingual(version.body_nl, version.body_en),
        note=Bilingual(version.note_nl, version.note_en),
        decisions=tuple(
            DecisionRow(row.number, Bilingual(row.text_nl, row.text_en), row.decided_by)
            for row in version.decisions.all()
        ),
        annex=tuple(
            AnnexLine(row.number, row.title, row.place, row.theme, row.description, row.initiative_key)
            for row in version.annex.all()
        ),
    )


def decision_table(programme_key: str) -> Iterator[tuple[date, tuple[Any, ...]]]:
    """Give the decisions of every version of the agenda as rows of a file, each with the day of its version."""
    found = Decision.objects.filter(version__agenda__programme__key=programme_key).order_by(
        "version__in_force_from", "number"
    )
    names = ("version__agenda__key", "version__in_force_from", "number", "text_nl", "text_en", "decided_by")
    yield from ((row[1], row) for row in found.values_list(*names).iterator())


def annex_table(programme_key: str) -> Iterator[tuple[date, tuple[Any, ...]]]:
    """Give the rows of the annex of every version of the agenda as rows of a file, each with the day of its version."""
    found = AnnexRow.objects.filter(version__agenda__programme__key=programme_key).order_by(
        "version__in_force_from", "number"
    )
    names = ("version__agenda__key", "version__in_force_from", "number", "title", "place", "theme", "description")
    yield from ((row[1], row) for row in found.values_list(*names, "initiative_key").iterator())


def _row(version: AgendaVersion, until: date | None) -> AgendaVersionRow:
    return AgendaVersionRow(
        number=version.number,
        in_force_from=version.in_force_from,
        until=until,
        recorded_at=version.recorded_at,
        by_key=version.by_key,
        reason=version.reason,
        title=Bilingual(version.title_nl, version.title_en),
        source=source_line(version),
    )
