"""Writing a lesson: each time a whole version beside the earlier ones, which stay as they were."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import make_key, sort_key
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.queries.named import initiative_of, programme_of
from veerkracht.learning.lessons.actions.held import held, last_version, move, require_reason, require_state
from veerkracht.learning.lessons.choices import Direction, State
from veerkracht.learning.lessons.models import Lesson, LessonVersion
from veerkracht.learning.lessons.queries.lesson import CONTENT, content
from veerkracht.learning.lessons.queries.pointing import outcome_titles
from veerkracht.learning.lessons.queries.scopes import scopes
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

Values = Mapping[str, object]
NEEDED = ("title", "if", "then")
RESERVED = frozenset({"new", "nieuw", "latest", "laatste"})
"""Words that stand for a page where a key would stand."""


class NotWhole(Refusal):
    """A lesson without what was tried, what came of it, or how that went, is no lesson (rule R11)."""


class NotAnOutcome(Refusal):
    """The programme keeps a list of outcomes, and this is none of them."""


class NothingNew(Refusal):
    """The new version says just what the last one says."""


@transaction.atomic
def begin(
    *,
    by: Person,
    programme_key: str,
    said: Values,
    on: date,
    initiative_key: str = "",
    key: str = "",
    origin: str = Origin.SCREEN,
) -> str:
    """Write down a lesson that is new, and give its key; nobody else sees it until it is handed in and reviewed.

    `key` is the one that a file gives it; it is made of the title otherwise. Refused: a key that stands for a page.
    """
    programme = programme_of(programme_key)
    own: tuple[Scope, ...] = ()
    if initiative_key:
        programme = initiative_of(initiative_key).programme
        own = (("initiative", initiative_key),)
    require(by, _deed(origin), (*own, ("programme", programme.key)))
    whole = _whole(said, programme.key)
    title = str(whole["title_nl"] or whole["title_en"])
    stem = make_key(title)[:70].strip("-")
    taken = RESERVED | set(Lesson.objects.filter(key__startswith=stem).values_list("key", flat=True))
    if key in RESERVED:
        raise NotWhole(_("“%(key)s” stands for a page. Give the lesson another key.") % {"key": key})
    lesson = Lesson.objects.create(
        key=key or make_key(stem, taken=taken),
        programme=programme,
        initiative_key=initiative_key,
        sort_key=sort_key(title),
        owner_key=by.key,
        moved_at=timezone.now(),
        origin=origin,
    )
    _version(lesson, by, whole, on, reason="", before=None)
    record(by=by.key, deed="write a lesson", kind="lesson", key=lesson.key, fields=["key", *whole], origin=origin)
    return lesson.key


@transaction.atomic
def rewrite(
    *,
    by: Person,
    key: str,
    said: Values,
    based_on: int,
    on: date,
    reason: str = "",
    origin: str = Origin.SCREEN,
) -> int:
    """Write a new version of a lesson and give its number; what is public stays so until the new one is reviewed.

    `based_on` is the number that was seen: who comes second is told so. Refused: nothing new, no reason.
    """
    lesson = held(key=key)
    require(by, _deed(origin), scopes(lesson))
    require_state(lesson=lesson, states=(State.DRAFT, State.PUBLISHED))
    before = last_version(lesson=lesson)
    if before.number != based_on:
        raise ChangedMeanwhile(_("Someone else wrote a version while you were writing. Look at both and choose."))
    now = content(before)
    whole = _whole({**now, **said}, lesson.programme.key)
    changed = [name for name, value in whole.items() if now[name] != value]
    if not changed:
        raise NothingNew(_("This is what the lesson says already. Change something first."))
    version = _version(lesson, by, whole, on, reason=require_reason(reason=reason), before=before)
    move(lesson=lesson, state=State.DRAFT)
    if lesson.shown is None:
        lesson.sort_key = version.sort_key
    lesson.save()
    why = reason.strip()
    record(by=by.key, deed="write a lesson", kind="lesson", key=key, fields=changed, reason=why, origin=origin)
    return version.number


def _deed(origin: str) -> str:
    """Say what is done by who writes: with files someone loads a programme. The review step is the same for both."""
    return "load a programme" if origin == Origin.FILE else "write a lesson"


def _version(
    lesson: Lesson, by: Person, whole: Mapping[str, Any], on: date, *, reason: str, before: LessonVersion | None
) -> LessonVersion:
    number = before.number + 1 if before else 1
    version = LessonVersion(lesson=lesson, number=number, in_force_from=on, by_key=by.key)
    said = {**whole, "reason": reason}
    about, needed = ("lesson", lesson.key), [f"{name}_nl" for name in NEEDED]
    cleared = clear(by=by, record=version, said=said, about=about, scopes=scopes(lesson), before=before, needed=needed)
    for name, value in cleared.said.items():
        setattr(version, name, value)
    version.save()
    cleared.keep(version)
    return version


def _whole(said: Values, programme_key: str) -> dict[str, Any]:
    """Read everything that a lesson says; refuse one that is not whole, or about an outcome that nobody keeps."""
    whole: dict[str, Any] = {}
    for name in CONTENT:
        value = said.get(name)
        if name.startswith("context_"):
            whole[name] = {one: of for one, of in sorted(dict(value or {}).items()) if of not in ("", None)}  # type: ignore[call-overload]
        else:
            whole[name] = bool(value) if name == "everywhere" else str(value or "").strip().replace("\r\n", "\n")
    whole["outcome"] = make_key(whole["outcome"]) if whole["outcome"] else ""
    _require_whole(whole)
    known = outcome_titles(programme_key)
    if known and whole["outcome"] not in known:
        raise NotAnOutcome(_("Choose what it is about from the list of outcomes, or add the outcome there first."))
    return whole


def _require_whole(whole: Mapping[str, Any]) -> None:
    for name, sentence in (
        ("title", _("Give the lesson a title: one sentence that says what was learned.")),
        ("if", _("Say what was tried.")),
        ("then", _("Say what happened.")),
    ):
        if not whole[f"{name}_nl"] and not whole[f"{name}_en"]:
            raise NotWhole(sentence)
    if not whole["outcome"]:
        raise NotWhole(_("Say what it is about, such as loneliness."))
    if whole["direction"] not in Direction.values:
        raise NotWhole(_("Say how it went: it worked, it made no difference, or it made things worse."))
    if whole["everywhere"] and whole["context_required"]:
        raise NotWhole(_("A lesson that needs certain circumstances does not hold everywhere. Choose one of the two."))
