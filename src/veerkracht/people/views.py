"""The page on which a person appoints who stands in for them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people import holders
from veerkracht.people.actions.stand_in import appoint, dismiss
from veerkracht.people.forms import DeputyForm
from veerkracht.people.queries import by_key
from veerkracht.people.requests import SignedInRequest


@login_required
def deputies(request: SignedInRequest) -> HttpResponse:
    """Show who stands in for one and for whom one stands in, and appoint or end it."""
    form = DeputyForm(
        request.POST if request.POST.get("step") == "appoint" else None, colleagues=holders.colleagues(request.user)
    )
    problem = ""
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            said = _appointed(request, form) if form.is_bound else _dismissed(request)
        except Refusal as refusal:
            problem = str(refusal)
            if form.is_bound:
                form.add_error(None, problem)
        else:
            messages.success(request, said)
            return redirect("deputies")
    context = {
        "standing": holders.deputies(request.user),
        "form": form,
        "problem": "" if form.errors else problem,
        "breadcrumb": [(_("Today"), reverse("today")), (_("Deputies"), "")],
    }
    return render(request, "people/deputies.html", context, status=422 if problem or form.errors else 200)


def _appointed(request: SignedInRequest, form: DeputyForm) -> str:
    said = form.cleaned_data
    deputy = by_key(said["deputy"])
    if deputy is None:
        raise NotKnown(_("There is nobody with this key. Choose someone from the list."))
    period = {"starts_on": said["starts_on"], "ends_on": said["ends_on"]}
    appoint(by=request.user, person=request.user, deputy=deputy, on=localdate(), binds=said["binds"], **period)
    return _("Your deputy was appointed and told.")


def _dismissed(request: SignedInRequest) -> str:
    number = request.POST.get("number", "")
    dismiss(by=request.user, number=int(number) if number.isdecimal() and len(number) < 12 else 0, on=localdate())
    return _("This has ended.")
