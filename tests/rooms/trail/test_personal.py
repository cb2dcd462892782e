"""Nothing personal stands in the trail, and the trail says who saw what is personal."""

import pytest
from django.test import Client

import given
from veerkracht.people.actions.welcome import welcome
from veerkracht.publishing.models import Message
from veerkracht.trail import actions
from veerkracht.trail.models import Entry, Salt
from veerkracht.trail.rules.salted import salted
from veerkracht.trail.seals import check
from veerkracht.trail.telling import VIEWED
from veerkracht.trail.viewed import collecting, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in():
    client = Client()
    client.force_login(given.officer(key="truus"))
    return client


def a_message(**fields):
    return Message.objects.create(
        **{"kind": "correction", "text": "Klopt niet.", "language": "nl", "owner_key": "truus"} | fields
    )


def views() -> list[Entry]:
    return list(Entry.objects.filter(deed=VIEWED).order_by("pk"))


def test_who_reads_the_name_of_a_reader_is_in_the_trail(signed_in):
    message = a_message(name="An", email="an@example.org")

    signed_in.get(f"/berichten/{message.pk}")

    (view,) = views()
    assert (view.person_key, view.kind, view.key) == ("truus", "message", str(message.pk))
    assert view.fields == ["email", "name"]
    assert view.reason == f"/berichten/{message.pk}"
    assert "An" not in f"{view.reason} {view.digests}"


def test_who_reads_a_message_without_a_name_saw_nobody(signed_in):
    message = a_message()

    signed_in.get(f"/berichten/{message.pk}")

    assert views() == []


def test_what_is_refused_is_not_seen(signed_in):
    message = a_message(name="An")

    Client().get(f"/berichten/{message.pk}")
    signed_in.get(f"/berichten/{message.pk + 1}")

    assert views() == []


def test_however_much_is_shown_it_is_written_in_one_query(django_assert_num_queries):
    with collecting() as seen:
        for number in range(20):
            shown(kind="message", key=str(number % 10), fields=["name"])
            shown(kind="message", key=str(number % 10), fields=["email"])

    with django_assert_num_queries(1):
        actions.record_views(by="truus", seen=seen, page="/berichten")

    assert len(views()) == 10
    assert {tuple(view.fields) for view in views()} == {("email", "name")}


def test_reading_a_message_costs_one_query_more_than_reading_one_without_a_name(signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for message in (a_message(), a_message(name="An")):
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(f"/berichten/{message.pk}")
        counts.append(len(queries))

    assert counts[1] == counts[0] + 1


def test_outside_a_page_nothing_is_noted():
    shown(kind="message", key="1", fields=["name"])

    with collecting() as seen:
        pass

    assert seen == {}


def test_of_a_person_the_trail_keeps_no_value_but_can_check_one():
    person, _password = welcome(by=None, email="truus@example.org", name="Truus de Vries")

    entry = Entry.objects.get(deed="welcome")
    salt = Salt.objects.get(kind="person", key=person.key).salt

    assert "truus@example.org" not in str(entry.__dict__)
    assert entry.fields == ["email", "name", "role"]
    assert entry.digests["email"] == ["", salted(salt, "email", "truus@example.org")]


def test_each_person_has_a_salt_of_their_own():
    for key in ("truus", "an", "truus"):
        actions.record(by="system", deed="welcome", kind="person", key=key, personal={"name": ("", "Jo")})

    first, other, again = (entry.digests["name"][1] for entry in Entry.objects.order_by("pk"))

    assert first == again != other


def test_erasing_the_salt_of_a_person_leaves_the_chain_whole():
    welcome(by=None, email="truus@example.org", name="Truus de Vries")
    actions.seal()

    actions.forget(kind="person", key=Entry.objects.get(deed="welcome").key)

    assert not Salt.objects.exists()
    assert (check().breaks, check().entries) == ([], 1)
