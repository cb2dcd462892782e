"""Judging a file from the outside, before anything in it is opened: whether it is a workbook, and can do no harm."""

import io
import zipfile

from veerkracht.exchange.mistake import Wrong

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
STEEPEST = 200
"""No honest sheet shrinks more than about 30 times; what shrinks 200 times was made to fill a machine."""
MOST_PARTS = 1_000

BEGINNINGS = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xd0\xcf\x11\xe0", "old-workbook"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
)


def require_safe(content: bytes) -> None:
    """Raise what is wrong with a file as a whole; its size is judged before a single part is unpacked."""
    if len(content) > LARGEST:
        raise Wrong("too-big", megabytes=LARGEST // (1024 * 1024))
    for beginning, what in BEGINNINGS:
        if content.startswith(beginning):
            raise Wrong("not-a-workbook", looks_like=what)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise Wrong("not-a-workbook", looks_like="text" if _is_text(content) else "unknown")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _require_safe_parts(packed.infolist())
    except zipfile.BadZipFile:
        raise Wrong("damaged") from None


def _require_safe_parts(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if (
        len(parts) > MOST_PARTS
        or unpacked > LARGEST_UNPACKED
        or (unpacked > 1_000_000 and unpacked / packed > STEEPEST)
    ):
        raise Wrong("too-large-inside")
    names = {part.filename.casefold() for part in parts}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Wrong("macros")
    if "word/document.xml" in names:
        raise Wrong("not-a-workbook", looks_like="document")
    if "xl/workbook.xml" not in names:
        raise Wrong("not-a-workbook", looks_like="archive")
    if any(part.flag_bits & 1 for part in parts):
        raise Wrong("damaged")


def _is_text(content: bytes) -> bool:
    try:
        text = content[:4096].decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        return False
    return "\0" not in text
