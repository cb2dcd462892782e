from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.initiatives.actions.write import write
from veerkracht.people.actions.grant import grant
from veerkracht.people.actions.stand_in import NoDeputy, appoint, dismiss
from veerkracht.people.models import Deputy, Role
from veerkracht.people.permissions import may, read_again
from veerkracht.people.queries import by_key
from veerkracht.publishing.models import Message
from veerkracht.trail.actions import seal
from veerkracht.trail.models import Entry
from veerkracht.trail.seals import check

pytestmark = pytest.mark.django_db

FIRST, LAST, AFTER = date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1)
HERE = [("programme", "sociale-veerkracht")]


@pytest.fixture
def anna():
    return given.role(given.person("Anna"), "officer", "programme", "sociale-veerkracht")


@pytest.fixture
def dirk():
    return given.role(given.person("Dirk"), "support-worker", "programme", "elders")


def stands_in(anna, dirk, **more):
    made = appoint(by=anna, person=anna, deputy=dirk, **({"starts_on": FIRST, "ends_on": LAST, "on": FIRST} | more))
    read_again(dirk)
    return made


def test_a_deputy_may_what_the_other_may_in_that_period_only(anna, dirk):
    stands_in(anna, dirk)

    days = [date(2026, 6, 30), FIRST, LAST, AFTER]

    assert [may(dirk, "keep the programme", HERE, on=day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(("said", "may_decide"), [(False, False), (True, True)])
def test_a_deputy_decides_only_where_that_was_said(anna, dirk, said, may_decide):
    stands_in(anna, dirk, binds=said)

    assert may(dirk, "decide a selection", HERE, on=FIRST) is may_decide


def test_the_trail_says_for_whom_and_its_seal_holds(anna, dirk):
    one = given.initiative("SlowCare Oss")
    today = localdate()
    stands_in(anna, dirk, starts_on=today, ends_on=today, on=today)

    write(by=dirk, key=one.key, said={"ask_nl": "Ruimte"}, seen={"ask_nl": ""})
    write(by=anna, key=one.key, said={"ask_nl": "Meer"}, seen={"ask_nl": "Ruimte"})
    seal()

    written = Entry.objects.filter(deed="describe").order_by("pk").values_list("person_key", "for_key")
    assert list(written) == [(dirk.key, anna.key), (anna.key, "")]
    assert check().breaks == []


def test_who_may_it_by_their_own_role_acts_for_themselves(anna, dirk):
    given.role(dirk, "officer")
    today = localdate()
    stands_in(anna, dirk, starts_on=today, ends_on=today, on=today)

    write(by=dirk, key=given.initiative("SlowCare Oss").key, said={"ask_nl": "Ruimte"}, seen={"ask_nl": ""})

    assert Entry.objects.get(deed="describe").for_key == ""


def test_a_deputy_sees_what_waits_for_the_other(client, anna, dirk):
    given.initiative("SlowCare Oss")
    Message.objects.create(kind="contact", text="Hallo", programme_key="sociale-veerkracht", owner_key=anna.key)
    today = localdate()
    stands_in(anna, dirk, starts_on=today, ends_on=today, on=today)
    client.force_login(dirk)

    assert "Een lezer schreef over" in client.get("/vandaag").content.decode()


def test_a_deputy_of_a_deputy_may_nothing_more(anna, dirk):
    eva = given.role(given.person("Eva"), "support-worker", "programme", "elders")
    stands_in(anna, dirk)
    stands_in(dirk, eva)

    assert not may(eva, "keep the programme", HERE, on=FIRST)


def test_who_audits_has_no_deputy_and_is_none(anna):
    rik = given.role(given.person("Rik"), "auditor")

    with pytest.raises(NoDeputy):
        stands_in(anna, rik)
    with pytest.raises(NotAllowed):
        stands_in(rik, anna)


def test_roles_that_do_not_go_together_do_not_come_together_by_a_deputy():
    checks = given.role(given.person("Vera"), "verifier", "contract", "slowcare-2019")
    invests = given.role(given.person("Ivo"), "investor", "contract", "slowcare-2019")

    with pytest.raises(NoDeputy):
        stands_in(checks, invests)


@pytest.mark.parametrize(
    "period",
    [
        pytest.param({"ends_on": date(2026, 6, 1), "starts_on": date(2026, 5, 1)}, id="over already"),
        pytest.param({"ends_on": date(2028, 1, 1)}, id="longer than a year"),
    ],
)
def test_a_period_that_cannot_be_is_refused(anna, dirk, period):
    with pytest.raises(NoDeputy):
        stands_in(anna, dirk, **period)


def test_the_database_refuses_it_too(anna, dirk):
    with pytest.raises(IntegrityError), transaction.atomic():
        Deputy.objects.create(person=anna, deputy=anna, starts_on=FIRST, ends_on=LAST)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deputy.objects.create(person=anna, deputy=dirk, starts_on=LAST, ends_on=FIRST)


def test_nobody_appoints_a_deputy_of_another(anna, dirk):
    with pytest.raises(NotAllowed):
        appoint(by=dirk, person=anna, deputy=dirk, starts_on=FIRST, ends_on=LAST, on=FIRST)


def test_a_deputy_of_an_administrator_gives_no_roles_unless_that_was_said(dirk):
    boss = given.officer()
    today = localdate()
    stands_in(boss, dirk, starts_on=today, ends_on=today, on=today)

    with pytest.raises(NotAllowed):
        grant(by=dirk, person=given.person(), role=Role.OFFICER, on=today)


def test_it_is_ended_by_either_of_the_two_and_by_nobody_else(anna, dirk):
    made = stands_in(anna, dirk)

    with pytest.raises(NotAllowed):
        dismiss(by=given.role(given.person("Cor"), "officer"), number=made.pk, on=date(2026, 7, 10))
    dismiss(by=dirk, number=made.pk, on=date(2026, 7, 10))
    read_again(dirk)

    assert [may(dirk, "keep the programme", HERE, on=date(2026, 7, day)) for day in (9, 10)] == [True, False]


def test_the_page_appoints_and_ends(client, anna, dirk):
    client.force_login(anna)
    form = {"step": "appoint", "deputy": dirk.key, "starts_on": "2999-01-01", "ends_on": "2999-01-31"}

    answer = client.post("/vervangers", form)
    again = client.post("/vervangers", form)
    page = client.get("/vervangers").content.decode()
    client.post("/vervangers", {"step": "end", "number": Deputy.objects.get().pk})

    assert (answer.status_code, again.status_code) == (302, 302)
    assert "Dirk vervangt jou" in page
    assert not Deputy.objects.exists()


def test_roles_with_deputies_are_read_in_one_query(anna, dirk, django_assert_num_queries):
    stands_in(anna, dirk)
    fresh = by_key(dirk.key)

    with django_assert_num_queries(1):
        may(fresh, "keep the programme", HERE, on=FIRST)
        may(fresh, "see messages", HERE, on=FIRST)
