"""A workbook that somebody uploads: it waits until they have seen what it would change, and confirm it or leave it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.exchange.actions.load import Outcome, load
from veerkracht.exchange.models import Upload
from veerkracht.exchange.queries.plan import mistakes, plan, programme_key, read_rows
from veerkracht.exchange.queries.uploads import reading_of, waiting_workbook
from veerkracht.exchange.reading import Reading
from veerkracht.exchange.rules.compare import Fate, Side
from veerkracht.foundation.errors import Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class WithMistakes(Refusal):
    """A workbook with mistakes does not wait; it is mended first."""

    status = 422


class ChangedMeanwhile(Refusal):
    """Since the differences were shown, something else was changed."""


@transaction.atomic
def receive(*, by: Person, file_name: str, reading: Reading) -> int:
    """Let a workbook without mistakes wait; give the number under which it does."""
    key = programme_key(reading)
    require(by, "load a programme", [("programme", key)])
    if mistakes(reading):
        raise WithMistakes(_("There are mistakes in the workbook. Mend them and upload it again."))
    rows = {
        name: [[row.where.file, row.where.line, row.cells] for row in found] for name, found in reading.rows.items()
    }
    kept = Upload.objects.create(programme_key=key, file_name=file_name[:300], rows={"workbook": rows}, by_key=by.key)
    return kept.pk


@transaction.atomic
def confirm(*, by: Person, number: int, seen: str, take: Mapping[tuple[str, str], Side]) -> Outcome:
    """Store what a waiting workbook says, if it still does just what its sender has seen.

    `seen` is the fingerprint of the plan that was shown; `take` says whose text counts for a row in conflict.
    """
    upload = Upload.objects.select_for_update().get(pk=waiting_workbook(number, viewer=by).number)
    require(by, "load a programme", [("programme", upload.programme_key)])
    reading = reading_of(upload.rows)
    rows = read_rows(reading)
    now = plan(upload.programme_key, rows, lambda _table, _key: Side.NEITHER)
    if now.fingerprint != seen or mistakes(reading):
        raise ChangedMeanwhile(
            _("Something was changed since you opened this page. Nothing was stored. Look at the differences again.")
        )
    outcome = load(
        by=by,
        programme_key=upload.programme_key,
        rows=rows,
        take=lambda table, key: take.get((table, key), Side.NEITHER),
    )
    upload.confirmed_at = timezone.now()
    upload.outcome = _kept(outcome)
    upload.rows = {"workbook": {}}
    upload.save()
    return outcome


@transaction.atomic
def leave(*, by: Person, number: int) -> None:
    """Throw away a workbook that waits; nothing of it is stored."""
    waiting = waiting_workbook(number, viewer=by)
    Upload.objects.filter(pk=number, confirmed_at=None).delete()
    record(by=by.key, deed="leave an upload", kind="programme", key=waiting.programme_key, origin=Origin.SCREEN)


@transaction.atomic
def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person decide on the workbooks and annexes of someone that still wait."""
    require(by, "close an account")
    return Upload.objects.filter(by_key=old.key, confirmed_at=None).update(by_key=new.key)


def _kept(outcome: Outcome) -> dict[str, Any]:
    """Give what the page with the result shows."""
    return {
        "counts": [[name, {fate.value: counts[fate] for fate in Fate}] for name, counts in outcome.plan.counts()],
        "vanished": [[row.table, row.key] for row in outcome.plan.of(Fate.VANISHED)],
        "waiting": [[row.table, row.key] for row in outcome.plan.of(Fate.CONFLICT)],
        "corrections": [[row.table, row.key] for row in outcome.corrections],
        "duplicates": [[pair.one, pair.other] for pair in outcome.possible_duplicates],
    }
