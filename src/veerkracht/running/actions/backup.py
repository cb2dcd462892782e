"""Making a backup while others go on working: the rows of one moment, then the stored files."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.running.actions.chores import finished
from veerkracht.running.archive import rows
from veerkracht.running.archive.pack import Manifest, Part, Writer, in_pieces
from veerkracht.running.archive.snapshot import snapshot
from veerkracht.running.queries.migrations import applied

NAME = "veerkracht-%Y-%m-%dT%H%M%S.zip"
NAMED_SO = "veerkracht-????-??-??T??????.zip"

Told = Callable[[str], None]


class NoPlaceForIt(Refusal):
    """The backup cannot be written where it was asked for."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: where, what is in it, and which files went away while it was made."""

    file: Path
    manifest: Manifest
    gone: tuple[str, ...]


def back_up(*, to: Path, keep: int = 0, told: Told = lambda _name: None) -> Made:
    """Write a backup to a file, or to a new file in a folder; of those in a folder, keep so many.

    A file that is there is never written over, and a backup that did not succeed leaves nothing behind.
    """
    begun_at = timezone.now()
    file = to / timezone.localtime(begun_at).strftime(NAME) if to.is_dir() else to
    part = file.with_name(f"{file.name}.part")
    try:
        _look_at(file)
        made = _write(_begun(part), file, begun_at, told)
        part.rename(file)
    except Refusal as refusal:
        finished(name="backup", begun_at=begun_at, failed=True, said=str(refusal))
        raise
    except OSError as problem:
        part.unlink(missing_ok=True)
        sentence = _("The backup could not be written to %(file)s (%(why)s). Choose another place, or make room.") % {
            "file": file,
            "why": problem.strerror or problem,
        }
        finished(name="backup", begun_at=begun_at, failed=True, said=sentence)
        raise NoPlaceForIt(sentence) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finished(name="backup", begun_at=begun_at, said=file.name)
    if to.is_dir() and keep:
        _forget_old(to, keep)
    return made


def _write(part: Path, file: Path, made_at: datetime, told: Told) -> Made:
    writer, gone = Writer(part), []
    with snapshot():
        migrations = applied()
        tables = [_table(writer, record, told) for record in rows.kept()]
    files = []
    for place in stored():
        told(place)
        try:
            with (Path(settings.MEDIA_ROOT) / place).open("rb") as stream:
                files.append(writer.add(f"files/{place}", in_pieces(stream)))
        except FileNotFoundError:
            gone.append(place)
    manifest = Manifest(
        made_at=made_at.isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=tuple(sorted(migrations)),
        tables=tuple(tables),
        files=tuple(files),
    )
    writer.close(manifest)
    return Made(file, manifest, tuple(gone))


def _table(writer: Writer, record: rows.Record, told: Told) -> Part:
    label = record._meta.label
    return writer.add(f"tables/{label}.jsonl", _counted(rows.lines(record), label, told), columns=rows.columns(record))


def _counted(written: Iterable[bytes], label: str, told: Told) -> Iterator[bytes]:
    told(label)
    for number, line in enumerate(written, start=1):
        if number % 50_000 == 0:
            told(f"{label} {number}")
        yield line


def stored() -> Iterator[str]:
    """Give the places of the stored files; a link to elsewhere is none of ours."""
    root = Path(settings.MEDIA_ROOT)
    for folder, _folders, names in os.walk(root):
        for name in sorted(names):
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(root).as_posix()


def _look_at(file: Path) -> None:
    if file.exists():
        raise NoPlaceForIt(_("%(file)s is there already. Choose another name, or give a folder.") % {"file": file})
    if not file.parent.is_dir():
        raise NoPlaceForIt(_("There is no folder %(folder)s. Make it first.") % {"folder": file.parent})
    if file.resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        raise NoPlaceForIt(_("A backup cannot stand among the stored files. Choose a place outside the data folder."))


def _begun(part: Path) -> Path:
    """Make the file under which the backup is written; only its owner may read it."""
    try:
        part.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise NoPlaceForIt(
            _("%(file)s is there: a backup is being made, or one was broken off. In that case delete it.")
            % {"file": part}
        ) from None
    return part


def _forget_old(folder: Path, keep: int) -> None:
    for file in sorted(folder.glob(NAMED_SO))[:-keep]:
        file.unlink()
