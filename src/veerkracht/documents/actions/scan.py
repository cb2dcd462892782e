"""Asking the virus scanner again about files that wait for it."""

from django.db import transaction

from veerkracht.documents.actions.withdraw import choose_current
from veerkracht.documents.models import FileVersion, Scan
from veerkracht.documents.opening.wrong import Wrong
from veerkracht.documents.storage import place, scanned, throw_away
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin
from veerkracht.trail.telling import SYSTEM


def scan_waiting(*, most: int = 100) -> dict[str, int]:
    """Look at the files that wait, the oldest first; give how many are clean, infected and still waiting."""
    told = {str(value): 0 for value in Scan.values}
    for version in FileVersion.objects.filter(scan=Scan.WAITING).select_related("document").order_by("pk")[:most]:
        told[_look(version)] += 1
    return told


def _look(version: FileVersion) -> str:
    """Look at one file outside a transaction: a scanner may take its time. An infected file goes at once."""
    key = version.document.key
    try:
        found = scanned(place(key, version.sha256))
    except Wrong:
        found = Scan.INFECTED
    if found == Scan.WAITING:
        return found
    with transaction.atomic():
        version.scan = found
        if found == Scan.INFECTED:
            version.text = ""
        version.save()
        choose_current(document=version.document)
        record(by=SYSTEM, deed="scan", kind="document", key=key, fields=["scan"], origin=Origin.SYSTEM)
        if found == Scan.INFECTED:
            transaction.on_commit(lambda: throw_away(key, version.sha256))
    return found
