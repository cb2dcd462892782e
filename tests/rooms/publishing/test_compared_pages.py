"""The pages to compare with contracts of elsewhere, as a reader sees them."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import given
from rooms.fund.reference.made_up import TABLES, WORK, taken_in
from veerkracht.foundation.keys import sort_key
from veerkracht.fund.reference.models import Contract
from veerkracht.programmes.models import Programme

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


@pytest.fixture
def elsewhere(tmp_path: Path) -> None:
    given.programme()
    taken_in(given.officer(), tmp_path)


def page(client: Client, address: str, status: int = 200) -> str:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == status
    assert len(asked) <= MOST_QUERIES
    return answer.content.decode()


def test_before_anything_was_taken_in_it_is_said_how(client: Client):
    given.programme()

    assert "veerkracht indigo import MAP" in page(client, "/vergelijk")


@pytest.mark.usefixtures("elsewhere")
def test_the_list_names_its_source_and_obeys_its_filters(client: Client):
    everything, dutch = page(client, "/vergelijk"), page(client, "/vergelijk?country=NL&q=slag")

    assert "2 contracten" in everything
    assert "University of Oxford" in everything
    assert "1 contract" in dutch
    assert "A roof above" not in dutch


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/vergelijk?view=table", "EUR 201.460"),
        ("/vergelijk?view=picture", "<svg"),
        ("/en/compare?view=table", "EUR 201,460"),
        ("/vergelijk?country=XX", "De keuze “XX” kennen we niet"),
        ("/vergelijk?colour=red", "colour"),
        ("/vergelijk?year=abc&size=1&has=x", "kennen we niet"),
        ("/vergelijk?q=xyzzy", "Geen contract past bij dit alles"),
        ("/vergelijk/prijzen", "Bijvoorbeeld"),
        ("/vergelijk/prijzen?q=een+half+jaar+werk", "2 prijzen uit 2 contracten"),
        ("/vergelijk/prijzen?q=een+half+jaar+werk&price=2000,50", "Lager dan die van jou: 1. Hoger: 1."),
        ("/vergelijk/prijzen?q=xyzzy", "We konden niet lezen waar het over gaat"),
        ("/vergelijk/prijzen?topic=work&weeks=500", "Geen prijs van elders lijkt hierop"),
        ("/vergelijk/prijzen?q=werk&weeks=-1", "Schrijf de weken als een heel getal"),
        ("/vergelijk/prijzen?q=werk&price=NaN", "Schrijf de prijs in euro in cijfers"),
        ("/vergelijk/prijzen?q=werk&price=1e99", "Schrijf de prijs in euro in cijfers"),
    ],
)
def test_each_view_and_each_strange_question_is_answered(client: Client, address: str, words: str):
    assert words in page(client, address)


@pytest.mark.usefixtures("elsewhere")
def test_the_page_of_a_contract_tells_what_would_be_due_and_why_more_was_paid(client: Client):
    told = page(client, "/vergelijk/contracten/indigo-poj-9001")

    assert "EUR 50.000" in told
    assert "vaker betaald per persoon" in told
    assert "Zonder het maximum zou het EUR 75.000 zijn." in told
    assert "Province of Elsewhere" in told
    assert "2 bevindingen in de bron" in told
    assert "ann@example.org" not in told


@pytest.mark.usefixtures("elsewhere")
def test_a_contract_that_nobody_knows_is_answered_with_one_that_looks_like_it(client: Client):
    assert "indigo-poj-9001" in page(client, "/vergelijk/contracten/indigo-poj-9003", 404)


def test_an_amount_without_a_currency_is_not_shown_as_money(client: Client, tmp_path: Path):
    given.programme()
    header, work, home = TABLES["projects"]
    taken_in(given.officer(), tmp_path, projects=[header, [*work[:4], "Israeli new shekels", *work[5:]], home])

    assert "201.460" not in page(client, "/vergelijk?view=table")


def test_what_is_private_is_on_no_page_and_in_no_file(client: Client, tmp_path: Path):
    given.programme()
    header, *rows = TABLES["projects"]
    header = [*header, "Purpose and classifications - Intervention - (Value)"]
    header += ["Purpose and classifications - Intervention - (Status)"]
    taken_in(given.officer(), tmp_path, projects=[header, *([*row, "A secret plan", "PRIVATE"] for row in rows)])

    for address in ("/vergelijk?q=secret", "/vergelijk/contracten/indigo-poj-9001"):
        assert "A secret plan" not in page(client, address)
    assert "0 contracten" in page(client, "/vergelijk?q=secret")


@pytest.mark.usefixtures("elsewhere")
def test_the_lists_are_files_too_with_the_same_filters(client: Client):
    rows = b"".join(client.get("/vergelijk.csv?country=NL").streaming_content).decode().splitlines()
    prices = json.loads(b"".join(client.get("/vergelijk/prijzen.json?q=een+half+jaar+werk").streaming_content))

    assert len(rows) == 2
    assert WORK in rows[1]
    assert [price["in_euro"] for price in prices["items"]] == ["1232.89", "2500.00"]
    assert "Oxford" in prices["attribution"]
    assert client.get("/vergelijk.csv?colour=red").status_code == 400


@pytest.mark.usefixtures("elsewhere")
def test_nothing_of_elsewhere_stands_among_our_own(client: Client):
    for address in ("/", "/initiatieven", "/organisaties", "/zoeken?q=slag", "/zoeken?q=Elsewhere", "/open-data"):
        told = page(client, address)
        assert "Aan de slag" not in told, address
        assert "Province of Elsewhere" not in told, address
    assert "/vergelijk?q=slag" in page(client, "/zoeken?q=slag")


@pytest.mark.usefixtures("elsewhere")
def test_ten_thousand_contracts_are_turned_by_a_page_at_a_time(client: Client):
    indigo = Programme.objects.get(key="indigo")
    Contract.objects.bulk_create(
        Contract(
            key=f"many-{number}", identifier=f"INDIGO-POJ-{number}", programme=indigo, name=f"Zoveel {number:05}",
            sort_key=sort_key(f"Zoveel {number:05}"), year=2010 + number % 12, sector="Health", countries="GB;NL;",
            logics="unknown;", words=f"zoveel {number:05}",
        )
        for number in range(10_000)
    )  # fmt: skip

    first, last = page(client, "/vergelijk?country=NL"), page(client, "/vergelijk?country=NL&before=*")
    drawn = page(client, "/vergelijk?view=picture")

    assert "10.001 contracten" in first
    assert "Zoveel 09999" in last
    assert "<rect" in drawn
