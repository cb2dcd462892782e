"""The documents as who works with them sees them: the list, and one with everything that can be done."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.documents.actions.picture import agree, end_consent, explain
from veerkracht.documents.actions.share import describe, share
from veerkracht.documents.actions.withdraw import withdraw
from veerkracht.documents.around import Around
from veerkracht.documents.forms import AudienceForm, ConsentForm, DescribeForm, PictureForm
from veerkracht.documents.papers import Paper, Wanted, abouts_of, audience_words, kind_words
from veerkracht.documents.papers import paper as one_paper
from veerkracht.documents.papers import papers as some_papers
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import is_key
from veerkracht.people.holders import role_words
from veerkracht.people.permissions import Scope, may, reach
from veerkracht.people.queries import names as person_names
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.trail.pages import Turn

FILTERS = ("q", "kind", "audience", "about")
LONGEST = 200
DEEDS = {
    "changes": "upload a document",
    "publishes": "make a document public",
    "withdraws": "withdraw a document",
}


@login_required
@require_safe
def papers(request: SignedInRequest, around: Around) -> HttpResponse:
    """List the documents that someone may see."""
    asked = {name: text for name in FILTERS if (text := request.GET.get(name, "").replace("\0", "").strip()[:LONGEST])}
    wanted = Wanted(
        q=asked.get("q", ""),
        kind=asked["kind"] if asked.get("kind") in kind_words() else "",
        audience=asked["audience"] if asked.get("audience") in audience_words() else "",
        about=_pair(asked.get("about", "")),
    )
    turn = Turn(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    found = some_papers(wanted, turn, viewer=request.user, beneath=around.beneath)
    about = around.names([wanted.about]).get(wanted.about) if wanted.about else None
    context = {
        "page": found,
        "pages": found.addresses(reverse("papers"), asked),
        "wanted": wanted,
        "about": about,
        "asked": asked,
        "kinds": kind_words(),
        "audiences": audience_words(),
        "adds": bool(reach(request.user, "upload a document").scopes),
        "destroys": bool(reach(request.user, "destroy a document").scopes),
        "sets": may(request.user, "set a keeping period"),
        "breadcrumb": _way((_("Documents"), "")),
    }
    return render(request, "documents/papers.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: SignedInRequest, key: str, around: Around) -> HttpResponse:
    """Show one document with its versions, and let it be changed by who may."""
    scopes = around.scopes(abouts_of(key))
    found = one_paper(key, viewer=request.user, beneath=around.beneath, scopes=scopes)
    all_scopes = (*found.about, *scopes, ("programme", found.row.programme_key))
    can = {word: may(request.user, deed, all_scopes) for word, deed in DEEDS.items()}
    given = _forms(request, found, publishes=can["publishes"])
    problem = ""
    if request.method == "POST":
        problem = _do(request, key, given, scopes)
        if not problem and not any(form.errors for form in given.values()):
            messages.success(request, _("It was kept."))
            if waits := withheld_sentence(("document", key), request.user):
                messages.warning(request, waits)
            return redirect("paper", key=key)
    context = {
        "paper": found,
        "forms": given,
        "problem": problem,
        "can": can,
        "about": list(around.names(found.about).values()),
        "readers": [role_words().get(role, role) for role in found.row.readers],
        "people": person_names(version.by_key for version in found.versions),
        "breadcrumb": _way(
            (_("Documents"), reverse("papers")), (found.row.title.read(get_language() or "nl").text, "")
        ),
    }
    wrong = problem or any(form.errors for form in given.values())
    return render(request, "documents/paper.html", context, status=422 if wrong else 200)


def _forms(request: SignedInRequest, found: Paper, *, publishes: bool) -> dict[str, forms.Form]:
    """Give the forms of the page, each with what stands now; the one that was sent with what was typed."""
    row, step = found.row, request.POST.get("step", "")
    picture = row.file
    first: dict[str, dict[str, Any]] = {
        "describe": {
            "title_nl": row.title.nl,
            "title_en": row.title.en,
            "kind": row.kind,
            "summary_nl": row.summary.nl,
            "summary_en": row.summary.en,
        },
        "share": {"audience": row.audience, "readers": row.readers, "personal": row.personal},
        "explain": {
            "alternative_nl": picture.alternative.nl if picture else "",
            "alternative_en": picture.alternative.en if picture else "",
            "shows_people": {True: "yes", False: "no", None: None}[picture.shows_people] if picture else None,
        },
        "agree": {},
    }
    sent = {name: request.POST if step == name else None for name in first}
    return {
        "describe": DescribeForm(sent["describe"], initial=first["describe"], auto_id="describe_%s"),
        "share": AudienceForm(sent["share"], initial=first["share"], publishes=publishes, auto_id="share_%s"),
        "explain": PictureForm(sent["explain"], initial=first["explain"], auto_id="explain_%s"),
        "agree": ConsentForm(sent["agree"], auto_id="agree_%s"),
    }


def _do(request: SignedInRequest, key: str, given: Mapping[str, forms.Form], scopes: tuple[Scope, ...]) -> str:
    """Do the step that was sent; give the sentence of a refusal."""
    step = request.POST.get("step", "")
    form = given.get(step)
    if form is not None and not form.is_valid():
        return ""
    said = form.cleaned_data if form is not None else {}
    on, by = localdate(), request.user
    steps: dict[str, Callable[[], object]] = {
        "describe": lambda: describe(by=by, key=key, scopes=scopes, **said),
        "share": lambda: share(by=by, key=key, scopes=scopes, **said),
        "explain": lambda: explain(
            by=by, key=key, scopes=scopes, **{**said, "shows_people": said["shows_people"] == "yes"}
        ),
        "agree": lambda: agree(by=by, key=key, on=on, scopes=scopes, **said),
        "end-consent": lambda: end_consent(by=by, key=key, number=_number(request), on=on, scopes=scopes),
        "withdraw": lambda: withdraw(
            by=by, key=key, number=_number(request), reason=request.POST.get("reason", "")[:1000], scopes=scopes
        ),
    }
    if step not in steps:
        return _("We do not know what to do. Use one of the buttons on this page.")
    try:
        steps[step]()
    except Refusal as refusal:
        return str(refusal)
    return ""


def _pair(text: str) -> Scope | None:
    kind, _colon, key = text.partition(":")
    return (kind, key) if kind.isalpha() and is_key(key) else None


def _number(request: SignedInRequest) -> int:
    asked = request.POST.get("number", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 12 else 0


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
