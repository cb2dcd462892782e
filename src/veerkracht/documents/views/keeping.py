"""How long documents are kept, and the list of what was kept long enough, looked at before anything is destroyed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from veerkracht.documents import keeping as kept
from veerkracht.documents.actions.keep import destroy, set_period
from veerkracht.documents.around import Around
from veerkracht.documents.forms import PeriodForm
from veerkracht.foundation.errors import Refusal
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def due(request: SignedInRequest, around: Around) -> HttpResponse:
    """Show what was kept long enough, and destroy what was ticked, with the reason."""
    if not reach(request.user, "destroy a document").scopes:
        require(request.user, "destroy a document", [("programme", around.home())])
    on, problem = localdate(), ""
    if request.method == "POST":
        chosen, reason = request.POST.getlist("reviewed"), request.POST.get("reason", "")[:1000]
        try:
            number = destroy(by=request.user, reviewed=chosen, reason=reason, on=on)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            done = ngettext(
                "The file of %(number)d document was destroyed. What was destroyed and why is recorded.",
                "The files of %(number)d documents were destroyed. What was destroyed and why is recorded.",
                number,
            )
            messages.success(request, done % {"number": number})
            return redirect("papers-due")
    context = {
        "rows": kept.due(on=on, viewer=request.user),
        "unknown": [period for period in kept.periods() if not period.known],
        "problem": problem,
        "chosen": request.POST.getlist("reviewed"),
        "reason": request.POST.get("reason", ""),
        "breadcrumb": _way((_("Kept long enough"), "")),
    }
    return render(request, "documents/due.html", context, status=422 if problem else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def periods(request: SignedInRequest, around: Around) -> HttpResponse:  # noqa: ARG001 - given to every page here
    """Show for each kind of document how long it is kept, and let that be set."""
    require(request.user, "set a keeping period")
    kind = request.POST.get("kind", "")
    form = PeriodForm(request.POST) if request.method == "POST" else None
    problem = ""
    if form is not None and form.is_valid():
        try:
            set_period(by=request.user, kind=kind, **form.cleaned_data)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("It was kept."))
            return redirect("keeping-periods")
    found = kept.periods()
    context = {
        "rows": [
            (
                row,
                form
                if form and row.kind == kind
                else PeriodForm(initial={"years": row.years, "source": row.source}, auto_id=f"{row.kind}_%s"),
            )
            for row in found
        ],
        "problem": problem,
        "wrong": kind if form and form.errors else "",
        "breadcrumb": _way((_("How long documents are kept"), "")),
    }
    return render(request, "documents/periods.html", context, status=422 if problem or context["wrong"] else 200)


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), (_("Documents"), reverse("papers")), *steps]
