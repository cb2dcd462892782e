"""A page on which one of several steps can be taken: each step has its form, and a list has its pages."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.pages import Page, Turn

Step = Callable[[dict[str, Any]], str]
"""What is done with what a form says; it gives the sentence of what came of it."""


_UNKNOWN = gettext_lazy("We do not know what to do. Use one of the buttons on this page.")


class NotOffered(Refusal):
    """A step was sent for which the page has no form for this person."""


class _Nothing(dict[str, Any]):
    """What a button alone says; a step that looks for words in it was not offered."""

    def __missing__(self, name: str) -> Any:
        raise NotOffered(str(_UNKNOWN))


def turn(request: HttpRequest) -> Turn:
    """Read which page of a list is asked."""
    return Turn(after=request.GET.get("after", "")[:80], before=request.GET.get("before", "")[:80])


def pages(address: str, kept: Mapping[str, str], page: Page[Any]) -> dict[str, str]:
    """Give the addresses by which a list is turned, in the shape of the component for it."""
    return page.addresses(address, {name: value for name, value in kept.items() if value})


def said(text: Bilingual | None) -> str:
    """Give a text in the language of the reader, else in the other."""
    return text.read(get_language() or "nl").text if text else ""


def sent(request: HttpRequest, kinds: Mapping[str, tuple[type[Form], dict[str, Any]]]) -> dict[str, Form]:
    """Give the forms of a page; what was sent is in the one it was sent with."""
    step = request.POST.get("step", "") if request.method == "POST" else None
    return {
        name: kind(request.POST, request.FILES or None, prefix=name)
        if name == step
        else kind(prefix=name, initial=initial)
        for name, (kind, initial) in kinds.items()
    }


def do(request: HttpRequest, forms: Mapping[str, Form], steps: Mapping[str, Step]) -> bool:
    """Do the one step that was sent and say what came of it; what is refused stands with its form, nothing is lost.

    Gives whether it was done, so that the page is asked anew. A step without a form is a button alone.
    """
    name = request.POST.get("step", "")
    step, form = steps.get(name), forms.get(name)
    if step is None or (form is not None and not form.is_valid()):
        if step is None:
            messages.warning(request, _UNKNOWN)
        return False
    try:
        sentence = step(form.cleaned_data if form is not None else _Nothing())
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
