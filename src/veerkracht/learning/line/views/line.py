"""The line of learning for who works here: also what is not public, as far as their roles reach."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.learning.line.queries.moments import Scope
from veerkracht.learning.line.told import told
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key


@login_required
def learning_line_work(request: SignedInRequest) -> HttpResponse:
    """Show what was noticed, learned and taken over, as far as this person may see it."""
    programme, today = home_key(), localdate()
    if not reach(request.user, "see observations").scopes:
        require(request.user, "see observations", [("programme", programme)])
    context = {
        "line": told(Scope(programme, viewer=request.user), today),
        "today": today,
        "inside": True,
        "breadcrumb": [(_("Today"), reverse("today")), (_("The line of learning"), "")],
    }
    return render(request, "line/line.html", context)
