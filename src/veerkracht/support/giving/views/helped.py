"""The page that shows what helped: for each kind of support how often, and how sure that is."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.giving.queries.helped import histories
from veerkracht.support.giving.queries.helped import what_helped as kinds
from veerkracht.support.giving.queries.scopes import SEE
from veerkracht.support.giving.views.doing import giving_way
from veerkracht.support.rules.exploring import NEAR


@login_required
def what_helped(request: SignedInRequest) -> HttpResponse:
    """Show of each kind of support how often it helped and the chance that it will, with its interval."""
    if not reach(request.user, SEE).scopes:
        require(request.user, SEE)
    programme = home_key()
    rows = kinds(histories(programme_key=programme), programme_key=programme)
    context = {
        "rows": rows,
        "known": [row for row in rows if row.chance],
        "near": max((row.best for row in rows), default=0.0) < NEAR,
        "questions": [row for row in rows if row.overruled and row.overruled.otherwise],
        "today": localdate(),
        "breadcrumb": giving_way((_("What helped"), "")),
    }
    return render(request, "giving/helped.html", context)
