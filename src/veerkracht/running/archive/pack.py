"""An archive: a zip file with the rows of each record, the stored files, and a list of it all with a hash for each.

    manifest.json              what is in it: counts, sizes and SHA-256 of each part; the records' migrations
    tables/<record>.jsonl      one row on each line
    files/<place>              the stored files

Any program that knows zip can look into it. Nothing is held in memory but a piece of one part.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import error as BrokenStream  # noqa: N812 - said as what it is

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.packages import UNREADABLE

FORMAT = 1
MANIFEST = "manifest.json"
PIECE = 1 << 20
BROKEN = (*UNREADABLE, BrokenStream, RuntimeError)
"""What Python says of a file that is cut, damaged or made up."""


class NoArchive(Refusal):
    """The file cannot be read as an archive, or is not as it was made."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an archive: its name, how much it holds, and its hash. A file has no rows or columns."""

    name: str
    size: int
    sha256: str
    rows: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says it holds."""

    made_at: str
    database: str
    migrations: tuple[str, ...]
    tables: tuple[Part, ...]
    files: tuple[Part, ...]
    format: int = FORMAT

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    def digest(self) -> str:
        """Give the one hash on which all others rest."""
        return hashlib.sha256(self.written()).hexdigest()


class Writer:
    """Writes the parts of an archive one after the other."""

    def __init__(self, file: Path) -> None:
        self.zip = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=4)

    def add(self, name: str, pieces: Iterable[bytes], *, columns: Iterable[str] = ()) -> Part:
        """Add one part; each piece of a table is a row."""
        digest, size, rows = hashlib.sha256(), 0, 0
        with self.zip.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                digest.update(piece)
                size, rows = size + len(piece), rows + 1
        of_a_table = tuple(columns)
        return Part(name, size, digest.hexdigest(), rows if of_a_table else 0, of_a_table)

    def close(self, manifest: Manifest) -> None:
        self.zip.writestr(MANIFEST, manifest.written())
        self.zip.close()


@dataclass
class Reader:
    """Reads an archive; whatever is wrong with it is a refusal."""

    file: Path
    zip: ZipFile = field(init=False)
    manifest: Manifest = field(init=False)

    def __post_init__(self) -> None:
        try:
            self.zip = ZipFile(self.file)
        except FileNotFoundError:
            raise NoArchive(_("There is no file %(file)s. Give the archive that a backup made.") % self._name) from None
        except BROKEN:
            raise NoArchive(
                _("%(file)s is not an archive, or it was cut off. Take another copy, or an earlier backup.")
                % self._name
            ) from None
        self.manifest = self._manifest()

    def pieces(self, part: Part) -> Iterator[bytes]:
        """Give a part in pieces."""
        with self.zip.open(part.name) as stream:
            while piece := stream.read(PIECE):
                yield piece

    def rows(self, part: Part) -> Iterator[bytes]:
        """Give a part line by line."""
        with self.zip.open(part.name) as stream:
            yield from stream

    def check(self, *, seen: str = "", told: Callable[[str], None] = lambda _name: None) -> None:
        """Read everything once and compare each part with its hash, before anything is changed."""
        if seen and seen != self.manifest.digest():
            raise NoArchive(
                _("%(file)s is not the archive whose hash you wrote down. Nothing was changed.") % self._name
            )
        parts = (*self.manifest.tables, *self.manifest.files)
        if sorted(self.zip.namelist()) != sorted([MANIFEST, *(part.name for part in parts)]):
            raise NoArchive(
                _("%(file)s holds other parts than it says. It was changed after it was made; take an earlier backup.")
                % self._name
            )
        for part in parts:
            told(part.name)
            if self._found(part) != (part.size, part.sha256):
                raise NoArchive(
                    _("“%(part)s” in %(file)s is not as it was made. Take another copy, or an earlier backup.")
                    % {"part": part.name, **self._name}
                )

    @property
    def _name(self) -> dict[str, str]:
        return {"file": self.file.name}

    def _found(self, part: Part) -> tuple[int, str] | None:
        digest, size = hashlib.sha256(), 0
        try:
            for piece in self.pieces(part):
                digest.update(piece)
                size += len(piece)
        except BROKEN:
            return None
        return size, digest.hexdigest()

    def _manifest(self) -> Manifest:
        """Read what the archive says it holds, in the format of this version."""
        try:
            said = json.loads(self.zip.read(MANIFEST))
            if said["format"] == FORMAT:
                return _manifest(said)
        except (*BROKEN, KeyError, TypeError, ValueError, AttributeError):
            raise NoArchive(
                _("%(file)s is a zip file, but not one that a backup of Veerkracht made.") % self._name
            ) from None
        raise NoArchive(
            _("%(file)s was made by another version, which wrote backups in another way. Restore it with that version.")
            % self._name
        )


def _manifest(said: dict[str, Any]) -> Manifest:
    manifest = Manifest(
        made_at=str(said["made_at"]),
        database=str(said["database"]),
        migrations=tuple(map(str, said["migrations"])),
        tables=tuple(_part(part, "tables") for part in said["tables"]),
        files=tuple(_part(part, "files") for part in said["files"]),
    )
    names = [part.name for part in (*manifest.tables, *manifest.files)]
    if len(set(names)) != len(names):
        raise ValueError("a part is named twice")
    return manifest


def _part(said: dict[str, Any], folder: str) -> Part:
    """Read a part; one that would be put outside its own folder is none of ours."""
    place = PurePosixPath(said["name"])
    if place.is_absolute() or ".." in place.parts or place.parts[0] != folder or str(place) != said["name"]:
        raise ValueError("a part lies outside the archive")
    if not re.fullmatch(r"[0-9a-f]{64}", said["sha256"]):
        raise ValueError("a part has no hash")
    return Part(said["name"], int(said["size"]), said["sha256"], int(said["rows"]), tuple(said["columns"]))


def in_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Read a file in pieces."""
    while piece := stream.read(PIECE):
        yield piece
