"""The same data as JSON: objects of the standard, one for each project, fund or organisation, in one file."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.fund.reference.files.gathered import Cell, Gathered
from veerkracht.fund.reference.refusals import LaterVersion, NotAnExport
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.standard import (
    OWNERS,
    PIPELINE,
    PROJECTS,
    VERSION,
    Field,
    by_path,
    family,
    fields,
    list_of,
)
from veerkracht.fund.reference.rules.values import NUMBERS, Value

LARGEST = 100_000_000
LONGEST_TEXT = 100_000
DEEPEST = 30
FAMILY_OF = {"POJ": PROJECTS, "FUND": "funds", "ORG": "organisations", "PL": PIPELINE}
"""By the middle part of an identifier, to which family it belongs."""
PLAIN = frozenset({"id", "status", "notes", "source_ids", "sandboxes", "ocid", "grant_id"})
PLAN_ID = ("projects_outcome_payment_plans", "id")
"""The fields for which the standard has a plain text; only a plan has an identifier with a status."""
PRIORITY = ("value", "status", "source_ids")


def read_package(file: Path) -> Gathered:
    """Read a file with one object or many; what is no INDIGO is refused in one sentence."""
    gathered = Gathered(owners=set())
    for number, (owner, record) in enumerate(_records(_document(file), file.name), start=1):
        family_name = FAMILY_OF.get(owner.split("-")[1] if owner.count("-") >= 2 else "", "")
        if not family_name:
            sentence = _("“%(id)s” in “%(file)s” is not an identifier of INDIGO, such as INDIGO-POJ-0215.")
            raise NotAnExport(sentence % {"id": owner[:40], "file": file.name})
        _gather(gathered, family_name, owner, record, (file.name, number))
    if not gathered.rows:
        raise _no_indigo(file.name)
    return gathered


def _document(file: Path) -> Any:
    if file.stat().st_size > LARGEST:
        raise NotAnExport(
            _("“%(file)s” is larger than %(size)d MB. That is no export; nothing was read.")
            % {"file": file.name, "size": LARGEST // 1_000_000}
        )
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotAnExport(_("“%(file)s” is not written in UTF-8. Ask for it in UTF-8.") % {"file": file.name}) from None
    if not text.strip():
        raise NotAnExport(_("“%(file)s” is empty. Ask for the export again.") % {"file": file.name})
    try:
        document = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        sentence = _("“%(file)s” is not JSON, or it was cut off. Ask for the file again.")
        raise NotAnExport(sentence % {"file": file.name}) from None
    if "\\u0000" in text:
        raise NotAnExport(_("“%(file)s” holds signs that are no text. Ask for the file again.") % {"file": file.name})
    return document


def _records(document: Any, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Find the objects: in lists by family, in one list, or the one object there is."""
    found: list[Any]
    if isinstance(document, Mapping):
        later = document.get("indigo")
        if isinstance(later, str) and _numbers(later) > _numbers(VERSION):
            sentence = _("“%(file)s” follows INDIGO %(found)s; we read up to %(ours)s. Ask for that version.")
            raise LaterVersion(sentence % {"file": name, "found": later[:20], "ours": VERSION})
        lists: list[list[Any]] = [document[part] for part in OWNERS if isinstance(document.get(part), list)]
        found = [one for some in lists for one in some] if lists else [document]
    else:
        found = document if isinstance(document, list) else []
    for one in found:
        yield _identified(one, name)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def _identified(one: Any, name: str) -> tuple[str, Mapping[str, Any]]:
    """Give an object with its identifier; the site of GO Lab wraps it once more."""
    if isinstance(one, Mapping) and len(one) == 1 and isinstance(next(iter(one.values())), Mapping):
        one = next(iter(one.values()))
    if not isinstance(one, Mapping) or not isinstance(one.get("id"), str):
        raise _no_indigo(name)
    record = one["data"] if isinstance(one.get("data"), Mapping) else one
    return one["id"].strip(), {key: value for key, value in record.items() if key != "id"}


def _no_indigo(name: str) -> NotAnExport:
    return NotAnExport(
        _("“%(file)s” holds no INDIGO data: nothing in it has an id such as INDIGO-POJ-0215.") % {"file": name}
    )


def _gather(
    gathered: Gathered, family_name: str, owner: str, record: Mapping[str, Any], where: tuple[str, int]
) -> None:
    """Take one object apart: its own fields, and the rows of each of its lists."""
    if gathered.owners is not None:
        gathered.owners.add(owner)
    lists, rest = _lists(family_name, record)
    tables: list[tuple[str, list[Mapping[str, Any]]]] = [(family_name, [rest]), *lists]
    for table, rows in tables:
        if table not in gathered.tables:
            gathered.begin(table, where[0])
        for row in rows:
            gathered.add(table, owner, *where, _cells(table, row, where[0]))


def _lists(
    family_name: str, record: Mapping[str, Any]
) -> tuple[list[tuple[str, list[Mapping[str, Any]]]], dict[str, Any]]:
    """Take the lists out of an object."""
    lists = []
    rest = dict(record)
    for table in fields():
        path = list_of(table) if family(table) == family_name else ""
        if not path:
            continue
        *above, last = path.split("/")
        holder: Any = rest
        for step in above:
            holder = holder.get(step, {}) if isinstance(holder, Mapping) else {}
        rows = holder.get(last) if isinstance(holder, dict) else None
        if isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows):
            if above:
                rest[above[0]] = {key: value for key, value in rest[above[0]].items() if key != last}
            else:
                del rest[last]
            lists.append((table, rows))
    return lists, rest


def _cells(table: str, record: Mapping[str, Any], file: str) -> Iterator[Cell]:
    known = by_path(table)
    for path, leaf in _leaves(record, "", 0, known, file):
        yield _cell(path, leaf, known, file)


def _leaves(
    node: Mapping[str, Any], path: str, depth: int, known: Mapping[str, Field], file: str
) -> Iterator[tuple[str, Any]]:
    """Give each value with its path; a value with its status and sources counts as one."""
    if depth > DEEPEST:
        raise _no_indigo(file)
    for key, child in node.items():
        here = f"{path}/{key}" if path else key
        if isinstance(child, Mapping) and not (here in known or set(child) & {"value"}):
            yield from _leaves(child, here, depth + 1, known, file)
        elif isinstance(child, Mapping):
            yield here, {part: child[part] for part in PRIORITY if part in child and f"{here}/{part}" not in known}
            rest = {part: it for part, it in child.items() if part not in PRIORITY or f"{here}/{part}" in known}
            yield from _leaves(rest, here, depth + 1, known, file)
        else:
            yield here, child


def _cell(path: str, leaf: Any, known: Mapping[str, Field], file: str) -> Cell:
    field = known.get(path)
    heading = field.heading if field else path
    if not isinstance(leaf, Mapping):
        return Cell(heading, field, _text(leaf, file))
    named = leaf.get("source_ids")
    sources = tuple(_text(one, file) for one in named) if isinstance(named, list) else _split(_text(named, file))
    return Cell(heading, field, _text(leaf.get("value"), file), _text(leaf.get("status"), file), sources)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.replace(",", " ").split() if part)


def _text(leaf: Any, file: str) -> str:
    if leaf is None:
        return ""
    if isinstance(leaf, list) and all(isinstance(one, str) for one in leaf):
        leaf = ", ".join(leaf)
    text = leaf if isinstance(leaf, str) else json.dumps(leaf, ensure_ascii=False)
    if len(text) > LONGEST_TEXT:
        sentence = _("“%(file)s” holds a text of %(size)d signs. That is no export; nothing was read.")
        raise NotAnExport(sentence % {"file": file, "size": len(text)})
    return text


def write_package(file: Path, rows: Iterable[Row]) -> int:
    """Write everything as one file of INDIGO objects."""
    package: dict[str, Any] = {"indigo": VERSION} | {part: {} for part in OWNERS}
    for row in rows:
        family_name, path = family(row.table), list_of(row.table)
        record = package[family_name].setdefault(row.owner, {"id": row.owner})
        written = _object(row)
        if not path:
            _merge(record, written)
            continue
        *above, last = path.split("/")
        for step in above:
            record = record.setdefault(step, {})
        record.setdefault(last, []).append(written)
    for part in OWNERS:
        package[part] = list(package[part].values())
    file.write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
    return sum(len(package[part]) for part in OWNERS)


def _object(row: Row) -> dict[str, Any]:
    """Put the cells of a row where the standard has them."""
    written: dict[str, Any] = {}
    known = by_path(row.table)
    for path, value in row.cells.items():
        *above, last = path.split("/")
        holder = written
        for step in above:
            holder = holder.setdefault(step, {})
        leaf = _written(known.get(path), value)
        if isinstance(leaf, dict):
            holder.setdefault(last, {}).update(leaf)
        else:
            holder[last] = leaf
    return written | dict(row.extra)


def _written(field: Field | None, value: Value) -> Any:
    """Write one value: plain where the standard has no object for it, else with its status and sources."""
    if field is None or (field.path.split("/")[-1] in PLAIN and (field.table, field.path) != PLAN_ID):
        return value.text
    leaf: dict[str, Any] = {}
    if value:
        leaf["value"] = _number(value) if field and field.kind in NUMBERS else value.text
    if value.status:
        leaf["status"] = value.status
    if value.sources:
        leaf["source_ids"] = list(value.sources)
    return leaf


def _number(value: Value) -> Any:
    """Write a number as one, unless JSON would change its digits."""
    text = value.text
    if value.raw:
        return text
    number: int | float = int(text) if text.lstrip("-").isdigit() else float(text)
    return number if str(number) == text else text


def _merge(record: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(record.get(key), dict):
            _merge(record[key], value)
        else:
            record[key] = value
