from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

import given
from veerkracht.learning.asking.actions.publish import withdraw as withdraw_question
from veerkracht.learning.lessons.actions import review
from veerkracht.notices.actions import Receiver, announce, choose, send, tell
from veerkracht.notices.kinds import AT_ONCE, DAILY, DUTY, LESSONS, NONE, WEEKLY, WORK
from veerkracht.notices.models import Choice, Mail, Notice
from veerkracht.notices.stopping import token
from veerkracht.publishing.models import Message
from veerkracht.site.alive import alive

pytestmark = pytest.mark.django_db

LATER = datetime(2999, 1, 1, tzinfo=UTC)


def told(person, subject="Er wacht iets", **more):
    tell(person_key=person.key, subject=subject, body="Kijk onder Vandaag.", link="/vandaag", **more)


def sent(at=LATER, alive=lambda _person, _about: True):
    return send(
        receivers=lambda keys: {key: Receiver(f"{key}@example.org") for key in keys},
        alive=alive,
        stop=lambda person, kind: f"/berichten-aan-mij/stop/{token(person, kind)}",
        site="https://voorbeeld.nl",
        at=at,
    )


@pytest.fixture
def anna():
    return given.role(given.person("Anna"), "officer")


def test_who_chose_nothing_is_mailed_at_once_and_once(anna):
    told(anna)

    first, second = sent(), sent()

    assert (first.sent, second.sent, len(mail.outbox)) == (1, 0, 1)
    assert "https://voorbeeld.nl/vandaag" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["List-Unsubscribe"].startswith("<https://voorbeeld.nl/berichten-aan-mij/stop/")


def test_nobody_is_told_of_their_own_deed(anna):
    told(anna, by=anna.key)

    assert not Notice.objects.exists()


def test_the_same_is_told_once(anna):
    told(anna, about=("message", "12"))
    told(anna, about=("message", "12"))
    told(anna, about=("message", "13"))

    assert Notice.objects.count() == Mail.objects.count() == 2


def test_a_digest_puts_a_day_together_in_the_morning(anna):
    choose(person_key=anna.key, choices={WORK: DAILY})
    for number in range(3):
        told(anna, subject=f"Zaak {number}")
    now = timezone.now()

    before = sent(at=now)
    after = sent(at=now + timedelta(days=1))

    assert (before.sent, after.sent, len(mail.outbox)) == (0, 1, 1)
    assert all(f"Zaak {number}" in mail.outbox[0].body for number in range(3))
    assert mail.outbox[0].subject


def test_who_wants_no_mail_is_told_on_the_page_only(client, anna):
    choose(person_key=anna.key, choices={WORK: NONE})
    told(anna)
    client.force_login(anna)

    assert sent().sent == 0
    assert "Er wacht iets" in client.get("/berichten-aan-mij").content.decode()


def test_what_waits_follows_a_new_choice(anna):
    told(anna)

    choose(person_key=anna.key, choices={WORK: NONE})

    assert sent() == type(sent())()
    assert Mail.objects.get().state == "dropped"


def test_a_mail_about_what_is_gone_is_dropped(anna):
    told(anna, about=("message", "12"))

    done = sent(alive=lambda _person, _about: False)

    assert (done.sent, done.dropped, mail.outbox) == (0, 1, [])


def test_the_command_drops_what_someone_may_no_longer_see(anna):
    letter = Message.objects.create(kind="contact", text="Hallo", owner_key=anna.key)
    told(anna, about=("message", str(letter.pk)))
    anna.grants.all().delete()

    call_command("notices", "send")

    assert mail.outbox == []


def test_a_notice_of_what_is_gone_has_no_link(client, anna):
    told(anna, about=("message", "999"))
    client.force_login(anna)

    page = client.get("/berichten-aan-mij").content.decode()

    assert "Er wacht iets" in page
    assert 'href="/vandaag">Er wacht iets' not in page
    assert "Dit is er niet meer" in page


def test_a_mail_that_cannot_be_sent_is_tried_again_and_then_left(anna, monkeypatch):
    told(anna)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", _no_connection)

    outcomes = [sent(at=LATER + timedelta(days=day)) for day in range(7)]

    assert [done.failed for done in outcomes] == [1, 1, 1, 1, 1, 0, 0]
    assert Mail.objects.get().state == "dropped"


def _no_connection(*_words, **_named):
    raise ConnectionError


def test_a_mail_that_was_under_way_when_all_stopped_is_not_sent_again(anna):
    told(anna)
    Mail.objects.update(state="taken")

    assert sent().sent == 0


def test_a_clock_that_goes_back_sends_nothing_early_or_twice(anna):
    told(anna)

    early = sent(at=datetime(2001, 1, 1, tzinfo=UTC))
    then = sent()
    again = sent(at=datetime(2001, 1, 1, tzinfo=UTC))

    assert (early.sent, then.sent, again.sent) == (0, 1, 0)


def test_someone_stops_a_mail_without_signing_in(client, anna):
    address = f"/berichten-aan-mij/stop/{token(anna.key, DUTY)}"

    looked = client.get(address)
    before = Choice.objects.exists()
    client.post(address, {"List-Unsubscribe": "One-Click"})

    assert looked.status_code == 200
    assert not before
    assert Choice.objects.get(person_key=anna.key).how == NONE


@pytest.mark.parametrize("address", ["verzonnen", "a:b:c"])
def test_an_address_that_is_not_ours_stops_nothing(client, anna, address):
    assert client.post(f"/berichten-aan-mij/stop/{address}").status_code == 404
    assert not Choice.objects.exists()


def test_the_page_keeps_the_choice(client, anna):
    client.force_login(anna)
    form = {"message": DAILY, "work": AT_ONCE, "review": NONE, "duty": AT_ONCE, "lessons": WEEKLY}

    answer = client.post("/berichten-aan-mij", form)
    wrong = client.post("/berichten-aan-mij", form | {"work": "soms"})

    assert (answer.status_code, wrong.status_code) == (302, 422)
    assert dict(Choice.objects.values_list("kind", "how")) == form


def test_the_page_is_for_who_is_signed_in(client):
    assert client.get("/berichten-aan-mij").status_code == 302


def test_news_comes_on_monday_all_together_to_who_asked_for_it(anna):
    bram = given.person("Bram")
    choose(person_key=anna.key, choices={LESSONS: WEEKLY})
    for number in range(2):
        news(f"les-{number}")
    news("les-1")
    now = timezone.now()

    before, after = sent(at=now), sent(at=now + timedelta(days=7))

    assert (before.sent, after.sent, len(mail.outbox)) == (0, 1, 1)
    assert all(mail.outbox[0].body.count(f"/lessen/les-{number}") == 1 for number in range(2))
    assert timezone.localtime(Mail.objects.first().due_at).weekday() == 0
    assert not Notice.objects.filter(person_key=bram.key).exists()


def test_nobody_gets_news_of_their_own_deed(anna):
    choose(person_key=anna.key, choices={LESSONS: AT_ONCE})

    news("les-1", by=anna.key)
    news("les-2", but=[anna.key])

    assert not Notice.objects.exists()


def news(key, **more):
    link = f"/lessen/{key}"
    announce(kind=LESSONS, subject="Een nieuwe les", body="", link=link, about=("lesson", key), **more)


def test_a_lesson_that_becomes_public_is_news_until_it_is_withdrawn():
    anna = given.person("Anna")
    choose(person_key=anna.key, choices={LESSONS: DAILY})

    first, second = given.public_lesson("Samen eten verbindt"), given.public_lesson("Folders verbinden niet")
    review.withdraw(by=given.officer(), key=second, reason="Niet waar.")
    now = timezone.now() + timedelta(days=1)
    sent(at=now, alive=alive)

    bodies = [letter.body for letter in mail.outbox if letter.to == [f"{anna.key}@example.org"]]
    assert len(bodies) == 1
    assert f"/lessen/{first}" in bodies[0]
    assert second not in bodies[0]


def test_a_question_that_becomes_public_is_news_until_it_is_withdrawn():
    anna = given.person("Anna")
    choose(person_key=anna.key, choices={LESSONS: DAILY})

    first, second = given.public_question(), given.public_question("Waarom blijven de jongeren weg?")
    withdraw_question(by=given.officer(), key=second)
    sent(at=timezone.now() + timedelta(days=1), alive=alive)

    bodies = [letter.body for letter in mail.outbox if letter.to == [f"{anna.key}@example.org"]]
    assert len(bodies) == 1
    assert f"/leervragen/{first}" in bodies[0]
    assert second not in bodies[0]


def test_who_owns_a_question_is_mailed_about_it():
    owner = given.role(given.person("Olga"), "officer", "programme", given.programme().key)

    key = given.question(owner_key=owner.key)
    sent(at=timezone.now(), alive=alive)

    assert [f"/leren/vragen/{key}" in letter.body for letter in mail.outbox] == [True]
