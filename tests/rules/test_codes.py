"""What the columns of border files say, over the years in which CBS named them differently."""

import pytest

from veerkracht.places.rules.codes import Label, kind, label, within


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(
            {"statcode": "GM0828", "statnaam": "Oss", "provincie": "PV30", "rubriek": "gemeente"},
            Label("GM0828", "Oss", larger=("PV30",)),
            id="cartomap",
        ),
        pytest.param(
            {"gemeentecode": "GM0828", "gemeentenaam": "Oss", "water": "NEE", "jaar": 2023},
            Label("GM0828", "Oss", year=2023),
            id="PDOK, municipality",
        ),
        pytest.param(
            {
                "buurtcode": "BU08280102",
                "buurtnaam": "Centrum",
                "wijkcode": "WK082801",
                "gemeentecode": "GM0828",
                "gemeentenaam": "Oss",
            },
            Label("BU08280102", "Centrum", larger=("GM0828", "WK082801")),
            id="PDOK, neighbourhood",
        ),
        pytest.param(
            {"GM_CODE": "GM0828", "GM_NAAM": "Oss", "H2O": "NEE"}, Label("GM0828", "Oss"), id="shape file of CBS"
        ),
        pytest.param({"statcode": " GM0828 ", "statnaam": "Oss "}, Label("GM0828", "Oss"), id="spaces around"),
        pytest.param({"gemeentecode": 828, "gemeentenaam": "Oss"}, Label("GM0828", "Oss"), id="a number"),
        pytest.param({"gemeentecode": "0828"}, Label("GM0828"), id="digits only"),
        pytest.param({"identificatie": "GM0828", "naam": "Oss"}, Label("GM0828", "Oss"), id="Kadaster"),
        pytest.param(
            {"statcode": "PV30", "statnaam": "Noord-Brabant", "jrstatcode": "2022PV30"},
            Label("PV30", "Noord-Brabant", year=2022),
            id="the year before the code",
        ),
        pytest.param({"gemeentecode": "GM0828", "water": "JA"}, Label("GM0828", water=True), id="water"),
        pytest.param({"naam": "Ergens"}, Label("", "Ergens"), id="no code"),
        pytest.param({"statcode": None}, Label(), id="nothing"),
        pytest.param({"statcode": "NL00"}, Label(), id="a country is no place of ours"),
    ],
)
def test_columns_are_understood(columns, expected):
    assert label(columns) == expected


def test_the_id_of_a_shape_counts_where_no_column_has_a_code():
    assert label({}, "GM0828").code == "GM0828"
    assert label({"statcode": "GM0855"}, "GM0828").code == "GM0855"


@pytest.mark.parametrize(
    ("code", "sort", "larger"),
    [
        ("PV30", "province", ()),
        ("CR33", "region", ()),
        ("GM0828", "municipality", ()),
        ("WK082801", "district", ("GM0828",)),
        ("BU08280102", "neighbourhood", ("WK082801", "GM0828")),
        ("XX1", "", ()),
    ],
)
def test_a_code_tells_its_kind_and_what_it_lies_in(code, sort, larger):
    assert (kind(code), within(code)) == (sort, larger)
