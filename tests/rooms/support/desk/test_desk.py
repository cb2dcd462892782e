"""The question desk: no request without owner, status and day; each is answered, delayed, handed on and ended."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.personal import Whose
from veerkracht.support.desk.actions import again, answer, take_back, take_in
from veerkracht.support.desk.actions.send import send_waiting
from veerkracht.support.desk.actions.share import share, unshare
from veerkracht.support.desk.links import token_of
from veerkracht.support.desk.models import Post, SharedAnswer, SupportRequest
from veerkracht.support.desk.personal import destroy, due, erase, export
from veerkracht.support.desk.queries import near, own, waiting, working
from veerkracht.support.desk.queries.working import Wanted
from veerkracht.support.desk.refusals import Missing, NobodyHere, NotNow, TooMany
from veerkracht.trail.models import Entry
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db
PIET = Whose("", "piet@voorbeeld.example", "Piet Pieters")


def one(key: str) -> SupportRequest:
    return SupportRequest.objects.get(key=key)


def test_a_request_has_an_owner_a_status_and_a_day_at_once() -> None:
    worker = given.worker()

    found = one(given.support_request(on=date(2017, 4, 12), urgency="stuck"))

    assert (found.owner_key, found.status, found.promised_on) == (worker.key, "waiting", date(2017, 4, 18))


@pytest.mark.parametrize(
    "wrong",
    [
        {"owner_key": ""},
        {"status": ""},
        {"status": "lost"},
        {"status": "answered"},
        {"status": "no", "closed_on": date(2017, 4, 12)},
        {"closed_on": date(2017, 4, 12)},
    ],
)
def test_the_database_refuses_one_without(wrong: dict[str, object]) -> None:
    given.worker()
    key = given.support_request()

    with pytest.raises(IntegrityError), transaction.atomic():
        SupportRequest.objects.filter(key=key).update(**wrong)


def test_where_nobody_can_answer_it_is_not_taken_in() -> None:
    given.programme()

    with pytest.raises(NobodyHere, match="Bel het programma"):
        given.support_request()


def test_a_support_worker_comes_before_an_officer_and_the_least_busy_first() -> None:
    given.officer(role="officer")
    first, second = given.worker(), given.worker(name="Max Match")

    owners = {one(given.support_request(email="")).owner_key for _count in range(2)}

    assert owners == {first.key, second.key}


def test_more_than_ten_in_an_hour_of_one_address_are_refused() -> None:
    given.worker()
    for _count in range(10):
        given.support_request()

    with pytest.raises(TooMany):
        given.support_request()


def test_a_request_without_a_question_is_refused_and_four_words_are_enough() -> None:
    given.worker()
    with pytest.raises(Missing):
        given.support_request(" ")

    assert one(given.support_request("Wie wil ons helpen?", text="")).subject == "Wie wil ons helpen?"


def test_the_receipt_says_who_has_it_and_by_when_and_carries_the_private_link() -> None:
    given.worker()
    key = given.support_request()

    assert send_waiting(at=now()).sent == 1
    assert send_waiting(at=now()).sent == 0
    [receipt] = mail.outbox
    assert "Mia Mix" in receipt.body
    assert "/hulp/mijn-vraag/" in receipt.body
    assert key in receipt.extra_headers["Message-ID"]
    assert receipt.extra_headers["Auto-Submitted"] == "auto-replied"


def test_a_mail_that_cannot_be_sent_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    given.worker()
    given.support_request()

    def away(_self: object, **_words: object) -> None:
        raise OSError("nobody answers")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", away)
        assert send_waiting(at=now()).failed == 1

    assert send_waiting(at=now()).sent == 0
    assert send_waiting(at=now() + timedelta(minutes=11)).sent == 1


def test_a_reply_that_asks_back_lets_it_wait_for_the_asker_until_they_add() -> None:
    worker = given.worker()
    key = given.support_request(on=date(2017, 4, 3))

    answer.reply(by=worker, key=key, text="Hoeveel leden hebben jullie?", asks_back=True, on=date(2017, 4, 4))
    assert one(key).status == "asked-back"
    take_in.add(key=key, text="Veertig.", on=date(2017, 4, 12))

    assert (one(key).status, one(key).promised_on) == ("waiting", date(2017, 4, 21))


@pytest.mark.parametrize("how", ["answered", "redirected", "matched", "no"])
def test_it_ends_in_one_of_four_ways_each_with_a_reason(how: str) -> None:
    worker = given.worker()
    key = given.support_request()
    with pytest.raises(Missing):
        answer.end(by=worker, key=key, how=how, reason=" ", on=localdate(), with_whom="Zet")

    answer.end(by=worker, key=key, how=how, reason="Zo zit het.", on=localdate(), with_whom="Zet")

    assert (one(key).status, one(key).reason) == (how, "Zo zit het.")
    with pytest.raises(NotNow):
        answer.end(by=worker, key=key, how=how, reason="Nog eens.", on=localdate(), with_whom="Zet")


@pytest.mark.parametrize("how", ["redirected", "matched"])
def test_sending_on_and_matching_say_with_whom(how: str) -> None:
    worker = given.worker()
    key = given.support_request()

    with pytest.raises(Missing):
        answer.end(by=worker, key=key, how=how, reason="Zo zit het.", on=localdate())


def test_a_delay_is_explained_by_the_owner_alone_and_the_asker_reads_why() -> None:
    worker, other = given.worker(), given.worker(name="Max Match")
    key = given.support_request(on=date(2017, 4, 3))
    owner, colleague = (worker, other) if one(key).owner_key == worker.key else (other, worker)
    with pytest.raises(NotNow):
        answer.delay(by=colleague, key=key, until=date(2017, 5, 1), reason="Vakantie", on=date(2017, 4, 5))
    with pytest.raises(NotNow):
        answer.delay(by=owner, key=key, until=date(2017, 4, 4), reason="Vakantie", on=date(2017, 4, 5))

    answer.delay(by=owner, key=key, until=date(2017, 5, 1), reason="De jurist is ziek.", on=date(2017, 4, 5))

    seen = own.own(key)
    assert seen.delayed
    assert [said.text for said in seen.said][-1] == "De jurist is ziek."
    assert (seen.first_promised_on, seen.promised_on) == (date(2017, 4, 10), date(2017, 5, 1))


def test_more_urgent_moves_the_promised_day_up() -> None:
    worker = given.worker()
    key = given.support_request(on=date(2017, 3, 6), urgency="can-wait")

    answer.sort(by=worker, key=key, said={"kind": "finance", "urgency": "stuck"})

    assert one(key).promised_on == date(2017, 3, 8)


def test_it_is_handed_only_to_who_may_answer() -> None:
    worker, other = given.worker(), given.worker(name="Max Match")
    key = given.support_request()
    with pytest.raises(Missing):
        answer.hand(by=worker, key=key, owner_key=given.person("Gast").key)

    answer.hand(by=worker, key=key, owner_key=other.key)

    assert one(key).owner_key == other.key


def test_who_leaves_hands_their_requests_over() -> None:
    worker, other = given.worker(), given.worker(name="Max Match")
    keys = [given.support_request() for _count in range(2)]
    SupportRequest.objects.update(owner_key=worker.key)

    assert answer.hand_over(by=given.officer(), old=worker, new=other) == 2
    assert {one(key).owner_key for key in keys} == {other.key}


def test_a_role_elsewhere_sees_nothing_and_does_nothing() -> None:
    given.worker()
    stranger = given.worker("programme", "elders")
    key = given.support_request()

    assert working.requests(Wanted(), Turn(), viewer=stranger).total == 0
    with pytest.raises(NotKnown):
        working.whole(key, viewer=stranger)
    with pytest.raises(NotAllowed):
        answer.note(by=stranger, key=key, text="Gelukt?")


def test_who_asked_does_not_read_our_notes() -> None:
    worker = given.worker()
    key = given.support_request()

    answer.note(by=worker, key=key, text="Lastige buurman.")

    assert "Lastige buurman." not in [said.text for said in own.own(key).said]
    assert "Lastige buurman." in [said.text for said in working.whole(key, viewer=worker).said]


def test_what_waits_stands_on_the_worklist_of_its_owner_only() -> None:
    worker = given.worker()
    given.support_request(on=date(2017, 4, 3))

    assert [item.kind for item in waiting.waiting(worker)] == ["request"]
    assert not waiting.waiting(given.worker(name="Max Match"))


def test_who_asked_takes_it_back_and_nothing_of_it_is_left() -> None:
    given.worker()
    key = given.support_request(tried="Bij Piet Pieters thuis")

    take_back.take_back(key=key, on=localdate())

    found = one(key)
    assert (found.status, found.subject, found.name, found.email, found.tried) == ("taken-back", "", "", "", "")
    assert not Post.objects.filter(request__key=key).exists()
    with pytest.raises(NotNow):
        take_in.add(key=key, text="Toch nog iets", on=localdate())


def test_nothing_an_asker_wrote_stands_in_the_trail() -> None:
    worker = given.worker()
    key = given.support_request()
    answer.end(by=worker, key=key, how="no", reason="Piet Pieters vroeg te veel", on=localdate())

    assert not [entry for entry in Entry.objects.all() if "Piet" in f"{entry.reason}{entry.fields}{entry.key}"]


def test_data_of_an_asker_are_given_and_erased() -> None:
    worker = given.worker()
    key = given.support_request()
    other = given.support_request("Een ander", text="Piet Pieters weet ervan", name="An", email="an@voorbeeld.example")
    answer.note(by=worker, key=key, text="Alleen voor ons.")

    kept = {row.record: row.rows for row in export(whose=PIET)}
    assert [row["key"] for row in kept["desk.SupportRequest"]] == [key]
    assert "Alleen voor ons." not in str(kept)
    erase(whose=PIET)

    assert one(key).status == "taken-back"
    assert Post.objects.get(request__key=other).text == "… weet ervan"


def test_two_years_after_the_end_it_is_emptied_and_still_counted() -> None:
    worker = given.worker()
    key = given.support_request(on=date(2017, 4, 3))
    answer.end(by=worker, key=key, how="answered", reason="Bel het notariaat.", on=date(2017, 4, 4))

    [found] = list(due(on=date(2019, 6, 1)))
    assert not list(due(on=date(2019, 4, 1)))
    assert destroy(due=found, by=worker, on=date(2019, 6, 1)) == 1

    assert (one(key).status, one(key).subject, one(key).closed_on) == ("answered", "", date(2017, 4, 4))
    assert not list(due(on=date(2019, 6, 2)))


def test_an_answer_is_shared_without_names_and_found_before_asking() -> None:
    worker = given.worker()
    key = given.support_request()
    said = {"title_nl": "Hoe vinden we een penningmeester?", "answer_nl": "Vraag het bij de bank om de hoek."}
    with pytest.raises(NotNow):
        share(by=worker, key=key, said=said, checked=True, on=localdate())
    answer.end(by=worker, key=key, how="answered", reason="Vraag het de bank.", on=localdate())
    with pytest.raises(Missing):
        share(by=worker, key=key, said=said, checked=False, on=localdate())

    shared = share(by=worker, key=key, said=said, checked=True, on=localdate())

    words = "waar vinden wij een goede penningmeester"
    found = near.nearby(words, programme_key=given.programme().key, reading="nl")
    assert [row.hit.key for row in found.answers] == [shared]
    assert near.nearby("wie helpt ons nu", programme_key="", reading="nl").too_few
    unshare(by=worker, key=shared)
    assert not near.nearby(words, programme_key=given.programme().key, reading="nl").answers


def test_personal_data_in_a_shared_answer_wait() -> None:
    worker = given.worker()
    key = given.support_request()
    answer.end(by=worker, key=key, how="answered", reason="Bel.", on=localdate())

    said = {"title_nl": "Wie kun je bellen hierover?", "answer_nl": "Bel Piet op 06-12345678."}
    share(by=worker, key=key, said=said, checked=True, on=localdate())

    assert "06-12345678" not in SharedAnswer.objects.get().answer_nl


def test_a_lost_link_is_mailed_again_but_not_within_ten_minutes() -> None:
    given.worker()
    given.support_request()
    send_waiting(at=now())

    assert again.link_again(email="piet@voorbeeld.example") == 0
    Post.objects.update(due_at=now() - timedelta(minutes=11))
    assert again.link_again(email="PIET@voorbeeld.example") == 1
    assert again.link_again(email="wie@voorbeeld.example") == 0
    assert token_of("k2k2-k2k2") != token_of("k2k2-k2k3")
