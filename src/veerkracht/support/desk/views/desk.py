"""The pages of the desk: the worklist, one request with what can be done with it, and noting a call."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.documents.storage import place
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import is_key
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.desk.actions import answer as answering
from veerkracht.support.desk.actions.share import share, unshare
from veerkracht.support.desk.actions.take_back import files_of
from veerkracht.support.desk.actions.take_in import Asked, note
from veerkracht.support.desk.choices import Kind, Status, Urgency, Way
from veerkracht.support.desk.forms import (
    AskForm,
    DelayForm,
    EndForm,
    NoteForm,
    OwnerForm,
    OwnInitiativeForm,
    ReplyForm,
    ShareForm,
    SortForm,
    WorkerForm,
)
from veerkracht.support.desk.queries import shared, working
from veerkracht.support.desk.queries.initiatives import called, own_initiatives, title_of
from veerkracht.support.desk.queries.scopes import DEED
from veerkracht.support.desk.queries.working import SEE, Wanted, Whole
from veerkracht.support.desk.views.way import desk_way
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

ASK = "ask for support"
FROM = ("observation",)
"""From what a request can come, beside who asks: what was noticed."""


@login_required
def requests(request: SignedInRequest) -> HttpResponse:
    """List the requests: those that wait first, by the day that was promised; the filters stand in the address."""
    if not reach(request.user, SEE).scopes:
        require(request.user, SEE)
    facets = {"kind": Kind.choices, "urgency": Urgency.choices, "way": Way.choices}
    asked = {name: request.GET.get(name, "") for name in facets}
    asked = {name: value if value in dict(facets[name]) else "" for name, value in asked.items()}
    status = request.GET.get("status", "")
    asked["status"] = status if status in ("late", "closed", *Status.values) else ""
    asked["mine"] = "yes" if request.GET.get("mine") == "yes" else ""
    asked["initiative"] = key if is_key(key := request.GET.get("initiative", "")[:80]) else ""
    asked["q"] = request.GET.get("q", "").replace("\0", "").strip()[:100]
    fields = {name: asked[name] for name in ("status", "kind", "urgency", "way", "initiative", "q")}
    wanted = Wanted(**fields, owner=request.user.key if asked["mine"] else "")
    page = working.requests(wanted, turn(request), viewer=request.user)
    context = {
        "page": page,
        "pages": pages(reverse("requests"), asked, page),
        "asked": asked,
        "narrowed": any(asked[name] for name in ("kind", "urgency", "way", "initiative", "q")),
        "counts": working.counts(viewer=request.user),
        "facets": facets,
        "may_note": bool(reach(request.user, ASK).scopes),
        "statuses": [(one.value, one.label) for one in Status],
        "breadcrumb": [*desk_way()[:-1], (_("Support requests"), "")],
    }
    return render(request, "desk/requests.html", context)


@login_required
def request_page(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a request with its thread, and do with it what was asked."""
    found = working.whole(key, viewer=request.user)
    answers = may(request.user, DEED, found.scopes)
    told = shared.of_request(key)
    forms = sent(request, _kinds(found, told)) if answers and found.line.status != Status.TAKEN_BACK else {}
    steps = _steps(request, found, told.key if told else "") if answers else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("request", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "whole": found,
        "line": found.line,
        "forms": forms,
        "failed": failed,
        "shared": told,
        "waits": withheld_sentence(("support-answer", told.key), request.user) if told else "",
        "came": reverse("observation", args=[found.came[1]]) if found.came[0] in FROM else "",
        "can_share": "share" in forms,
        "trail_of": f"request:{key}",
        "breadcrumb": desk_way((found.line.subject or key, "")),
    }
    return render(request, "desk/request.html", context, status=422 if failed else 200)


def _kinds(found: Whole, told: Any) -> dict[str, tuple[type[Form], dict[str, Any]]]:
    """Give the forms that fit a request as it stands now."""

    class Owner(OwnerForm):
        owners = working.owners_for(found.scopes)

    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {"reply": (ReplyForm, {}), "note": (NoteForm, {})}
    if found.line.is_open:
        kinds["end"] = (EndForm, {})
        title = said(found.line.initiative)
        kinds["sort"] = (SortForm, {"kind": found.kind, "urgency": found.line.urgency, "initiative": title})
        if found.line.mine:
            later = max(localdate(), found.line.promised_on) + timedelta(days=7)
            kinds["delay"] = (DelayForm, {"until": later})
    else:
        texts = (
            {name: getattr(told, name) for name in ("title_nl", "title_en", "answer_nl", "answer_en")} if told else {}
        )
        kinds["share"] = (ShareForm, texts)
    return kinds | {"owner": (Owner, {"owner": found.owner_key})}


def _steps(request: SignedInRequest, found: Whole, told: str) -> dict[str, Step]:
    """Give what can be done on the page of a request."""
    by, on, key = request.user, localdate(), found.line.key

    def reply(typed: dict[str, Any]) -> str:
        answering.reply(by=by, key=key, on=on, **typed)
        return _("Your reply goes by mail.") if found.email else _("Your reply stands on the page of who asked.")

    def ends(typed: dict[str, Any]) -> str:
        answering.end(by=by, key=key, on=on, **typed)
        return _("The request is closed, with what you wrote.")

    def notes(typed: dict[str, Any]) -> str:
        answering.note(by=by, key=key, **typed)
        return _("Your note stands with the request.")

    def delays(typed: dict[str, Any]) -> str:
        answering.delay(by=by, key=key, on=on, **typed)
        return _("The later day was promised, and your reason goes to who asked.")

    def sorts(typed: dict[str, Any]) -> str:
        initiative = _meant(found, typed["initiative"])
        chosen = {"kind": typed["kind"], "urgency": typed["urgency"], "initiative_key": initiative}
        answering.sort(by=by, key=key, said=chosen)
        return _("The request is sorted.")

    def hands(typed: dict[str, Any]) -> str:
        answering.hand(by=by, key=key, owner_key=typed["owner"])
        return _("The request was handed on.")

    steps = {"reply": reply, "end": ends, "note": notes, "delay": delays, "sort": sorts, "owner": hands}
    return steps | _sharing(request, key, told)


def _meant(found: Whole, words: str) -> str:
    """Give the initiative that is called so; refuse words that are no name of one."""
    same = words == said(title_of(found.initiative_key, hidden=True))
    initiative = found.initiative_key if same else called(words)
    if words and not initiative:
        raise Refusal(_("No initiative is called just so. Copy its name from the list of initiatives."))
    return initiative


def _sharing(request: SignedInRequest, key: str, told: str) -> dict[str, Step]:
    """Give what can be done with an answer that others may learn from."""

    def shares(typed: dict[str, Any]) -> str:
        share(by=request.user, key=key, said=typed, checked=typed["checked"], on=localdate())
        return _("Others find this question and its answer now.")

    def unshares(_typed: dict[str, Any]) -> str:
        unshare(by=request.user, key=told)
        return _("The answered question is not public any more.")

    steps: dict[str, Step] = {"share": shares}
    return steps | ({"unshare": unshares} if told else {})


@login_required
def note_request(request: SignedInRequest) -> HttpResponse:
    """Ask for an initiative of one's own; for a worker: note what was asked by phone, or what was noticed."""
    programme = home_key()
    if not reach(request.user, ASK).scopes:
        require(request.user, ASK, [("programme", programme)])
    came = _came(request)
    wide = may(request.user, ASK, [("programme", programme)])
    own = own_initiatives(request.user, ASK) if not wide else {}
    first = request.GET.get("initiative", "")[:80]

    choices = tuple((key, said(title)) for key, title in own.items())
    kind: type[AskForm] = WorkerForm if wide else type("Own", (OwnInitiativeForm,), {"own": choices})
    initial = {
        "initiative": said(title_of(first, hidden=True)) if wide else first,
        "subject": request.GET.get("q", "")[:200],
    }
    form = kind(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        known = {name: typed[name] for name in ("subject", "text", "tried", "kind", "urgency")}
        try:
            key = note(
                by=request.user,
                asked=_worker(known, typed) if wide else _initiator(request, known, typed),
                way=Way.FORM if not wide else Way.NOTICED if came[0] else Way.PHONE,
                programme_key=programme,
                on=localdate(),
                came=came,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            there = reach(request.user, SEE).scopes
            return redirect("request", key=key) if there else redirect("my-requests")
    context = {
        "form": form,
        "wide": wide,
        "came": came[0],
        "breadcrumb": desk_way((_("Note a request"), "")) if wide else [(_("Today"), reverse("today")), (_("Ask"), "")],
    }
    return render(request, "desk/note.html", context, status=422 if form.errors else 200)


def _worker(known: dict[str, Any], typed: dict[str, Any]) -> Asked:
    who = {name: typed[name] for name in ("name", "email", "phone")}
    words = typed["initiative"]
    language = get_language() or "nl"
    return Asked(**known, **who, initiative_key=called(words), initiative_words=words, language=language)


def _initiator(request: SignedInRequest, known: dict[str, Any], typed: dict[str, Any]) -> Asked:
    return Asked(
        **known,
        name=request.user.name,
        email=request.user.email,
        person_key=request.user.key,
        initiative_key=typed["initiative"],
        language=get_language() or "nl",
    )


def _came(request: SignedInRequest) -> tuple[str, str]:
    """Read from what a request comes: "observation:2017-03-17-0a1b"; what cannot be read is nothing."""
    kind, _colon, key = request.GET.get("from", "").partition(":")
    return (kind, key) if kind in FROM and is_key(key) else ("", "")


@login_required
def request_file(request: SignedInRequest, key: str, number: int) -> FileResponse:
    """Give a file that came with a request, never as something that a browser runs."""
    found = working.file_of(key, number, viewer=request.user)
    return FileResponse(
        place(files_of(key=key), found.sha256).open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.media_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )


@login_required
def desk_mail(request: SignedInRequest) -> HttpResponse:
    """List the mails that became no question: machines, what came back, and what was too large."""
    require(request.user, SEE, [("programme", home_key())])
    context = {"rows": working.not_taken(), "breadcrumb": desk_way((_("Mail that became no question"), ""))}
    return render(request, "desk/mail.html", context)
