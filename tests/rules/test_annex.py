"""Which rows of a document's tables name an initiative, whatever was done to the tables."""

import pytest

from veerkracht.exchange.rules.annex import AnnexRow, clean, read_annex

HEAD = ["Initiatief", "Plaats", "Thema", "Omschrijving"]


def rows(*tables):
    return [(row.title, row.place, row.theme, row.description) for row in read_annex(tables).rows]


def notes(*tables):
    return [(note.what, note.table) for note in read_annex(tables).notes]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(["Initiatief", "Plaats", "Thema", "Omschrijving"], id="Dutch"),
        pytest.param(["Initiative", "Place", "Theme", "Description"], id="English"),
        pytest.param(["Naam van het initiatief", "Gemeente", "Thema's", "Korte beschrijving"], id="longer words"),
        pytest.param(["TITEL", " plaats:", "thema\u00ad", "Beschrijving van het initiatief"], id="signs and capitals"),
    ],
)
def test_headings_are_known_in_both_languages(head):
    assert rows([head, ["SlowCare", "Oss", "Gezondheid", "Zorg."]]) == [("SlowCare", "Oss", "Gezondheid", "Zorg.")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            [["Thema", "Nr.", "Plaats", "Naam"], ["Gezondheid", "1", "Oss", "SlowCare"]],
            [("SlowCare", "Oss", "Gezondheid", "")],
            id="another order, and a column that means nothing",
        ),
        pytest.param(
            [["Bijlage bij de agenda", None, None, None], HEAD, ["SlowCare", "Oss", "", ""]],
            [("SlowCare", "Oss", "", "")],
            id="a title above the headings",
        ),
        pytest.param(
            [HEAD, ["", "", "", ""], ["SlowCare", "", "", ""], HEAD, ["Dorpsmolen", "", "", ""]],
            [("SlowCare", "", "", ""), ("Dorpsmolen", "", "", "")],
            id="empty rows, and headings repeated on each page",
        ),
        pytest.param(
            [
                ["Initiatief", "Plaats"],
                ["Thema: Gezondheid", None],
                ["SlowCare", "Oss"],
                ["Verbinding", None],
                ["Lokaal Plus", ""],
            ],
            [("SlowCare", "Oss", "Gezondheid", ""), ("Lokaal Plus", "", "Verbinding", "")],
            id="rows that name the theme of what follows",
        ),
        pytest.param(
            [HEAD, ["  Een\u00adzaam\u00a0 \n Roosendaal ", "Roosen\u00addaal", "", ""]],
            [("Eenzaam Roosendaal", "Roosendaal", "", "")],
            id="soft hyphens and spaces",
        ),
        pytest.param([HEAD, ["SlowCare"]], [("SlowCare", "", "", "")], id="a row with too few cells"),
        pytest.param([HEAD, ["", "Oss", "", ""]], [("", "Oss", "", "")], id="a row without title is read, to be told"),
        pytest.param([["Initiatief"], ["SlowCare"]], [("SlowCare", "", "", "")], id="one column"),
    ],
)
def test_rows(table, expected):
    assert rows(table) == expected


def test_a_table_without_headings_goes_on_where_the_one_before_it_stopped():
    first = [["Plaats", "Initiatief"], ["Oss", "SlowCare"]]

    assert rows(first, [["Helmond", "Sociale Stad"]]) == [
        ("SlowCare", "Oss", "", ""),
        ("Sociale Stad", "Helmond", "", ""),
    ]
    assert notes(first, [["Helmond", "Sociale Stad"]]) == [("goes on", 2)]


def test_four_columns_without_headings_are_read_in_the_usual_order_and_that_is_said():
    table = [["SlowCare", "Oss", "Gezondheid", "Zorg in een huis, door ouders bestuurd, in de eigen stad."]]

    assert rows(table)[0][:3] == ("SlowCare", "Oss", "Gezondheid")
    assert notes(table) == [("usual order", 1)]


def test_what_cannot_be_read_is_skipped_and_said():
    assert rows([["Datum", "Bedrag"], ["2017", "100"]]) == []
    assert notes([["Datum", "Bedrag"], ["2017", "100"]], [["Plaats", "Thema"], ["Oss", "Gezondheid"]]) == [
        ("skipped", 1),
        ("no title", 2),
    ]


def test_a_row_knows_where_it_stands():
    (row,) = read_annex([[["", ""]], [HEAD, ["", "", "", ""], ["SlowCare", "", "", ""]]]).rows

    assert row == AnnexRow(2, 3, "SlowCare")


@pytest.mark.parametrize("tables", [[], [[]], [[[]]], [[[None]]], [[["", None]]]])
def test_nothing_is_read_from_nothing(tables):
    assert read_annex(tables).rows == ()


def test_signs_that_nobody_sees_are_taken_out():
    assert clean("\ufeffA\u200bB\u202eC  D") == "ABC D"
