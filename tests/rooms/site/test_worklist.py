from datetime import UTC, datetime, timedelta

import pytest

import given
from veerkracht.initiatives.models import PossibleDuplicate, Proposal
from veerkracht.publishing.models import Message
from veerkracht.trail.actions import record

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def bas():
    given.programme()
    return given.role(given.person("Bas"), "officer", "programme", "sociale-veerkracht")


def many(count: int) -> None:
    """So many messages and half as many proposals, several of one moment."""
    one = given.initiative("SlowCare Oss")
    words = {"kind": "contact", "programme_key": "sociale-veerkracht", "owner_key": "x", "about_kind": "initiative"}
    Message.objects.bulk_create(Message(text=str(number), about_key=one.key, **words) for number in range(count))
    Proposal.objects.bulk_create(
        Proposal(initiative=one, owner_key=f"o-{number}", by_key=f"o-{number}", texts={"ask_nl": "Ruimte"})
        for number in range(count // 2)
    )
    for number, message in enumerate(Message.objects.order_by("pk")):
        Message.objects.filter(pk=message.pk).update(sent_at=START + timedelta(minutes=number // 4))
    for number, proposal in enumerate(Proposal.objects.order_by("pk")):
        Proposal.objects.filter(pk=proposal.pk).update(moved_at=START + timedelta(minutes=number // 2))


def test_every_thing_that_waits_comes_once_and_the_longest_first(client, bas):
    many(120)
    client.force_login(bas)

    found, address = [], "/vandaag"
    while address:
        page = client.get(address).context["waiting"]
        found += [(item.since, item.kind, item.number) for item in page.rows]
        address = page.later

    assert len(found) == len(set(found)) == 180
    assert found == sorted(found)


def test_one_kind_can_be_chosen(client, bas):
    many(120)
    client.force_login(bas)

    page = client.get("/vandaag?kind=proposal").context["waiting"]

    assert {item.kind for item in page.rows} == {"proposal"}
    assert "kind=proposal" in page.later


@pytest.mark.parametrize("after", ["x", "2026-01-01~message~1", "2026-01-01T00:00:00+00:00~message~-1", "~~", "\x00"])
def test_a_cursor_that_is_none_is_the_beginning(client, bas, after):
    many(4)
    client.force_login(bas)

    assert len(client.get("/vandaag", {"after": after, "kind": "bestaat-niet"}).context["waiting"].rows) == 6


def test_a_long_day_opens_with_few_queries(client, bas, django_assert_max_num_queries):
    many(400)
    one, other = given.initiative("Dorpsmolen"), given.initiative("Dorpsmolens")
    PossibleDuplicate.objects.create(one=one, other=other, likeness=0.9)
    record(by=bas.key, deed="describe", kind="initiative", key=one.key)
    client.force_login(bas)

    with django_assert_max_num_queries(12):
        client.get("/vandaag")


def test_an_officer_of_one_programme_sees_the_last_deeds_with_it_and_no_others(client, bas):
    mine = given.initiative("Dorpsmolen", published=False)
    elsewhere = given.initiative("Van Elders", programme=given.programme(key="elders", title_nl="E", home=False))
    for key in (mine.key, elsewhere.key):
        record(by="system", deed="merge", kind="initiative", key=key)
    record(by=bas.key, deed="describe", kind="place", key="oss", fields=["name"])
    client.force_login(bas)

    page = client.get("/vandaag?done=yes").content.decode()

    assert "Wat het laatst is gedaan" in page
    assert "dorpsmolen" in page.lower()
    assert "elders" not in page.lower()
    assert "oss" in page
    assert "Lees het hele spoor" not in page
