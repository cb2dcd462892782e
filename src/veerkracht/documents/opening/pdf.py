"""PDF: opened without a password, without scripts, and read for its text as far as time allows."""

import time
from pathlib import Path
from typing import Any

from veerkracht.documents.opening.opened import PDF, Gathered, Opened
from veerkracht.documents.opening.wrong import Wrong

MOST_PAGES = 1_500
SECONDS = 20
"""So long the pages are read for their text; what comes after that can be kept, but not searched."""

ACTIVE = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")


def read_pdf(path: Path) -> Opened:
    """Read a PDF."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Wrong("locked")
        pages = len(reader.pages)
        _require_calm(reader)
    except Wrong:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError) as problem:
        raise Wrong("damaged") from problem
    if pages == 0:
        raise Wrong("damaged")
    if pages > MOST_PAGES:
        raise Wrong("too-many-pages", pages=pages, most=MOST_PAGES)
    return _read(reader, pages)


def _require_calm(reader: Any) -> None:
    """Refuse a PDF that does something by itself when it is opened."""
    root = reader.root_object
    names = _solid(root.get("/Names")) or {}
    opening = _solid(root.get("/OpenAction"))
    if "/JavaScript" in names or "/AA" in root:
        raise Wrong("macro")
    if isinstance(opening, dict) and str(_solid(opening.get("/S"))) in ACTIVE:
        raise Wrong("macro")


def _solid(value: Any) -> Any:
    """Give what is referred to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _read(reader: Any, pages: int) -> Opened:
    found, until = Gathered(), time.monotonic() + SECONDS
    for page in reader.pages:
        try:
            found.add(page.extract_text())
        except Exception:  # noqa: S112 - a page with a mistake of its maker has no text, the others have
            continue
        if found.full or time.monotonic() > until:
            return Opened(PDF, found.text(), cut=True, pages=pages)
    return Opened(PDF, found.text(), pages=pages)
