"""Readers of the programme of 2017, as it ships: what they look for, and the pages on which they find it."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

import given

SHIPPED = Path(__file__).parents[2] / "programmes" / "sociale-veerkracht"
SLOWCARE = "/initiatieven/slowcare-oss"


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: pytest.FixtureRequest):
    """The shipped programme, loaded once for all readers and taken away after them."""
    from django.db import transaction

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        outer = transaction.atomic()
        outer.__enter__()
        given.officer()
        call_command("load", SHIPPED, verbosity=0)
        given.search_index()
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def reader(shipped: None, db: None) -> Client:
    return Client()


def links(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.findall(r'href="([^"]+)"', answer.content.decode())


@pytest.mark.parametrize(
    "way",
    [
        "/",
        "/initiatieven",
        "/zoeken?q=slowcare",
        "/zoeken?q=slowcaer",
        "/initiatieven?q=ouders",
        "/initiatieven?place=oss",
        "/themas/gezondheid",
        "/rondes/eerste-keuze-2017",
        "/organisaties/b-en-a",
        "/initiatieven?view=map",
    ],
)
def test_slowcare_is_found_by_any_way(reader: Client, way: str) -> None:
    """A citizen of Oss has heard of SlowCare and looks for it: in the list, by search, place, theme, round or map."""
    assert any(address.startswith((SLOWCARE, "/plaatsen/oss")) for address in links(reader, way))


def test_a_journalist_follows_a_fact_to_its_source(reader: Client) -> None:
    """The fund: what its sources disagree about is said, and the source is two taps away with all that rests on it."""
    fund = reader.get("/rondes/brabant-outcomes-fund-2019").content.decode()

    assert "Bronnen spreken elkaar tegen" in fund
    assert "Niet bekend" in fund
    source = next(address for address in re.findall(r'href="(/bronnen/[^"]+)"', fund))
    assert "/rondes/brabant-outcomes-fund-2019" in links(reader, source)


def test_the_five_enterprises_of_the_fund_stand_together(reader: Client) -> None:
    """The round of 2019 names its five enterprises, and each of them has a page."""
    enterprises = {one for one in links(reader, "/rondes/brabant-outcomes-fund-2019") if "/initiatieven/" in one}

    assert len(enterprises) == 5
    assert all(reader.get(one).status_code == 200 for one in enterprises)


def test_the_eleven_stand_on_the_home_page(reader: Client) -> None:
    """The home page names the first eleven, with the round in which they joined."""
    first = {one for one in links(reader, "/") if "/initiatieven/" in one}
    of_the_round = {one for one in links(reader, "/rondes/eerste-keuze-2017") if "/initiatieven/" in one}

    assert len(of_the_round) == 11
    assert of_the_round <= first


def test_a_researcher_takes_the_list_along(reader: Client) -> None:
    """The file has the same initiatives as the page with the same filter, and its columns are explained."""
    page = reader.get("/initiatieven?theme=gezondheid").content.decode()
    shown = int(re.search(r'filters__count" role="status">(\d+)', page)[1])  # type: ignore[index]
    file = b"".join(reader.get("/initiatieven.csv?theme=gezondheid").streaming_content)  # type: ignore[arg-type]

    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))

    assert len(rows) == shown > 0
    assert all("gezondheid" in row["themes"].split("; ") for row in rows)
    dictionary = reader.get("/open-data").content.decode()
    assert all(f"<code>{name}</code>" in dictionary for name in rows[0])


def test_a_reader_turns_to_english_and_back_on_the_same_page(reader: Client) -> None:
    """Each page links to itself in the other language, filters and all."""
    assert "/en/initiatives?theme=gezondheid" in links(reader, "/initiatieven?theme=gezondheid")
    assert SLOWCARE in links(reader, "/en/initiatives/slowcare-oss")


def test_every_link_inside_the_site_leads_somewhere(reader: Client) -> None:
    """Whoever follows links from the home page, however far, meets no page that is not there."""
    seen: set[str] = set()
    waiting = ["/", "/en/"]
    broken = []
    while waiting:
        address = waiting.pop()
        answer = reader.get(address)
        if answer.status_code >= 400:
            broken.append((answer.status_code, address))
        if not answer["Content-Type"].startswith("text/html") or answer.status_code != 200:
            continue
        for link in re.findall(r'<a [^>]*href="(/[^"#]*)', answer.content.decode()):
            plain = link.split("?")[0]
            if plain not in seen and not plain.startswith("/static/"):
                seen.add(plain)
                waiting.append(plain)

    assert broken == []
    assert len(seen) > 200
