"""Asking and offering on the forum, answering each other, and saying that it was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import make_key
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.named import initiative_of, places_of, programme_of, themes_of
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, require
from veerkracht.search.actions import forget, index
from veerkracht.support.meeting.choices import Good, Sort
from veerkracht.support.meeting.models import Text, Thread
from veerkracht.support.meeting.queries.scopes import MODERATE, POST, of_thread, within
from veerkracht.support.meeting.queries.searchables import searchable
from veerkracht.support.meeting.refusals import Missing, NotNow, TooMany, require_said
from veerkracht.trail.actions import record

MOST_IN_AN_HOUR = 20
LONGEST = 5_000
RESERVED = frozenset({"new", "nieuw", "to-look-at", "na-te-kijken"})


@dataclass(frozen=True, slots=True)
class Said:
    """What someone writes, and on behalf of which initiative; without one, of the programme."""

    text: str
    initiative_key: str = ""
    language: str = "nl"


@transaction.atomic
def begin(
    *, by: Person, programme_key: str, sort: str, good: str, title: str, said: Said, theme: str = "", place: str = ""
) -> str:
    """Put a question or an offer on the forum and give its key; text with personal data in it waits.

    Refused: nothing said; an unknown kind; on behalf of an initiative that is not one's own; too many in an hour.
    """
    programme, initiative = programme_of(programme_key), _initiative(said.initiative_key)
    where = within(initiative.key if initiative else "", programme.key)
    require(by, POST, where)
    _not_too_many(by)
    if sort not in Sort.values or good not in Good.values:
        raise Missing(_("Choose whether you ask or offer, and what, from the lists."))
    words = " ".join(require_said(title, _("Say in one sentence what you ask or offer.")).split())[:200]
    now = timezone.now()
    thread = Thread(
        key=_key(words),
        programme=programme,
        sort=sort,
        good=good,
        language=said.language,
        theme=themes_of(programme, [theme])[0] if theme else None,
        place=places_of([place])[0] if place else None,
        initiative=initiative,
        by_key=by.key,
        last_at=now,
    )
    cleared = clear(by=by, record=thread, said={"title": words}, about=("thread", thread.key), scopes=where)
    thread.title = cleared.said["title"]
    thread.save()
    cleared.keep(thread)
    _write(by, thread, initiative, said, opening=True)
    record(by=by.key, deed="post on the forum", kind="thread", key=thread.key, fields=["key"])
    return thread.key


@transaction.atomic
def reply(*, by: Person, key: str, said: Said) -> int:
    """Answer on the forum and tell who began; refused where the thread is hidden or what it asked was found."""
    thread, initiative = thread_held(key=key), _initiative(said.initiative_key)
    require(by, POST, within(initiative.key if initiative else "", thread.programme.key))
    _not_too_many(by)
    if thread.found_on or not thread.shown:
        raise NotNow(_("This was found already or is not shown any more. Begin a question or an offer of your own."))
    text = _write(by, thread, initiative, said, opening=False)
    Thread.objects.filter(pk=thread.pk).update(last_at=text.at)
    record(by=by.key, deed="answer on the forum", kind="thread", key=key, fields=["text"])
    with override("nl"):
        tell(
            person_key=thread.by_key,
            by=by.key,
            kind=WORK,
            about=("thread", key),
            once=f"thread:{key}:{text.pk}",
            subject=_("Someone answers you on the forum"),
            body=thread.title,
            link=reverse("thread", args=[key]),
        )
    return text.pk


@transaction.atomic
def close(*, by: Person, key: str, how: str, on: date) -> None:
    """Say that what was asked was found, or that what was offered is taken; by who began, or who moderates."""
    thread = thread_held(key=key)
    _require_own(by, thread)
    if thread.found_on:
        raise NotNow(_("It was closed already. Open it again if it is still needed."))
    words = {"found_how": " ".join(how.replace("\0", "").split())[:300]}
    cleared = clear(by=by, record=thread, said=words, about=("thread", key), scopes=of_thread(thread))
    thread.found_on, thread.found_how = on, cleared.said["found_how"]
    thread.save()
    cleared.keep(thread)
    record(by=by.key, deed="close on the forum", kind="thread", key=key, fields=["found_on"])


@transaction.atomic
def reopen(*, by: Person, key: str) -> None:
    """Say that it is still needed."""
    thread = thread_held(key=key)
    _require_own(by, thread)
    cleared = clear(by=by, record=thread, said={"found_how": ""}, about=("thread", key), scopes=of_thread(thread))
    thread.found_on, thread.found_how = None, ""
    thread.save()
    cleared.keep(thread)
    record(by=by.key, deed="open again on the forum", kind="thread", key=key, fields=["found_on"])


def thread_held(*, key: str) -> Thread:
    """Give a thread that nobody else changes until this transaction ends."""
    found = Thread.objects.select_for_update(of=("self",)).select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such question or offer. Look for it on the forum."))
    return found


def make_findable(*, thread: Thread) -> None:
    """Let a thread be found with all that is shown of it; nothing of one that is hidden."""
    found: Mapping[str, object] | None = searchable(thread)
    if found is None:
        forget(kind="thread", key=thread.key)
    else:
        index(**found)  # type: ignore[arg-type]


def _write(by: Person, thread: Thread, initiative: Initiative | None, said: Said, *, opening: bool) -> Text:
    """Add a text; who moderates looks at it afterwards, unless they wrote it."""
    words = require_said(said.text, _("Write what you ask or offer, or your answer."))[:LONGEST]
    now = timezone.now()
    own = may(by, MODERATE, of_thread(thread))
    text = Text(
        thread=thread,
        opening=opening,
        initiative=initiative,
        by_key=by.key,
        language=said.language,
        at=now,
        looked_at=now if own else None,
        looked_by_key=by.key if own else "",
    )
    about, where = ("thread", thread.key), of_thread(thread)
    cleared = clear(by=by, record=text, said={"text": words}, about=about, scopes=where, part=f"{now:%H%M%S%f}")
    text.text = cleared.said["text"]
    text.save()
    cleared.keep(text)
    make_findable(thread=thread)
    return text


def _require_own(by: Person, thread: Thread) -> None:
    """Let who began do so as long as they may post there, and otherwise only who moderates."""
    require(by, POST if thread.by_key == by.key else MODERATE, of_thread(thread))


def _initiative(key: str) -> Initiative | None:
    return initiative_of(key) if key else None


def _key(title: str) -> str:
    stem = make_key(title)[:70].strip("-")
    taken = set(Thread.objects.filter(key__startswith=stem).values_list("key", flat=True)) | RESERVED
    return make_key(stem, taken=taken)


def _not_too_many(by: Person) -> None:
    since = timezone.now() - timedelta(hours=1)
    if Text.objects.filter(by_key=by.key, at__gte=since).count() >= MOST_IN_AN_HOUR:
        raise TooMany(_("You wrote a great deal this hour. Give others a turn and go on later."))
