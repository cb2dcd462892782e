"""Where someone is signed in, and ending that."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

import given
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Safari/604.1"


def come(person: Person, browser: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": browser})
    client.post("/inloggen", {"username": person.email, "password": given.PASSWORD})
    return client


def test_sessions_are_listed_in_plain_words():
    anna = given.known()
    come(anna, IPHONE)

    page = come(anna).get("/mijn-toegang").content.decode()

    assert "Firefox op Linux" in page
    assert "Safari op iPhone" in page
    assert "127.0.0.1" in page
    assert page.count("hier en nu") == 1


def test_one_session_is_ended_and_the_other_stays():
    anna = given.known()
    telephone, desk = come(anna, IPHONE), come(anna)
    number = UserSession.objects.get(user_agent=IPHONE).pk

    desk.post("/mijn-toegang", {"number": number})

    assert telephone.get("/vandaag").status_code == 302
    assert desk.get("/vandaag").status_code == 200
    assert Entry.objects.filter(deed="end a session", key=anna.key).count() == 1


def test_all_other_sessions_are_ended():
    anna = given.known()
    others, desk = [come(anna, IPHONE), come(anna)], come(anna)

    desk.post("/mijn-toegang", {"step": "others"})

    assert [one.get("/vandaag").status_code for one in (*others, desk)] == [302, 302, 200]


@pytest.mark.parametrize("number", ["0", "999999", "x", "", "9" * 40])
def test_a_session_that_is_not_there_is_answered_with_a_sentence(number):
    answer = come(given.known()).post("/mijn-toegang", {"number": number})

    assert answer.status_code == 404
    assert "Deze sessie was al voorbij." in answer.content.decode()


def test_nobody_ends_the_session_of_someone_else():
    anna, desk = given.known(), come(given.known("Bert", "officer"))
    telephone = come(anna, IPHONE)
    number = UserSession.objects.get(user=anna).pk

    mine = desk.post("/mijn-toegang", {"number": number})
    theirs = desk.post(f"/mensen/{anna.key}/toegang", {"number": number})

    assert (mine.status_code, theirs.status_code) == (404, 403)
    assert telephone.get("/vandaag").status_code == 200


def test_an_administrator_signs_someone_out_everywhere():
    anna, desk = given.known(), come(given.known("Bram", "administrator"))
    clients = [come(anna), come(anna, IPHONE)]

    page = desk.get(f"/mensen/{anna.key}/toegang").content.decode()
    desk.post(f"/mensen/{anna.key}/toegang", {"step": "all"})

    assert "Safari op iPhone" in page
    assert [one.get("/vandaag").status_code for one in clients] == [302, 302]
    assert desk.get("/vandaag").status_code == 200


def test_a_session_that_was_signed_out_of_is_no_longer_listed():
    anna = given.known()
    come(anna, IPHONE).post("/uitloggen")

    assert "iPhone" not in come(anna).get("/mijn-toegang").content.decode()


@pytest.mark.parametrize("jump", [600, -600])
def test_a_session_is_written_down_as_seen_after_a_while_or_when_a_clock_jumps(jump):
    client = come(given.known())
    UserSession.objects.update(last_seen_at=timezone.now() - timedelta(days=1))
    client.get("/vandaag")
    unseen = UserSession.objects.get().last_seen_at
    session = client.session
    session["seen"] += jump
    session.save()

    client.get("/vandaag")

    assert UserSession.objects.get().last_seen_at > unseen


def test_the_page_asks_few_questions(django_assert_max_num_queries):
    anna = given.known()
    client = come(anna)
    client.get("/mijn-toegang")

    with django_assert_max_num_queries(12):
        client.get("/mijn-toegang")
