"""What a load would do: all that is wrong with it, or else what is new, changed, in conflict and gone."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from veerkracht.exchange.mistake import Mistake, Row, Where, Wrong, mistake
from veerkracht.exchange.queries import stored
from veerkracht.exchange.reading import Reading
from veerkracht.exchange.rules.compare import Difference, Fate, Side, compare, vanished
from veerkracht.exchange.rules.relations import misfits, unknown_keys
from veerkracht.exchange.tables.register import BY_NAME, READING_ORDER, TABLES
from veerkracht.exchange.tables.table import Cells
from veerkracht.people.withheld import withheld_texts

Rows = Mapping[str, list[Cells]]
Take = Callable[[str, str], Side]
"""Asked for a table and a row, it says whose text counts where file and screen both changed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load would do, row by row, in the order in which it is stored."""

    programme_key: str
    differences: tuple[Difference, ...]

    def of(self, *fates: Fate) -> list[Difference]:
        """Give the rows with one of these fates, in the order in which people meet the tables."""
        order = {table.name: place for place, table in enumerate(READING_ORDER)}
        chosen = [difference for difference in self.differences if difference.fate in fates]
        return sorted(chosen, key=lambda difference: order[difference.table])

    def counts(self) -> list[tuple[str, Counter[Fate]]]:
        """Count the fates for each table that has rows."""
        by_table: dict[str, Counter[Fate]] = {table.name: Counter() for table in READING_ORDER}
        for difference in self.differences:
            by_table[difference.table][difference.fate] += 1
        return [(name, counter) for name, counter in by_table.items() if counter]

    @property
    def changes(self) -> bool:
        return any(difference.fate in (Fate.NEW, Fate.CHANGED) for difference in self.differences)

    @property
    def fingerprint(self) -> str:
        """Give a text that is another one as soon as this plan would do something else."""
        told = [
            (row.table, row.key, row.fate, [(field.name, field.stored, field.file) for field in row.fields])
            for row in self.differences
            if row.fate != Fate.SAME
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def mistakes(reading: Reading) -> list[Mistake]:
    """Give everything that is wrong with what was read, also beside what is stored, in the order of the files."""
    found = list(reading.mistakes)
    programme = programme_key(reading)
    if programme:

        @cache
        def known(table: str) -> frozenset[str]:
            return frozenset(stored.known_keys(table, programme))

        readable = [table for table in TABLES if table.name not in reading.unreadable]
        unknown = unknown_keys(TABLES, reading.rows, known)
        found += [wrong for wrong in unknown if wrong.detail["table"] not in reading.unreadable]
        if BY_NAME["agenda"] in readable and BY_NAME["places"] in readable:
            versions = [(cells["agenda"], cells["in_force_from"]) for cells in _stored("agenda", programme)]
            places = {row.cells["place"] for row in reading.rows.get("place-codes", ())}
            kept = stored.rows(BY_NAME["places"], programme, places)
            found += misfits(reading.rows, kept, versions)
        found += _taken(reading, programme)
    elif "programme" not in reading.unreadable and not reading.mistakes:
        found.append(mistake(Wrong("no-programme", near=""), Where("programme")))
    files = {table.name: place for place, table in enumerate(READING_ORDER)}
    return sorted(found, key=lambda wrong: (_file_order(files, wrong), wrong.where.file, wrong.line))


def plan(programme: str, rows: Rows, take: Take) -> Plan:
    """Compare rows with what is stored and with the last load."""
    base, waits = stored.last_load(programme), withheld_texts()
    differences: list[Difference] = []
    for table in TABLES:
        file = {table.row_key(cells): cells for cells in rows.get(table.name, ())}
        before = base.get(table.name, {})
        keys = {cells[table.known_by[0]] for cells in file.values()}
        now = stored.rows(table, programme, keys, waiting=waits) if file else {}
        differences += [
            compare(table, base=before.get(key), stored=now.get(key), file=cells, side=take(table.name, key))
            for key, cells in file.items()
        ]
        if table.name == "lessons" and before:  # a draft is not saved, and so not missed
            before = {key: before[key] for key in stored.rows(table, programme, public=True) if key in before}
        differences += vanished(table, base=before, file=file)
    return Plan(programme, tuple(differences))


def programme_key(reading: Reading) -> str:
    """Give the key of the programme that was read, if it could be."""
    return next((row.cells["key"] for row in reading.rows.get("programme", ())), "")


def read_rows(reading: Reading) -> dict[str, list[Cells]]:
    """Give the rows without the spots where they stand."""
    return {name: [row.cells for row in found] for name, found in reading.rows.items()}


def _stored(name: str, programme: str) -> Iterable[Cells]:
    return stored.rows(BY_NAME[name], programme).values()


def _taken(reading: Reading, programme: str) -> Iterable[Mistake]:
    """Find keys that belong to another programme: a key stands for one record, for ever."""
    for table in TABLES:
        first = table.known_by[0]
        if table.shared or table.name == "programme" or table.by_name[first].refers_to:
            continue
        rows: dict[str, Row] = {}
        for row in reading.rows.get(table.name, ()):
            rows.setdefault(row.cells[first], row)
        for key, theirs in stored.taken_elsewhere(table, programme, rows.keys()).items():
            yield mistake(Wrong("taken", key=key, programme=theirs), rows[key].where, first)


def _file_order(files: Mapping[str, int], wrong: Mistake) -> int:
    name = wrong.where.file.partition("/")[0].removesuffix(".csv").removesuffix(".toml")
    return files.get(name, len(files))
