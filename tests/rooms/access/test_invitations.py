"""Invitations: who sends them, what they give, and what a late, used or wrong one is answered."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

import given
from veerkracht.access.actions.invite import GOOD_FOR, InviterGone, NoLongerGood, accept, invite, withdraw
from veerkracht.access.models import Invitation
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.people.actions.grant import AccountClosed, NotInThisScope, NotToYourself
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 17, 10, tzinfo=UTC)


def sent(by: Person, email: str = "nieuw@example.org", role: str = "support-worker", **said: object) -> str:
    """Send an invitation and give its secret."""
    secrets: list[str] = []
    invite(by=by, email=email, role=role, at=NOW, page=lambda secret: secrets.append(secret) or "http://x", **said)
    return secrets[0]


def test_an_invitation_gives_an_account_and_the_role_until_its_last_day():
    by = given.known("Bram", "administrator")
    secret = sent(by, role="initiator", scope=("initiative", "slowcare-oss"), ends_on=date(2026, 12, 31))

    person = accept(secret=secret, at=NOW, name="Nieuwe Iris", password=given.PASSWORD)

    held = person.grants.get()
    assert (held.role, held.scope_kind, held.scope_key) == ("initiator", "initiative", "slowcare-oss")
    assert held.ends_on == date(2026, 12, 31)
    assert person.check_password(given.PASSWORD)
    assert [entry.deed for entry in Entry.objects.order_by("pk")] == [
        "invite someone",
        "welcome",
        "accept an invitation",
    ]
    assert "nieuw@example.org" not in str([vars(entry) for entry in Entry.objects.all()])


def test_the_secret_itself_is_not_kept():
    secret = sent(given.known("Bram", "administrator"))

    assert secret not in str(vars(Invitation.objects.get()))


def test_from_the_page_of_the_administrator_to_the_first_day(client, django_capture_on_commit_callbacks):
    given.initiative("SlowCare Oss")
    client.force_login(given.known("Bram", "administrator"))
    said = {"email": "nieuw@example.org", "role": "initiator", "scope_kind": "initiative", "scope_key": "slowcare-oss"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/uitnodigingen", {"step": "invite", **said})
    address = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    stranger = Client()

    page = stranger.get(address).content.decode()
    weak = stranger.post(address, {"name": "Iris", "password": "kort"})
    came = stranger.post(address, {"name": "Iris", "password": given.PASSWORD})

    assert "Werk mee als initiatiefnemer" in page
    assert "SlowCare Oss" in page
    assert "te kort" in weak.content.decode()
    assert came.headers["Location"] == "/vandaag"
    assert "Iris" in stranger.get("/vandaag").content.decode()
    assert "aangenomen" in client.get("/uitnodigingen").content.decode()


def test_a_replayed_form_is_answered_with_a_sentence(client):
    secret = sent(given.known("Bram", "administrator"))
    Invitation.objects.update(expires_at=datetime(2999, 1, 1, tzinfo=UTC))
    said = {"name": "Iris", "password": given.PASSWORD}
    client.post(f"/uitnodiging/{secret}", said)

    answer = Client().post(f"/uitnodiging/{secret}", said)

    assert answer.status_code == 410
    assert "Deze uitnodiging is al aangenomen." in answer.content.decode()
    assert Person.objects.filter(email="nieuw@example.org").count() == 1


@pytest.mark.parametrize(
    ("after", "refusal"),
    [
        (GOOD_FOR, NoLongerGood),
        (timedelta(days=365), NoLongerGood),
        (-timedelta(hours=1), NoLongerGood),  # the clock was set back
    ],
)
def test_an_invitation_is_good_for_its_time_only(after, refusal):
    secret = sent(given.known("Bram", "administrator"))

    with pytest.raises(refusal, match="te oud of ingetrokken"):
        accept(secret=secret, at=NOW + after, name="Iris", password=given.PASSWORD)

    assert not Person.objects.filter(email="nieuw@example.org").exists()


def test_clocks_of_two_servers_may_differ_a_little():
    secret = sent(given.known("Bram", "administrator"))

    assert accept(secret=secret, at=NOW - timedelta(minutes=2), name="Iris", password=given.PASSWORD)


def test_an_unknown_secret_is_answered_with_a_sentence(client):
    answer = client.get("/uitnodiging/dit-is-er-geen")

    assert answer.status_code == 404
    assert "Deze uitnodiging kennen we niet." in answer.content.decode()


def test_an_invitation_that_was_taken_back_lets_nobody_in():
    by = given.known("Bram", "administrator")
    secret = sent(by)
    withdraw(by=by, number=Invitation.objects.get().pk, at=NOW)

    with pytest.raises(NoLongerGood):
        accept(secret=secret, at=NOW, name="Iris", password=given.PASSWORD)
    with pytest.raises(NotKnown):
        withdraw(by=by, number=Invitation.objects.get().pk, at=NOW)


def test_a_newer_invitation_for_the_same_role_replaces_the_older():
    by = given.known("Bram", "administrator")
    older, newer = sent(by), sent(by)

    with pytest.raises(NoLongerGood):
        accept(secret=older, at=NOW, name="Iris", password=given.PASSWORD)
    assert accept(secret=newer, at=NOW, name="Iris", password=given.PASSWORD)


def test_who_is_known_already_gets_the_role_but_is_not_let_in_by_the_mail_alone(client):
    anna = given.known(email="anna@example.org")
    secret = sent(given.known("Bram", "administrator"), email="Anna@example.org")
    Invitation.objects.update(expires_at=datetime(2999, 1, 1, tzinfo=UTC))

    answer = client.post(f"/uitnodiging/{secret}")

    assert answer.headers["Location"] == "/vandaag"
    assert client.get("/vandaag").status_code == 302
    assert anna.grants.get().role == "support-worker"


def test_a_closed_account_is_not_opened_by_an_invitation():
    given.known(email="dicht@example.org", is_active=False)
    secret = sent(given.known("Bram", "administrator"), email="dicht@example.org")

    with pytest.raises(AccountClosed):
        accept(secret=secret, at=NOW)


def test_an_invitation_of_someone_who_may_no_longer_give_roles_is_refused_and_stays_open():
    by = given.known("Bram", "administrator")
    secret = sent(by)
    by.grants.all().delete()

    with pytest.raises(InviterGone):
        accept(secret=secret, at=NOW, name="Iris", password=given.PASSWORD)

    assert Invitation.objects.get().used_at is None


@pytest.mark.parametrize("role", ["officer", "controller", "auditor", "initiator"])
def test_only_who_gives_roles_invites(role):
    with pytest.raises(NotAllowed):
        sent(given.known("Iemand", role))


def test_nobody_invites_themselves_or_to_a_role_where_it_cannot_be_held():
    by = given.known("Bram", "administrator")

    with pytest.raises(NotToYourself):
        sent(by, email=by.email)
    with pytest.raises(NotInThisScope):
        sent(by, role="verifier")
    with pytest.raises(NotInThisScope):
        sent(by, role="koning")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"email": "geen adres", "role": "officer"}, "e-mailadres"),
        ({"email": "a@b.example", "role": "verifier"}, "Deze rol kan daar niet"),
        ({"email": "a@b.example", "role": "officer", "ends_on": "2001-01-01"}, "De laatste dag is al voorbij."),
        (
            {"email": "a@b.example", "role": "initiator", "scope_kind": "initiative", "scope_key": "x"},
            "bestaat niet",
        ),
    ],
)
def test_a_wrong_invitation_is_answered_on_the_form(client, said, sentence):
    client.force_login(given.known("Bram", "administrator"))

    answer = client.post("/uitnodigingen", {"step": "invite", **said})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_person_is_welcomed_only_where_the_role_can_be_held():
    by = given.known("Bram", "administrator")

    with pytest.raises(NotInThisScope):
        welcome(by=by, email="v@example.org", name="Vera", role="verifier")

    person, _password = welcome(
        by=by, email="v@example.org", name="Vera", role="verifier", scope=("contract", "refugee-team")
    )
    assert person.grants.get().scope_key == "refugee-team"
