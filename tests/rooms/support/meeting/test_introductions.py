"""Introductions: proposed for a reason, made by two times yes, followed by one tap, and never again after a no."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.personal import Whose
from veerkracht.notices.models import Notice
from veerkracht.people.models import Person
from veerkracht.support.meeting.actions import introduce, post
from veerkracht.support.meeting.actions.hand_over import hand_over
from veerkracht.support.meeting.actions.propose import propose
from veerkracht.support.meeting.models import Introduction, Side
from veerkracht.support.meeting.personal import erase
from veerkracht.support.meeting.queries import results_waiting, sides_waiting
from veerkracht.support.meeting.queries.introductions import came, introductions, whole
from veerkracht.support.meeting.refusals import Missing, NobodyThere, NotNow, OftenEnough
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db
HOME = "sociale-veerkracht"
LONG = "Buren leggen zonnepanelen op het dak van hun dorpshuis en betalen daarmee het onderhoud van de moestuin."


def mia() -> Person:
    return Person.objects.get(name="Mia Mix")


def proposed() -> list[str]:
    found = introductions("proposed", Turn(), programme_key=HOME).rows
    return [" – ".join(sorted(side.title.nl for side in row.sides)) for row in found]


def again() -> list[str]:
    propose(by=mia(), programme_key=HOME, on=localdate())
    return proposed()


def met() -> tuple[Person, Person, str]:
    anna, bas, key = given.asks_and_offers()
    introduce.ask(by=mia(), key=key, on=localdate())
    introduce.answer(by=anna, key=key, yes=True, on=localdate())
    introduce.answer(by=bas, key=key, yes=True, on=localdate())
    return anna, bas, key


def test_who_offers_what_another_asks_is_proposed_with_the_reason_in_words() -> None:
    given.asks_and_offers()

    row = introductions("proposed", Turn(), programme_key=HOME).rows[0]

    assert proposed() == ["Buurtkeuken – De Zaal"]
    assert "De Zaal biedt wat Buurtkeuken vraagt: een ruimte of plek." in row.reasons


def test_texts_that_are_alike_are_a_reason_and_the_words_are_shown_but_no_sensitive_ones() -> None:
    given.worker()
    for title in ("Zon", "Dak"):
        given.leads(given.initiative(title, story_nl=f"{LONG} Ook bij dementie en schulden."), title)
    given.leads(given.initiative("Kort", story_nl="Zonnepanelen."), "Kort")

    found = again()
    said = " ".join(introductions("proposed", Turn(), programme_key=HOME).rows[0].reasons)

    assert found == ["Dak – Zon"]
    assert "zonnepanelen" in said or "dorpshuis" in said
    assert "dementie" not in said
    assert "schulden" not in said


def test_who_works_together_already_is_not_proposed() -> None:
    given.asks_and_offers()
    zet = given.organisation("Zet")
    for side in Side.objects.select_related("initiative"):
        given.partner(side.initiative, zet)

    assert again() == []


def test_who_has_nobody_to_ask_is_not_proposed() -> None:
    _anna, bas, _key = given.asks_and_offers()
    Person.objects.filter(pk=bas.pk).update(is_active=False)

    assert again() == []


def test_both_are_asked_and_two_times_yes_gives_each_the_contact_of_the_other() -> None:
    anna, bas, key = given.asks_and_offers()
    introduce.ask(by=mia(), key=key, on=localdate())
    assert [one.link for one in sides_waiting.waiting(anna)] == [f"/kennismakingen/{key}"]

    introduce.answer(by=anna, key=key, yes=True, on=localdate())
    before = whole(key, viewer=bas).other
    introduce.answer(by=bas, key=key, yes=True, on=localdate())
    after = whole(key, viewer=bas).other

    assert before is not None
    assert (before.contact, before.email, before.answer) == ("", "", "")
    assert after is not None
    assert (after.contact, after.email) == ("Anna", anna.email)
    assert sides_waiting.waiting(bas) == ()
    assert Notice.objects.filter(about_key=key).count() == 4


def test_after_a_no_the_pair_is_never_proposed_again_and_the_other_does_not_read_why() -> None:
    anna, bas, key = given.asks_and_offers()
    introduce.ask(by=mia(), key=key, on=localdate())
    introduce.answer(by=anna, key=key, yes=True, on=localdate())

    introduce.answer(by=bas, key=key, yes=False, reason="Geen tijd.", on=localdate())

    assert again() == []
    assert Introduction.objects.get().stage == "declined"
    seen = whole(key, viewer=anna)
    assert seen.other is not None
    assert (seen.other.reason, seen.other.answer) == ("", "")
    assert {side.reason for side in whole(key, viewer=mia()).row.sides} == {"", "Geen tijd."}
    with pytest.raises(NotNow):
        introduce.answer(by=anna, key=key, yes=True, on=localdate())


def test_what_is_dropped_has_a_reason_and_does_not_come_back() -> None:
    _anna, _bas, key = given.asks_and_offers()

    with pytest.raises(Missing):
        introduce.drop(by=mia(), key=key, reason=" ")
    introduce.drop(by=mia(), key=key, reason="Ze zijn buren.")

    assert again() == []


def test_a_contact_is_asked_no_more_than_twice_a_month() -> None:
    _anna, _bas, _key = given.asks_and_offers()
    kitchen = Side.objects.get(initiative__key="buurtkeuken").initiative
    for number in range(3):
        hall = given.initiative(f"Zaal {number}")
        given.thread(given.leads(hall, f"Bas {number}"), hall, sort="offer", title="Een zaal")

    assert len(again()) == 2, "no more are proposed than may be asked"
    keys = list(Introduction.objects.values_list("key", flat=True))
    given.introduction("nog-een", kitchen, given.initiative("Nog een"))
    given.role(given.person("Cas"), "initiator", "initiative", "nog-een")
    for key in keys:
        introduce.ask(by=mia(), key=key, on=localdate())

    with pytest.raises(OftenEnough, match="Anna is deze maand 2 keer gevraagd"):
        introduce.ask(by=mia(), key="nog-een", on=localdate())
    assert whole("nog-een", viewer=mia()).row.full == ("Anna",)
    next_month = (localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
    introduce.ask(by=mia(), key="nog-een", on=next_month)


def test_one_person_is_not_introduced_to_themselves() -> None:
    anna, _bas, key = given.asks_and_offers()
    given.role(anna, "initiator", "initiative", "de-zaal")
    Person.objects.filter(name="Bas").update(is_active=False)

    with pytest.raises(NotNow):
        introduce.ask(by=mia(), key=key, on=localdate())


def test_nobody_to_ask_is_said() -> None:
    _anna, bas, key = given.asks_and_offers()
    Person.objects.filter(pk=bas.pk).update(is_active=False)

    with pytest.raises(NobodyThere, match="De Zaal"):
        introduce.ask(by=mia(), key=key, on=localdate())


def test_only_who_was_asked_answers_and_others_do_not_see_it() -> None:
    _anna, _bas, key = given.asks_and_offers()
    introduce.ask(by=mia(), key=key, on=localdate())
    stranger = given.leads(given.initiative("Ander"), "Cas")

    for who in (mia(), stranger):
        with pytest.raises(NotAllowed):
            introduce.answer(by=who, key=key, yes=True, on=localdate())
    with pytest.raises(NotKnown):
        whole(key, viewer=stranger)
    with pytest.raises(NotAllowed):
        introduce.ask(by=stranger, key=key, on=localdate())


def test_after_six_weeks_one_tap_is_asked_and_counts_as_a_result() -> None:
    anna, bas, key = met()
    assert results_waiting.waiting(anna) == ()

    Side.objects.update(result_due_at=now() - timedelta(days=1))
    assert [one.link for one in results_waiting.waiting(anna)] == [f"/kennismakingen/{key}"]
    introduce.tap(by=anna, key=key, brought=True)
    introduce.tap(by=bas, key=key, brought=False)

    assert results_waiting.waiting(anna) == ()
    found = came(HOME)
    assert (found.asked, found.introduced, found.told, found.brought) == (1, 1, 1, 1)
    assert came(HOME, until=date(2017, 3, 17)).introduced == 0


def test_six_weeks_are_counted_from_the_second_yes() -> None:
    met()

    side = Side.objects.first()

    assert side is not None
    assert side.result_due_at is not None
    assert side.answered_at is not None
    assert (
        timedelta(weeks=6) - timedelta(minutes=1)
        < side.result_due_at - side.answered_at
        < timedelta(weeks=6, minutes=1)
    )


def test_who_is_erased_is_no_contact_any_more_and_nobody_takes_their_place_unasked() -> None:
    anna, bas, key = met()
    given.leads(Side.objects.get(person_key=anna.key).initiative, "Opvolger")

    erase(whose=Whose(anna.key, anna.email, anna.name))

    seen = whole(key, viewer=bas).other
    assert seen is not None
    assert (seen.contact, seen.email) == ("", "")


def test_what_waits_goes_to_who_takes_over() -> None:
    anna, _bas, key = given.asks_and_offers()
    introduce.ask(by=mia(), key=key, on=localdate())
    heir = given.leads(Side.objects.get(person_key=anna.key).initiative, "Opvolger")

    assert hand_over(by=given.officer(), old=anna, new=heir) == 1

    assert [one.kind for one in sides_waiting.waiting(heir)] == ["introduction"]


def test_what_is_found_on_the_forum_is_no_reason_any_more() -> None:
    anna, _bas, _key = given.asks_and_offers()
    post.close(by=anna, key="wie-heeft-een-zaal", how="", on=localdate())

    assert again() == []


def test_the_pages_of_an_introduction(client: Client) -> None:
    anna, bas, key = given.asks_and_offers()
    address = f"/kennismakingen/{key}"
    client.force_login(mia())
    assert "1 paar gevonden." in client.post("/kennismakingen", follow=True).content.decode()
    key = Introduction.objects.get().key
    assert client.post(address, {"step": "drop", "drop-reason": ""}).status_code == 422
    assert client.post(address, {"step": "ask"}).status_code == 302
    for who in (anna, bas):
        client.force_login(who)
        assert client.post(address, {"step": "yes"}).status_code == 302

    page = client.get(address).content.decode()

    assert anna.email in page
    assert "Leverde het iets op?" in page
    assert client.get("/kennismakingen").status_code == 403
    client.post(address, {"step": "brought"})
    client.force_login(mia())
    assert "van 1 die het vertelden" in client.get("/kennismakingen?stage=introduced").content.decode()
