"""The learning agenda: the list of questions, asking one, wording it anew, and one with all that is done with it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import is_key
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.asking.actions import ask, publish, settle
from veerkracht.learning.asking.forms import (
    AgainForm,
    AnswerForm,
    LetGoForm,
    NewQuestionForm,
    OwnerForm,
    PublishForm,
    RewordForm,
    SourcesForm,
)
from veerkracht.learning.asking.queries import working
from veerkracht.learning.asking.queries.scopes import people_here, within_scopes
from veerkracht.learning.asking.queries.trying import initiatives_for
from veerkracht.learning.asking.queries.working import Seen, Whole
from veerkracht.learning.asking.views.way import way
from veerkracht.people.permissions import Scope, may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.programmes.queries.programme import home_key
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

Names = Callable[[Iterable[Scope]], Mapping[Scope, Any]]
"""What records are called, and their address: asked of the rooms above, for a lesson that answers a question."""

DEED = "ask a question"
LATELY = timedelta(days=90)


@login_required
def questions(request: SignedInRequest) -> HttpResponse:
    """List the questions that someone may see: all, those that hang, or of one status."""
    if not reach(request.user, working.SEE).scopes:
        require(request.user, working.SEE)
    facets = working.facets()
    asked = {name: request.GET.get(name, "")[:80] for name in ("status", "initiative", "mine")}
    asked["status"] = asked["status"] if asked["status"] in facets else ""
    asked["initiative"] = asked["initiative"] if is_key(asked["initiative"]) else ""
    asked["mine"] = "yes" if asked["mine"] == "yes" else ""
    page = working.questions(
        request.user, turn(request), status=asked["status"], initiative=asked["initiative"], mine=bool(asked["mine"])
    )
    title = titles_by_key([asked["initiative"]], hidden=True).get(asked["initiative"]) if asked["initiative"] else None
    context = {
        "page": page,
        "facets": facets,
        "asked": asked,
        "initiative": title,
        "may_ask": bool(reach(request.user, DEED).scopes),
        "may_meet": bool(reach(request.user, "hold a session").scopes),
        "may_measure": may(request.user, "see the calibration", [("programme", home_key())]),
        "pages": pages(reverse("questions-work"), asked, page),
        "breadcrumb": [*way()[:-1], (_("Learning questions"), "")],
    }
    return render(request, "asking/questions.html", context)


@keeping_what_was_typed
def ask_question(request: SignedInRequest, names: Names) -> HttpResponse:
    """Ask a question that is new, from observations or about a lesson where those are named in the address."""
    programme = home_key()
    if not reach(request.user, DEED).scopes:
        require(request.user, DEED, [("programme", programme)])
    anywhere = may(request.user, DEED, [("programme", programme)])
    own = initiatives_for(request.user, DEED)
    named = _named(request)
    seen = working.observed(named, viewer=request.user)
    lesson_key, lesson = _about(request, names)
    where = [*([("", _("of the programme as a whole"))] if anywhere else []), *own]
    suggested = request.GET.get("initiative", "")
    first = suggested if suggested in dict(where) else where[0][0] if where else ""
    scopes = {scope for key, _title in where[:50] for scope in within_scopes(key, programme)} if not anywhere else set()
    people = people_here(DEED, scopes or within_scopes("", programme))

    class Ask(NewQuestionForm):
        initiatives = where
        owners = _owners(request, people)
        observations = _choices(seen)

    made: list[str] = []

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        texts: dict[str, Any] = {**now, **changed}
        key = ask.ask(
            by=request.user,
            programme_key=programme,
            said=texts,
            on=localdate(),
            initiative_key=str(texts.get("initiative") or ""),
            owner_key=str(texts.get("owner") or ""),
            sources=texts.get("sources") or (),
            lesson_key=lesson_key,
        )
        made.append(key)

    blank: dict[str, object] = dict.fromkeys(ask.TEXTS, "")
    blank |= {"title_nl": request.GET.get("question", "")[:300], "of_ourselves": False}
    address = request.get_full_path()
    sheet = Sheet(
        name="question-new" if not named else f"question-new:{','.join(named)}"[:80],
        title=_("Learning question"),
        form=Ask,
        now=lambda _said: {
            **blank,
            "initiative": first,
            "owner": request.user.key,
            **({"sources": sorted(one.key for one in seen)} if seen else {}),
        },
        save=save,
        address=address,
        done=reverse("questions-work"),
        heading=_("Ask a learning question"),
        lede=_("It is about this lesson: %(title)s.") % {"title": said(lesson.title)}
        if lesson
        else _(
            "What do you want to know, that nobody can tell you yet? It stays one question, also when you reword it."
        ),
        button=_("Ask this question"),
        saved=_("The question is on the learning agenda."),
        no_undo=_("A question stays. Is it not right? Word it anew, or let it go and say why."),
        context={"breadcrumb": way((_("Ask a question"), ""))},
    )
    answer = edit(request, sheet)
    return redirect("question-work", key=made[0]) if made else answer


@keeping_what_was_typed
def reword_question(request: SignedInRequest, key: str) -> HttpResponse:
    """Word a question anew; the earlier wordings stay readable."""
    found = working.question(key, viewer=request.user)
    require(request.user, DEED, found.scopes)

    def now(typed: Mapping[str, object]) -> dict[str, object]:
        texts, number = working.written(key)
        return {**texts, "reason": typed.get("reason", ""), "based_on": number}

    def save(changed: Mapping[str, object], before: Mapping[str, object], _undoing: bool) -> None:
        texts = {**before, **changed}
        based_on = int(str(before["based_on"]))
        reason = str(texts["reason"])
        ask.reword(by=request.user, key=key, said=texts, based_on=based_on, on=localdate(), reason=reason)

    title = said(found.line.title)
    sheet = Sheet(
        name=f"question:{key}",
        about=("question", key),
        title=title,
        form=RewordForm,
        now=now,
        save=save,
        address=reverse("question-reword", args=[key]),
        done=reverse("question-work", args=[key]),
        heading=_("Word it anew"),
        lede=_("It stays the same question. The earlier wordings stay readable, with your reason."),
        button=_("Save this wording"),
        saved=_("The question is worded anew."),
        no_undo=_("A wording stays, since others may have read it. Is it not right? Word it anew and say why."),
        whole=True,
        context={"breadcrumb": way((title, reverse("question-work", args=[key])), (_("Word it anew"), ""))},
    )
    return edit(request, sheet)


@login_required
def question(request: SignedInRequest, key: str, names: Names) -> HttpResponse:
    """Show a question with what was noticed, expected and tried, and do with it what was asked."""
    found = working.question(key, viewer=request.user)
    can = _can(request, found)
    forms = _forms(request, found, can)
    steps = {name: step for name, step in _steps(request, key, names).items() if name in forms or can.get(name)}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("question-work", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    answered = names([("lesson", found.answer_key)]).get(("lesson", found.answer_key)) if found.answer_key else None
    context = {
        "question": found,
        "line": found.line,
        "forms": forms,
        "failed": failed,
        "can": can,
        "answered": answered,
        "lessons": names([("lesson", one) for one in found.lessons]).values() if found.lessons else (),
        "waits": withheld_sentence(("question", key), request.user) if found.withheld else "",
        "trail_of": f"question:{key}",
        "breadcrumb": way((said(found.line.title), "")),
    }
    return render(request, "asking/question.html", context, status=422 if failed else 200)


def _can(request: SignedInRequest, found: Whole) -> dict[str, bool]:
    """Say what someone may do with a question, as it stands now."""
    person, alive = request.user, found.line.status in ("open", "trying")
    asks, publishes = may(person, DEED, found.scopes), may(person, "publish a question", found.scopes)
    running = any(one.state == "running" for some in found.hypotheses for one in some.probes)
    return {
        "reword": asks,
        "expect": alive and may(person, "try something", found.scopes),
        "answer": asks and alive and not running,
        "let_go": asks and alive and not running,
        "again": asks and not alive,
        "owner": asks,
        "sources": asks,
        "publish": publishes and not found.withheld,
        "withdraw": publishes and found.line.public,
        "running": running,
        "try": bool(reach(person, "try something").scopes),
    }


def _forms(request: SignedInRequest, found: Whole, can: Mapping[str, bool]) -> dict[str, Form]:
    """Give the forms that someone may use here."""
    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {}
    if can["answer"]:
        mine = working.alive_choices(request.user, but=found.line.key)

        class LetGo(LetGoForm):
            others = [(key, said(title)) for key, title in mine]

        kinds |= {"answer": (AnswerForm, {}), "let_go": (LetGo, {})}
    if can["again"]:
        kinds["again"] = (AgainForm, {})
    if can["owner"]:

        class Owner(OwnerForm):
            owners = _owners(request, people_here(DEED, found.scopes))

        kinds["owner"] = (Owner, {"owner": found.owner_key})
        programme = next(key for kind, key in found.scopes if kind == "programme")
        since = localdate() - LATELY
        lately = working.fresh(
            request.user, programme_key=programme, initiative_key=found.initiative_key, since=since, size=20
        )
        known = {one.key for one in found.seen}
        offered = _choices([one for one in lately if one.key not in known])
        if offered:
            kinds["sources"] = (type("Sources", (SourcesForm,), {"observations": offered}), {})
    if can["publish"]:
        kinds["publish"] = (PublishForm, {"shows_trying": found.shows_trying})
    return sent(request, kinds)


def _steps(request: SignedInRequest, key: str, names: Names) -> dict[str, Step]:
    """Give what can be done on the page of a question."""
    by, on = request.user, localdate()

    def answer(cleaned: dict[str, Any]) -> str:
        lesson = _lesson(cleaned["lesson"], names)
        texts = {name: cleaned[name] for name in ("answer_nl", "answer_en")}
        settle.answer(by=by, key=key, on=on, lesson_key=lesson, **texts)
        return _("The question has an answer.")

    def let_go(cleaned: dict[str, Any]) -> str:
        settle.let_go(by=by, key=key, on=on, **cleaned)
        return _("The question was let go, with your reason.")

    def again(cleaned: dict[str, Any]) -> str:
        settle.ask_again(by=by, key=key, **cleaned)
        return _("The question is open again.")

    def owner(cleaned: dict[str, Any]) -> str:
        ask.hand(by=by, key=key, owner_key=cleaned["owner"])
        return _("The question has this owner now.")

    def sources(cleaned: dict[str, Any]) -> str:
        ask.take_along(by=by, key=key, sources=cleaned["sources"])
        return _("The observations stand with the question. Who wrote them sees that.")

    def make_public(cleaned: dict[str, Any]) -> str:
        publish.publish(by=by, key=key, on=on, **cleaned)
        return _("Everyone can read the question now.")

    return {
        "answer": answer,
        "let_go": let_go,
        "again": again,
        "owner": owner,
        "sources": sources,
        "publish": make_public,
        "withdraw": partial(_withdraw, request, key),
    }


def _withdraw(request: SignedInRequest, key: str, _cleaned: dict[str, Any]) -> str:
    publish.withdraw(by=request.user, key=key)
    return _("The question was taken off the public pages.")


def _lesson(text: str, names: Names) -> str:
    """Give the key of the lesson that someone named by its address or its key; refuse one that is not there."""
    if not text.strip():
        return ""
    key = text.strip().partition("?")[0].rstrip("/").rpartition("/")[2]
    if not is_key(key) or ("lesson", key) not in names([("lesson", key)]):
        raise NotKnown(_("There is no public lesson at this address. Copy it from the page of the lesson."))
    return key


def _about(request: SignedInRequest, names: Names) -> tuple[str, Any]:
    """Read which public lesson the address says that the question is about, with how that is called."""
    kind, _colon, key = request.GET.get("about", "").partition(":")
    about = ("lesson", key)
    found = names([about]).get(about) if kind == "lesson" and is_key(key) else None
    return (key, found) if found else ("", None)


def _named(request: SignedInRequest) -> list[str]:
    """Read which observations the address names, as observation:key, one after the other or with commas."""
    texts = ",".join(request.GET.getlist("from")).split(",")
    keys = [text.strip().removeprefix("observation:") for text in texts]
    return list(dict.fromkeys(key for key in keys if is_key(key)))[:30]


def _choices(seen: Iterable[Seen]) -> list[tuple[str, Any]]:
    return [(one.key, one.text if len(one.text) < 120 else f"{one.text[:117]}…") for one in seen]


def _owners(request: SignedInRequest, people: Iterable[Any]) -> list[tuple[str, Any]]:
    """Give who can own a question: oneself first, then the others by name."""
    others = [(one.key, one.name) for one in people if one.key != request.user.key]
    return [(request.user.key, _("I do")), *others]
