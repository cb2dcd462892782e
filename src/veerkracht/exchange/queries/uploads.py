"""Workbooks that wait for the person who uploaded them, and what became of those that were confirmed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.exchange.mistake import Row, Where
from veerkracht.exchange.models import Upload
from veerkracht.exchange.reading import Reading
from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person


@dataclass(frozen=True, slots=True)
class WaitingWorkbook:
    """A workbook that was uploaded: it waits, or it was confirmed and has an outcome."""

    number: int
    file_name: str
    programme_key: str
    uploaded_at: datetime
    confirmed_at: datetime | None
    reading: Reading
    outcome: dict[str, Any]


def waiting_workbook(number: int, *, viewer: Person) -> WaitingWorkbook:
    """Give a workbook to the person who uploaded it, as long as it waits."""
    found = workbook(number, viewer=viewer)
    if found.confirmed_at is not None:
        raise NotKnown(_("This workbook was taken over already. Upload it again if you changed it."))
    return found


def workbook(number: int, *, viewer: Person) -> WaitingWorkbook:
    """Give a workbook to the person who uploaded it; nobody else sees it."""
    found = Upload.objects.filter(pk=number, by_key=viewer.key, rows__has_key="workbook").first()
    if found is None:
        raise NotKnown(_("This workbook is not here (any more). Upload it again."))
    return _waiting(found, reading_of(found.rows))


def waiting_workbooks(viewer: Person) -> tuple[WaitingWorkbook, ...]:
    """Give the workbooks of a person that wait, the newest first."""
    found = Upload.objects.filter(by_key=viewer.key, confirmed_at=None, rows__has_key="workbook")
    return tuple(_waiting(upload, Reading()) for upload in found.defer("rows").order_by("-uploaded_at")[:10])


def reading_of(rows: Any) -> Reading:
    """Give the rows of a workbook as they were read."""
    kept = rows["workbook"] if isinstance(rows, dict) else {}
    return Reading(
        rows={
            name: [Row(cells, Where(file, line, sheet=True)) for file, line, cells in found]
            for name, found in kept.items()
        }
    )


def _waiting(found: Upload, reading: Reading) -> WaitingWorkbook:
    return WaitingWorkbook(
        number=found.pk,
        file_name=found.file_name,
        programme_key=found.programme_key,
        uploaded_at=found.uploaded_at,
        confirmed_at=found.confirmed_at,
        reading=reading,
        outcome=found.outcome,
    )
