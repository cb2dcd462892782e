import pytest
from django.core.management import CommandError, call_command

from veerkracht.foundation.errors import NotAllowed
from veerkracht.people.actions.welcome import SIGNS, AlreadyKnown, renew_password, welcome
from veerkracht.people.models import Person, Role
from veerkracht.people.permissions import DEEDS, may
from veerkracht.people.queries import administrator, responsible
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


def the_first():
    return welcome(by=None, email="bureau@example.org", name="Programmabureau", role=Role.ADMINISTRATOR)


def test_the_first_person_is_welcomed_by_nobody_and_can_sign_in(client):
    person, password = the_first()

    assert client.login(username="bureau@example.org", password=password)
    assert len(person.key) == 12
    assert "programma" not in person.key, "a key says nothing about whose it is"
    assert administrator() == person


def test_the_second_person_needs_an_administrator():
    the_first()

    with pytest.raises(NotAllowed):
        welcome(by=None, email="ander@example.org", name="Ander")

    assert Person.objects.count() == 1


def test_an_officer_may_not_welcome_others():
    first, _password = the_first()
    officer, _password = welcome(by=first, email="officer@example.org", name="Officier")

    with pytest.raises(NotAllowed):
        welcome(by=officer, email="ander@example.org", name="Ander")


def test_the_same_address_twice_is_refused_whatever_its_capitals():
    first, _password = the_first()

    with pytest.raises(AlreadyKnown, match=r"Bureau@Example\.org"):
        welcome(by=first, email="Bureau@Example.org", name="Nog eens")


def test_people_with_the_same_name_get_their_own_key():
    first, _password = the_first()

    second, _password = welcome(by=first, email="twee@example.org", name="Programmabureau")

    assert second.key != first.key


def test_a_password_is_easy_to_copy_by_hand():
    _person, password = the_first()

    assert len(password) == 17
    assert set(password) <= {*SIGNS, "-"}
    assert not {"0", "o", "1", "l", "i"} & set(password)


def test_a_new_password_replaces_the_old_one(client):
    _person, old = the_first()

    new = renew_password(email="bureau@example.org")

    assert not client.login(username="bureau@example.org", password=old)
    assert client.login(username="bureau@example.org", password=new)


def test_the_trail_names_the_fields_but_holds_no_personal_value():
    the_first()

    entry = Entry.objects.get(deed="welcome")

    assert entry.fields == ["email", "name", "role"]
    assert "bureau@example.org" not in str(vars(entry))


def test_the_command_prints_the_password_once(capsys, client):
    call_command("officer", "iemand@example.org", "--name", "Iemand")
    printed = capsys.readouterr().out

    password = printed.split("wachtwoord ")[1].split()[0]
    call_command("officer", "iemand@example.org", "--if-none")

    assert client.login(username="iemand@example.org", password=password)
    assert capsys.readouterr().out == ""


def test_the_command_answers_a_renewal_for_nobody():
    with pytest.raises(CommandError, match=r"niemand@example\.org"):
        call_command("officer", "niemand@example.org", "--renew")


@pytest.mark.parametrize("deed", DEEDS)
def test_someone_without_a_role_may_do_nothing(deed):
    nobody = Person.objects.create(key="niemand", name="Niemand", email="niemand@example.org")

    assert not may(nobody, deed)
    assert not may(None, deed)


def test_a_role_in_one_programme_does_not_count_in_another():
    officer = Person.objects.create(key="officier", name="Officier", email="officier@example.org")
    officer.grants.create(role=Role.OFFICER, scope_kind="programme", scope_key="tilburg")

    assert may(officer, "keep the programme", [("programme", "tilburg")])
    assert not may(officer, "keep the programme", [("programme", "sociale-veerkracht")])
    assert not may(officer, "keep the programme")


def test_a_closed_account_may_do_nothing():
    first, _password = the_first()
    first.is_active = False

    assert not may(first, "keep the programme")


def test_a_deed_that_is_not_in_the_table_is_a_mistake_in_the_code():
    first, _password = the_first()

    with pytest.raises(KeyError):
        may(first, "fly to the moon")


def test_whoever_holds_a_role_nearest_to_a_record_is_responsible_for_it():
    first, _password = the_first()
    near, _password = welcome(by=first, email="dichtbij@example.org", name="Dichtbij")
    near.grants.update(scope_kind="initiative", scope_key="slowcare-oss")

    assert responsible([("initiative", "slowcare-oss"), ("programme", "x")]) == near
    assert responsible([("initiative", "iets-anders"), ("programme", "x")]) == first
