"""The demonstration: everyone comes in as anyone, where the settings say so and nowhere else."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

import given
from veerkracht.access.actions.demo import NAMES, NoDemonstration, close, enter, make
from veerkracht.access.queries import DEMO, demo_count
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.people.models import Grant, Person
from veerkracht.people.rules.roles import ROLES, can_be_held

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 17)
SCOPES = {kind: (kind, "iets") for kind in ("programme", "organisation", "initiative", "contract")}


@pytest.fixture
def by(settings) -> Person:
    settings.DEMO = True
    return given.known("Bram", "administrator")


def test_there_is_someone_of_every_role_where_it_can_be_held(by):
    assert set(NAMES) == set(ROLES)
    assert make(by=by, on=DAY, scopes=SCOPES) == len(ROLES)

    held = {one.grants.get().role: one.grants.get() for one in Person.objects.filter(email__endswith=DEMO)}
    assert set(held) == set(ROLES)
    assert all(can_be_held(role, (one.scope_kind, one.scope_key)) for role, one in held.items())


def test_making_them_twice_makes_nobody_twice(by):
    make(by=by, on=DAY, scopes=SCOPES)

    assert make(by=by, on=DAY, scopes=SCOPES) == 0


def test_the_command_finds_records_to_hold_the_roles_in(by, capsys):
    home = given.programme()
    given.initiative("SlowCare Oss")
    zet = given.organisation("Zet")
    given.party(zet, programme=home)
    given.contract("slowcare-2019", organisation=zet, published=True)

    call_command("demo")

    assert "14 mensen" in capsys.readouterr().out
    assert demo_count() == 14
    assert Grant.objects.get(role="verifier").scope_key == "slowcare-2019"


def test_one_button_lets_in_and_a_banner_says_what_this_is(by, client):
    make(by=by, on=DAY, scopes=SCOPES)
    controller = Person.objects.get(email=f"controller{DEMO}")

    assert "Rondkijken als iemand anders" in client.get("/inloggen").content.decode()
    assert client.post("/inloggen/demonstratie", {"person": controller.key}).headers["Location"] == "/vandaag"
    assert "Cato Controller" in client.get("/vandaag").content.decode()
    assert "Dit is een demonstratie." in client.get("/").content.decode()


def test_where_it_is_off_nobody_comes_in_and_nothing_of_it_is_shown(by, client, settings):
    make(by=by, on=DAY, scopes=SCOPES)
    key = Person.objects.get(email=f"controller{DEMO}").key
    settings.DEMO = False

    assert client.post("/inloggen/demonstratie", {"person": key}).status_code == 403
    assert "emonstratie" not in client.get("/inloggen").content.decode()
    assert client.get("/vandaag").status_code == 302
    with pytest.raises(NotAllowed):
        enter(key=key)
    with pytest.raises(NoDemonstration):
        make(by=by, on=DAY, scopes=SCOPES)
    with pytest.raises(CommandError, match="niet voor een demonstratie"):
        call_command("demo")


def test_the_button_lets_nobody_in_as_someone_who_is_real(by):
    with pytest.raises(NotKnown):
        enter(key=by.key)


def test_their_accounts_can_be_closed(by):
    make(by=by, on=DAY, scopes=SCOPES)

    assert close(by=by, on=DAY) == len(ROLES)
    assert demo_count() == 0


def test_nobody_of_the_demonstration_has_a_password(by, client):
    make(by=by, on=DAY, scopes=SCOPES)

    assert not any(one.has_usable_password() for one in Person.objects.filter(email__endswith=DEMO))
