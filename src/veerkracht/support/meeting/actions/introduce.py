"""Introducing two initiatives: both are asked, both say yes, both get each other's contact, and later one tap."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import names
from veerkracht.support.meeting.choices import Answer, Stage
from veerkracht.support.meeting.models import Introduction, Side
from veerkracht.support.meeting.queries.contacts import asked_this_month, contacts
from veerkracht.support.meeting.queries.scopes import ANSWER, INTRODUCE, within
from veerkracht.support.meeting.refusals import NobodyThere, NotNow, OftenEnough, require_said
from veerkracht.trail.actions import record

SIX_WEEKS = timedelta(weeks=6)


@transaction.atomic
def ask(*, by: Person, key: str, on: date) -> None:
    """Ask both sides whether they want to meet.

    Refused: a side with nobody who could answer; a contact who was asked as often this month as one may be.
    """
    found = _held(key)
    require(by, INTRODUCE, [("programme", found.programme.key)])
    if found.stage != Stage.PROPOSED:
        raise NotNow(_("Both were asked already, or this introduction was not made."))
    sides = list(found.sides.select_related("initiative"))
    who = contacts([side.initiative.pk for side in sides], on=on)
    for side in sides:
        if side.initiative.pk not in who:
            words = {"title": side.initiative.title_nl}
            raise NobodyThere(_("Nobody with an account answers for “%(title)s”. Invite someone first.") % words)
    if len(set(who.values())) == 1:
        raise NotNow(_("One person answers for both, so they know each other already. Drop this one."))
    _require_room(who.values(), on)
    now = timezone.now()
    for side in sides:
        side.person_key, side.asked_at = who[side.initiative.pk], now
        side.save()
        _tell(side, gettext_noop("Do you want to be introduced to another initiative?"), "asked", by.key)
    found.stage, found.by_key, found.waits_since = Stage.ASKED, by.key, now
    found.save()
    record(by=by.key, deed="ask for an introduction", kind="introduction", key=key, fields=["stage"])


@transaction.atomic
def drop(*, by: Person, key: str, reason: str) -> None:
    """Decide not to introduce two, with the reason; they are never proposed again."""
    found = _held(key)
    require(by, INTRODUCE, [("programme", found.programme.key)])
    if found.stage != Stage.PROPOSED:
        raise NotNow(_("Both were asked already, or this introduction was not made."))
    found.reason = require_said(reason, _("Say why these two should not be introduced."))
    found.stage, found.by_key = Stage.DROPPED, by.key
    found.save()
    record(by=by.key, deed="drop an introduction", kind="introduction", key=key, fields=["stage", "reason"])


@transaction.atomic
def answer(*, by: Person, key: str, yes: bool, on: date, reason: str = "") -> str:
    """Say yes or no for one's own initiative and give the stage that follows: after two times yes, introduced.

    After a no the pair is never proposed again; the other side hears only that it does not go on.
    """
    found, mine, other = _sides(by, key)
    if found.stage != Stage.ASKED or mine.answer:
        raise NotNow(_("This was answered already. Look at what came of it."))
    now = timezone.now()
    mine.answer, mine.answered_at = Answer.YES if yes else Answer.NO, now
    mine.reason = reason.replace("\0", "").strip()[:2000]
    mine.save()
    if not yes:
        found.stage = Stage.DECLINED
        if other.answer == Answer.YES:
            _tell(other, gettext_noop("The introduction does not go on"), "declined", by.key)
    elif other.answer == Answer.YES:
        found.stage, found.introduced_on = Stage.INTRODUCED, on
        for side in (mine, other):
            side.result_due_at = now + SIX_WEEKS
            side.save(update_fields=["result_due_at"])
            _tell(side, gettext_noop("You both said yes: here is how you reach each other"), "introduced", "")
    found.waits_since = now
    found.save()
    record(by=by.key, deed="answer an introduction", kind="introduction", key=key, fields=["answer"])
    return str(found.stage)


@transaction.atomic
def tap(*, by: Person, key: str, brought: bool) -> None:
    """Tell whether an introduction brought anything; it can be changed later."""
    found, mine, _other = _sides(by, key)
    if found.stage != Stage.INTRODUCED:
        raise NotNow(_("You were not introduced yet, so there is nothing to tell."))
    mine.result, mine.result_at = Answer.YES if brought else Answer.NO, timezone.now()
    mine.save()
    record(by=by.key, deed="tell what an introduction brought", kind="introduction", key=key, fields=["result"])


def _held(key: str) -> Introduction:
    found = Introduction.objects.select_for_update(of=("self",)).select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such introduction. Look for it in the list."))
    return found


def _sides(by: Person, key: str) -> tuple[Introduction, Side, Side]:
    """Give an introduction with the side of whoever was asked, who may still answer for that initiative."""
    found = _held(key)
    sides = list(found.sides.select_related("initiative"))
    mine = next((side for side in sides if side.person_key == by.key), None)
    if mine is None:
        raise NotAllowed(_("Only who was asked answers this."))
    require(by, ANSWER, within(mine.initiative.key, found.programme.key))
    return found, mine, next(side for side in sides if side.pk != mine.pk)


def _require_room(people: Iterable[str], on: date) -> None:
    keys = sorted(set(people))
    # Whoever asks the same person at the same moment waits here for the count.
    list(Person.objects.select_for_update().filter(key__in=keys).order_by("pk").values_list("pk"))
    most, asked = settings.VEERKRACHT_INTRODUCTIONS_A_MONTH, asked_this_month(keys, on=on)
    for key in keys:
        if asked.get(key, 0) >= most:
            day = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
            sentence = _("%(name)s was asked %(most)s times this month, and that is enough. Ask again from %(day)s.")
            words = {"name": names([key]).get(key, key), "most": most, "day": date_format(day, "j F Y")}
            raise OftenEnough(sentence % words)


def _tell(side: Side, subject: str, step: str, by: str) -> None:
    """Tell a side what happens, without a word of who the other is: that stands on the page."""
    key = side.introduction.key
    with override("nl"):
        tell(
            person_key=side.person_key,
            by=by,
            kind=WORK,
            about=("introduction", key),
            once=f"{step}:{key}",
            subject=_(subject),
            body=side.initiative.title_nl,
            link=reverse("introduction", args=[key]),
        )
