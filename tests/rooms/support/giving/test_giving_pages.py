"""The pages of doing, as who helps, who is helped and the officer see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.initiatives.models import Standing
from veerkracht.people.models import Person
from veerkracht.support.giving.models import Judgement, PlannedStep, PlanTemplate, Talk
from veerkracht.support.planning.models import Agreement
from veerkracht.writing.models import Draft

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def worker(client: Client) -> Person:
    someone = given.worker()
    client.force_login(someone)
    return someone


def help_of(worker: Person, *, months_ago: int = 1, **fields: object) -> Agreement:
    words = {"offer": given.offer(), "supporter_key": worker.key, "province_key": worker.key} | fields
    return given.agreement(given.initiative(), months_ago=months_ago, **words)


def test_a_stranger_sees_nothing(client: Client) -> None:
    agreement = help_of(given.worker())

    for address in ("/hulp/gegeven", f"/hulp/gegeven/{agreement.key}", "/hulp/wat-hielp", "/hulp/plannen"):
        assert client.get(address).status_code == 302
        client.force_login(given.person())
        assert client.get(address).status_code == 403
        client.logout()


def test_without_support_the_list_says_what_will_stand_there(client: Client, worker: Person) -> None:
    page = client.get("/hulp/gegeven").content.decode()

    assert "Er is nog geen hulp afgesproken" in page
    assert "Geen hulp past hierbij" in client.get("/hulp/gegeven?kind=finance").content.decode()


def test_the_list_takes_no_more_queries_when_it_grows(
    client: Client, worker: Person, django_assert_max_num_queries: "type[object]"
) -> None:
    initiative = given.initiative()
    for _each in range(20):
        given.agreement(initiative, offer=given.offer(), supporter_key=worker.key, province_key=worker.key)

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page = client.get("/hulp/gegeven").content.decode()

    assert "20 afspraken" in page


def test_from_plan_to_end_on_one_page(client: Client, worker: Person) -> None:
    address = f"/hulp/gegeven/{help_of(worker).key}"

    client.post(address, {"step": "template"})
    step = PlannedStep.objects.first()
    assert step
    client.post(address, {"step": "done", "number": step.pk})
    week = (TODAY + timedelta(7)).isoformat()
    client.post(address, {"step": "plan", "plan-what": "Bellen", "plan-who": worker.key, "plan-due_on": week})
    stands = {"stands-phase": "growth", "stands-support_base": "growing", "stands-durability": "weak"}
    client.post(address, {"step": "stands", "stands-note_nl": "Elke week vol."} | stands)
    page = client.get(address).content.decode()
    ended = client.post(address, {"step": "finish", "finish-words": "Het loopt."}, follow=True).content.decode()

    assert "gedaan op" in page
    assert "Bellen" in page
    assert "Elke week vol." in page
    assert Standing.objects.get().phase == "growth"
    assert "Het loopt." in ended


def test_what_is_refused_stands_with_its_form(client: Client, worker: Person) -> None:
    address = f"/hulp/gegeven/{help_of(worker).key}"

    answers = [
        client.post(address, {"step": "stop", "stop-why": ""}),
        client.post(address, {"step": "plan", "plan-what": "", "plan-who": "wie", "plan-due_on": "2026-13-13"}),
        client.post(address, {"step": "iets"}),
    ]

    assert [one.status_code for one in answers] == [422, 422, 422]
    assert "Zeg waarom het stopt" in answers[0].content.decode()
    assert "Dit is geen dag die bestaat." in answers[1].content.decode()


def test_an_unknown_agreement_is_answered(client: Client, worker: Person) -> None:
    for address in ("/hulp/gegeven/weg", "/hulp/gegeven/weg/uren", "/hulp/gegeven/weg/oordeel", "/hulp/plannen/weg"):
        assert client.get(address).status_code in (403, 404)


def test_a_talk_is_logged_with_one_short_form(client: Client, worker: Person) -> None:
    agreement = help_of(worker)
    address = f"/hulp/gegeven/{agreement.key}/uren"

    form = given.form_of(client, address) | {"minutes": "45", "said": "Gebeld over de kas."}
    answer = client.post(address, form | {"step": "save"}, follow=True)

    assert (Talk.objects.get().minutes, Talk.objects.get().held_on) == (45, TODAY)
    assert "€\xa056,25" in answer.content.decode()


def test_a_talk_typed_after_the_session_ended_is_kept(client: Client, worker: Person) -> None:
    address = f"/hulp/gegeven/{help_of(worker).key}/uren"
    form = given.form_of(client, address) | {"minutes": "45", "said": "Getypt in de trein."}
    client.logout()

    lost = client.post(address, form | {"step": "save"})
    client.session.save()
    session = dict(client.session)
    client.force_login(worker)
    again = client.session
    again.update({name: value for name, value in session.items() if name == "written"})
    again.save()
    page = client.get(address).content.decode()

    assert lost.status_code == 302
    assert "Getypt in de trein." in page
    assert Draft.objects.filter(person=worker).exists()
    assert not Talk.objects.exists()


@pytest.mark.parametrize("minutes", ["0", "-10", "veel", "99999999999", ""])
def test_minutes_that_cannot_be_are_answered(client: Client, worker: Person, minutes: str) -> None:
    address = f"/hulp/gegeven/{help_of(worker).key}/uren"
    form = given.form_of(client, address) | {"minutes": minutes, "said": "Gebeld"}

    answer = client.post(address, form | {"step": "save"})

    assert answer.status_code == 422
    assert "minuten" in answer.content.decode()


def test_one_tap_judges_for_the_side_of_who_taps(client: Client, worker: Person) -> None:
    agreement = help_of(worker, months_ago=7)
    address = f"/hulp/gegeven/{agreement.key}/oordeel"

    page = client.get(address).content.decode()
    other = client.get(f"{address}?side=initiative").content.decode()
    none = client.post(address, {"words": "Goed"})
    client.post(address, {"gone": "no", "words": "Nog niet.", "instead": "Een partner."})

    assert "Je zegt het voor de provincie" in page
    assert "Je staat hier aan geen van beide kanten" in other
    assert none.status_code == 422
    assert "Een partner." in client.get(f"/hulp/gegeven/{agreement.key}").content.decode()
    assert Judgement.objects.get().side == "province"


def test_too_early_the_page_says_from_when(client: Client, worker: Person) -> None:
    page = client.get(f"/hulp/gegeven/{help_of(worker).key}/oordeel").content.decode()

    assert "zeggen beide kanten of het knelpunt weg is" in page
    assert "Ja, het is weg" not in page


def test_what_helped_shows_picture_table_and_questions(client: Client, worker: Person) -> None:
    empty = client.get("/hulp/wat-hielp").content.decode()
    agreement = help_of(worker, months_ago=7, overrules=True)
    for side in ("initiative", "province"):
        Judgement.objects.create(agreement=agreement, side=side, gone=True, judged_on=TODAY, by_key=side)

    page = client.get("/hulp/wat-hielp").content.decode()

    assert "Er is nog niets beoordeeld" in empty
    assert "1 van 1" in page
    assert "<svg" in page
    assert "gekozen tegen het voorstel in" in page


def test_an_officer_changes_a_template(client: Client) -> None:
    client.force_login(given.officer())
    given.programme()
    address = "/hulp/plannen/method"
    form = given.form_of(client, address)

    wrong = client.post(address, form | {"steps": "over een week bellen", "step": "save"})
    client.post(address, form | {"steps": "3 | Bel even | Call\n9 | Kijk", "step": "save"})

    assert "Regel 1 is niet duidelijk" in wrong.content.decode()
    assert PlanTemplate.objects.get().steps == [
        {"days": 3, "what_nl": "Bel even", "what_en": "Call"},
        {"days": 9, "what_nl": "Kijk", "what_en": ""},
    ]
    assert "Bel even" in client.get("/hulp/plannen").content.decode()
