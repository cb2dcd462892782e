"""Putting a backup back, into an empty place only: all of it or nothing, and compared before it counts."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.running.archive import guards, rows
from veerkracht.running.archive.pack import PIECE, Manifest, Part, Reader
from veerkracht.running.queries.migrations import applied, known

FILLED_BY_MIGRATING = {"contenttypes.ContentType", "auth.Permission"}
"""What is in an empty database too; the backup has its own."""

Told = Callable[[str], None]


class CannotRestore(Refusal):
    """The backup does not belong in this place. Nothing was changed."""


@dataclass
class Tally:
    """Counts rows and adds up their hashes, so that two heaps of rows can be compared whatever their order."""

    rows: int = 0
    sum: int = 0

    def through(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.rows += 1
            self.sum = (self.sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % (1 << 256)
            yield line


def restore(*, file: Path, seen: str = "", told: Told = lambda _name: None) -> Manifest:
    """Put a backup back. It is checked whole before anything is changed, and what was written is compared with it.

    `seen` is the hash that was written down when the backup was made. The search index is made anew afterwards, with
    `veerkracht reindex`.
    """
    archive = Reader(file)
    records = _fitting(archive.manifest)
    archive.check(seen=seen, told=told)
    _look_at_files(archive.manifest)
    _make_tables(told)
    _look_at_tables()
    arriving = Path(settings.MEDIA_ROOT).with_name("files.restoring")
    shutil.rmtree(arriving, ignore_errors=True)
    try:
        _unpack(archive, arriving, told)
        with transaction.atomic():
            _alone()
            _look_at_tables()
            _put(archive, records, told)
            _take_in(arriving)
    except OSError as problem:
        raise CannotRestore(
            _("The files could not be written (%(why)s). Nothing was changed; make room and try again.")
            % {"why": problem.strerror or problem}
        ) from None
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    return archive.manifest


def _fitting(manifest: Manifest) -> dict[str, rows.Record]:
    """Refuse a backup of another version than the one that is installed here; give the record of each table."""
    theirs, ours = set(manifest.migrations), known()
    records = {f"tables/{record._meta.label}.jsonl": record for record in rows.kept()}
    if theirs - ours:
        sentence = _(
            "This backup was made by a newer version (it has %(step)s). Install that version and restore again."
        )
        raise CannotRestore(sentence % {"step": sorted(theirs - ours)[0]})
    same = [part.name for part in manifest.tables] == list(records) and all(
        list(part.columns) == rows.columns(records[part.name]) for part in manifest.tables
    )
    if ours - theirs or not same:
        raise CannotRestore(
            _(
                "This backup was made by an older version. Install that version, restore it there, and upgrade "
                "afterwards. Nothing was changed."
            )
        )
    return records


def _make_tables(told: Told) -> None:
    """Make the tables where there are none; a database of another version is left alone."""
    here = applied()
    if not here:
        told("migrate")
        call_command("migrate", verbosity=0, interactive=False)
    elif here != known():
        raise CannotRestore(_("The database is of another version. Restore into a new, empty database."))


def _look_at_tables() -> None:
    for record in rows.kept():
        if record._meta.label not in FILLED_BY_MIGRATING and record._base_manager.exists():
            raise CannotRestore(
                _(
                    "There are data here already (%(record)s). A backup is restored into an empty place only: give "
                    "another folder with --data, or another database. Nothing was changed."
                )
                % {"record": record._meta.verbose_name_plural}
            )


def _look_at_files(manifest: Manifest) -> None:
    root = Path(settings.MEDIA_ROOT)
    if root.is_dir() and any(root.iterdir()):
        raise CannotRestore(
            _("There are files here already, in %(folder)s. Give another folder with --data. Nothing was changed.")
            % {"folder": root}
        )
    root.parent.mkdir(parents=True, exist_ok=True)
    wanted, free = sum(part.size for part in manifest.files), shutil.disk_usage(root.parent).free
    if wanted > free:
        raise CannotRestore(
            _("The stored files need %(wanted)s MB and there is room for %(free)s MB. Nothing was changed.")
            % {"wanted": wanted // 1_000_000, "free": free // 1_000_000}
        )


def _alone() -> None:
    """Let a second restore at the same time wait for this one, and then find that the place is not empty."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('veerkracht restore', 0))")


def _put(archive: Reader, records: dict[str, rows.Record], told: Told) -> None:
    """Write all rows, then read them back and compare."""
    tallies: dict[str, Tally] = {}
    with guards.aside():
        for part in archive.manifest.tables:
            told(part.name)
            tallies[part.name] = _put_table(archive, part, records[part.name])
    for part in archive.manifest.tables:
        told(f"= {part.name}")
        found = Tally()
        for _line in found.through(rows.lines(records[part.name])):
            pass
        if found != tallies[part.name]:
            raise CannotRestore(
                _("“%(part)s” is not the same in this database as in the backup. Nothing was changed; report this.")
                % {"part": part.name}
            )
    statements = connection.ops.sequence_reset_sql(no_style(), list(records.values()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _put_table(archive: Reader, part: Part, record: rows.Record) -> Tally:
    tally = Tally()
    if record._meta.label in FILLED_BY_MIGRATING:
        record._base_manager.all().delete()
    try:
        rows.put(record, tally.through(archive.rows(part)))
    except (DatabaseError, ValidationError, ValueError, TypeError) as problem:
        raise CannotRestore(
            _("The rows of “%(part)s” do not fit this database (%(why)s). Nothing was changed.")
            % {"part": part.name, "why": str(problem).partition("\n")[0]}
        ) from None
    return tally


def _unpack(archive: Reader, folder: Path, told: Told) -> None:
    """Write the stored files beside the place where they belong."""
    for part in archive.manifest.files:
        told(part.name)
        file = folder / part.name.removeprefix("files/")
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb", buffering=PIECE) as stream:
            for piece in archive.pieces(part):
                stream.write(piece)


def _take_in(arriving: Path) -> None:
    """Put the files in their place, as the last thing before the rows count."""
    root = Path(settings.MEDIA_ROOT)
    if arriving.is_dir():
        if root.is_dir():
            root.rmdir()
        arriving.rename(root)
