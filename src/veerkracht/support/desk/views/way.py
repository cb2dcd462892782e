"""What the pages of the desk share: the way to them, and doing the one step that was sent."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.support.desk.mail.read import File
from veerkracht.trail.pages import END, Page, Turn

Step = Callable[[dict[str, Any]], str]
"""What is done with what a form says; it gives the sentence of what came of it."""


def desk_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a page of the desk."""
    return [(_("Today"), reverse("today")), (_("Support requests"), reverse("requests")), *steps]


def help_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from the first page for who asks."""
    return [(_("Ask for support"), reverse("support")), *steps]


def turn(request: HttpRequest) -> Turn:
    """Read which page of a list is asked."""
    return Turn(after=request.GET.get("after", "")[:80], before=request.GET.get("before", "")[:80])


def pages(address: str, kept: Mapping[str, str], page: Page[Any]) -> dict[str, str]:
    """Give the addresses by which a list is turned, in the shape of the component for it."""

    def to(**more: str) -> str:
        words = {name: value for name, value in {**kept, **more}.items() if value}
        return f"{address}?{urlencode(words)}" if words else address

    return {
        "first": to() if page.before else "",
        "previous": to(before=page.before) if page.before else "",
        "next": to(after=page.after) if page.after else "",
        "last": to(before=END) if page.after else "",
        "summary": "",
    }


def said(text: Bilingual | None) -> str:
    """Give a text in the language of the reader, else in the other."""
    return text.read(get_language() or "nl").text if text else ""


def do(request: HttpRequest, forms: Mapping[str, Form], steps: Mapping[str, Step]) -> bool:
    """Do the one step that was sent and say what came of it; what is refused stands with its form, nothing is lost."""
    name = request.POST.get("step", "")
    step, form = steps.get(name), forms.get(name)
    if step is None or (form is not None and not form.is_valid()):
        if step is None:
            messages.warning(request, _("We do not know what to do. Use one of the buttons on this page."))
        return False
    try:
        sentence = step(form.cleaned_data if form is not None else {})
    except NotAllowed:
        raise
    except Refusal as refusal:
        if form is None:
            messages.warning(request, str(refusal))
            return True
        form.add_error(None, str(refusal))
        return False
    messages.success(request, sentence)
    return True


def sent_files(files: Iterable[Any]) -> list[File]:
    """Give the files that came with a form, as those of a mail."""
    return [File(one.name, one.read()) for one in files]


def sent(request: HttpRequest, kinds: Mapping[str, tuple[type[Form], dict[str, Any]]]) -> dict[str, Form]:
    """Give the forms of a page; what was sent is in the one it was sent with."""
    step = request.POST.get("step", "")
    return {
        name: kind(request.POST, request.FILES or None, prefix=name)
        if name == step and request.method == "POST"
        else kind(prefix=name, initial=initial)
        for name, (kind, initial) in kinds.items()
    }
