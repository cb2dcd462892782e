import re

import pytest
from django.core import mail

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.people.models import Person
from veerkracht.publishing import actions
from veerkracht.publishing.forms import LONGEST_TEXT
from veerkracht.publishing.models import Message
from veerkracht.publishing.queries.messages import PAGE, letter, letters, waiting
from veerkracht.site.management.commands.notices import send_due
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return given.officer()


def a_message(**other):
    words = {
        "kind": "correction",
        "text": "De naam is verkeerd gespeld.",
        "about": None,
        "programme_key": "sociale-veerkracht",
        "page": "/initiatieven/slowcare-oss",
        "name": "",
        "email": "",
        "language": "nl",
    }
    return actions.send(**(words | other))


def test_a_correction_reaches_the_one_who_keeps_the_page(client, officer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/klopt-dit-niet?page=/initiatieven/slowcare-oss", {"text": "De datum klopt niet."})

    assert answer.status_code == 200
    assert "je bericht is aangekomen" in answer.content.decode()
    [kept] = Message.objects.all()
    assert (kept.owner_key, kept.page, kept.language) == (officer.key, "/initiatieven/slowcare-oss", "nl")
    assert mail.outbox == []
    send_due()
    send_due()
    assert [letter.to for letter in mail.outbox] == [[officer.email]]
    assert "/berichten" in mail.outbox[0].body
    assert "De datum klopt niet." not in mail.outbox[0].body


def test_the_english_page_speaks_english(client, officer):
    page = client.get("/en/not-right").content.decode()

    assert "Is something not right?" in page
    assert "Your message" in page


def test_a_message_about_an_initiative_names_it_and_goes_to_who_is_nearest(client, officer):
    initiative = given.initiative(title_nl="SlowCare Oss")
    near = Person.objects.create(key="dichtbij", name="Dichtbij", email="dichtbij@example.org")
    near.grants.create(role="officer", scope_kind="initiative", scope_key=initiative.key)

    page = client.get(f"/contact?about=initiative:{initiative.key}").content.decode()
    client.post(f"/contact?about=initiative:{initiative.key}", {"text": "Mag ik langskomen?"})

    assert "SlowCare Oss" in page
    assert Message.objects.get().owner_key == "dichtbij"
    assert Message.objects.get().kind == "contact"


@pytest.mark.parametrize("about", ["initiative:bestaat-niet", "person:programmabureau", "zomaar", "::", "place:"])
def test_a_message_about_nothing_that_exists_is_answered_with_a_sentence(client, officer, about):
    answer = client.get("/contact", {"about": about})

    assert answer.status_code == 404
    assert "bestaat niet (meer)" in answer.content.decode()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"text": ""}, "Schrijf op wat je wilt zeggen."),
        ({"text": "x", "email": "geen-adres"}, "Schrijf een e-mailadres zoals naam@voorbeeld.nl"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "Maak hem korter"),
        ({"text": "x", "homepage": "https://spam.example"}, "automatisch bericht"),
    ],
    ids=["no text", "no address", "too long", "a machine"],
)
def test_what_is_not_right_is_said_beside_the_field_and_nothing_is_lost(client, officer, words, sentence):
    answer = client.post("/contact", words)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert words["text"][:100] in page
    assert not Message.objects.exists()


def test_without_anybody_to_read_it_the_reader_hears_so_and_keeps_the_text(client):
    answer = client.post("/contact", {"text": "Is daar iemand?"})

    assert "Nog niemand beheert dit programma" in answer.content.decode()
    assert "Is daar iemand?" in answer.content.decode()
    assert not Message.objects.exists()


def test_a_flood_is_stopped(officer, monkeypatch):
    monkeypatch.setattr(actions, "MOST_IN_AN_HOUR", 2)
    a_message()
    a_message()

    with pytest.raises(actions.TooManyMessages):
        a_message()

    assert Message.objects.count() == 2


def test_an_answer_goes_to_the_reader_in_the_readers_language(officer, django_capture_on_commit_callbacks):
    sent = a_message(email="lezer@example.org", language="en")
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        actions.answer(by=officer, number=sent.pk, text="Corrected, thank you.")

    [answered] = [one for one in mail.outbox if one.to == ["lezer@example.org"]]
    assert answered.subject == "Your message was answered"
    assert "Corrected, thank you." in answered.body
    assert Entry.objects.filter(deed="answer", kind="message", person_key=officer.key).count() == 1


def test_answering_twice_is_refused(officer):
    sent = a_message()
    actions.answer(by=officer, number=sent.pk, text="Gedaan.")

    with pytest.raises(actions.AnsweredAlready):
        actions.answer(by=officer, number=sent.pk, text="Nog eens.")

    assert letter(sent.pk, viewer=officer).answer == "Gedaan."


def test_someone_without_a_role_neither_reads_nor_answers(officer):
    sent = a_message()
    nobody = Person.objects.create(key="niemand", name="Niemand", email="niemand@example.org")

    assert letters(viewer=nobody, answered=False) == ()
    assert waiting(nobody) == ()
    with pytest.raises(NotKnown):
        letter(sent.pk, viewer=nobody)
    with pytest.raises(NotAllowed):
        actions.answer(by=nobody, number=sent.pk, text="Gedaan.")


def test_the_list_of_messages_is_read_a_page_at_a_time(client, officer):
    for number in range(PAGE + 1):
        a_message(text=f"Bericht {number}.")
    client.force_login(officer)

    first = client.get("/berichten").content.decode()
    follow = re.search(r'href="\?after=(\d+)"', first)
    second = client.get(f"/berichten?after={follow[1]}").content.decode()

    assert re.findall(r">Bericht (\d+)\.<", first) == [str(number) for number in range(PAGE)]
    assert re.findall(r">Bericht (\d+)\.<", second) == [str(PAGE)]


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get("/berichten").headers["Location"] == "/inloggen?next=/berichten"


def test_markup_in_a_message_is_shown_as_text(client, officer):
    sent = a_message(text="<script>alert(1)</script>")
    client.force_login(officer)

    page = client.get(f"/berichten/{sent.pk}").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
