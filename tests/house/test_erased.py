"""After someone is erased, no column of any table says their name or address, but what is public and its copies."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.utils import timezone

import given
from veerkracht.access.actions.answered import keep as keep_answer
from veerkracht.access.actions.invite import invite
from veerkracht.access.actions.link import ask
from veerkracht.access.actions.token import make
from veerkracht.exchange.models import LoadedRow, Upload
from veerkracht.fund.reference.models import Contact, Line
from veerkracht.initiatives.actions.propose import propose, reject
from veerkracht.initiatives.models import Proposal
from veerkracht.notices.actions import choose, tell
from veerkracht.people.actions.close import close
from veerkracht.people.actions.declare import declare
from veerkracht.people.actions.erase import ReasonNamesThem, erase
from veerkracht.people.actions.stand_in import appoint
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Person, WithheldText
from veerkracht.people.queries import whose
from veerkracht.publishing.models import Message
from veerkracht.site.rooms import HANDING_OVER, PERSONAL
from veerkracht.trail.actions import seal
from veerkracht.trail.models import Entry
from veerkracht.trail.seals import check
from veerkracht.writing import actions as drafts
from veerkracht.writing.models import Draft, Step
from veerkracht.writing.shown import Shown

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 3)
NOW = datetime(2026, 5, 3, 10, tzinfo=UTC)
NAME, EMAIL = "José de Vries", "jose@voorbeeld.example"
SAYS = f"Vraag het {NAME}, {EMAIL}."
PUBLIC = ("documents_document", "search_", "trail_copy")
"""Where what everyone may read stands, and the index of it: the page of erasing names these, and a person looks."""


def jose(by: Person) -> Person:
    """Someone who left traces in every room, also in what others wrote."""
    person, _password = welcome(by=by, email=EMAIL, name=NAME)
    given.programme()
    given.document("Verslag", body_nl=SAYS)
    ways_in(by, person)
    works(by, person)
    others_name(by, person)
    return person


def ways_in(by: Person, person: Person) -> None:
    Client().force_login(person)
    UserSession.objects.create(user=person, ip="127.0.0.1", session_key="s1", user_agent="Firefox")
    EmailAddress.objects.create(user=person, email=EMAIL, primary=True)
    Authenticator.objects.create(user=person, type="webauthn", data={"name": NAME})
    SocialAccount.objects.create(user=person, provider="oidc", uid="7", extra_data={"email": EMAIL, "name": NAME})
    make(by=person, name=f"Website van {NAME}", scopes=["read"], expires_on=TODAY, on=TODAY)
    invite(by=by, email="jose+2@voorbeeld.example", role="initiator", scope=("initiative", "slowcare-oss"),
           at=NOW, page=lambda _secret: "http://x")  # fmt: skip
    invite(by=by, email=EMAIL, role="officer", at=NOW, page=lambda _secret: "http://x")
    keep_answer(caller=person.key, key="1", request="x", status=200, headers={}, body="{}")
    keep_answer(caller=by.key, key="1", request="x", status=200, headers={}, body=f'{{"contact_email": "{EMAIL}"}}')


def works(by: Person, person: Person) -> None:
    initiative = given.initiative("SlowCare Oss", contact_email=EMAIL)
    given.role(person, "initiator", "initiative", initiative.key)
    ask(email=EMAIL, at=NOW, page=lambda _secret: "http://x", sign_in="http://y")
    appoint(by=person, person=person, deputy=by, starts_on=TODAY, ends_on=TODAY, on=TODAY)
    declare(by=person, relation="works", about=("organisation", "zet"))
    for text, seen in ((f"Bel {NAME}.", ""), (SAYS.replace(NAME, NAME.upper()), f"Bel {NAME}.")):
        propose(by=person, key=initiative.key, said={"ask_nl": text}, seen={"ask_nl": seen})
    reject(by=by, number=Proposal.objects.latest("pk").pk, reason=f"Laat {NAME} weg.")
    typed = {"story_nl": [SAYS], "contact_email": [EMAIL]}
    for of in (person, by):
        shown = Shown(of.key, "initiative:slowcare-oss", NAME, "/x", {"story_nl": "", "contact_email": EMAIL})
        drafts.keep(by=of, shown=shown, typed=typed)
        drafts.remember(by=of, form="f", before={"contact_email": EMAIL}, after={"contact_email": ""})


def others_name(by: Person, person: Person) -> None:
    tell(person_key=person.key, subject="Er wacht iets", body="…", about=("initiative", "slowcare-oss"))
    tell(person_key=by.key, subject=f"{NAME} vraagt iets", body=SAYS)
    choose(person_key=person.key, choices={"work": "daily"})
    Upload.objects.create(programme_key="p", file_name="a.xlsx", rows={"x": [SAYS]}, by_key=by.key)
    LoadedRow.objects.create(programme_key="p", table="t", row_key="x", content={"story_nl": SAYS, "n": [EMAIL]})
    Message.objects.create(kind="general", text="Ik ben het", email=EMAIL.upper(), name=NAME, owner_key="x")
    Message.objects.create(kind="general", text=f"Waar is {NAME}?", email="a@b.example", owner_key="x")
    WithheldText.objects.create(record="a.B", number=1, field="x", text=SAYS, by_key=by.key)
    reference = given.programme(key="indigo", title_nl="INDIGO", home=False)
    line = Line.objects.create(programme=reference, table="organisations", owner="INDIGO-ORG-1", number=1, line=1)
    Contact.objects.create(line=line, cells={"contact/name": NAME, "contact/email": {"read": EMAIL}})


def left() -> tuple[Person, Person]:
    officer = given.officer()
    person = jose(officer)
    close(by=officer, person=person, heir=officer, on=TODAY, rooms=HANDING_OVER)
    return officer, person


def saying(*words: str) -> Iterator[tuple[str, str]]:
    """Walk every column of every table, and give those in which one of the words stands, however it is written."""
    wanted = [form.lower() for word in words for form in (word, ascii(word)[1:-1].replace("\\xe9", "\\u00e9"))]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the names are those of the database itself
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if any(word in str(value).lower() for word in wanted):
                        yield table, column


def test_nothing_but_what_is_public_says_who_it_was() -> None:
    officer, person = left()
    before = {table for table, _column in saying(NAME, EMAIL, f'"{person.pk}"')}
    seal()

    erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL, reason="Op verzoek.")

    assert len(before) > 12, "the scene leaves traces everywhere"
    held = sorted({place for place in saying(NAME, EMAIL) if not place[0].startswith(PUBLIC)})
    assert not held
    seal()
    assert not check().breaks


def test_what_is_someone_elses_stays_and_can_be_worked_with() -> None:
    officer, person = left()

    erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL)

    (proposal,) = Proposal.objects.all()
    assert (proposal.by_key, proposal.owner_key) == (person.key, officer.key)
    assert proposal.texts["ask_nl"] == "Vraag het …, …."
    assert proposal.reason == "Laat … weg."
    assert {draft.typed["story_nl"][0] for draft in Draft.objects.all()} == {"Vraag het …, …."}
    assert {draft.typed["contact_email"][0] for draft in Draft.objects.all()} == {""}
    assert not Step.objects.exists(), "undoing would bring the address back"
    assert Message.objects.get().text == "Waar is …?"


def test_a_draft_that_was_struck_can_still_be_opened(client: Client) -> None:
    officer, person = left()
    erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL)
    client.force_login(officer)

    for draft in Draft.objects.all():
        page = client.get(f"/initiatieven/slowcare-oss/schrijven?draft={draft.pk}")
        assert page.status_code == 200
        assert "Vraag het …, …." in page.content.decode()


@pytest.mark.parametrize("reason", [f"Verzoek van {NAME.upper()}", f"Mail van {EMAIL}", "Bel 06-12345678"])
def test_the_reason_does_not_say_who_it_was(reason: str) -> None:
    officer, person = left()

    with pytest.raises(ReasonNamesThem, match="spoor"):
        erase(by=officer, whose=whose(person.key), on=TODAY, rooms=PERSONAL, reason=reason)

    assert Person.objects.filter(pk=person.pk).exists()
    assert not Entry.objects.filter(deed="erase a person").exists()


def test_the_page_says_of_each_sort_what_goes_and_what_stays(client: Client) -> None:
    officer, person = left()
    client.force_login(officer)

    page = client.get(f"/mensen/{person.key}/wissen").content.decode()

    for words in ("tokens", "tweede stappen", "uitnodigingen aan dit e-mailadres", "voorgestelde teksten",
                  "naam en e-mailadres in wat anderen schrijven", "gekoppelde manieren"):  # fmt: skip
        assert words in page, words


def test_what_ran_out_is_on_the_list_and_goes_when_it_is_approved() -> None:
    from veerkracht.workspace.actions import approve
    from veerkracht.workspace.actions import propose as make_list
    from veerkracht.workspace.queries import open_list

    officer, _person = left()
    proposal = Proposal.objects.filter(state="rejected")
    assert proposal.update(moved_at=NOW - timedelta(days=800))
    assert Draft.objects.update(changed_at=NOW - timedelta(days=400))
    later = timezone.localdate() + timedelta(days=3650)
    make_list(on=later, rooms=PERSONAL)
    due = open_list()
    assert due

    approve(by=officer, number=due.number, seen=due.fingerprint, chosen=set(range(99)), on=later, rooms=PERSONAL)

    assert not Draft.objects.exists()
    assert not proposal.exists()
    assert not UserSession.objects.exists()
