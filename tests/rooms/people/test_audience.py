"""A field with a narrower audience is dropped alike on the page, in CSV and in JSON."""

import csv
import io
import json
from dataclasses import dataclass, field

import pytest
from django.test import Client

import given
from veerkracht.people.audience import as_seen, narrow, veil
from veerkracht.people.models import Person
from veerkracht.publishing.models import Message

pytestmark = pytest.mark.django_db

OSS = ("initiative", "slowcare-oss")
SECRET, SHOWN = "ouders@slowcare.example", "open@voorbeeld.example"


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    email: str = field(metadata=narrow("see contact addresses", unless="public"))
    public: bool = False
    hidden: tuple[str, ...] = ()


def test_a_narrow_field_is_empty_and_named_for_who_may_not_see_it():
    row = Row("slowcare-oss", SECRET)
    near, far = (given.role(given.person(), "initiator", *scope) for scope in (OSS, ("initiative", "elders")))

    assert as_seen(row, near, [OSS]) == row
    for stranger in (far, None, given.person()):
        assert as_seen(row, stranger, [OSS]) == Row("slowcare-oss", "", hidden=("email",))


def test_a_narrow_field_that_is_open_is_for_everyone():
    assert as_seen(Row("a", SHOWN, public=True), None, []).email == SHOWN


def test_plain_rows_are_veiled_by_the_same_words():
    near = given.role(given.person(), "initiator", *OSS)
    rows = [("slowcare-oss", SECRET, False), ("elders", SECRET, False), ("open", SHOWN, True)]

    def seen(viewer):
        veiled = veil(Row, ("key", "email", "public"), viewer, lambda row: (("initiative", row[0]),))
        return [veiled(row)[1] for row in rows]

    assert seen(near) == [SECRET, "", SHOWN]
    assert seen(None) == ["", "", SHOWN]


def addresses(client: Client) -> list[set[str]]:
    """Gather the e-mail addresses of all initiatives from their pages, from CSV and from JSON."""
    pages = "".join(client.get(f"/initiatieven/{key}").content.decode() for key in ("slowcare-oss", "open"))
    twins = [client.get(f"/initiatieven/{key}.json").json()["contact_email"] for key in ("slowcare-oss", "open")]
    table, items = (b"".join(client.get(f"/initiatieven.{way}").streaming_content).decode() for way in ("csv", "json"))
    rows = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    return [
        {address for address in (SECRET, SHOWN) if address in pages},
        set(twins) - {""},
        {row["contact_email"] for row in rows} - {""},
        {item["contact_email"] for item in json.loads(items)["items"]} - {""},
    ]


@pytest.mark.parametrize(
    ("role", "scope", "sees"),
    [
        pytest.param("", ("", ""), {SHOWN}, id="a stranger"),
        pytest.param("auditor", ("", ""), {SHOWN}, id="an auditor"),
        pytest.param("investor", ("contract", "x"), {SHOWN}, id="an investor"),
        pytest.param("officer", ("programme", "tilburg"), {SHOWN}, id="an officer of another programme"),
        pytest.param("initiator", OSS, {SECRET, SHOWN}, id="its initiator"),
        pytest.param("officer", ("programme", "sociale-veerkracht"), {SECRET, SHOWN}, id="an officer of the programme"),
    ],
)
def test_page_csv_and_json_drop_the_same_addresses(client, role, scope, sees):
    given.initiative("SlowCare Oss", contact_email=SECRET)
    given.initiative("Open", contact_email=SHOWN, contact_public=True)
    if role:
        client.force_login(given.role(given.person(), role, *scope))

    assert addresses(client) == [sees, sees, sees, sees]


@pytest.mark.parametrize(("role", "sees"), [("officer", True), ("support-worker", True), ("auditor", False)])
def test_the_address_of_an_organisation_is_for_who_works_with_it(client, role, sees):
    given.party(given.organisation("Zet", contact_email=SECRET))
    client.force_login(given.role(given.person(), role))

    assert (SECRET in client.get("/organisaties/zet").content.decode()) is sees
    for list_ in ("/organisaties.csv", "/organisaties.json"):
        assert SECRET not in b"".join(client.get(list_).streaming_content).decode()


def test_who_reads_a_message_does_not_always_see_who_wrote(client):
    home = given.programme()
    words = {"kind": "general", "text": "Vraag", "owner_key": "x", "programme_key": home.key}
    sent = Message.objects.create(name="Lezer Jansen", email=SECRET, **words)

    def read(person: Person) -> str:
        client.force_login(person)
        return client.get(f"/berichten/{sent.pk}").content.decode()

    helper = read(given.role(given.person(), "support-worker"))
    keeper = read(given.role(given.person(), "officer"))

    assert "Jansen" not in helper
    assert SECRET not in helper
    assert "niet voor jou zichtbaar" in helper
    assert "<textarea" not in helper
    assert "<textarea" in keeper
    assert "Lezer Jansen" in keeper
    assert SECRET in keeper


def test_an_officer_of_an_initiative_reads_and_answers_what_is_about_it(client):
    home = given.programme()
    words = {"kind": "correction", "owner_key": "x", "programme_key": home.key, "about_kind": "initiative"}
    theirs = Message.objects.create(text="Over Oss", about_key="slowcare-oss", **words)
    other = Message.objects.create(text="Over iets anders", about_key="elders", **words)
    client.force_login(given.role(given.person(), "officer", *OSS))

    assert "Over Oss" in client.get("/berichten").content.decode()
    assert "Over iets anders" not in client.get("/berichten").content.decode()
    assert client.get(f"/berichten/{other.pk}").status_code == 404
    assert client.post(f"/berichten/{theirs.pk}", {"text": "Gedaan."}).status_code == 302
