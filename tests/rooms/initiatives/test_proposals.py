import pytest
from django.core import mail
from django.test import Client

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.actions.propose import DecidedAlready, ReasonMissing, accept, propose, reject
from veerkracht.initiatives.models import Initiative, Proposal
from veerkracht.notices.models import Notice
from veerkracht.people.models import Grant
from veerkracht.site.management.commands.notices import send_due
from veerkracht.trail.models import Copy, Entry

pytestmark = pytest.mark.django_db

PAGE = "/initiatieven/slowcare-oss/schrijven"


@pytest.fixture
def one():
    return given.initiative("SlowCare Oss", ask_nl="Een ruimte in Oss", contact_email="anna@slowcare.example")


@pytest.fixture
def anna(one):
    return given.role(given.person("Anna"), "initiator", "initiative", one.key)


@pytest.fixture
def bas(one):
    return given.role(given.person("Bas"), "officer", "programme", "sociale-veerkracht")


def sent(anna, text="Een keuken in Oss") -> Proposal:
    propose(by=anna, key="slowcare-oss", said={"ask_nl": text}, seen={"ask_nl": "Een ruimte in Oss"})
    return Proposal.objects.latest("pk")


def ask() -> str:
    return Initiative.objects.get().ask_nl


def test_what_an_initiator_sends_is_not_public_before_someone_else_took_it_over(client, anna, bas):
    client.force_login(anna)
    client.post(PAGE, given.form_of(client, PAGE) | {"ask_nl": "Een keuken in Oss"})
    public = Client().get("/initiatieven/slowcare-oss").content.decode()
    number = Proposal.objects.get().pk

    client.force_login(bas)
    page = client.get(f"/voorstellen/{number}").content.decode()
    shown = client.get(f"/voorstellen/{number}").context["shown"]
    client.post(f"/voorstellen/{number}", {"decision": "accept", "shown": shown})

    assert "Een keuken" not in public
    assert '<del class="removed">ruimte</del>' in page
    assert '<ins class="added">keuken</ins>' in page
    assert ask() == "Een keuken in Oss"
    assert "Een keuken in Oss" in Client().get("/initiatieven/slowcare-oss").content.decode()


def test_a_reject_comes_with_its_reason_as_a_message_and_can_be_mended(client, anna, bas):
    number = sent(anna).pk

    client.force_login(bas)
    client.post(f"/voorstellen/{number}", {"decision": "reject", "reason": "Zeg ook hoe groot."})
    send_due()
    client.force_login(anna)
    today, page = client.get("/vandaag").content.decode(), client.get(PAGE).content.decode()
    client.post(PAGE, given.form_of(client, PAGE) | {"ask_nl": "Een grote keuken"})

    assert "Je tekst is nog niet overgenomen: SlowCare Oss" in today
    assert "Zeg ook hoe groot." in page
    assert "Een keuken in Oss" in page
    assert [(letter.to, "Zeg ook hoe groot." in letter.body) for letter in mail.outbox if anna.email in letter.to] == [
        ([anna.email], True)
    ]
    assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == ["replaced", "waiting"]
    assert ask() == "Een ruimte in Oss"


def test_a_reject_without_a_reason_is_refused(client, anna, bas):
    number = sent(anna).pk
    client.force_login(bas)

    answer = client.post(f"/voorstellen/{number}", {"decision": "reject", "reason": " "})

    assert answer.status_code == 422
    with pytest.raises(ReasonMissing):
        reject(by=bas, number=number, reason=" ")


def test_nobody_reviews_a_text_of_their_own(client, bas):
    number = sent(bas).pk
    client.force_login(bas)

    page = client.get(f"/voorstellen/{number}").content.decode()

    assert "Je deed zelf een eerdere stap" in page
    with pytest.raises(NotAllowed):
        accept(by=bas, number=number, seen={"ask_nl": "Een ruimte in Oss"})
    assert "Een tekst wacht op beoordeling" not in client.get("/vandaag").content.decode()


def test_who_may_not_review_neither_decides_nor_reads(client, anna):
    number = sent(anna).pk
    stranger = given.role(given.person("Cor"), "initiator", "initiative", "een-ander")
    client.force_login(stranger)

    assert client.get(f"/voorstellen/{number}").status_code == 404
    assert client.get("/voorstellen").status_code == 403
    with pytest.raises(NotAllowed):
        reject(by=anna, number=number, reason="Zomaar")


def test_what_became_public_meanwhile_is_not_written_over(anna, bas):
    number = sent(anna).pk
    Initiative.objects.update(ask_nl="Intussen anders")

    with pytest.raises(ChangedMeanwhile):
        accept(by=bas, number=number, seen={"ask_nl": "Een ruimte in Oss"})

    assert ask() == "Intussen anders"
    assert Proposal.objects.get().state == "waiting"


def test_a_proposal_is_decided_once(anna, bas):
    number = sent(anna).pk
    accept(by=bas, number=number, seen={"ask_nl": "Een ruimte in Oss"})

    with pytest.raises(DecidedAlready):
        reject(by=bas, number=number, reason="Toch niet")


def test_the_same_form_twice_is_one_proposal_and_one_message(client, anna, bas):
    client.force_login(anna)
    form = given.form_of(client, PAGE) | {"ask_nl": "Een keuken in Oss"}

    client.post(PAGE, form)
    client.post(PAGE, form)

    assert Proposal.objects.count() == 1
    assert Notice.objects.filter(person_key=bas.key).count() == 1


def test_what_one_takes_back_waits_no_more(client, anna):
    sent(anna)
    client.force_login(anna)

    client.post(PAGE, given.form_of(client, PAGE) | {"ask_nl": "Een ruimte in Oss"})

    assert Proposal.objects.get().state == "withdrawn"
    assert Entry.objects.filter(deed="take a text back").exists()


def test_the_trail_tells_the_steps_and_holds_no_text(anna, bas):
    accept(by=bas, number=sent(anna).pk, seen={"ask_nl": "Een ruimte in Oss"})

    deeds = list(Entry.objects.order_by("pk").values_list("person_key", "deed", "fields"))

    assert deeds == [
        (anna.key, "propose a text", ["ask_nl"]),
        (bas.key, "describe", ["ask_nl"]),
        (bas.key, "accept a text", ["ask_nl"]),
    ]
    assert not Copy.objects.filter(kind="proposal").exists()


def test_an_initiator_changes_nothing_else_through_the_form(client, anna):
    client.force_login(anna)
    form = given.form_of(client, PAGE) | {"phase": "growth", "published": "", "ask_nl": "Iets"}

    client.post(PAGE, form)

    assert set(Proposal.objects.get().texts) == {"ask_nl"}


def test_who_lost_the_role_sends_nothing(client, anna):
    client.force_login(anna)
    form = given.form_of(client, PAGE) | {"ask_nl": "Iets"}
    Grant.objects.filter(person=anna).delete()

    assert client.post(PAGE, form).status_code == 403
    assert not Proposal.objects.exists()
