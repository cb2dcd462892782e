"""Where files lie: outside the web, in a folder for each document, each under the hash of its content."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from veerkracht.documents.models import Scan
from veerkracht.documents.opening.apart import open_apart
from veerkracht.documents.opening.opened import Opened
from veerkracht.documents.opening.wrong import Wrong
from veerkracht.documents.scanner import virus_in
from veerkracht.documents.sentences import sentence
from veerkracht.foundation.errors import Refusal, Unavailable

PIECE = 1024 * 1024


class CannotBeKept(Refusal):
    """Something is wrong with the file itself."""

    status = 422


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was looked at and is sound; it is thrown away unless a document takes it."""

    path: Path
    preview: Path
    sha256: str
    size: int
    opened: Opened
    scan: str


def largest() -> int:
    """Give how many bytes a file may have."""
    return int(settings.VEERKRACHT_LARGEST_FILE) * 1024 * 1024


def folder(key: str) -> Path:
    """Give the folder of one document."""
    return Path(settings.MEDIA_ROOT) / "documents" / key


def place(key: str, sha256: str) -> Path:
    """Give where the file with a hash lies."""
    return folder(key) / sha256


def preview_place(key: str, sha256: str) -> Path:
    """Give where the small picture made of it lies."""
    return folder(key) / f"{sha256}.webp"


@contextmanager
def receive(file: IO[bytes]) -> Iterator[Received]:
    """Write a file that someone sends aside, look at it, and throw it away unless it is taken; refuse what is wrong."""
    incoming = Path(settings.MEDIA_ROOT) / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=incoming) as name:
        aside = Path(name)
        try:
            yield _looked_at(_written(file, aside / "sent"), aside)
        except Wrong as wrong:
            raise CannotBeKept(sentence(wrong.name, wrong.values)) from wrong


def take(received: Received, key: str) -> None:
    """Give a file its place among those of a document."""
    folder(key).mkdir(parents=True, exist_ok=True)
    os.replace(received.path, place(key, received.sha256))  # noqa: PTH105 - over what is there, in one step
    if received.preview.exists():
        os.replace(received.preview, preview_place(key, received.sha256))  # noqa: PTH105


def throw_away(key: str, sha256: str = "") -> None:
    """Remove one file of a document, or all of them."""
    if not sha256:
        shutil.rmtree(folder(key), ignore_errors=True)
        return
    place(key, sha256).unlink(missing_ok=True)
    preview_place(key, sha256).unlink(missing_ok=True)


def scanned(path: Path) -> str:
    """Ask the virus scanner, where there is one; a file it cannot be asked about waits."""
    if not settings.VEERKRACHT_SCANNER:
        return Scan.NOT_ASKED
    try:
        with path.open("rb") as file:
            virus = virus_in(file, address=settings.VEERKRACHT_SCANNER)
    except Unavailable:
        return Scan.WAITING
    if virus:
        raise Wrong("virus", virus=virus)
    return Scan.CLEAN


def _written(file: IO[bytes], path: Path) -> Path:
    size = 0
    with path.open("wb") as kept:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > largest():
                raise Wrong("too-large", most=settings.VEERKRACHT_LARGEST_FILE)
            kept.write(piece)
    return path


def _looked_at(sent: Path, aside: Path) -> Received:
    scan = scanned(sent)
    cleaned, preview = aside / "cleaned", aside / "preview"
    opened = open_apart(sent, cleaned=cleaned, preview=preview)
    path = cleaned if opened.cleaned else sent
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Received(path, preview, digest, path.stat().st_size, opened, scan)
