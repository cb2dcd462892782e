"""Rows as CSV that a spreadsheet opens without harm, and as JSON; both written a stretch at a time."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
"""A cell that begins with one of these may be run as a formula, so an apostrophe is put before it."""

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def as_csv(names: Sequence[str], stretches: Iterable[list[tuple[Any, ...]]]) -> Iterator[bytes]:
    """Write a table as CSV (RFC 4180); the names of the columns leave at once."""
    paper = io.StringIO()
    writer = csv.writer(paper)
    writer.writerow(names)
    yield (MARK + paper.getvalue()).encode()
    for stretch in stretches:
        paper.seek(0)
        paper.truncate()
        writer.writerows([cell(value) for value in row] for row in stretch)
        yield paper.getvalue().encode()


def as_json(
    head: Mapping[str, str], names: Sequence[str], stretches: Iterable[list[tuple[Any, ...]]]
) -> Iterator[bytes]:
    """Write a table as one JSON object: what it is, and its rows as objects under "items"."""
    yield (json.dumps(dict(head), ensure_ascii=False)[:-1] + ', "items": [\n').encode()
    between = ""
    for stretch in stretches:
        lines = (json.dumps(dict(zip(names, map(plain, row), strict=True)), ensure_ascii=False) for row in stretch)
        yield (between + ",\n".join(lines)).encode()
        between = ",\n"
    yield b"\n]}\n"


def cell(value: Any) -> Any:
    """Make of a value what stands in a cell.

    >>> cell("=1+1"), cell(["oss", "uden"]), cell(True), cell(None)
    ("'=1+1", 'oss; uden', 'yes', '')
    """
    if value.__class__ is str:
        return f"'{value}" if value[:1] in DANGEROUS else value
    if value is None:
        return ""
    if value.__class__ is bool:
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return cell("; ".join(value))
    return plain(value)


def plain(value: Any) -> Any:
    """Make of a value what JSON can hold."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
