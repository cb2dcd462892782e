"""The page on which the studies of an intervention are put together, and computed again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.learning.evidence.actions.synthesise import put_together
from veerkracht.learning.evidence.queries import evidence
from veerkracht.learning.evidence.views.shared import ENTER, read, way
from veerkracht.learning.evidence.words import level_word
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.writing.editing import keeping_what_was_typed


@keeping_what_was_typed
def intervention(request: SignedInRequest, key: str) -> HttpResponse:
    """Show the studies of an intervention; put them together, or compute again what was put together."""
    found = evidence.intervention(key)
    if found is None:
        raise NotKnown(_("There is no such intervention. Choose one from the list."))
    require(request.user, ENTER, [("programme", found.programme_key)])
    if request.method == "POST":
        _do(request, key)
        return redirect("evidence-intervention", key=key)
    held = {one.outcome_key: one for one in found.syntheses}
    counted = {effect.outcome_key for one in found.studies if not one.retracted for effect in one.effects}
    context = {
        "intervention": found,
        "studies": [(one, level_word(one.counts_as), level_word(one.design)) for one in found.studies],
        "outcomes": [
            (one, held.get(one.key), one.key in held and evidence.out_of_date(held[one.key].key, localdate()))
            for one in found.outcomes
            if one.key in counted or one.key in held
        ],
        "breadcrumb": way((read(found.title), "")),
    }
    return render(request, "evidence/intervention.html", context)


def _do(request: SignedInRequest, key: str) -> None:
    """Put together, or compute again, as a button asks."""
    try:
        if again := request.POST.get("again"):
            if evidence.gives_the_same(again):
                messages.success(request, _("Computed again from what was kept: the same digits."))
            else:
                messages.error(
                    request, _("Computed again, it gives other digits. That is a mistake of ours: tell who runs this.")
                )
            return
        outcome = evidence.outcome_named(request.POST.get("outcome", ""))
        of = evidence.intervention_named(key)
        put_together(by=request.user, intervention=of, outcome=outcome, on=localdate())
        messages.success(request, _("The studies were put together. The page for everyone shows it."))
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
