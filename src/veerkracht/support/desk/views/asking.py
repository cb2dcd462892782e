"""The pages for who asks: look first, ask, and the page of one's own question."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from veerkracht.foundation.errors import Refusal
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.desk.actions.again import link_again
from veerkracht.support.desk.actions.take_back import take_back
from veerkracht.support.desk.actions.take_in import Asked, add, take_in
from veerkracht.support.desk.choices import Way
from veerkracht.support.desk.forms import AddForm, LinkForm, ReaderForm
from veerkracht.support.desk.links import key_in, token_of
from veerkracht.support.desk.queries import shared
from veerkracht.support.desk.queries.initiatives import called, title_of
from veerkracht.support.desk.queries.near import LONGEST, Nearby, nearby
from veerkracht.support.desk.queries.own import mine, own
from veerkracht.support.desk.refusals import LinkExpired
from veerkracht.support.desk.views.way import help_way, sent_files
from veerkracht.writing.steps import do, pages, said, sent, turn


def support(request: HttpRequest) -> HttpResponse:
    """Look first: what is there already that comes near; asking is the next step, and always there."""
    words = request.GET.get("q", "").replace("\0", "")[:LONGEST]
    context: dict[str, Any] = {
        "words": words,
        "near": _near(words),
        "initiative": request.GET.get("initiative", "")[:80],
    }
    if request.GET.get("part") == "near":
        return render(request, "desk/near.html", context)
    return render(request, "desk/support.html", context)


def ask(request: HttpRequest) -> HttpResponse:
    """Ask a question, with or without an account."""
    person = request.user if request.user.is_authenticated else None
    words = request.GET.get("q", "")[:LONGEST]
    first: dict[str, Any] = {"subject": words[:200], "text": words if len(words) > 200 else ""}
    first["initiative"] = said(title_of(request.GET.get("initiative", "")[:80]))
    first |= {"name": getattr(person, "name", ""), "email": getattr(person, "email", "")}
    form = ReaderForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            asked = Asked(
                **{name: typed[name] for name in ("subject", "text", "tried", "kind", "urgency", "name", "email")},
                initiative_key=called(typed["initiative"]),
                initiative_words=typed["initiative"],
                person_key=getattr(person, "key", ""),
                language=get_language() or "nl",
            )
            key = take_in(
                asked=asked,
                way=Way.FORM,
                programme_key=home_key(),
                on=localdate(),
                files=sent_files(typed["attachments"]),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("We have your question. Keep the address of this page: it is yours alone."))
            return redirect("my-request", token_of(key))
    context = {"form": form, "breadcrumb": help_way((_("Your question"), ""))}
    return render(request, "desk/ask.html", context, status=422 if form.errors else 200)


@never_cache
def my_request(request: HttpRequest, token: str) -> HttpResponse:
    """Show who asked their own question: who has it, by when they get an answer, and all that was said."""
    try:
        key = key_in(token)
    except LinkExpired as refusal:
        context = {"problem": str(refusal), "form": LinkForm()}
        return render(request, "desk/link.html", context, status=refusal.status)
    found = own(key)
    forms = sent(request, {"add": (AddForm, {})}) if not found.taken_back else {}
    on = localdate()

    def adds(typed: dict[str, Any]) -> str:
        add(key=key, text=typed["text"], on=on, files=sent_files(typed["attachments"]))
        return _("Your words were added. You get an answer here and by mail.")

    def erases(_typed: dict[str, Any]) -> str:
        take_back(key=key, on=on)
        return _("Your question and all that was said about it were erased.")

    steps = {"add": adds, "erase": erases} if not found.taken_back else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("my-request", token)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {"own": found, "forms": forms, "failed": failed, "breadcrumb": help_way((_("Your question"), ""))}
    return render(request, "desk/my_request.html", context, status=422 if failed else 200)


def new_link(request: HttpRequest) -> HttpResponse:
    """Mail a new link to whoever lost it; whether the address is known is told to nobody."""
    form = LinkForm(request.POST or None)
    done = request.method == "POST" and form.is_valid()
    if done:
        link_again(email=form.cleaned_data["email"])
    context = {"form": form, "done": done, "breadcrumb": help_way((_("A new link"), ""))}
    return render(request, "desk/link.html", context, status=422 if form.errors else 200)


@login_required
def my_requests(request: SignedInRequest) -> HttpResponse:
    """List the questions that someone with an account asked."""
    rows = [(one, token_of(one.key)) for one in mine(request.user)]
    return render(request, "desk/my_requests.html", {"rows": rows, "breadcrumb": help_way((_("My questions"), ""))})


def answers(request: HttpRequest) -> HttpResponse:
    """List the questions that were answered and shared."""
    page = shared.answers(turn(request))
    context = {
        "page": page,
        "pages": pages(request.path, {}, page),
        "breadcrumb": help_way((_("Answered questions"), "")),
    }
    return render(request, "desk/answers.html", context)


def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Show one answered question."""
    found = shared.answer(key)
    return render(request, "desk/answer.html", {"row": found, "breadcrumb": help_way((said(found.title), ""))})


def _near(words: str) -> Nearby | None:
    return nearby(words, programme_key=home_key(), reading=get_language() or "nl") if words.strip() else None
