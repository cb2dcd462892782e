"""Reading one cell: typed where it can be, kept as written where it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.fund.reference.rules.standard import Field
from veerkracht.fund.reference.rules.values import (
    SEVERAL,
    SPELLED,
    THOUSANDS_READ,
    TRIMMED,
    UNREAD,
    Value,
    read,
    same,
)


def field(kind: str, *codes: str) -> Field:
    return Field("projects", "x", "X", kind, codes)


@pytest.mark.parametrize(
    ("kind", "cell", "expected"),
    [
        ("date", "2019", "2019"),
        ("date", "2019-07", "2019-07"),
        ("date", " 2019-07-01 ", "2019-07-01"),
        ("amount", "93911.40000000001", "93911.40000000001"),
        ("number", "-3", "-3"),
        ("currency", "GBP", "GBP"),
        ("country", "NL", "NL"),
        ("address", "https://example.org/a", "https://example.org/a"),
        ("sources", "source1, source12", ("source1", "source12")),
        ("goals", "8, 8.5", ("8", "8.5")),
        ("degrees", "-34.580612", "-34.580612"),
        ("text", "one\r\ntwo", "one\ntwo"),
    ],
)
def test_a_cell_is_read_as_its_kind(kind: str, cell: str, expected: object):
    assert read(field(kind), cell) == (Value(expected), "")


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("date", "2018-13"),
        ("date", "current"),
        ("date", "9th August 2022"),
        ("amount", "$"),
        ("amount", "=D41-D36"),
        ("amount", "1e5"),
        ("amount", "1,30"),
        ("number", "303 children and their families"),
        ("currency", "Israeli new shekels"),
        ("country", "England"),
        ("address", "www.kimso.fr"),
        ("goals", "16.2 End abuse"),
        ("organisations", "Province"),
        ("degrees", "181"),
        ("status", "SECRET"),
    ],
)
def test_what_cannot_be_read_is_kept_as_it_is_written(kind: str, cell: str):
    assert read(field(kind), cell) == (Value(raw=cell), UNREAD)


@pytest.mark.parametrize(
    ("kind", "cell", "expected", "odd"),
    [
        ("organisations", "INDIGO-ORG-0171,INDIGO-ORG-1062", ("INDIGO-ORG-0171", "INDIGO-ORG-1062"), SEVERAL),
        ("funds", "INDIGO-FUND-0007\t", ("INDIGO-FUND-0007",), TRIMMED),
        ("amount", "26,620,000", "26620000", THOUSANDS_READ),
        ("metric", "outcomemetric1\n", "outcomemetric1", TRIMMED),
    ],
)
def test_what_was_read_in_spite_of_something_is_told(kind: str, cell: str, expected: object, odd: str):
    assert read(field(kind), cell) == (Value(expected), odd)


def test_a_code_that_is_spelled_otherwise_is_read_as_the_one_of_the_list():
    level = field("code", "Project level", "Outcome level")

    assert read(level, "outcome-level") == (Value("Outcome level"), SPELLED)
    assert read(level, "Outcome level") == (Value("Outcome level"), "")
    assert read(level, "Planet level") == (Value(raw="Planet level"), UNREAD)


def test_two_cells_are_the_same_when_they_are_read_alike():
    assert same(field("sources"), "source1,source2", " source1, source2")
    assert not same(field("sources"), "source1,source2", "source2,source1")
    assert not same(field("amount"), "1.10", "1.1")


KINDS = ["text", "date", "amount", "currency", "sources", "goals", "organisations", "address", "metric"]


@given(some.sampled_from(KINDS), some.text(max_size=40))
def test_what_is_written_back_is_read_the_same_again(kind: str, cell: str):
    value, _odd = read(field(kind), cell)

    assert read(field(kind), value.text)[0] == value
    assert Value.of(value.kept()) == value


def test_status_and_sources_of_a_value_are_kept_with_it():
    value = Value("2019", status="PRIVATE", sources=("source1",))

    assert Value.of(value.kept()) == value
    assert not value.shown
