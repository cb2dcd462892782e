"""Plain text and CSV."""

import csv
import re
from pathlib import Path

from veerkracht.documents.opening.opened import CSV, TEXT, Gathered, Opened
from veerkracht.documents.opening.wrong import Wrong

LONGEST = 20 * 1024 * 1024
MARKUP = re.compile(r"\s*<(\?xml|!doctype|html|svg|script|head|body|\?php)\b", re.I)
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LOOKED_AT = 20


def read_plain(path: Path) -> Opened:
    """Read a text; what no text would hold is refused."""
    if path.stat().st_size > LONGEST:
        raise Wrong("not-known")
    text = _decoded(path.read_bytes())
    if UNSEEN.search(text):
        raise Wrong("not-known")
    if MARKUP.match(text):
        raise Wrong("web-page")
    found = Gathered()
    for line in text.splitlines():
        found.add(line)
        if found.full:
            break
    return Opened(CSV if _is_table(text) else TEXT, found.text(), cut=found.full)


def _decoded(content: bytes) -> str:
    """Read bytes as UTF-8 or UTF-16, or else as older Windows programs write Dutch."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Wrong("not-known")


def _is_table(text: str) -> bool:
    """Say whether the first lines have the same number of columns, more than one."""
    lines = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    for sign in (";", "\t", ","):
        if len(lines) < 2 or sign not in lines[0]:
            continue
        try:
            widths = {len(row) for row in csv.reader(lines, delimiter=sign)}
        except csv.Error:
            continue
        if len(widths) == 1 and widths.pop() > 1:
            return True
    return False
