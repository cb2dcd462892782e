import pytest

from veerkracht.exchange.mistake import Row, Where
from veerkracht.exchange.rules.sense import overlap, senseless, wrong_code
from veerkracht.exchange.tables.table import Column, Kind, Table


def table(name: str, *columns: str) -> Table:
    return Table(name, "", "", tuple(Column(column, "", "", Kind.LINE) for column in columns))


@pytest.mark.parametrize(
    ("name", "cells", "what"),
    [
        pytest.param("rounds", {"starts_on": "2017", "ends_on": "2017-01"}, [], id="a year and its first month"),
        pytest.param(
            "rounds", {"starts_on": "2017-02", "ends_on": "2017-01"}, ["ends-before-it-begins"], id="ends too early"
        ),
        pytest.param("places", {"latitude": "51", "longitude": "5"}, [], id="a whole coordinate"),
        pytest.param("places", {"latitude": "51"}, ["half-a-coordinate"], id="a latitude alone"),
        pytest.param("facts", {"certainty": "unknown"}, [], id="an unknown fact needs nothing"),
        pytest.param("facts", {"certainty": "stated", "value_nl": "11"}, ["fact-without-source"], id="no source"),
        pytest.param("facts", {"certainty": "stated", "source": "brief"}, ["fact-without-value"], id="no value"),
        pytest.param("within", {"part": "oss", "whole": "oss"}, ["its-own-place"], id="a place in itself"),
        pytest.param("initiatives", {"contact_public": "yes"}, ["no-address-to-show"], id="nothing to show"),
    ],
)
def test_a_row_makes_sense_or_says_why_not(name: str, cells: dict[str, str], what: list[str]) -> None:
    found = senseless(table(name, "starts_on", "ends_on"), Row(cells, Where("file")))

    assert [mistake.what for mistake in found] == what


@pytest.mark.parametrize(
    ("kind", "code", "wrong"),
    [
        pytest.param("municipality", "GM0828", False, id="Oss"),
        pytest.param("municipality", "0828", True, id="without its letters"),
        pytest.param("town", "GM0860", True, id="a municipality's code for a town"),
        pytest.param("district", "WK082801", False, id="a district"),
        pytest.param("province", "PV30", False, id="Noord-Brabant"),
    ],
)
def test_a_code_of_cbs_has_the_shape_of_its_kind(kind: str, code: str, wrong: bool) -> None:
    cells = {"place": "oss", "scheme": "CBS", "code": code}

    assert bool(list(wrong_code(cells, {"kind": kind}))) is wrong


@pytest.mark.parametrize(
    ("life", "code", "found"),
    [
        pytest.param(
            {"ends_on": "2016-12-31"},
            {"starts_on": "2017-01-01"},
            [("starts_on", "code-after-its-place")],
            id="Veghel was no municipality any more",
        ),
        pytest.param(
            {"starts_on": "2019-01-01"},
            {"ends_on": "2018-12-31"},
            [("ends_on", "code-before-its-place")],
            id="Altena was no municipality yet",
        ),
        pytest.param({"starts_on": "2019-01-01"}, {"starts_on": "2019-01-01"}, [], id="from its first day"),
    ],
)
def test_a_code_of_another_year_than_the_place_is_found(
    life: dict[str, str], code: dict[str, str], found: list[tuple[str, str]]
) -> None:
    place = {"kind": "municipality", "starts_on": "", "ends_on": ""} | life
    given = {"place": "veghel", "scheme": "CBS", "code": "GM0860", "starts_on": "", "ends_on": ""} | code

    assert [(column, wrong.what) for column, wrong in wrong_code(given, place)] == found


def test_another_scheme_has_codes_of_its_own() -> None:
    assert not list(wrong_code({"place": "oss", "scheme": "NUTS", "code": "NL414"}, {"kind": "municipality"}))


def test_open_periods_overlap() -> None:
    assert overlap({}, {"starts_on": "2017-01-01"})
