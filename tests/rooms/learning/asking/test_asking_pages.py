"""The pages of asking and trying, and the public ones: what is typed is kept, and one sentence says what to do."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.learning.asking.actions.publish import publish
from veerkracht.learning.asking.models import Hypothesis, NextStep, Probe, Question, Session
from veerkracht.learning.lessons.models import EvidenceItem, Lesson
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db
TODAY = localdate()
TITLE = "Wat haalt mannen boven de 75 hun huis uit?"


@pytest.fixture
def someone(client: Client) -> Person:
    given.initiative()
    found = given.asker()
    client.force_login(found)
    return found


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def sent(client: Client, address: str, status: int = 302, **said: Any) -> str:
    answer = client.post(address, given.form_of(client, address) | said)
    assert answer.status_code == status, answer.content.decode()[:4000]
    return answer.headers.get("Location", "") or answer.content.decode()


def test_a_question_is_asked_on_its_page_and_what_is_refused_stays_typed(client: Client, someone: Person) -> None:
    refused = sent(client, "/leren/vragen/nieuw", 422, title_nl="Wat", why_nl="Ze komen niet.")
    assert "als een hele zin" in refused
    assert "Ze komen niet." in refused

    address = sent(client, "/leren/vragen/nieuw", title_nl=TITLE)

    assert address == "/leren/vragen/wat-haalt-mannen-boven-de-75-hun-huis-uit"
    assert TITLE in text(client, address)


def test_a_question_knows_the_lesson_that_it_is_about(client: Client, someone: Person) -> None:
    lesson = given.public_lesson()
    link = f"/leren/vragen/nieuw?question={TITLE}&about=lesson:{lesson}"

    assert "Ze gaat over deze les: Samen eten verbindt buren." in text(client, link)
    address = sent(client, link)

    assert f"/lessen/{lesson}" in text(client, address)
    key = address.rpartition("/")[2]
    assert TITLE not in text(client, f"/lessen/{lesson}")
    publish(by=given.officer(), key=key, checked=True, shows_trying=False, on=TODAY)
    assert TITLE in text(client, f"/lessen/{lesson}")
    assert "Samen eten verbindt buren" in text(client, f"/leervragen/{key}")


def test_a_lesson_that_is_not_there_or_not_public_is_left_out(client: Client, someone: Person) -> None:
    given.lesson("In de maak")

    assert "Ze gaat over deze les" not in text(client, "/leren/vragen/nieuw?about=lesson:in-de-maak")
    assert "Ze gaat over deze les" not in text(client, "/leren/vragen/nieuw?about=initiative:slowcare-oss")


def test_an_expectation_without_a_number_keeps_its_words(client: Client, someone: Person) -> None:
    page = f"/leren/vragen/{given.question(by=someone)}/verwachten"

    refused = sent(client, page, 422, if_nl="Als Jan ze ophaalt", then_nl="Dan komen ze", expected="")
    assert "Zeg hoe waarschijnlijk je het vindt" in refused
    assert "Als Jan ze ophaalt" in refused
    assert "tussen 0 en 100" in sent(client, page, 422, if_nl="Als", then_nl="Dan", expected="140")
    sent(client, page, if_nl="Als Jan ze ophaalt", then_nl="Dan komen ze", expected="70")

    assert Hypothesis.objects.get().expected == 70


def test_a_probe_without_a_stop_rule_is_answered_beside_the_field(client: Client, someone: Person) -> None:
    key = given.expectation(given.question(by=someone), by=someone)
    page, until = f"/leren/verwachtingen/{key}/proberen", (TODAY + timedelta(days=9)).isoformat()
    said = {"what": "Zes avonden", "watcher": "Gastvrouw", "harm_sign": "Weg", "then_do": "Stoppen", "until": until}

    refused = sent(client, page, 422, initiative="slowcare-oss", **said, stop_rule="")
    assert "een proef begint niet zonder stopregel" in refused
    assert "Zes avonden" in refused
    address = sent(client, page, initiative="slowcare-oss", **said, stop_rule="Na zes keer")
    assert client.post(address, {"step": "start"}).status_code == 302
    refused = client.post(address, {"step": "stop", "stop-because": "Ze kwamen."}).content.decode()
    assert "Zeg of het uitkwam" in refused
    assert "Ze kwamen." in refused
    client.post(address, {"step": "stop", "stop-because": "Ja", "stop-came": "yes", "stop-stopped_by": "rule"})

    assert Probe.objects.get().came == "yes"


def test_a_session_is_planned_recorded_and_turned_into_a_question_and_a_lesson(client: Client, someone: Person) -> None:
    noticed = [given.observation(someone, f"Gezien {number}", happened_on=TODAY) for number in range(3)]
    hangs = given.question(by=someone)
    address = sent(client, "/leren/sessies/nieuw", kind="after", held_on=TODAY.isoformat())
    agenda = text(client, address)
    assert TITLE in agenda
    assert "Gezien 2" in agenda

    used = {"observations": [one.key for one in noticed], "questions": [hangs], "people": [someone.key]}
    refused = sent(client, f"{address}/schrijven", 422, **used, first="Er kwam niemand.", changed="")
    assert "Er kwam niemand." in refused
    sent(client, f"{address}/schrijven", **used, first="Er kwam niemand.", changed="We halen ze op.", group_residents=3)
    client.post(
        address,
        {"step": "agree", "agree-what": "Jan bellen", "agree-owner": someone.key, "agree-due_on": TODAY.isoformat()},
    )
    page = text(client, address)
    for words in ("We halen ze op.", "Jan bellen", "3 inwoners", "Maak hier een les van"):
        assert words in page
    assert "Jan bellen" in text(client, "/vandaag")

    named = "&".join(f"from=observation:{one.key}" for one in noticed)
    asked = sent(client, f"/leren/vragen/nieuw?{named}", title_nl="Waarom kwam er niemand?")
    learned = sent(
        client,
        f"/leren/lessen/nieuw?{named}",
        title_nl="Uitnodigen alleen werkt hier niet",
        if_nl="We nodigden uit",
        then_nl="Niemand kwam",
        outcome="meedoen",
        direction="no difference",
    )

    assert Question.objects.get(key=asked.rpartition("/")[2]).sources.count() == 3
    assert EvidenceItem.objects.filter(lesson=Lesson.objects.get(), about_kind="observation").count() == 3
    assert learned.rpartition("/")[2] == Lesson.objects.get().key
    used_in = text(client, f"/leren/waarnemingen/{noticed[0].key}")
    for words in ("Waarom kwam er niemand?", "Uitnodigen alleen werkt hier niet", "Nabespreking".lower()):
        assert words in used_in


def test_a_session_to_come_cannot_be_recorded_and_keeps_what_was_typed(client: Client, someone: Person) -> None:
    key = given.session(by=someone, days_ago=-2)

    refused = sent(client, f"/leren/sessies/{key}/schrijven", 422, changed="Alles anders.")

    assert "er kan nog niets uit gekomen zijn" in refused
    assert "Alles anders." in refused
    assert not Session.objects.get().recorded
    assert not NextStep.objects.exists()


def test_an_answer_names_a_lesson_that_is_there(client: Client, someone: Person) -> None:
    lesson, key = given.public_lesson(), given.question(by=someone)

    refused = client.post(f"/leren/vragen/{key}", {"step": "answer", "answer-lesson": "/lessen/is-er-niet"})
    assert refused.status_code == 422
    assert "geen openbare les op dit adres" in refused.content.decode()
    client.post(f"/leren/vragen/{key}", {"step": "answer", "answer-lesson": f"https://example.org/lessen/{lesson}"})

    assert Question.objects.get(key=key).answer_key == lesson
    assert "Samen eten verbindt buren" in text(client, f"/leren/vragen/{key}")


def test_the_programme_sees_its_calibration_and_nobody_sees_that_of_a_person(client: Client, someone: Person) -> None:
    assert "Te weinig om iets te zeggen" in text(client, "/leren/ijking")
    for _number in range(8):
        given.stopped_probe(90, "no", by=someone)

    page = text(client, "/leren/ijking")

    assert "te hoopvol: 90 van de 100 verwacht, 1 kwamen uit" in page
    assert "<svg" in page
    assert "Vrager" not in page


@pytest.mark.parametrize("address", ["/leren/vragen", "/leren/proberen", "/leren/sessies", "/leren/ijking"])
def test_the_lists_take_few_queries(
    client: Client, someone: Person, address: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        given.question(f"Vraag nummer {number}?", by=someone)
        given.session(by=someone, days_ago=number)
    given.planned_probe(given.expectation(given.question(by=someone), by=someone), by=someone)

    with django_assert_max_num_queries(12):
        text(client, address)


def test_the_page_of_a_question_takes_few_queries(
    client: Client, someone: Person, django_assert_max_num_queries: Any
) -> None:
    key = given.question(by=someone, sources=[given.observation(someone).key])
    given.planned_probe(given.expectation(key, by=someone), by=someone)

    with django_assert_max_num_queries(26):
        text(client, f"/leren/vragen/{key}")


# In public


def test_only_what_is_public_is_on_the_public_pages(client: Client) -> None:
    given.initiative()
    hidden, shown = given.question("Wie komt er niet?"), given.public_question(why_nl="Ze blijven weg.")
    given.search_index()

    page = text(client, "/leervragen")

    assert TITLE in page
    assert "Wie komt er niet?" not in page
    assert "Ze blijven weg." in text(client, f"/leervragen/{shown}")
    text(client, f"/leervragen/{hidden}", 404)
    text(client, f"/en/learning-questions/{shown}")
    assert f"/leervragen/{shown}" in text(client, "/zoeken?q=mannen")
    assert f"/leervragen/{shown}" in text(client, "/sitemap-records.xml")


def test_what_is_tried_is_public_only_where_that_was_said(client: Client) -> None:
    someone = given.asker()
    quiet = given.public_question("Wat doen we stil?", by=someone)
    open_ = given.public_question("Wat doen we open?", by=someone, shows_trying=True)
    for key in (quiet, open_):
        given.planned_probe(given.expectation(key, by=someone), by=someone)

    assert "Als een buurman meeloopt" not in text(client, f"/leervragen/{quiet}")
    assert "Als een buurman meeloopt" in text(client, f"/leervragen/{open_}")
    assert "De gastvrouw" not in text(client, f"/leervragen/{open_}")


def test_the_questions_are_taken_along_with_their_filters(client: Client) -> None:
    given.public_question()

    rows = json.loads(b"".join(client.get("/leervragen.json?status=open")))["items"]  # type: ignore[arg-type]
    none = json.loads(b"".join(client.get("/leervragen.json?status=answered")))["items"]  # type: ignore[arg-type]
    table = b"".join(client.get("/leervragen.csv")).decode()  # type: ignore[arg-type]

    assert [(row["title_nl"], row["question_status"], row["lesson"]) for row in rows] == [(TITLE, "open", "")]
    assert none == []
    assert table.count("\n") == 2
    assert "We kennen “mooi” niet" in text(client, "/leervragen?status=mooi")
    answer = client.get("/api/v1/learning-questions", **given.token(given.person()))
    assert answer.json()["items"][0]["key"] == rows[0]["key"]
