"""The pages for who explores, assesses and decides: the list, one application, the set in view, and the letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.selection.actions import assess as assessing
from veerkracht.initiatives.selection.actions import explore as exploring
from veerkracht.initiatives.selection.actions.decide import Choice, decide
from veerkracht.initiatives.selection.choices import OPEN, Answer, Status
from veerkracht.initiatives.selection.forms import (
    AssessForm,
    DecideForm,
    DeclareForm,
    ExploreForm,
    PersonForm,
    SortForm,
    read,
    whats,
)
from veerkracht.initiatives.selection.letters import greeting
from veerkracht.initiatives.selection.queries import panel as panels
from veerkracht.initiatives.selection.queries import the_set, working
from veerkracht.initiatives.selection.queries.near import alike, place_meant
from veerkracht.initiatives.selection.queries.scopes import ASSESS, DECIDE, EXPLORE, SEE, SET_UP, people_for
from veerkracht.initiatives.selection.refusals import Missing
from veerkracht.initiatives.selection.rules.assessing import HIGHEST, Spread
from veerkracht.initiatives.selection.rules.composition import Row
from veerkracht.initiatives.selection.views.way import work_way
from veerkracht.initiatives.selection.word import word
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import programme
from veerkracht.writing.steps import Step, do, sent, turn

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Kinds = dict[str, tuple[type[Form], dict[str, Any]]]


class StepForm(Form):
    """A step of our own that was taken: nothing is filled in."""


@login_required
def listed(request: SignedInRequest) -> HttpResponse:
    """List the applications; the filters stand in the address."""
    if not reach(request.user, SEE).scopes:
        require(request.user, SEE)
    status = request.GET.get("status", "")
    asked = {"status": status if status in (working.OPENED, *Status.values) else ""}
    asked["mine"] = "yes" if request.GET.get("mine") == "yes" else ""
    asked["q"] = request.GET.get("q", "").replace("\0", "").strip()[:100]
    owner = request.user.key if asked["mine"] else ""
    page = working.applications(turn(request), viewer=request.user, status=asked["status"], q=asked["q"], owner=owner)
    counts = working.counts(viewer=request.user)
    context = {
        "page": page,
        "pages": page.addresses(reverse("applications"), {name: value for name, value in asked.items() if value}),
        "asked": asked,
        "narrowed": any(asked.values()),
        "statuses": [(one.value, one.label, counts.get(one.value, 0)) for one in Status if one != Status.BEGUN],
        "open_count": sum(counts.get(one, 0) for one in OPEN),
        "total": sum(counts.values()),
        "may_set": bool(reach(request.user, SET_UP).scopes),
        "breadcrumb": [*work_way()[:-1], (_("Applications"), "")],
    }
    return render(request, "selection/applications.html", context)


@login_required
def application(request: SignedInRequest, key: str) -> HttpResponse:
    """Show an application with all that was made of it, and do with it what was asked."""
    whole = working.whole(key, viewer=request.user)
    panel = panels.panel(key, viewer=request.user)
    forms = sent(request, _kinds(request, whole, panel))
    known = {**_exploring_steps(request, whole), **_choosing_steps(request, whole)}
    steps = {name: step for name, step in known.items() if name in forms}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("application", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    new = whole.line.is_open and not whole.initiative_key
    near = alike(whole.line.title, programme_key=whole.programme_key, place_key=whole.place_key) if new else ()
    context = {
        "whole": whole,
        "line": whole.line,
        "answers": whole.answers if whole.line.title else (),
        "panel": panel,
        "judged": [{"one": one, **_drawn(one.together)} for one in panel.judged],
        "total": _drawn(panel.total),
        "alike": near,
        "forms": forms,
        "failed": failed,
        "trail_of": f"application:{key}",
        "breadcrumb": work_way((whole.line.title or key, "")),
    }
    return render(request, "selection/application.html", context, status=422 if failed else 200)


def _kinds(request: SignedInRequest, whole: working.Whole, panel: panels.Panel) -> Kinds:
    """Give the forms that fit an application as it stands now, for this person."""
    if whole.line.status == Status.WITHDRAWN:
        return {}
    return {**_exploring(request, whole, panel), **_assessing(request, whole, panel), **_deciding(request, whole)}


def _exploring(request: SignedInRequest, whole: working.Whole, panel: panels.Panel) -> Kinds:
    if not may(request.user, EXPLORE, whole.scopes):
        return {}

    class Sort(SortForm):
        themes = [(one.key, read(one.title)) for one in whole.themes]

    class Ask(PersonForm):
        people = panel.to_ask

    class Hand(PersonForm):
        people = people_for(EXPLORE, whole.scopes)

    known = {"place": whole.line.place, "theme": whole.theme_key, "phase": whole.phase}
    kinds: Kinds = {"explore": (ExploreForm, {"held_on": localdate()}), "take": (StepForm, {})}
    kinds |= {"sort": (Sort, known | {"risk": whole.risk, "need": whole.need})}
    kinds |= {"hand": (Hand, {"person": whole.owner_key})}
    return kinds | ({"ask": (Ask, {})} if whole.line.is_open and panel.to_ask else {})


def _assessing(request: SignedInRequest, whole: working.Whole, panel: panels.Panel) -> Kinds:
    if not may(request.user, ASSESS, whole.scopes):
        return {}

    class Assess(AssessForm):
        criteria = panel.framework.criteria

    if panel.mine == Answer.ASKED:
        return {"declare": (DeclareForm, {})}
    if panel.mine != Answer.FREE or whole.line.status not in (Status.EXPLORED, Status.ASSESSED):
        return {}
    own = {f"score-{name}": score for name, (score, _reason) in panel.own.items()}
    return {"assess": (Assess, own | {f"reason-{name}": reason for name, (_score, reason) in panel.own.items()})}


def _deciding(request: SignedInRequest, whole: working.Whole) -> Kinds:
    if not may(request.user, DECIDE, whole.scopes):
        return {}

    class Decide(DecideForm):
        rounds = [(one.key, read(one.title)) for one in whole.rounds]

    Decide.whats = whats(whole.line.status)
    return {"decide": (Decide, {})}


def _exploring_steps(request: SignedInRequest, whole: working.Whole) -> dict[str, Step]:
    """Give what who explores can do on the page of an application."""
    by, on, key = request.user, localdate(), whole.line.key

    def explores(typed: dict[str, Any]) -> str:
        exploring.explore(by=by, key=key, on=on, **typed)
        return _("The conversation is recorded.")

    def sorts(typed: dict[str, Any]) -> str:
        said = {"theme_key": typed["theme"], **{name: typed[name] for name in ("phase", "risk", "need")}}
        exploring.sort(by=by, key=key, said=said | {"place_key": _meant(whole, typed["place"])})
        return _("What is known was kept.")

    def takes(_typed: dict[str, Any]) -> str:
        exploring.take_step(by=by, key=key, step=request.POST.get("take-which", "")[:80])
        return _("The step was taken.")

    def hands(typed: dict[str, Any]) -> str:
        exploring.hand(by=by, key=key, owner_key=typed["person"])
        return _("The application was handed on.")

    return {"explore": explores, "sort": sorts, "take": takes, "hand": hands}


def _choosing_steps(request: SignedInRequest, whole: working.Whole) -> dict[str, Step]:
    """Give what who assesses and decides can do on the page of an application."""
    by, on, key = request.user, localdate(), whole.line.key

    def asks(typed: dict[str, Any]) -> str:
        assessing.ask(by=by, key=key, person_key=typed["person"])
        return _("They were asked, and find it under Today.")

    def declares(typed: dict[str, Any]) -> str:
        tied = typed["tied"] == "yes"
        assessing.declare(by=by, key=key, tied=tied, interest=typed["interest"])
        return _("Thank you. Someone else assesses it.") if tied else _("Thank you. You can assess it now.")

    def assesses(typed: dict[str, Any]) -> str:
        assessing.assess(by=by, key=key, given=typed["given"], on=on)
        return _("Your scores were kept.")

    def decides(typed: dict[str, Any]) -> str:
        words = {name: typed[name] for name in ("what", "motivation", "learning", "publish")}
        decide(by=by, key=key, choice=Choice(**words, round_key=typed["round"]), on=on)
        return _("The decision stands, and the letter is on its way.")

    return {"ask": asks, "declare": declares, "assess": assesses, "decide": decides}


def _meant(whole: working.Whole, words: str) -> str:
    """Give the place that someone means by a name; refuse words that can mean several or none."""
    if not words.strip():
        return ""
    found = whole.place_key if words == whole.line.place and whole.place_key else place_meant(words)
    if not found:
        raise Missing(_("There is no such place. Type its name as it stands in the list of places."))
    return found


def _drawn(found: Spread) -> dict[str, Any]:
    """Give a spread in words and as the parts of a bar."""
    if found.mean is None or found.lowest is None or found.highest is None:
        return {"mean": _("not known"), "range": _("not known"), "x": "0", "width": "0", "at": "0"}
    across = 400 // HIGHEST
    low, high = _score(found.lowest), _score(found.highest)
    same = _("all %(score)s") % {"score": low}
    return {
        "mean": _score(found.mean),
        "range": same if low == high else _("from %(low)s to %(high)s") % {"low": low, "high": high},
        "x": str(max(0, round(found.lowest * across) - 4)),
        "width": str(round((found.highest - found.lowest) * across) + 8),
        "at": str(round(found.mean * across)),
    }


def _score(value: Fraction) -> str:
    """Write a score with one decimal where it needs one."""
    return str(number_format(round(float(value), 1), decimal_pos=0 if value.denominator == 1 else 1))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of a picture with the table beside it."""

    word: str
    without: int
    with_it: int
    adds: bool
    width: str
    more: str
    said: str


@login_required
def in_view(request: SignedInRequest, key: str) -> HttpResponse:
    """Show the chosen set with and without an application: by theme, place, phase, risk and need."""
    asked = request.GET.get("round", "")[:80]
    view = the_set.in_view(key, viewer=request.user, round_key=asked)
    titles = {"theme": _("Theme"), "place": _("Place"), "phase": _("Phase"), "risk": _("Risk"), "need": _("Need")}
    longest = max((row.with_it for rows in view.found.rows.values() for row in rows), default=1)
    pictures, firsts = [], []
    for name, rows in view.found.rows.items():
        drawn = [_row(row, view.words[name], longest) for row in rows]
        kept = [one for place, one in enumerate(drawn) if place < the_set.SHOWN or one.adds]
        part = {"name": name, "title": titles[name], "rows": drawn, "drawn": kept, "left": len(drawn) - len(kept)}
        pictures.append(part)
        firsts += [f"{titles[name].lower()} {_word(row, view.words[name])}" for row in rows if row.first]
    context = {
        "set": view,
        "line": view.line,
        "pictures": pictures,
        "firsts": firsts,
        "breadcrumb": work_way(
            (view.line.title or key, reverse("application", args=[key])), (_("The set in view"), "")
        ),
    }
    return render(request, "selection/set.html", context)


def _word(row: Row, words: Mapping[str, Bilingual | str]) -> str:
    said = words.get(row.value, row.value) if row.value else _("not known")
    return read(said) if isinstance(said, Bilingual) else str(said)


def _row(row: Row, words: Mapping[str, Bilingual | str], longest: int) -> Drawn:
    width, whole = round(1000 * row.without / longest), round(1000 * row.with_it / longest)
    said = _("%(without)s without it, %(with)s with it") % {"without": row.without, "with": row.with_it}
    return Drawn(_word(row, words), row.without, row.with_it, row.adds, str(width), str(whole - width), said)


@login_required
def letter(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """Download the letter about a decision as docx, in the language of who applied."""
    found, one = working.letter(key, number, viewer=request.user)
    with override(found.language):
        home = programme(found.programme.key)
        paragraphs = [greeting(found), *(part for part in one.body.split("\n\n") if part)]
        content = word(
            title=one.subject,
            sender=read(home.title) if home else "",
            facts=(
                (_("Day"), date_format(one.written_at.date(), "j F Y")),
                (_("Application"), found.key),
            ),
            paragraphs=paragraphs,
            language=found.language,
        )
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{found.key}.docx"'
    return answer
