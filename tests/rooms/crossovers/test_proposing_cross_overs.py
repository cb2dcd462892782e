"""Proposals: from what is stated, from texts with the words both have, from grounds; and what people decided stays."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import given
from veerkracht.crossovers.actions import decide
from veerkracht.crossovers.actions.propose import propose
from veerkracht.crossovers.models import CrossOver, Looked
from veerkracht.exchange.actions.load import gather_stated
from veerkracht.initiatives.models import Partner

pytestmark = pytest.mark.django_db

DAY = date(2017, 3, 17)
HOME = "sociale-veerkracht"
SUN = (
    "Bewoners leggen met elkaar zonnepanelen op de daken van het dorp en betalen met de opbrengst van de zonnestroom "
    "het onderhoud van hun ontmoetingsplek, en helpen elkaar tegen energiearmoede"
)


@pytest.fixture
def programme():
    given.policy_task("Energie", description_nl="Zonnepanelen en energie van bewoners zelf: opwekken en besparen.")
    given.policy_task("Arbeidsmarkt", description_nl="Meer mensen aan passend werk bij een werkgever in de buurt.")
    return given.programme()


def pairs():
    return {(one.initiative.key, one.task.key, one.kind, one.way) for one in CrossOver.objects.all()}


def test_a_proposal_rests_on_words_as_they_were_written(programme) -> None:
    given.initiative("Zonnedorp", story_nl=SUN)

    found = propose(programme_key=HOME, on=DAY)

    made = CrossOver.objects.get()
    assert (found.compared, found.proposed) == (1, 1)
    assert pairs() == {("zonnedorp", "energie", "contributes", "text")}
    assert ["zonnepanelen", "zonnepanelen"] in made.words
    assert ["energiearmoede", "energie"] in made.words


def test_a_text_of_four_words_gives_no_proposal_and_says_so(programme, client) -> None:
    given.initiative("Samen koken", summary_nl="", story_nl="in Oss")

    propose(programme_key=HOME, on=DAY)

    client.force_login(given.officer())
    page = client.get(reverse("crossovers-work")).content.decode()
    assert Looked.objects.get().silence == "short"
    assert not CrossOver.objects.exists()
    assert "de tekst heeft minder dan 15 woorden" in page


def test_what_is_stated_is_not_proposed_but_gathered_and_follows_the_initiative(programme) -> None:
    one = given.initiative("Zonnedorp", story_nl=SUN)
    energy = given.policy_task("Energie")
    propose(programme_key=HOME, on=DAY)
    one.policy_tasks.add(energy)

    propose(programme_key=HOME, on=DAY)
    propose(programme_key=HOME, on=DAY)

    assert pairs() == {("zonnedorp", "energie", "contributes", "stated")}
    assert CrossOver.objects.get().likeness > 0.15
    one.policy_tasks.clear()
    gather_stated(programme_key=HOME)
    assert pairs() == set()


def test_what_was_rejected_is_not_proposed_again(programme) -> None:
    given.initiative("Zonnedorp", story_nl=SUN)
    propose(programme_key=HOME, on=DAY)
    decide.reject(by=given.task_owner("Energie"), key=CrossOver.objects.get().key, reason="Nee.", on=DAY)

    propose(programme_key=HOME, on=DAY)

    assert CrossOver.objects.get().state == "rejected"


def test_a_proposal_keeps_its_address_and_since_when_it_waits(programme) -> None:
    given.initiative("Zonnedorp", story_nl=SUN)
    propose(programme_key=HOME, on=DAY)
    before = CrossOver.objects.get()

    propose(programme_key=HOME, on=DAY)

    after = CrossOver.objects.get()
    assert (after.key, after.waits_since) == (before.key, before.waits_since)


def test_partner_place_and_people_in_common_are_ties_of_their_own(programme) -> None:
    ggd, oss = given.organisation("GGD"), given.place("Oss")
    one = given.initiative("Zonnedorp", story_nl="Jongeren leggen panelen.")
    two = given.initiative("Leerbaan", story_nl="Jongeren leren een vak.")
    one.policy_tasks.add(given.policy_task("Energie"))
    for record in (one, two):
        Partner.objects.create(initiative=record, organisation=ggd, role_nl="Helpt")
        record.places.create(place=oss)

    propose(programme_key=HOME, on=DAY)

    assert pairs() == {
        ("zonnedorp", "energie", "contributes", "stated"),
        ("leerbaan", "energie", "same partner", "ground"),
        ("leerbaan", "energie", "same place", "ground"),
    }
    assert CrossOver.objects.get(kind="same place").common["groups"] == ["young"]


def test_the_command_says_what_it_did(programme) -> None:
    said = StringIO()
    given.initiative("Zonnedorp", story_nl=SUN)

    call_command("crossovers", "propose", stdout=said)

    assert "1 cross-overs voorgesteld" in said.getvalue()


def test_everyone_sees_what_people_say_and_not_what_only_texts_propose(programme, client) -> None:
    given.crossover(given.initiative("Zonnedorp"), "Energie", way="text", likeness=0.4)
    given.crossover(given.initiative("Molen"), "Energie")
    given.crossover(given.initiative("Windpark"), "Energie", kind="conflicts", way="person")
    given.crossover(given.initiative("Verborgen", published=False), "Energie")

    for address in ("/opgavenkaart", "/en/task-map", "/opgaven/energie", "/cross-overs.csv", "/api/v1/cross-overs"):
        answer = client.get(address)
        page = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode().lower()
        assert answer.status_code == 200, address
        assert "molen" in page, address
        assert not {word for word in ("zonnedorp", "windpark", "verborgen") if word in page}, address


def test_the_pages_ask_few_queries_however_many_there_are(programme, client) -> None:
    owner = given.task_owner("Energie")
    for number in range(70):
        one = given.initiative(f"Tuin {number}")
        found = given.crossover(one, "Energie", common={"places": [], "groups": ["young"]})
        given.crossover(one, "Arbeidsmarkt")
        decide.confirm(by=owner, key=found.key, reason="Ja.", on=DAY)

    for address in ("/opgavenkaart", "/opgaven/energie"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 12, address
    client.force_login(owner)
    for address in ("/werk/cross-overs", "/werk/cross-overs?task=energie", f"/werk/cross-overs/{found.key}"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 16, (address, len(asked))


def test_the_list_is_filtered_and_turned_in_the_address(programme, client) -> None:
    for number in range(60):
        given.crossover(given.initiative(f"Tuin {number}"), "Energie", way="text", likeness=0.4)
    client.force_login(given.task_owner("Energie"))

    first = client.get("/werk/cross-overs?task=energie&way=text&state=onzin")

    page = first.content.decode()
    assert "60 cross-overs" in page
    assert "“onzin” kennen we hier niet" in page
    assert "after=" in page
    assert first.context["rows"][0].way == "text"
