"""The list of initiatives for who keeps them, where many can be changed at once."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.actions.together import Fate, change_together
from veerkracht.initiatives.forms import TO_DO, TogetherForm
from veerkracht.initiatives.queries import keeping
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.trail.pages import Turn
from veerkracht.writing.shown import Shown, read

FILTERS = ("q", "phase", "public", "theme")


@login_required
def keep(request: SignedInRequest) -> HttpResponse:
    """List the initiatives that one keeps, also those that are not public; change those that are ticked."""
    if not reach(request.user, "keep the programme").scopes:
        require(request.user, "keep the programme")
    offered = keeping.choices(request.user)
    form = TogetherForm(request.POST or None, offered=offered)
    ticked = request.POST.getlist("key")
    fates = _changed(request, form, ticked) if request.method == "POST" and form.is_valid() else ()
    asked = {name: request.GET.get(name, "")[:200].strip() for name in FILTERS}
    turn = Turn(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    page = keeping.kept(request.user, turn, **asked)
    values = {row.key: row.changed_at.isoformat() for row in page.rows}
    kept = {name: value for name, value in asked.items() if value}
    context = {
        "page": page,
        "asked": asked,
        "offered": offered,
        "form": form,
        "ticked": set(ticked) if form.errors else {fate.key for fate in fates if fate.refusal},
        "fates": fates,
        "what": TO_DO.get(form.cleaned_data["what"]) if fates else "",
        "shown": Shown(request.user.key, "together", "", "", values).token,
        "pages": page.addresses(reverse("initiatives-keep"), kept) if page.before or page.after else {},
        "breadcrumb": [(_("Today"), reverse("today")), (_("Keep the initiatives"), "")],
    }
    return render(request, "initiatives/keep.html", context, status=422 if form.errors else 200)


def _changed(request: SignedInRequest, form: TogetherForm, ticked: list[str]) -> tuple[Fate, ...]:
    shown = read(request.POST.get("shown", ""))
    seen = shown.values if shown and shown.person == request.user.key else {}
    try:
        return change_together(
            by=request.user, keys=ticked, what=form.cleaned_data["what"], value=form.value, seen=seen
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return ()
