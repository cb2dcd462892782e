"""Asking a question and wording it anew: it stays the same question, and each wording stays readable."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import make_key, sort_key
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.queries.named import initiative_of, programme_of
from veerkracht.learning.asking.actions.held import HANGS_AFTER, last_version, question_held, require_owner, stir
from veerkracht.learning.asking.models import Question, QuestionSource, QuestionVersion
from veerkracht.learning.asking.queries.scopes import scopes, within_scopes
from veerkracht.learning.asking.refusals import Missing, require_said
from veerkracht.learning.noticing.queries.reading import visible
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

Values = Mapping[str, object]
TEXTS = ("title_nl", "title_en", "why_nl", "why_en")
RESERVED = frozenset({"new", "nieuw"})
"""Words that stand for a page where a key would stand."""
SHORTEST = 10


class NoQuestion(Missing):
    """What is no sentence is no question that others understand."""


class NothingNew(Missing):
    """The new wording says just what the last one says."""


@transaction.atomic
def ask(
    *,
    by: Person,
    programme_key: str,
    said: Values,
    on: date,
    initiative_key: str = "",
    owner_key: str = "",
    sources: Iterable[str] = (),
    lesson_key: str = "",
    origin: str = Origin.SCREEN,
) -> str:
    """Ask a question and give its key; who asks it owns it, unless another is said. `sources` are observations.

    `lesson_key` names the public lesson that it is about; who calls looked whether that is there.
    """
    programme = initiative_of(initiative_key).programme if initiative_key else programme_of(programme_key)
    where = within_scopes(initiative_key, programme.key)
    require(by, "ask a question", where)
    whole = _whole(said)
    owner = require_owner(key=owner_key, deed="ask a question", scopes=where) if owner_key else by
    title = str(whole["title_nl"] or whole["title_en"])
    stem = make_key(title)[:70].strip("-")
    taken = RESERVED | set(Question.objects.filter(key__startswith=stem).values_list("key", flat=True))
    question = Question.objects.create(
        key=make_key(stem, taken=taken),
        programme=programme,
        initiative_key=initiative_key,
        sort_key=sort_key(title),
        owner_key=owner.key,
        asked_by_key=by.key,
        asked_on=on,
        hangs_at=timezone.now() + HANGS_AFTER,
        origin=origin,
    )
    _version(question, by, whole, on, reason="", before=None)
    _take(by, question, sources)
    if lesson_key:
        QuestionSource.objects.create(question=question, kind="lesson", key=lesson_key, by_key=by.key)
    record(by=by.key, deed="ask a question", kind="question", key=question.key, fields=["key", *whole], origin=origin)
    _tell_owner(by, question, title)
    return question.key


@transaction.atomic
def reword(*, by: Person, key: str, said: Values, based_on: int, on: date, reason: str) -> int:
    """Word a question anew and give the number of the wording; what is public stays until it is published again.

    `based_on` is the number that was seen: who comes second is told so. Refused: nothing new, no reason.
    """
    question = question_held(key=key)
    require(by, "ask a question", scopes(question))
    before = last_version(question=question)
    if before.number != based_on:
        raise ChangedMeanwhile(_("Someone else worded it anew while you were writing. Look at both and choose."))
    now = {name: getattr(before, name) for name in (*TEXTS, "of_ourselves")}
    whole = _whole({**now, **said})
    changed = [name for name, value in whole.items() if now[name] != value]
    if not changed:
        raise NothingNew(_("This is what the question says already. Change something first."))
    why = require_said(reason, _("Say why you word it otherwise, so that others can follow it later."))
    version = _version(question, by, whole, on, reason=why, before=before)
    if question.shown is None:
        question.sort_key = version.sort_key
    stir(question=question)
    question.save()
    record(by=by.key, deed="reword a question", kind="question", key=key, fields=changed, reason=why)
    return version.number


@transaction.atomic
def take_along(*, by: Person, key: str, sources: Iterable[str]) -> int:
    """Say from which observations a question came, and give how many were not known yet; refused where none is read."""
    question = question_held(key=key)
    require(by, "ask a question", scopes(question))
    count = _take(by, question, sources)
    stir(question=question)
    question.save(update_fields=["hangs_at", "changed_at"])
    record(by=by.key, deed="reword a question", kind="question", key=key, fields=["sources"])
    return count


@transaction.atomic
def hand(*, by: Person, key: str, owner_key: str) -> None:
    """Let someone else own a question; refused without one, or where that person has no role there."""
    question = question_held(key=key)
    require(by, "ask a question", scopes(question))
    owner = require_owner(key=owner_key, deed="ask a question", scopes=scopes(question))
    if owner.key == question.owner_key:
        return
    question.owner_key = owner.key
    question.save(update_fields=["owner_key", "changed_at"])
    record(by=by.key, deed="hand over a question", kind="question", key=key, fields=["owner_key"])
    version = last_version(question=question)
    _tell_owner(by, question, version.title_nl or version.title_en)


def _take(by: Person, question: Question, sources: Iterable[str]) -> int:
    asked = list(dict.fromkeys(sources))
    known = set(visible(by).filter(key__in=asked).values_list("key", flat=True))
    for key in asked:
        if key not in known:
            raise NotKnown(_("There is no observation “%(key)s” that you may read.") % {"key": key[:60]})
    made = [
        QuestionSource.objects.get_or_create(
            question=question, kind="observation", key=key, defaults={"by_key": by.key}
        )[1]
        for key in asked
    ]
    return sum(made)


def _version(
    question: Question, by: Person, whole: Mapping[str, Any], on: date, *, reason: str, before: QuestionVersion | None
) -> QuestionVersion:
    number = before.number + 1 if before else 1
    version = QuestionVersion(question=question, number=number, in_force_from=on, by_key=by.key)
    said = {**whole, "reason": reason}
    about, where = ("question", question.key), scopes(question)
    cleared = clear(by=by, record=version, said=said, about=about, scopes=where, before=before, needed=["title_nl"])
    for name, value in cleared.said.items():
        setattr(version, name, value)
    version.save()
    cleared.keep(version)
    return version


def _whole(said: Values) -> dict[str, Any]:
    """Read everything that a question says; refuse one that is no sentence."""
    whole: dict[str, Any] = {name: str(said.get(name) or "").strip().replace("\r\n", "\n") for name in TEXTS}
    titles = [title for title in (whole["title_nl"], whole["title_en"]) if title]
    if not titles or any(len(title) < SHORTEST or " " not in title for title in titles):
        raise NoQuestion(_("Write the question as a whole sentence, so that others understand what you want to know."))
    whole["of_ourselves"] = bool(said.get("of_ourselves"))
    return whole


def _tell_owner(by: Person, question: Question, title: str) -> None:
    with override("nl"):
        tell(
            person_key=question.owner_key,
            by=by.key,
            kind=WORK,
            about=("question", question.key),
            once=f"question:{question.key}:{question.owner_key}",
            subject=_("You own a learning question now: %(title)s") % {"title": title},
            body=_("Look what was noticed and tried, and what you can do next."),
            link=reverse("question-work", args=[question.key]),
        )
