"""The page of public texts that wait because personal data were found in them, and what is decided about each."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.actions.publish import Findable, drop, mend, publish
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import DEED, waiting_text, waiting_texts

Titles = Callable[[Iterable[tuple[str, str]]], dict[tuple[str, str], tuple[str, str]]]
"""Gives the title and the address of the page of records; handed in from above."""


@login_required
def withheld(request: SignedInRequest, findable: Findable, titles: Titles) -> HttpResponse:
    """List the texts that wait, and decide about one of them."""
    if not reach(request.user, "publish what was withheld").scopes:
        require(request.user, DEED)
    problem, wrong = "", 0
    if request.method == "POST":
        number = request.POST.get("number", "")
        wrong = int(number) if number.isdecimal() and len(number) < 12 else 0
        try:
            messages.success(request, _decided(request, wrong, findable))
        except Refusal as refusal:
            problem = str(refusal)
        else:
            return redirect("withheld")
    texts = waiting_texts(request.user)
    known = titles(text.about for text in texts)
    context = {
        "texts": [(text, *known.get(text.about, (f"{text.about[0]} {text.about[1]}", ""))) for text in texts],
        "problem": problem,
        "wrong": wrong,
        "typed": {"text": request.POST.get("text", ""), "reason": request.POST.get("reason", "")},
        "step": request.POST.get("step", ""),
        "breadcrumb": [(_("Today"), reverse("today")), (_("Texts that wait"), "")],
    }
    return render(request, "workspace/withheld.html", context, status=422 if problem else 200)


def _decided(request: SignedInRequest, number: int, findable: Findable) -> str:
    step, by = request.POST.get("step", ""), request.user
    waiting_text(number, viewer=by)
    if step == "drop":
        drop(by=by, number=number)
        return _("The text was thrown away. What stood on the page stays.")
    if step == "mend":
        text = request.POST.get("text", "").replace("\r\n", "\n")
        mend(by=by, number=number, text=text, findable=findable)
    else:
        publish(by=by, number=number, reason=request.POST.get("reason", "")[:500], findable=findable)
    return _("The text is on the page now.")
