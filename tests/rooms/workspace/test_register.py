"""The register of processing and the privacy page: made from what the rooms declare."""

import csv
import io

import docx
import pytest
from django.test import Client

import given
from veerkracht.foundation.personal import register
from veerkracht.site.rooms import PERSONAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    given.programme(organisation=given.organisation("Provincie Noord-Brabant"))
    client.force_login(given.officer())
    return client


def test_every_purpose_stands_in_the_register_and_in_both_files(signed_in: Client) -> None:
    page = signed_in.get("/verwerkingsregister").content.decode()
    rows = list(csv.DictReader(io.StringIO(signed_in.get("/verwerkingsregister.csv").content.decode("utf-8-sig"))))
    paper = docx.Document(io.BytesIO(signed_in.get("/verwerkingsregister.docx").content))
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 2"]

    purposes = [line.processing.purpose.nl for line in register(PERSONAL)]
    assert [row["Doel"] for row in rows] == purposes
    assert [*purposes, "Beveiliging"] == headings
    assert all(purpose in page for purpose in purposes)
    assert {row["Verantwoordelijke organisatie"] for row in rows} == {"Provincie Noord-Brabant"}
    assert {row["Functionaris gegevensbescherming"] for row in rows} == {"nog niet ingevuld"}
    assert all(row[column] for row in rows for column in row), "no cell of the register is empty"


def test_it_is_there_in_english(signed_in: Client) -> None:
    page = signed_in.get("/en/register-of-processing").content.decode()

    assert "Keep someone signed in" in page
    assert "Iemand aangemeld houden" not in page


def test_the_facts_of_the_organisation_come_from_the_settings(signed_in: Client, settings) -> None:
    settings.VEERKRACHT_CONTROLLER = "=Gemeente Oss"
    settings.VEERKRACHT_DATA_OFFICER = "fg@oss.example"

    page = signed_in.get("/verwerkingsregister").content.decode()
    table = signed_in.get("/verwerkingsregister.csv").content.decode()

    assert "fg@oss.example" in page
    assert "'=Gemeente Oss" in table, "a spreadsheet does not run it"


def test_everyone_reads_the_summary_on_the_privacy_page(client: Client) -> None:
    given.programme(organisation=given.organisation("Provincie Noord-Brabant"))

    page = client.get("/privacy").content.decode()

    assert all(line.processing.purpose.nl in page for line in register(PERSONAL))
    assert "Provincie Noord-Brabant" in page


def test_the_page_asks_little_of_the_database(signed_in: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(12):
        signed_in.get("/verwerkingsregister")
