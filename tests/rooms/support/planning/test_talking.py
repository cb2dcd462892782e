"""The conversation about what an initiative needs: each side for itself, and a talk where they differ."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.people.models import Person
from veerkracht.support.planning.actions.diagnose import Said, change, diagnose, talk
from veerkracht.support.planning.models import Diagnosis, Need
from veerkracht.support.planning.queries import diagnoses, sides_waiting, talks_waiting
from veerkracht.support.planning.refusals import Missing, NotNow

pytestmark = pytest.mark.django_db
TODAY = date(2018, 2, 1)


def initiator(name: str = "Ineke") -> Person:
    return given.role(given.person(name), "initiator", "initiative", "slowcare-oss")


def said(**needs: str) -> dict[str, Said]:
    return {kind: Said(Decimal(need), "Het zit vast.") for kind, need in needs.items()}


def begun(by: Person, **needs: str) -> str:
    return diagnose(by=by, initiative_key="slowcare-oss", said=said(**needs), on=TODAY, held_on=TODAY)


def need(kind: str = "knowledge") -> Need:
    return Need.objects.get(kind=kind)


def test_each_side_fills_its_own_number_and_what_is_not_said_stays_so() -> None:
    given.initiative()
    worker, ours = given.worker(), initiator()

    key = begun(worker, knowledge="0.8")
    change(by=ours, key=key, said=said(knowledge="0.6", partner="0.2"), seen=diagnoses.said_in(key, "initiative"))

    assert (need().said_by_initiative, need().said_by_province) == (Decimal("0.6"), Decimal("0.8"))
    assert (need().initiative_by_key, need().province_by_key) == (ours.key, worker.key)
    assert (need("partner").said_by_province, need("method").said_by_initiative) == (None, None)


def test_the_side_that_is_silent_is_asked_until_it_spoke() -> None:
    given.initiative()
    worker, ours = given.worker(), initiator()
    key = begun(worker, knowledge="0.8")

    assert (len(sides_waiting.waiting(ours)), len(sides_waiting.waiting(worker))) == (1, 0)
    change(by=ours, key=key, said=said(knowledge="0.6"), seen=diagnoses.said_in(key, "initiative"))
    assert not sides_waiting.waiting(ours)


def test_what_differs_much_waits_for_a_talk_and_is_not_averaged() -> None:
    given.initiative()
    worker, ours = given.worker(), initiator()
    key = begun(worker, knowledge="0.9", partner="0.5")

    change(by=ours, key=key, said=said(knowledge="0.2", partner="0.2"), seen=diagnoses.said_in(key, "initiative"))

    whole = diagnoses.whole(key, viewer=ours)
    assert [(one.kind, one.talks, one.agreed) for one in whole.needs[:2]] == [
        ("knowledge", True, None),
        ("partner", False, 0.35),
    ]
    assert len(talks_waiting.waiting(worker)) == len(talks_waiting.waiting(ours)) == 1


def test_after_the_talk_it_waits_no_more_and_what_came_of_it_stays() -> None:
    given.initiative()
    worker, ours = given.worker(), initiator()
    key = begun(worker, knowledge="0.9")
    change(by=ours, key=key, said=said(knowledge="0.2"), seen=diagnoses.said_in(key, "initiative"))

    talk(by=ours, key=key, kind="knowledge", outcome="We bedoelden iets anders.")

    assert need().talked == "We bedoelden iets anders."
    assert not talks_waiting.waiting(worker)


def test_a_talk_without_words_or_about_what_both_see_alike_is_refused() -> None:
    given.initiative()
    worker, ours = given.worker(), initiator()
    key = begun(worker, knowledge="0.9", partner="0.5")
    change(by=ours, key=key, said=said(knowledge="0.2", partner="0.5"), seen=diagnoses.said_in(key, "initiative"))

    with pytest.raises(Missing):
        talk(by=ours, key=key, kind="knowledge", outcome=" ")
    with pytest.raises(NotNow):
        talk(by=ours, key=key, kind="partner", outcome="We spraken erover.")


@pytest.mark.parametrize("number", ["1.1", "-0.1"])
def test_a_number_outside_nought_and_ten_is_refused(number: str) -> None:
    given.initiative()

    with pytest.raises(Missing, match="0 tot 10"):
        begun(given.worker(), knowledge=number)


def test_who_has_no_role_in_the_initiative_says_nothing() -> None:
    given.initiative()

    with pytest.raises(NotAllowed):
        begun(given.person(), knowledge="0.5")


def test_what_someone_else_changed_meanwhile_is_not_written_over() -> None:
    given.initiative()
    one, other = given.worker(), given.worker(name="Otto")
    key = begun(one, knowledge="0.8")

    with pytest.raises(ChangedMeanwhile):
        change(by=other, key=key, said=said(knowledge="0.4"), seen={"knowledge-need": Decimal("0.3")})


def test_one_party_that_says_ten_of_everything_is_shown() -> None:
    of, worker = given.initiative(), given.worker()
    key = given.diagnosis(of, worker, knowledge=(1, 0.5), partner=(1, 0.6), method=(1, 0.7))

    same = diagnoses.whole(key, viewer=worker).same

    assert [(one.side, one.always, one.rater.judged) for one in same] == [("initiative", "10", 3)]


def test_the_pages_show_both_sides_and_take_numbers_without_script(client: Client) -> None:
    given.initiative()
    worker = given.worker()
    client.force_login(worker)
    form = given.form_of(client, "/behoeften/nieuw?initiative=slowcare-oss")

    answer = client.post("/behoeften/nieuw?initiative=slowcare-oss", form | {"knowledge-need": "7,5", "step": "save"})
    page = client.get(answer["Location"]).content.decode()

    assert need().said_by_province == Decimal("0.75")
    assert "7,5" in page
    assert "niet gezegd" in page


def test_the_page_takes_what_came_of_a_talk(client: Client) -> None:
    of, worker = given.initiative(), given.worker()
    key = given.diagnosis(of, worker, knowledge=(0.2, 0.9))
    Need.objects.filter(kind="knowledge").update(talk_since="2018-01-01T12:00Z")
    client.force_login(worker)
    address = f"/behoeften/{key}"

    empty = client.post(address, {"step": "talk", "talk-kind": "knowledge", "talk-outcome": ""})
    done = client.post(address, {"step": "talk", "talk-kind": "knowledge", "talk-outcome": "Nu eens."})

    assert empty.status_code == 422
    assert done.status_code == 302
    assert "Nu eens." in client.get(address).content.decode()


def test_a_wrong_number_is_given_back_with_one_sentence(client: Client) -> None:
    given.initiative()
    client.force_login(given.worker())
    form = given.form_of(client, "/behoeften/nieuw?initiative=slowcare-oss")

    answer = client.post("/behoeften/nieuw?initiative=slowcare-oss", form | {"method-need": "17", "step": "save"})

    assert answer.status_code == 422
    assert "Geef een cijfer van 0 tot 10." in answer.content.decode()
    assert not Diagnosis.objects.exists()
