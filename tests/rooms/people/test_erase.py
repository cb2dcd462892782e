"""Erasing someone: what goes, what stays under a key that says nothing, and who may not."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

import given
from veerkracht.exchange.models import LoadedRow, Upload
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.personal import Whose
from veerkracht.fund.ledger.models import Entry as BookEntry
from veerkracht.initiatives.models import Initiative
from veerkracht.notices.actions import tell
from veerkracht.notices.models import Notice
from veerkracht.people.actions.close import close
from veerkracht.people.actions.declare import declare
from veerkracht.people.actions.erase import NotYourself, StillOpen, erase
from veerkracht.people.actions.grant import LastAdministrator
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Grant, Interest, Organisation, Person
from veerkracht.people.queries import whose
from veerkracht.publishing.models import Message
from veerkracht.site.rooms import HANDING_OVER, PERSONAL
from veerkracht.trail.actions import seal
from veerkracht.trail.models import Entry, Salt
from veerkracht.trail.seals import check

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 3)
EMAIL = "anna@voorbeeld.example"


def anna(by: Person) -> Person:
    """Someone who worked here for a while and left traces in every room."""
    person, _password = welcome(by=by, email=EMAIL, name="Anna de Vries")
    declare(by=person, relation="works", about=("organisation", "zet"))
    tell(person_key=person.key, subject="Er wacht iets", body="…")
    Upload.objects.create(
        programme_key="p", file_name="anna.xlsx", rows={}, by_key=person.key, confirmed_at=timezone.now()
    )
    Message.objects.create(kind="general", text="Ik ben het", email=EMAIL.upper(), name="Anna", owner_key="x")
    given.initiative("Zorgpad", contact_email=EMAIL, contact_public=True)
    given.organisation("Zet", contact_email=EMAIL)
    LoadedRow.objects.create(programme_key="p", table="initiatives", row_key="x", content={"contact_email": EMAIL})
    given.goal("een-doel", {"by_key": person.key})
    given.document("Verslag", body_nl="Anna de Vries was erbij.")
    Client().force_login(person)
    return person


def left(by: Person) -> Person:
    person = anna(by)
    close(by=by, person=person, heir=by, on=TODAY, rooms=HANDING_OVER)
    return person


def test_everything_of_someone_goes_and_the_trail_stays_whole() -> None:
    officer = given.officer()
    person = left(officer)
    seal()
    before = Entry.objects.count()

    erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL, reason="Op verzoek.")

    assert not Person.objects.filter(key=person.key).exists()
    for record in (Interest, Notice, Upload, Session, Message, Salt):
        assert not record.objects.exists(), record
    assert not Grant.objects.exclude(person=officer).exists()
    assert (Initiative.objects.get().contact_email, Organisation.objects.get().contact_email) == ("", "")
    assert LoadedRow.objects.get().content["contact_email"] == ""
    assert Entry.objects.count() == before + 1, "nothing is taken from the trail, and one deed is added"
    assert Entry.objects.filter(person_key=person.key).exists(), "what was done, stays"
    seal()
    verdict = check()
    assert (verdict.breaks, verdict.unsealed) == ([], 0)
    assert not Entry.objects.filter(reason__icontains="anna").exists()


def test_no_table_holds_the_name_or_the_address_any_more() -> None:
    from django.apps import apps

    officer = given.officer()
    person = left(officer)

    erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL)

    held = [
        (record._meta.label, value)
        for record in apps.get_models()
        if record._meta.label != "documents.Document" and not record._meta.label.startswith("search.")
        for values in record._default_manager.values_list()
        for value in values
        if "anna" in str(value).lower()
    ]
    assert not held, "only the public document that names her stays, and the page said so"


def test_in_the_trail_someone_who_is_erased_has_no_name(client: Client) -> None:
    officer = given.officer()
    person = left(officer)
    erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL)
    client.force_login(officer)

    page = client.get("/spoor").content.decode()

    assert "Iemand die hier werkte gaf een belang op" in page
    assert "Anna" not in page


def test_nobody_erases_themselves() -> None:
    officer, _other = given.officer(), given.officer()

    with pytest.raises(NotYourself, match="andere beheerder"):
        erase(by=officer, whose=whose(officer.key), on=TODAY, rooms=PERSONAL)


def test_the_last_administrator_is_not_erased() -> None:
    officer = given.officer()

    with pytest.raises(LastAdministrator):
        erase(by=officer, whose=whose(officer.key), on=TODAY, rooms=PERSONAL)

    assert Person.objects.exists()


def test_an_open_account_is_closed_first_so_that_nothing_is_owned_by_nobody() -> None:
    officer = given.officer()
    person = anna(officer)

    with pytest.raises(StillOpen, match="Sluit het eerst"):
        erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL)


def test_only_an_administrator_erases() -> None:
    left_one = left(given.officer())
    officer = given.officer(role="officer")

    with pytest.raises(NotAllowed):
        erase(by=officer, whose=whose(left_one.key), on=TODAY, rooms=PERSONAL)


def test_who_is_not_there_cannot_be_erased() -> None:
    with pytest.raises(NotKnown):
        erase(by=given.officer(), whose=Whose("niemand", "", ""), on=TODAY, rooms=PERSONAL)


def test_a_mistake_half_way_erases_nothing() -> None:
    officer = given.officer()
    person = left(officer)

    class Broken:
        @staticmethod
        def erase(*, whose: Whose) -> None:
            raise RuntimeError(whose.key)

    with pytest.raises(RuntimeError):
        erase(by=officer, whose=whose(person.key), on=TODAY, rooms=(*PERSONAL, Broken))  # type: ignore[arg-type]

    assert Person.objects.filter(key=person.key).exists()
    assert Interest.objects.exists()


def test_a_reader_without_an_account_is_erased_by_address() -> None:
    officer = given.officer()
    Message.objects.create(kind="general", text="Hallo", email="lezer@voorbeeld.example", owner_key="x")
    Message.objects.create(kind="general", text="Ook hallo", email="ander@voorbeeld.example", owner_key="x")
    Message.objects.create(kind="general", text="Zonder adres", owner_key="x")

    erase(by=officer, whose=Whose("", "LEZER@voorbeeld.example", ""), on=TODAY, rooms=PERSONAL)

    assert set(Message.objects.values_list("text", flat=True)) == {"Ook hallo", "Zonder adres"}
    assert Entry.objects.filter(deed="erase a person", kind="reader").count() == 1


def test_the_page_shows_what_goes_and_stays_and_asks_once_more(client: Client) -> None:
    officer = given.officer()
    person = left(officer)
    client.force_login(officer)
    address = f"/mensen/{person.key}/wissen"

    first = client.get(address).content.decode()
    asked = client.post(address, {"said": "yes", "reason": "Op verzoek."}).content.decode()
    still = Person.objects.filter(key=person.key).exists()
    done = client.post(address, {"said": "yes", "sure": "yes", "reason": "Op verzoek."})

    assert "Dit gaat weg" in first
    assert "Het spoor moet heel blijven" in first
    assert "openbare teksten waarin de naam" in first
    assert "Weet je het zeker?" in asked
    assert still
    assert done.status_code == 302
    assert not Person.objects.filter(key=person.key).exists()
    assert client.get(address).status_code == 404


def test_the_page_of_someone_who_still_works_here_says_what_to_do_first(client: Client) -> None:
    officer = given.officer()
    person = anna(officer)
    client.force_login(officer)

    for who, words in ((person, "Sluit het eerst"), (officer, "laatste beheerder")):
        answer = client.post(f"/mensen/{who.key}/wissen", {"said": "yes", "sure": "yes"})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert Person.objects.filter(key=person.key).exists()


def test_books_are_said_to_stay() -> None:
    from veerkracht.fund.ledger import personal

    (fate,) = personal.fates(whose=Whose("x", "", ""))

    assert not fate.goes
    assert fate.count == BookEntry.objects.filter(by_key="x").count() == 0
