"""The forum: asking, offering and answering in public, looked after with reasons."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.personal import Whose
from veerkracht.notices.models import Notice
from veerkracht.people.actions.publish import publish
from veerkracht.people.models import WithheldText
from veerkracht.search.queries import find
from veerkracht.site.rooms import searchables
from veerkracht.site.withheld import FINDABLE
from veerkracht.support.meeting.actions import moderate, post
from veerkracht.support.meeting.actions.post import Said
from veerkracht.support.meeting.models import Text, Thread
from veerkracht.support.meeting.personal import erase, export
from veerkracht.support.meeting.queries import texts_waiting
from veerkracht.support.meeting.queries.forum import Wanted, thread, threads
from veerkracht.support.meeting.refusals import Missing, NotNow, TooMany
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db
HOME = "sociale-veerkracht"


def listed(**wanted: str) -> list[str]:
    return [row.key for row in threads(Wanted(**wanted), Turn(), programme_key=HOME).rows]


def test_who_leads_an_initiative_asks_for_it_and_for_no_other() -> None:
    kitchen, other = given.initiative("Buurtkeuken"), given.initiative("De Zaal")
    anna = given.leads(kitchen)

    key = given.thread(anna, kitchen)

    assert Thread.objects.get().initiative == kitchen
    assert listed() == [key]
    with pytest.raises(NotAllowed):
        given.thread(anna, other)
    with pytest.raises(NotAllowed):
        given.thread(anna)


@pytest.mark.parametrize("wrong", [{"title": " "}, {"text": "\0 "}, {"sort": "gift"}, {"good": "gold"}])
def test_what_says_nothing_is_refused(wrong: dict[str, str]) -> None:
    kitchen = given.initiative("Buurtkeuken")

    with pytest.raises(Missing):
        given.thread(given.leads(kitchen), kitchen, **wrong)


def test_the_forum_is_narrowed_by_what_stands_in_it() -> None:
    worker, oss = given.worker(), given.place("Oss")
    hall = given.thread(worker, place=oss.key)
    van = given.thread(worker, sort="offer", good="things", title="Een bus te leen", text="Op zaterdag.")

    assert listed(sort="offer") == [van]
    assert listed(place="oss") == [hall]
    assert listed(good="room") == [hall]
    assert listed(q="zaterdag") == [van]
    assert listed() == [van, hall], "what was written in last comes first"


def test_an_answer_is_told_to_who_began_and_moves_the_thread_up() -> None:
    kitchen = given.initiative("Buurtkeuken")
    anna, worker = given.leads(kitchen), given.worker()
    first, _later = given.thread(anna, kitchen), given.thread(worker, title="Nog iets")

    post.reply(by=worker, key=first, said=Said("Bij ons kan het."))

    assert listed()[0] == first
    assert Notice.objects.filter(person_key=anna.key, about_key=first).count() == 1
    assert threads(Wanted(), Turn(), programme_key=HOME).rows[0].answers == 1


def test_what_was_found_is_closed_by_who_asked_and_takes_no_answers() -> None:
    kitchen, hall = given.initiative("Buurtkeuken"), given.initiative("De Zaal")
    anna, bas = given.leads(kitchen), given.leads(hall, "Bas")
    key = given.thread(anna, kitchen)

    with pytest.raises(NotAllowed):
        post.close(by=bas, key=key, how="", on=localdate())
    post.close(by=anna, key=key, how="Een zaal van de buren", on=date(2017, 3, 17))

    assert (listed(), listed(state="found")) == ([], [key])
    with pytest.raises(NotNow):
        post.reply(by=bas, key=key, said=Said("Ook wij", hall.key))
    post.reopen(by=anna, key=key)
    assert listed() == [key]


def test_a_text_is_hidden_with_a_reason_that_its_writer_reads_and_others_do_not() -> None:
    kitchen, hall = given.initiative("Buurtkeuken"), given.initiative("De Zaal")
    anna, bas, worker = given.leads(kitchen), given.leads(hall, "Bas"), given.worker()
    key = given.thread(anna, kitchen)
    number = post.reply(by=bas, key=key, said=Said("Koop nu!", hall.key))

    with pytest.raises(Missing):
        moderate.hide(by=worker, number=number, reason=" ")
    moderate.hide(by=worker, number=number, reason="Reclame.")

    assert thread(key, viewer=bas).texts[1].hidden_because == "Reclame."
    assert (thread(key).texts[1].text, thread(key).texts[1].hidden_because) == ("", "")
    assert Notice.objects.get(person_key=bas.key).body == "Reclame."
    moderate.accept(by=worker, number=number)
    assert thread(key).texts[1].text == "Koop nu!"


def test_hiding_the_first_text_hides_the_thread_also_in_search() -> None:
    kitchen = given.initiative("Buurtkeuken")
    anna, worker = given.leads(kitchen), given.worker()
    key = given.thread(anna, kitchen, title="Wie heeft een tuinhuis?")
    assert find("tuinhuis", kinds=["thread"]).total == 1

    moderate.hide(by=worker, number=Text.objects.get().pk, reason="Dubbel.")

    assert find("tuinhuis", kinds=["thread"]).total == 0
    assert not [one for one in searchables() if one["kind"] == "thread"]
    assert (listed(), thread(key, viewer=anna).mine) == ([], True)
    with pytest.raises(NotKnown):
        thread(key)


def test_each_text_of_others_waits_to_be_looked_at_once() -> None:
    kitchen = given.initiative("Buurtkeuken")
    anna, worker = given.leads(kitchen), given.worker()
    given.thread(anna, kitchen)
    given.thread(worker)

    waits = texts_waiting.waiting(worker)

    assert [one.number for one in waits] == [Text.objects.get(by_key=anna.key).pk]
    moderate.accept(by=worker, number=waits[0].number)
    assert texts_waiting.waiting(worker) == ()
    assert texts_waiting.waiting(anna) == ()


def test_a_telephone_number_waits_and_is_shown_once_somebody_says_so() -> None:
    kitchen = given.initiative("Buurtkeuken")
    given.thread(given.leads(kitchen), kitchen, text="Bel 06-12345678 voor de zaal.")

    assert "06" not in Text.objects.get().text
    assert not [one for one in searchables() if one["kind"] == "thread" and "06" in one["text"]]
    publish(by=given.officer(), number=WithheldText.objects.get().pk, reason="Van de zaal.", findable=FINDABLE)
    assert "06-12345678" in Text.objects.get().text


def test_one_person_does_not_write_the_whole_forum() -> None:
    worker = given.worker()
    for _number in range(post.MOST_IN_AN_HOUR):
        given.thread(worker)

    with pytest.raises(TooMany):
        given.thread(worker)
    Text.objects.update(at=Text.objects.first().at - timedelta(hours=2))  # type: ignore[union-attr]
    assert given.thread(worker)


def test_who_is_erased_stands_nowhere_on_the_forum_and_takes_along_what_they_wrote() -> None:
    worker = given.worker(name="Mia Mix")
    given.thread(worker, text="Vraag het Mia Mix van de zaal.")
    whose = Whose(worker.key, worker.email, worker.name)

    rows = [row for kept in export(whose=whose) for row in kept.rows]
    erase(whose=whose)

    assert any("zaal" in str(row) for row in rows)
    assert "Mia" not in Text.objects.get().text
    assert not [one for one in searchables() if "Mia" in one["text"]]


def test_everyone_reads_the_forum_and_who_is_signed_in_writes(client: Client) -> None:
    kitchen, hall = given.initiative("Buurtkeuken"), given.initiative("De Zaal")
    anna, bas = given.leads(kitchen), given.leads(hall, "Bas")
    client.force_login(anna)
    said = {
        "sort": "question",
        "good": "room",
        "title": "Wie heeft een zaal?",
        "text": "Op dinsdag.",
        "initiative": kitchen.key,
    }
    address = client.post("/forum/nieuw", said)["Location"]
    client.force_login(bas)
    client.post(address, {"step": "reply", "reply-text": "Wij!", "reply-initiative": hall.key})
    client.logout()

    page = client.get(address).content.decode()

    assert "Wie heeft een zaal?" in page
    assert "iemand van De Zaal" in page
    assert "Log in om te antwoorden" in page
    assert "Wie heeft een zaal?" in client.get("/forum").content.decode()
    assert "Wie heeft een zaal?" in client.get("/forum.atom").content.decode()
    assert "Question" in client.get("/en/forum").content.decode()


def test_a_wrong_form_is_given_back_with_what_was_typed(client: Client) -> None:
    kitchen = given.initiative("Buurtkeuken")
    client.force_login(given.leads(kitchen))
    said = {"sort": "question", "good": "room", "title": "Een zaal", "text": "Op dinsdag.", "initiative": kitchen.key}

    nowhere = client.post("/forum/nieuw", said | {"place": "Nergenshuizen"})
    nothing = client.post("/forum/nieuw", said | {"good": ""})

    assert (nowhere.status_code, nothing.status_code) == (422, 422)
    assert "We kennen geen plaats die zo heet." in nowhere.content.decode()
    assert "Kies waar het over gaat." in nothing.content.decode()
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    "step", [{}, {"step": "hide", "number": "1"}, {"step": "found"}, {"step": "accept", "number": "x"}]
)
def test_a_stranger_changes_nothing(step: dict[str, str], client: Client) -> None:
    key = given.thread(given.worker())

    answer = client.post(f"/forum/{key}", step)

    assert answer.status_code == 403
    assert "Je bent uitgelogd" in answer.content.decode()
    assert listed() == [key]


def test_a_list_takes_as_many_queries_of_one_as_of_many(client: Client, django_assert_max_num_queries: object) -> None:
    kitchen = given.initiative("Buurtkeuken")
    anna = given.leads(kitchen)
    for _number in range(15):
        given.thread(anna, kitchen)
    client.get("/forum")

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get("/forum?q=zaal&good=room")
