"""The forms in which a lesson is written: the first time, and each time anew."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import is_key
from veerkracht.learning.asking.queries.working import observed
from veerkracht.learning.lessons.actions.gather import begin_from
from veerkracht.learning.lessons.actions.write import rewrite
from veerkracht.learning.lessons.circumstances import VALUES
from veerkracht.learning.lessons.forms import REQUIRED, SEEN, NewLessonForm, RewriteForm
from veerkracht.learning.lessons.queries import working
from veerkracht.learning.lessons.queries.lesson import written
from veerkracht.learning.lessons.queries.pointing import outcome_titles
from veerkracht.learning.lessons.queries.scopes import scopes
from veerkracht.learning.lessons.views.way import way
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed

Values = Mapping[str, object]
PLAIN = ("title_nl", "title_en", "if_nl", "if_en", "then_nl", "then_en", "because_nl", "because_en", "outcome")


@keeping_what_was_typed
def write_lesson(request: SignedInRequest) -> HttpResponse:
    """Write down a lesson that is new."""
    programme = home_key()
    if not reach(request.user, "write a lesson").scopes:
        require(request.user, "write a lesson", [("programme", programme)])
    own = working.initiatives_for(request.user, "write a lesson")
    anywhere = may(request.user, "write a lesson", [("programme", programme)])
    choices = [("", _("not in one initiative")), *own] if anywhere else own

    seen = observed(_named(request), viewer=request.user)
    made: list[str] = []

    class Form(NewLessonForm):
        initiatives = choices
        outcomes = _outcomes(programme)

    def save(said: Values, now: Values, _undoing: bool) -> None:
        texts = {**now, **said}
        key = begin_from(
            by=request.user,
            programme_key=programme,
            said=_said(texts),
            on=localdate(),
            initiative_key=str(texts.get("initiative") or ""),
            observations=[one.key for one in seen],
        )
        made.append(key)

    known = {one.initiative_key for one in seen}
    shared = next(iter(known)) if len(known) == 1 else ""
    first = shared if shared in dict(choices) else choices[0][0] if choices else ""
    sheet = Sheet(
        name=f"lesson-new:{seen[0].key}"[:80] if seen else "lesson-new",
        title=_("Lesson"),
        form=Form,
        now=lambda _said: {**_shown({}), "initiative": first},
        save=save,
        address=request.get_full_path() if seen else reverse("lesson-new"),
        done=reverse("lesson-latest"),
        heading=_("Write down a lesson"),
        lede=_("If …, then …, because …. Only you see it until you hand it in."),
        button=_("Save this lesson"),
        saved=_("The lesson was saved. Now say what speaks for it or against it."),
        no_undo=_("What you save can be changed until it is handed in, and each version stays."),
        template="lessons/write.html",
        context={"breadcrumb": way((_("Write"), "")), "word": "question", "seen": seen},
    )
    answer = edit(request, sheet)
    return redirect("lesson-work", key=made[0]) if made else answer


@keeping_what_was_typed
def rewrite_lesson(request: SignedInRequest, key: str) -> HttpResponse:
    """Write a new version of a lesson."""
    record = working.record_of(key)
    require(request.user, "write a lesson", scopes(record))

    class Form(RewriteForm):
        outcomes = _outcomes(record.programme.key)

    def save(said: Values, now: Values, _undoing: bool) -> None:
        texts = {**now, **said}
        rewrite(
            by=request.user,
            key=key,
            said=_said(texts),
            based_on=int(str(now["based_on"])),
            on=localdate(),
            reason=str(texts["reason"]),
        )

    def now(said: Values) -> dict[str, object]:
        content, number = written(key)
        return {**_shown(content, dict(Form.outcomes)), "reason": said.get("reason", ""), "based_on": number}

    title = str(written(key)[0].get("title_nl", key))
    sheet = Sheet(
        name=f"lesson:{key}",
        about=("lesson", key),
        title=title,
        form=Form,
        now=now,
        save=save,
        address=reverse("lesson-rewrite", args=[key]),
        done=reverse("lesson-work", args=[key]),
        heading=_("Write a new version"),
        lede=_("The earlier versions stay readable. What is public stays so until the new one was reviewed."),
        button=_("Save the new version"),
        saved=_("The new version was saved. Hand it in when it is ready."),
        no_undo=_("A version stays, since others may have read it. Is it not right? Write a new one and say why."),
        whole=True,
        template="lessons/write.html",
        context={
            "breadcrumb": way((title, reverse("lesson-work", args=[key])), (_("Write"), "")),
            "word": record.word,
            "word_text": record.get_word_display(),
        },
    )
    return edit(request, sheet)


def _named(request: SignedInRequest) -> list[str]:
    """Read from which observations the address says that the lesson came: from=observation:key, one or more."""
    texts = ",".join(request.GET.getlist("from")).split(",")
    keys = [text.strip().removeprefix("observation:") for text in texts]
    return [key for key in keys if is_key(key)][:30]


def latest(request: SignedInRequest) -> HttpResponse:
    """Go to the lesson that one began last."""
    key = working.latest_of(request.user) if request.user.is_authenticated else ""
    return redirect("lesson-work", key=key) if key else redirect("lessons-work")


def _said(texts: Values) -> dict[str, Any]:
    """Read from the fields of the form what a lesson says."""
    return {
        **{name: texts.get(name, "") for name in (*PLAIN, "direction", "everywhere")},
        "context_seen": {name: texts.get(SEEN + name, "") for name in VALUES},
        "context_required": {name: texts.get(REQUIRED + name, "") for name in VALUES},
    }


def _outcomes(programme_key: str) -> list[tuple[str, str]]:
    """Give the outcomes to choose from, by title; nothing where the programme keeps no list."""
    language = get_language() or "nl"
    return [(key, title.read(language).text) for key, title in outcome_titles(programme_key).items()]


def _shown(content: Mapping[str, Any], known: Mapping[str, str] = MappingProxyType({})) -> dict[str, object]:
    """Give what a lesson says as the fields of the form."""
    outcome = str(content.get("outcome", ""))
    outcome = outcome if known else outcome.replace("-", " ")
    seen, needs = content.get("context_seen", {}), content.get("context_required", {})
    return {
        **{name: content.get(name, "") for name in (*PLAIN, "direction")},
        "outcome": outcome if not known or outcome in known else "",
        "everywhere": bool(content.get("everywhere", False)),
        **{SEEN + name: seen.get(name, "") for name in VALUES},
        **{REQUIRED + name: needs.get(name, "") for name in VALUES},
    }
