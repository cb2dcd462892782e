"""What was done, told on the pages: for everyone without names, for who keeps the programme with them."""

import csv
from io import StringIO

import pytest
from django.test import Client

import given
from veerkracht.initiatives.actions.describe import describe
from veerkracht.people.models import Role
from veerkracht.trail.actions import record
from veerkracht.trail.telling import VIEWED

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return given.officer(name="Truus de Vries")


@pytest.fixture
def slowcare(officer):
    return describe(by=officer, programme=given.programme(), key="slowcare-oss", title_nl="SlowCare Oss", ask_nl="Geld")


@pytest.fixture
def reader():
    return Client()


@pytest.fixture
def signed_in(officer):
    client = Client()
    client.force_login(officer)
    return client


def a_deed(**other):
    record(**{"by": "programmabureau", "deed": "describe", "kind": "initiative", "key": "slowcare-oss"} | other)


def test_a_page_tells_at_its_foot_what_was_done_with_it_but_not_by_whom(reader, slowcare, officer):
    a_deed(by=officer.key, fields=["title_nl", "ask_nl"], reason="naam verbeterd")

    page = reader.get("/initiatieven/slowcare-oss").content.decode()

    assert "Wat er met deze pagina is gedaan" in page
    assert "veranderde wat het vraagt en de titel van deze pagina: naam verbeterd" in page
    assert "Een medewerker van het programma voegde deze pagina toe." in page
    assert officer.name not in page


def test_who_keeps_the_programme_reads_the_names(signed_in, slowcare):
    assert "Truus de Vries voegde deze pagina toe." in signed_in.get("/initiatieven/slowcare-oss").content.decode()


def test_the_foot_of_a_page_costs_one_query(reader, slowcare, django_assert_num_queries):
    from veerkracht.publishing.trail import done

    with django_assert_num_queries(1):
        assert len(done("initiative:slowcare-oss", None).rows) == 1


@pytest.mark.parametrize(
    ("make", "address", "kind"),
    [
        (given.theme, "/themas/{key}", "theme"),
        (given.policy_task, "/opgaven/{key}", "task"),
        (given.round_, "/rondes/{key}", "round"),
        (given.organisation, "/organisaties/{key}", "organisation"),
        (given.document, "/documenten/{key}", "document"),
        (given.place, "/plaatsen/{key}", "place"),
        (given.source, "/bronnen/{key}", "source"),
        (given.goal, "/doelen/{key}", "goal"),
        (given.agenda, "/agenda", "agenda"),
    ],
)
def test_every_kind_of_page_has_its_trail(reader, make, address, kind):
    made = make()
    a_deed(kind=kind, key=made.key, fields=["title_nl"])

    page = reader.get(address.format(key=made.key)).content.decode()
    whole = reader.get(f"/spoor/{kind}/{made.key}")

    assert "Wat er met deze pagina is gedaan" in page
    assert "veranderde de titel van deze pagina" in whole.content.decode()


def test_a_page_with_which_nothing_was_done_says_nothing_of_it(reader):
    given.initiative()

    assert "Wat er met deze pagina is gedaan" not in reader.get("/initiatieven/slowcare-oss").content.decode()


def test_what_was_done_often_is_told_once(reader, slowcare):
    for _time in range(9):
        a_deed(deed="state", key="slowcare-oss", fields=["facts"])

    page = reader.get("/initiatieven/slowcare-oss").content.decode()

    assert page.count("legde een feit vast over deze pagina") == 1
    assert "9 keer" in page
    assert "voegde deze pagina toe" in page


def test_a_long_trail_has_a_page_of_its_own_that_can_be_turned(reader, slowcare):
    for number in range(120):
        a_deed(reason=f"keer {number}")

    assert "/spoor/initiative/slowcare-oss" in reader.get("/initiatieven/slowcare-oss").content.decode()
    first = reader.get("/spoor/initiative/slowcare-oss").content.decode()
    second = reader.get("/spoor/initiative/slowcare-oss?after=100").content.decode()

    assert "keer 119" in first
    assert "keer 19<" not in first
    assert "?after=100" in first
    assert "keer 19<" in second
    assert "voegde deze pagina toe" in second


@pytest.mark.parametrize(
    "address", ["initiative/onbekend", "message/1", "person/truus", "agenda/geen", "initiative/weg"]
)
def test_what_has_no_public_page_has_no_public_trail(reader, address):
    given.initiative("Weg", published=False)
    for kind, key in (("message", "1"), ("person", "truus"), ("initiative", "weg")):
        a_deed(kind=kind, key=key)

    assert reader.get(f"/spoor/{address}").status_code == 404


def test_refusals_and_views_are_not_told_on_a_page(reader, slowcare):
    a_deed(refused=True, deed="NotAllowed")
    a_deed(deed=VIEWED, fields=["email"])

    page = reader.get("/spoor/initiative/slowcare-oss").content.decode()

    assert "weigering" not in page
    assert "zag" not in page


def test_who_watches_over_the_trail_reads_everything(signed_in, slowcare):
    given.person("Jo", key="jo")
    a_deed(refused=True, deed="NotAllowed", kind="page", key="/berichten", by="jo")
    a_deed(deed=VIEWED, kind="message", key="7", fields=["name", "email"], by="jo")

    page = signed_in.get("/spoor").content.decode()

    assert "Jo kreeg een weigering op /berichten (NotAllowed)." in page
    assert "Jo zag het e-mailadres en de naam van bericht 7." in page
    assert "Truus de Vries voegde “SlowCare Oss” toe." in page


@pytest.mark.parametrize("address", ["/spoor", "/spoor.csv"])
def test_the_whole_trail_is_for_who_watches_over_it_only(reader, address):
    starter = Client()
    starter.force_login(given.officer(role=Role.INITIATOR))

    assert reader.get(address).status_code == 302
    assert starter.get(address).status_code == 403


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("person=jo", {"een", "twee"}),
        ("kind=theme", {"een"}),
        ("key=zorg", {"een"}),
        ("deed=join", {"twee"}),
        ("deed=cite", {"een", "drie"}),
        ("refused=yes", set()),
        ("refused=no&person=an", {"drie"}),
        ("from=2999-01-01", set()),
        ("to=0001-01-01", set()),
        ("from=2000-01-01&to=9999-12-31", {"een", "twee", "drie"}),
    ],
)
def test_the_trail_obeys_its_filters(signed_in, query, told):
    a_deed(by="jo", kind="theme", key="zorg", reason="een")
    a_deed(by="jo", deed="join", reason="twee")
    a_deed(by="an", reason="drie")

    page = signed_in.get(f"/spoor?{query}").content.decode()
    rows = list(csv.DictReader(StringIO(b"".join(signed_in.get(f"/spoor.csv?{query}")).decode("utf-8-sig"))))

    assert {word for word in ("een", "twee", "drie") if f": {word}<" in page} == told
    assert {row["reason"] for row in rows} == told


@pytest.mark.parametrize(
    "query", ["from=2017-02-30", "deed=juggle", "kind=cat", "refused=maybe", "colour=red", "after=x"]
)
def test_a_filter_that_is_not_understood_is_told(signed_in, query):
    page = signed_in.get(f"/spoor?{query}")

    assert page.status_code == 200
    assert "utrecht-alert--warning" in page.content.decode()


def test_the_trail_is_turned_by_the_number_of_an_entry(signed_in, django_assert_max_num_queries):
    for number in range(120):
        a_deed(reason=f"keer {number}.")

    with django_assert_max_num_queries(12):
        first = signed_in.get("/spoor?person=programmabureau")
    later = signed_in.get(first.context["list"].pages.next)
    again = signed_in.get(later.context["list"].pages.previous)
    last = signed_in.get(first.context["list"].pages.last)

    assert first.context["list"].rows[-1].sentence.endswith("keer 70.")
    assert later.context["list"].rows[0].sentence.endswith("keer 69.")
    assert again.context["list"].rows == first.context["list"].rows
    assert last.context["list"].rows[-1].sentence.endswith("keer 0.")
    assert not last.context["list"].pages.next


def test_the_start_of_an_officer_tells_the_last_deeds_in_sentences(signed_in, slowcare):
    page = signed_in.get("/vandaag?done=yes").content.decode()

    assert "Truus de Vries voegde “SlowCare Oss” toe." in page
    assert "Lees het hele spoor" in page
