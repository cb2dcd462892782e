"""A page as it was recorded on a day."""

import re
from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

import given
from veerkracht.documents.actions.cite import cite, state
from veerkracht.documents.actions.file import file
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.join import assess, join, partner
from veerkracht.people.actions.enrol import enrol
from veerkracht.places.actions.chart import assign_code, chart
from veerkracht.programmes.actions.describe import describe_round, describe_task, describe_theme
from veerkracht.trail.models import Copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return given.officer()


def on(day: str):
    """Let what is done next be done on a day, at noon."""
    moment = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    return patch("django.utils.timezone.now", return_value=moment)


def an_initiative(officer, **said):
    return describe(by=officer, programme=given.programme(), key="slowcare-oss", **said)


def read(client, address):
    return client.get(address).content.decode()


def test_a_page_is_read_as_it_was_recorded_on_a_day(client, officer):
    zorg, oss = given.theme("Zorg"), given.place("Oss")
    with on("2026-05-03"):
        an_initiative(officer, title_nl="Slokeer Os", ask_nl="Geld", themes=[zorg], places=[oss], phase="idea")
    with on("2026-06-01"):
        an_initiative(officer, title_nl="SlowCare Oss", ask_nl="Ruimte")

    before = read(client, "/initiatieven/slowcare-oss?on=2026-05-31")
    after = read(client, "/initiatieven/slowcare-oss?on=2026-06-01")

    assert '<h1 class="utrecht-heading-1">Slokeer Os</h1>' in before
    assert "wat hier op 31 mei 2026 was vastgelegd" in before
    assert "voor het laatst veranderd op 3 mei 2026" in before
    assert all(word in before for word in ("Geld", "Zorg", "Oss", "idee"))
    assert "Ruimte" not in before
    assert "SlowCare Oss</h1>" in after
    assert "Zorg" in after, "what was not said again is still there"
    assert 'href="/initiatieven/slowcare-oss">Naar de pagina zoals die nu is' in before


def test_the_parts_of_a_record_are_read_as_they_were_too(client, officer):
    with on("2026-05-03"):
        made = an_initiative(officer, title_nl="SlowCare Oss")
        state(
            by=officer,
            about=("initiative", made.key),
            key="leden",
            label_nl="Leden",
            value_nl="11",
            source=given.source(),
        )
        assess(by=officer, initiative=made, on="2017-03", phase="start")
        join(by=officer, initiative=made, round=given.round_("Eerste keuze"), contribution_nl="Een begeleider")
        partner(by=officer, initiative=made, organisation=given.organisation("Zet"), role_nl="Helpt mee")
    with on("2026-06-01"):
        state(by=officer, about=("initiative", made.key), key="leden", value_nl="12")

    before = read(client, "/initiatieven/slowcare-oss?on=2026-05-03")

    assert all(
        word in before for word in ("Leden", "11", "maart 2017", "Eerste keuze", "Een begeleider", "Zet", "Helpt mee")
    )
    assert ">12<" not in before
    assert ">12<" in read(client, "/initiatieven/slowcare-oss?on=2026-06-01")


def test_an_initiator_with_the_same_key_is_not_lost(client, officer):
    an_initiative(officer, title_nl="SlowCare Oss", organisation=given.organisation("SlowCare BV", key="slowcare-oss"))

    assert "SlowCare BV" in read(client, "/initiatieven/slowcare-oss?on=2999-01-01")


def test_an_address_for_questions_is_never_kept(client, officer):
    an_initiative(officer, title_nl="SlowCare Oss", contact_email="an@example.org", contact_public=True)
    enrol(by=officer, key="zet", name="Zet", contact_email="jo@example.org")

    assert "@example.org" not in str(list(Copy.objects.values_list("content", flat=True)))


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (lambda by: describe_theme(by=by, programme=given.programme(), key="x", title_nl="Oude naam"), "/themas/x"),
        (lambda by: describe_task(by=by, programme=given.programme(), key="x", title_nl="Oude naam"), "/opgaven/x"),
        (lambda by: describe_round(by=by, programme=given.programme(), key="x", title_nl="Oude naam"), "/rondes/x"),
        (lambda by: enrol(by=by, key="x", name="Oude naam"), "/organisaties/x"),
        (lambda by: file(by=by, key="x", programme_key=given.programme().key, title_nl="Oude naam"), "/documenten/x"),
        (lambda by: cite(by=by, key="x", title="Oude naam"), "/bronnen/x"),
        (lambda by: chart(by=by, key="x", name="Oude naam", kind="town"), "/plaatsen/x"),
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_kind_of_page_can_be_read_as_it_was(client, officer, make, address, language):
    with on("2026-05-03"):
        make(officer)
    english = {"themas": "themes", "opgaven": "tasks", "rondes": "rounds", "organisaties": "organisations"}
    english |= {"documenten": "documents", "bronnen": "sources", "plaatsen": "places"}
    word = address.split("/")[1]
    address = f"/en/{english[word]}/x" if language else address

    answer = client.get(f"{address}?on=2026-05-03")

    assert answer.status_code == 200
    assert re.search(r"Oude naam(</span>)?</h1>", answer.content.decode())
    assert 'name="on"' in read(client, address)


def test_the_codes_of_a_place_are_among_what_it_said(client, officer):
    place = chart(by=officer, key="oss", name="Oss", kind="municipality")
    assign_code(by=officer, place=place, scheme="cbs", code="GM0828")

    assert "GM0828" in read(client, "/plaatsen/oss?on=2999-01-01")


def test_a_day_before_the_first_was_recorded_is_told(client, officer):
    with on("2026-05-03"):
        an_initiative(officer, title_nl="SlowCare Oss")

    page = read(client, "/initiatieven/slowcare-oss?on=2017-03-17")

    assert "Op 17 maart 2017 was hierover nog niets vastgelegd. Het eerste is vastgelegd op 3 mei 2026." in page


def test_a_record_of_which_nothing_was_kept_says_so(client):
    given.initiative()

    assert "geen eerdere standen bewaard" in read(client, "/initiatieven/slowcare-oss?on=2026-05-03")


def test_a_day_to_come_is_told(client, officer):
    an_initiative(officer, title_nl="SlowCare Oss")

    assert "1 januari 2999 moet nog komen" in read(client, "/initiatieven/slowcare-oss?on=2999-01-01")


@pytest.mark.parametrize("day", ["2017-02-30", "gisteren", "2017-13-01", "9" * 300])
def test_a_day_that_does_not_exist_is_told(client, officer, day):
    an_initiative(officer, title_nl="SlowCare Oss")

    answer = client.get(f"/initiatieven/slowcare-oss?on={day}")

    assert answer.status_code == 400
    assert "is geen dag die bestaat" in answer.content.decode() or "bestaat niet" in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_as_any_other(client, officer, day):
    an_initiative(officer, title_nl="SlowCare Oss")

    assert client.get(f"/initiatieven/slowcare-oss?on={day}").status_code == 200


def test_what_was_not_public_on_the_day_is_not_shown(client, officer):
    with on("2026-05-03"):
        an_initiative(officer, title_nl="Geheim", published=False)
    with on("2026-06-01"):
        an_initiative(officer, title_nl="SlowCare Oss", published=True)

    page = read(client, "/initiatieven/slowcare-oss?on=2026-05-03")

    assert "Op 3 mei 2026 was deze pagina niet openbaar" in page
    assert "Geheim" not in page


def test_what_is_not_public_now_has_no_earlier_states(client, officer):
    an_initiative(officer, title_nl="Geheim")
    an_initiative(officer, published=False)

    assert client.get("/initiatieven/slowcare-oss?on=2999-01-01").status_code == 404


def test_an_earlier_state_costs_few_queries(client, officer, django_assert_max_num_queries):
    an_initiative(officer, title_nl="SlowCare Oss")
    for number in range(30):
        state(
            by=officer,
            about=("initiative", "slowcare-oss"),
            key=f"feit-{number}",
            label_nl=f"Feit {number}",
            value_nl="x",
            source=given.source(),
        )

    with django_assert_max_num_queries(12):
        client.get("/initiatieven/slowcare-oss?on=2999-01-01")
