"""The pages on which readers write to the programme, and officers answer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.publishing import actions
from veerkracht.publishing.forms import LONGEST_TEXT, AnswerForm, MessageForm
from veerkracht.publishing.queries import messages as asked
from veerkracht.publishing.subjects import Subject, subjects


def correction(request: HttpRequest) -> HttpResponse:
    """Say that something on a page is not right."""
    return _write(request, kind="correction")


def contact(request: HttpRequest) -> HttpResponse:
    """Ask an initiative or the programme something, without anybody's address being shown."""
    return _write(request, kind="contact" if request.GET.get("about") else "general")


def _write(request: HttpRequest, *, kind: str) -> HttpResponse:
    about = _about(request.GET.get("about", ""))
    form = MessageForm(request.POST or None, initial={"text": request.GET.get("text", "")[:LONGEST_TEXT]})
    sent = False
    if request.method == "POST" and form.is_valid():
        try:
            message = actions.send(
                kind=kind,
                text=form.cleaned_data["text"],
                about=(about.kind, about.key) if about else None,
                programme_key=home_key(),
                page=request.GET.get("page", "")[:300],
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                language=get_language() or "nl",
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = message is not None
    context = {"form": form, "about": about, "kind": kind, "sent": sent}
    return render(request, "publishing/message_write.html", context, status=422 if form.errors else 200)


def _about(text: str) -> Subject | None:
    """Read "initiative:slowcare-oss"; refuse what does not exist."""
    if not text:
        return None
    kind, _colon, key = text.partition(":")
    found = subjects([(kind, key)]).get((kind, key))
    if found is None:
        raise NotKnown(_("What you want to write about does not exist (any more). Go to its page and try again there."))
    return found


@login_required
def messages(request: SignedInRequest) -> HttpResponse:
    """List the messages of readers that wait, or those that were answered."""
    answered = request.GET.get("answered") == "yes"
    before = request.GET.get("after", "")
    letters = asked.letters(
        viewer=request.user, answered=answered, before=int(before) if before.isdecimal() and len(before) < 12 else None
    )
    context = {
        "letters": letters[: asked.PAGE],
        "answered": answered,
        "next": letters[asked.PAGE - 1].number if len(letters) > asked.PAGE else None,
    }
    return render(request, "publishing/messages.html", context)


@login_required
def message(request: SignedInRequest, number: int) -> HttpResponse:
    """Read one message and say what was done with it."""
    letter = asked.letter(number, viewer=request.user)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(by=request.user, number=number, text=form.cleaned_data["text"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("messages")
    context = {"letter": letter, "form": form, "may_answer": asked.may_answer(letter, viewer=request.user)}
    return render(request, "publishing/message.html", context, status=422 if form.errors else 200)
