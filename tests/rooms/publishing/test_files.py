"""The lists as files: the same rows as the page says, safe in a spreadsheet, for machines as well."""

import csv
import io
import json
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

import given
from veerkracht.initiatives.queries import table as tables
from veerkracht.publishing.columns import MEANINGS
from veerkracht.publishing.files import as_csv, as_json, cell
from veerkracht.publishing.initiatives import listing
from veerkracht.publishing.releases import RELEASES

pytestmark = pytest.mark.django_db


def content(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = content(client, address).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def items(client: Client, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content(client, address))["items"]
    return found


@pytest.fixture
def portfolio() -> None:
    oss, health = given.place("Oss"), given.theme("Gezondheid")
    for number in range(7):
        themes = (health,) if number % 2 else ()
        given.initiative(f"Initiatief {number}", places=(oss, given.place("Uden")), themes=themes)


@pytest.mark.parametrize("query", ["", "theme=gezondheid", "place=oss", "q=initiatief", "theme=gezondheid&q=3"])
def test_a_file_has_as_many_rows_as_the_page_says(client: Client, portfolio: None, query: str) -> None:
    given.search_index()
    total = listing(QueryDict(query)).total

    assert len(rows(client, f"/initiatieven.csv?{query}")) == total
    assert len(items(client, f"/initiatieven.json?{query}")) == total


def test_a_long_table_has_every_row_once(client: Client, portfolio: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "STRETCH", 2)

    keys = [row["key"] for row in rows(client, "/initiatieven.csv")]

    assert keys == [f"initiatief-{number}" for number in range(7)]


def test_a_row_names_places_and_themes(client: Client, portfolio: None) -> None:
    row = rows(client, "/initiatieven.csv?theme=gezondheid")[0]

    assert (row["places"], row["place_names"], row["themes"]) == ("oss; uden", "Oss; Uden", "gezondheid")
    assert row["province_wide"] == "no"


def test_json_gives_lists_as_lists(client: Client, portfolio: None) -> None:
    item = items(client, "/initiatieven.json?theme=gezondheid")[0]

    assert item["places"] == ["oss", "uden"]
    assert item["province_wide"] is False


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_a_cell_cannot_run_as_a_formula(client: Client, start: str) -> None:
    given.initiative("Iets", title_en=start)

    text = content(client, "/initiatieven.csv").decode("utf-8-sig")
    found = next(csv.DictReader(io.StringIO(text, newline="")))["title_en"]

    assert found.startswith("'")


def test_a_spreadsheet_sees_that_the_file_is_utf8(client: Client) -> None:
    assert content(client, "/initiatieven.csv").startswith(b"\xef\xbb\xbfkey,")


def test_commas_quotes_and_lines_stay_in_their_cell(client: Client) -> None:
    given.initiative("Iets", summary_nl='Eén, "twee"\nen drie \N{GRINNING FACE}')

    assert rows(client, "/initiatieven.csv")[0]["summary_nl"] == 'Eén, "twee"\nen drie \N{GRINNING FACE}'


def test_the_names_of_the_columns_leave_before_the_first_row_is_read() -> None:
    def never() -> Any:
        raise AssertionError("a row was read")
        yield

    assert next(as_csv(["key"], never())).endswith(b"key\r\n")
    assert b'"items"' in next(as_json({"name": "x"}, ["key"], never()))


def test_an_empty_file_is_a_whole_one(client: Client) -> None:
    assert rows(client, "/initiatieven.csv") == []
    assert items(client, "/initiatieven.json") == []


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_file_with_a_filter_that_does_not_exist_is_refused(client: Client, portfolio: None, ending: str) -> None:
    answer = client.get(f"/initiatieven.{ending}?theme=gezondhied")

    assert answer.status_code == 400
    assert "gezondheid" in answer.json()["detail"]


@pytest.mark.parametrize("name", RELEASES)
def test_every_list_is_a_file_in_both_shapes(client: Client, name: str) -> None:
    from django.urls import reverse

    zet = given.organisation("Zet")
    given.place("Oss")
    given.goal()
    given.agenda({"decisions": ["Aansluiten bij elf."], "annex": [{"title": "SlowCare Oss"}]})
    given.party(zet, round=given.round_())
    one = given.initiative(organisation=zet, themes=(given.theme(),), policy_tasks=(given.policy_task(owner=zet),))
    given.crossover(one)
    given.document()
    given.fact("initiative:slowcare-oss")
    given.effect(given.study(given.intervention()), given.outcome())
    given.public_lesson()
    given.public_question()

    as_rows, as_items = rows(client, reverse(f"{name}-csv")), items(client, reverse(f"{name}-json"))

    assert len(as_rows) == len(as_items) == 1
    assert list(as_rows[0]) == list(as_items[0]) == [column.name for column in RELEASES[name].columns]


def test_every_column_is_explained(client: Client) -> None:
    text = client.get("/open-data").content.decode()

    assert [name for name in MEANINGS if f"<code>{name}</code>" not in text] == []


def test_a_number_below_nought_stays_a_number() -> None:
    assert cell(-3) == -3
