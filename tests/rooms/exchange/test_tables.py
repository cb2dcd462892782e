"""The tables say what the records can hold."""

import pytest
from django.db import models

from veerkracht.exchange.actions.load import ACTIONS
from veerkracht.exchange.mistake import Row, Where
from veerkracht.exchange.queries.stored import LISTS, SHELVES
from veerkracht.exchange.rules.cells import tidy
from veerkracht.exchange.rules.relations import unknown_keys
from veerkracht.exchange.sentences import WORDS
from veerkracht.exchange.tables.evidence import FIGURES
from veerkracht.exchange.tables.register import BY_NAME, READING_ORDER, TABLES
from veerkracht.exchange.tables.table import Column, Kind, Table

EVERY = [(table, column) for table in TABLES for column in table.columns]
NAMES = [f"{table.name}.{column.name}" for table, column in EVERY]


def field(table: Table, column: Column) -> models.Field | None:
    """Give the field in which a column is stored, by the way that is read."""
    if (table.name, column.name) in LISTS or column.kind == Kind.ABOUT or column in FIGURES:
        return None
    model, names = SHELVES[table.name].record, SHELVES[table.name].ways.get(column.name, column.name).split("__")
    for name in names:
        stored = model._meta.get_field(name)
        if isinstance(stored, models.JSONField) and column.kind != Kind.LINES:
            return None  # one thing of several that are stored together
        model = stored.related_model or model
    return stored


@pytest.mark.parametrize(("table", "column"), EVERY, ids=NAMES)
def test_a_column_fits_the_field_it_is_stored_in(table, column):
    stored = field(table, column)
    if stored is None or column.refers_to:
        return

    assert not stored.max_length or column.longest <= stored.max_length or column.kind in (Kind.CHOICE, Kind.DATE)
    if column.kind == Kind.CHOICE:
        assert set(column.choices) == {value for value, _label in stored.choices}
    if isinstance(stored, models.DateField):
        assert column.kind == Kind.DAY
    if not stored.blank and not stored.null and not stored.has_default():
        assert column.required
    if column.default and stored.has_default():
        assert tidy(column, str(stored.default)) == column.default


@pytest.mark.parametrize(("table", "column"), EVERY, ids=NAMES)
def test_a_column_is_explained_in_both_languages_and_its_example_is_right(table, column):
    assert column.nl
    assert column.en
    assert column.nl != column.en or column.nl in {"Agenda", "Website", "Status"}
    if column.example:
        assert tidy(column, column.example)
    if column.required:
        assert column.example or column.kind == Kind.KEY


def test_every_table_is_stored_by_an_action_and_read_back():
    assert set(ACTIONS) == set(SHELVES) == set(BY_NAME) == {table.name for table in READING_ORDER}


def test_what_is_named_is_stored_before_what_names_it():
    order = {table.name: place for place, table in enumerate(TABLES)}
    late = [
        f"{table.name} → {column.refers_to}"
        for table, column in EVERY
        if column.refers_to and order[column.refers_to] > order[table.name]
        # A key that is kept as text, because organisations lie below places.
        if (table.name, column.name) != ("organisations", "seat_place")
    ]

    assert not late


def test_every_relation_leads_to_a_table_with_keys():
    rows = {
        table.name: [Row({name: "place:x" if name == "about" else "x" for name in table.known_by}, Where("x"))]
        for table in TABLES
    }

    assert list(unknown_keys(TABLES, rows, lambda _table: {"x"})) == []
    assert {column.refers_to for _table, column in EVERY} - {""} <= set(BY_NAME)


def test_every_mistake_has_its_words():
    import re
    from pathlib import Path

    source = Path(__file__).resolve().parents[3] / "src" / "veerkracht" / "exchange"
    raised = {
        what
        for file in source.rglob("*.py")
        if "annex" not in file.name
        for what in re.findall(r'Wrong\(\s*"([a-z0-9-]+)"', file.read_text())
    }

    assert raised | {"no-such-day", "not-a-day", "not-a-date"} == set(WORDS)
