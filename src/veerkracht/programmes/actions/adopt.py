"""Adopting a new version of the implementation agenda. The old ones stay as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.actions.withhold import Cleared, clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.actions.findable import make_agenda_findable
from veerkracht.programmes.actions.versions import NothingChanged, check, source
from veerkracht.programmes.models import Agenda, AgendaVersion, AnnexRow, Decision
from veerkracht.programmes.rules.versions import in_force, in_order, next_number
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to be kept in a version of the agenda."""

    text: Bilingual
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class NewAnnexRow:
    """A row to be kept in the annex of a version of the agenda."""

    title: str
    place: str = ""
    theme: str = ""
    description: str = ""
    initiative_key: str = ""


@transaction.atomic
def adopt(
    *,
    by: Person,
    agenda_key: str,
    in_force_from: date,
    reason: str,
    based_on: int,
    title: Bilingual | None = None,
    body: Bilingual | None = None,
    note: Bilingual | None = None,
    decisions: Sequence[NewDecision] | None = None,
    annex: Sequence[NewAnnexRow] | None = None,
    source_key: str | None = None,
    origin: str = Origin.SCREEN,
) -> int:
    """Record what the agenda says from a day on, and give the number of the version.

    What is not given stays as it was in the version before. `based_on` is the highest number the person had seen:
    who comes second is told so. Refused: no reason, no title, a day that is taken, nothing changed.
    """
    agenda = Agenda.objects.select_for_update().filter(key=agenda_key).first()
    if agenda is None:
        raise NotKnown(_("There is no agenda “%(key)s”. Load the programme first.") % {"key": agenda_key})
    require(by, "keep the programme", [("programme", agenda.programme.key)])
    versions = in_order(agenda.versions.all())
    before = in_force(versions, in_force_from) or (versions[0] if versions else None)
    texts = _texts(before, title=title, body=body, note=note)
    named = Bilingual(texts["title_nl"], texts["title_en"])
    check(in_force_from=in_force_from, reason=reason, title=named, based_on=based_on, versions=versions)
    fields = {**texts, "source": source(key=source_key, before=before)}
    decided = _decisions(before) if decisions is None else list(decisions)
    listed = _annex(before) if annex is None else list(annex)
    changed = [name for name, value in fields.items() if before is None or getattr(before, name) != value]
    changed += ["decisions"] if decided != _decisions(before) else []
    changed += ["annex"] if listed != _annex(before) else []
    if not changed:
        raise NothingChanged(_("Nothing was changed, so no version was made. Change a field first."))
    number = next_number(version.number for version in versions)
    version = AgendaVersion(agenda=agenda, number=number, in_force_from=in_force_from, by_key=by.key)
    cleared = _cleared(by, version, {**fields, "reason": reason.strip()}, before)
    change(version, cleared.said)
    version.save()
    cleared.keep(version)
    _keep(by, version, decided, listed)
    make_agenda_findable(agenda=agenda)
    record(by=by.key, deed="adopt", kind="agenda", key=agenda.key, fields=changed, reason=reason.strip(), origin=origin)
    return number


def _texts(
    before: AgendaVersion | None, *, title: Bilingual | None, body: Bilingual | None, note: Bilingual | None
) -> dict[str, str]:
    """Give the texts of the version: those given, and for the rest those of the version before."""
    texts = {}
    for name, given in (("title", title), ("body", body), ("note", note)):
        for language in ("nl", "en"):
            kept = getattr(before, f"{name}_{language}", "")
            texts[f"{name}_{language}"] = kept if given is None else getattr(given, language)
    return texts


def _decisions(version: AgendaVersion | None) -> list[NewDecision]:
    rows = version.decisions.all() if version else ()
    return [NewDecision(Bilingual(row.text_nl, row.text_en), row.decided_by) for row in rows]


def _annex(version: AgendaVersion | None) -> list[NewAnnexRow]:
    rows = version.annex.all() if version else ()
    return [NewAnnexRow(row.title, row.place, row.theme, row.description, row.initiative_key) for row in rows]


def _keep(by: Person, version: AgendaVersion, decisions: Sequence[NewDecision], annex: Sequence[NewAnnexRow]) -> None:
    decided = [{"text_nl": row.text.nl, "text_en": row.text.en, "decided_by": row.decided_by} for row in decisions]
    _keep_rows(by, version, Decision, "decisions", decided)
    _keep_rows(by, version, AnnexRow, "annex", [asdict(row) for row in annex])


def _keep_rows(
    by: Person, version: AgendaVersion, of: type[Decision | AnnexRow], part: str, every: Sequence[dict[str, str]]
) -> None:
    rows = [of(version=version, number=number) for number, _said in enumerate(every, start=1)]
    cleared = [_cleared(by, row, said, None, part) for row, said in zip(rows, every, strict=True)]
    for row, checked in zip(rows, cleared, strict=True):
        change(row, checked.said)
    of._default_manager.bulk_create(rows)  # type: ignore[arg-type]
    for row, checked in zip(rows, cleared, strict=True):
        checked.keep(row)


def _cleared(
    by: Person, record: AgendaVersion | Decision | AnnexRow, said: Mapping[str, object], before: Any, part: str = ""
) -> Cleared:
    agenda = record.agenda if isinstance(record, AgendaVersion) else record.version.agenda
    about, scope = ("agenda", agenda.key), ("programme", agenda.programme.key)
    return clear(by=by, record=record, said=said, about=about, scopes=[scope], part=part, before=before)
