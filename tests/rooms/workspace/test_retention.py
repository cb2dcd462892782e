"""Retention: a list of what was kept long enough, looked at and approved before anything goes."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

import given
from veerkracht.exchange.models import Upload
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.notices.models import Notice
from veerkracht.people.actions.close import open_again
from veerkracht.people.models import Person, WithheldText
from veerkracht.publishing.models import Message
from veerkracht.site.rooms import PERSONAL
from veerkracht.trail.models import Entry
from veerkracht.workspace.actions import ChangedMeanwhile, NothingChosen, approve, propose
from veerkracht.workspace.models import Destruction
from veerkracht.workspace.queries import approved_lists, open_list

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 3)
LONG_AGO = datetime(2022, 1, 1, tzinfo=UTC)
LATELY = datetime(2026, 5, 1, tzinfo=UTC)


def kept() -> None:
    """Of every sort something that was kept long enough, and something that was not."""
    for at in (LONG_AGO, LATELY):
        notice = Notice.objects.create(person_key="x", subject="Er wacht iets")
        Notice.objects.filter(pk=notice.pk).update(told_at=at)
        upload = Upload.objects.create(programme_key="p", file_name="a.xlsx", rows={}, by_key="x")
        Upload.objects.filter(pk=upload.pk).update(uploaded_at=at)
        answered = {"answered_at": at, "answered_by_key": "x", "answer": "Gedaan."}
        Message.objects.create(kind="general", text=f"Van {at.year}", owner_key="x", **answered)
        Session.objects.create(session_key=f"s{at.year}", session_data="", expire_date=at + timedelta(days=7))
        text = WithheldText.objects.create(record="a.B", number=at.year, field="x", text="06-12345678", by_key="x")
        WithheldText.objects.filter(pk=text.pk).update(withheld_at=at)
    Message.objects.create(kind="general", text="Wacht nog", owner_key="x")


def closed_in(year: int, person: Person) -> None:
    """Let the account have been closed in a year: the trail itself cannot be changed, so an entry is written then."""
    with patch.object(timezone, "now", lambda: datetime(year, 1, 1, tzinfo=UTC)):
        Entry.objects.create(person_key="x", deed="close an account", kind="person", key=person.key, origin="screen")


def scene() -> Person:
    gone = given.person("Anna", is_active=False)
    closed_in(2022, gone)
    return gone


def everything() -> set[int]:
    return set(range(100))


def shown() -> tuple[int, str]:
    due = open_list()
    assert due
    return due.number, due.fingerprint


def test_a_list_names_what_was_kept_long_enough_and_destroys_nothing() -> None:
    kept()
    gone = scene()

    count = propose(on=TODAY, rooms=PERSONAL)

    due = open_list()
    assert due
    assert count == len(due.lines) == 6
    said = [line.what.nl for line in due.lines]
    assert said[0].startswith("bericht ")
    assert said[1:3] == ["1 gestuurde bestanden", "1 meldingen"]
    assert said[3] == f"account {gone.key}, gesloten"
    assert due.lines[0].since == date(2024, 1, 1)
    assert "Anna" not in str(Destruction.objects.get().lines)
    assert Message.objects.count() == 3
    assert Person.objects.filter(pk=gone.pk).exists()


def test_what_an_administrator_approves_goes_in_one_step() -> None:
    kept()
    gone, officer = scene(), given.officer()
    propose(on=TODAY, rooms=PERSONAL)
    number, seen = shown()

    destroyed = approve(by=officer, number=number, seen=seen, chosen=everything(), on=TODAY, rooms=PERSONAL)

    assert destroyed == 6
    assert set(Message.objects.values_list("text", flat=True)) == {"Van 2026", "Wacht nog"}
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert Notice.objects.count() == Upload.objects.count() == Session.objects.count() == 1
    assert WithheldText.objects.get().number == 2026
    (made,) = approved_lists()
    assert (made.approved_by_key, made.destroyed) == (officer.key, 6)
    assert Entry.objects.filter(deed="destroy what is due", kind="destruction", key=str(number)).count() == 1
    assert open_list() is None


def test_what_is_left_out_comes_back() -> None:
    kept()
    officer = given.officer()
    propose(on=TODAY, rooms=PERSONAL)
    number, seen = shown()

    approve(by=officer, number=number, seen=seen, chosen={0}, on=TODAY, rooms=PERSONAL)
    propose(on=TODAY, rooms=PERSONAL)

    due = open_list()
    assert due
    assert [line.what.nl for line in due.lines][:2] == ["1 gestuurde bestanden", "1 meldingen"]


def test_an_account_that_was_opened_again_stays() -> None:
    gone, officer = scene(), given.officer()
    propose(on=TODAY, rooms=PERSONAL)
    number, seen = shown()
    open_again(by=officer, person=gone, on=TODAY)

    assert approve(by=officer, number=number, seen=seen, chosen=everything(), on=TODAY, rooms=PERSONAL) == 0

    assert Person.objects.filter(pk=gone.pk).exists()


def test_what_came_after_the_list_stays() -> None:
    kept()
    officer = given.officer()
    propose(on=TODAY, rooms=PERSONAL)
    number, seen = shown()

    approve(by=officer, number=number, seen=seen, chosen=everything(), on=date(2030, 1, 1), rooms=PERSONAL)

    assert Notice.objects.count() == 1, "told after the list was made, though old enough by now"


def test_another_list_than_was_looked_at_is_refused() -> None:
    kept()
    officer = given.officer()
    propose(on=TODAY, rooms=PERSONAL)
    number, seen = shown()
    propose(on=TODAY + timedelta(days=1), rooms=PERSONAL)
    newer, _seen = shown()

    with pytest.raises(NotKnown):
        approve(by=officer, number=number, seen=seen, chosen=everything(), on=TODAY, rooms=PERSONAL)
    with pytest.raises(ChangedMeanwhile):
        approve(by=officer, number=newer, seen="anders", chosen=everything(), on=TODAY, rooms=PERSONAL)
    with pytest.raises(NothingChosen):
        approve(by=officer, number=newer, seen=shown()[1], chosen=set(), on=TODAY, rooms=PERSONAL)

    assert Message.objects.count() == 3


def test_nobody_but_an_administrator_approves() -> None:
    kept()
    propose(on=TODAY, rooms=PERSONAL)
    number, seen = shown()

    officer = given.officer(role="officer")

    with pytest.raises(NotAllowed):
        approve(by=officer, number=number, seen=seen, chosen=everything(), on=TODAY, rooms=PERSONAL)

    assert Message.objects.count() == 3


def test_the_command_makes_the_list_and_the_page_approves_it(client: Client, capsys) -> None:
    kept()
    officer = given.officer()
    client.force_login(officer)

    call_command("retention")
    said = capsys.readouterr().out
    today = client.get("/vandaag").content.decode()
    page = client.get("/te-vernietigen").content.decode()
    number, seen = shown()
    done = client.post("/te-vernietigen", {"step": "approve", "number": number, "seen": seen, "line": ["0"]})

    assert "Er is niets vernietigd" in said
    assert "/te-vernietigen" in today
    assert "Van 2022" not in page
    assert done.status_code == 302
    assert Message.objects.count() == 2
    assert "Eerder vernietigd" in client.get("/te-vernietigen").content.decode()


def test_with_nothing_due_the_page_says_so(client: Client, capsys) -> None:
    client.force_login(given.officer())

    call_command("retention")

    assert "niets langer bewaard" in capsys.readouterr().out
    assert "Er wacht niets om te vernietigen" in client.get("/te-vernietigen").content.decode()
    assert client.post("/te-vernietigen", {"step": "approve", "number": "9" * 30}).status_code == 422
