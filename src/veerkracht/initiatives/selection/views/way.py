"""What the pages of choosing share: the way to them, and doing the one step that was sent."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.trail.pages import Turn

Step = Callable[[Form], str]
"""What is done with what a form says; it gives the sentence of what came of it."""


def work_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a page of choosing."""
    return [(_("Today"), reverse("today")), (_("Applications"), reverse("applications")), *steps]


def join_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from the list of initiatives for who proposes one."""
    return [(_("Initiatives"), reverse("initiatives")), *steps]


def turn(request: HttpRequest) -> Turn:
    """Read which page of a list is asked."""
    return Turn(after=request.GET.get("after", "")[:80], before=request.GET.get("before", "")[:80])


def do(request: HttpRequest, forms: Mapping[str, Form], steps: Mapping[str, Step]) -> bool:
    """Do the one step that was sent and say what came of it; what is refused stands with its form, nothing is lost."""
    name = request.POST.get("step", "")
    step, form = steps.get(name), forms.get(name)
    if step is None or form is None:
        messages.warning(request, _("We do not know what to do. Use one of the buttons on this page."))
        return False
    if not form.is_valid():
        return False
    try:
        sentence = step(form)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, sentence)
    return True


def sent(request: HttpRequest, kinds: Mapping[str, tuple[type[Form], dict[str, Any]]]) -> dict[str, Form]:
    """Give the forms of a page; what was sent is in the one it was sent with."""
    step = request.POST.get("step", "") if request.method == "POST" else ""
    return {
        name: kind(request.POST, prefix=name) if name == step else kind(prefix=name, initial=initial)
        for name, (kind, initial) in kinds.items()
    }
