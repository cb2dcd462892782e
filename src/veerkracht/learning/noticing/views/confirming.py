"""The pages on which outcomes are drawn at random, and outsiders' answers are read together."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.keys import is_key
from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.noticing.actions.substantiate import draw_sample
from veerkracht.learning.noticing.forms import SampleForm
from veerkracht.learning.noticing.queries import samples as asked
from veerkracht.people.permissions import Scope, may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key

DEED = "draw a sample"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def samples(request: SignedInRequest) -> HttpResponse:
    """List the samples, and let the system draw one."""
    if not reach(request.user, "see observations").scopes:
        require(request.user, "see observations")
    sent = request.POST if request.method == "POST" else None
    key = (sent or request.GET).get("initiative", "")
    key = key if is_key(key) else ""
    scopes: tuple[Scope, ...] = (("initiative", key), *belonging([key])) if key else (("programme", home_key()),)
    programme = dict(scopes).get("programme", home_key())
    form = SampleForm(sent, initial={"initiative": key, "size": 8})
    if sent is not None and form.is_valid():
        try:
            number = draw_sample(
                by=request.user,
                programme_key=programme,
                initiative_key=key,
                size=form.cleaned_data["size"],
                on=localdate(),
            )
            messages.success(request, _("The outcomes were drawn. Ask people from outside about each of them."))
            return redirect("sample", number=number)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "rows": asked.samples(request.user),
        "form": form,
        "draws": may(request.user, DEED, scopes),
        "count": asked.how_many_outcomes(programme, key),
        "initiative": titles_by_key([key], hidden=True).get(key) if key else None,
        "breadcrumb": _way((_("Samples of outcomes"), "")),
    }
    return render(request, "noticing/samples.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def sample(request: SignedInRequest, number: int) -> HttpResponse:
    """Show one sample with what outsiders said."""
    row, drawn = asked.sample(number, viewer=request.user)
    way = _way((_("Samples of outcomes"), reverse("samples")), (str(number), ""))
    return render(request, "noticing/sample.html", {"row": row, "drawn": drawn, "breadcrumb": way})


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), (_("Observations"), reverse("observations")), *steps]
