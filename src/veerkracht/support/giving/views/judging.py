"""The page on which one side says with one tap whether support helped."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.people.requests import SignedInRequest
from veerkracht.support.giving.actions.judge import judge
from veerkracht.support.giving.forms import JudgeForm
from veerkracht.support.giving.queries.doing import doing
from veerkracht.support.giving.views.doing import giving_way
from veerkracht.writing.steps import said


@login_required
def judge_page(request: SignedInRequest, key: str) -> HttpResponse:
    """Ask for one side whether the bottleneck is gone; without a side that one for which this person may say so."""
    found = doing(key, viewer=request.user)
    sides = [one for one in found.judgements if one.may]
    asked = request.GET.get("side", "")
    mine = next((one for one in sides if not asked or one.side == asked), None)
    form = JudgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            judge(
                by=request.user,
                key=key,
                side=mine.side if mine else asked,
                gone=typed["gone"] == "yes",
                words=typed["words"],
                instead=typed["instead"],
                on=localdate(),
            )
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. From what both sides say, everyone learns what helps."))
            return redirect("support-doing", key=key)
    context = {
        "doing": found,
        "mine": mine,
        "form": form,
        "breadcrumb": giving_way(
            (said(found.initiative), reverse("support-doing", args=[key])), (_("Did it help?"), "")
        ),
    }
    return render(request, "giving/judge.html", context, status=422 if form.errors else 200)
