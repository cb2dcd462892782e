"""The pages of offers: a list, one offer with what is promised of it, and its form."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.people.permissions import reach
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.planning.actions import offer as act
from veerkracht.support.planning.forms import KINDS, EndForm, NewOfferForm, OfferForm, shortest
from veerkracht.support.planning.queries import offers as known
from veerkracht.support.planning.queries.agreements import of_offer
from veerkracht.support.planning.queries.scopes import OFFER, require_reach
from veerkracht.support.planning.refusals import NotNow
from veerkracht.support.planning.views.way import day, offers_way, start
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed, plain
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

BLANK = dict.fromkeys(act.FIELDS, "") | {"kind": "knowledge", "cents_an_hour": 0}


@login_required
def offers(request: SignedInRequest) -> HttpResponse:
    """List the offers, those that are open or those that are over."""
    kind, view = request.GET.get("kind", ""), request.GET.get("view", "")
    kind = kind if kind in dict(KINDS) else ""
    view = view if view in ("mine", "ended") else ""
    page = known.offers(request.user, turn(request), kind=kind, mine=view == "mine", ended=view == "ended")
    context = {
        "page": page,
        "kinds": KINDS,
        "kind": kind,
        "view": view,
        "views": [("", _("Available")), ("mine", _("Of myself")), ("ended", _("Over"))],
        "pages": pages(reverse("support-offers"), {"kind": kind, "view": view}, page),
        "may_offer": bool(reach(request.user, OFFER).scopes),
        "breadcrumb": start(_("Offers of support")),
    }
    return render(request, "planning/offers.html", context)


@keeping_what_was_typed
def offer_new(request: SignedInRequest) -> HttpResponse:
    """Offer support."""
    require_reach(request.user, OFFER)
    own = known.organisations_for(request.user)
    made: list[str] = []

    class Form(NewOfferForm):
        organisations = own
        places = known.places_to_choose()

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        values = {**now, **changed}
        organisation = str(values.pop("organisation"))
        key = act.offer(by=request.user, programme_key=home_key(), organisation_key=organisation, said=_read(values))
        made.append(key)

    first = {**BLANK, "starts_on": localdate().isoformat(), "organisation": own[0][0] if len(own) == 1 else ""}
    sheet = Sheet(
        name="offer-new",
        title=_("Offer"),
        form=Form,
        now=lambda _said: dict(first),
        save=save,
        address=reverse("support-offer-new"),
        done=reverse("support-offers"),
        heading=_("Offer support"),
        lede=_("Say what you can give, how much of it, where, and on which conditions. You say yes to each proposal."),
        button=_("Offer this"),
        saved=_("Your offer stands. You get a proposal for each initiative that it fits."),
        no_undo=_("An offer can be changed, and taken away with a reason."),
        context={"breadcrumb": offers_way((_("Offer"), ""))},
    )
    answer = edit(request, sheet)
    return redirect("support-offer", key=made[0]) if made else answer


@keeping_what_was_typed
def offer_change(request: SignedInRequest, key: str) -> HttpResponse:
    """Change an offer."""
    row = known.one(key, viewer=request.user)
    if not known.may_change(row, request.user):
        raise NotNow(_("Somebody else answers for this offer, or it was taken away. Make one of your own."))

    class Form(OfferForm):
        places = known.places_to_choose()

    def now(_said: Mapping[str, object]) -> dict[str, object]:
        values = known.said_in(key)
        values["hours_a_month"] = shortest(Decimal(str(values["hours_a_month"])))
        return {name: plain(value) for name, value in values.items()}

    def save(changed: Mapping[str, object], before: Mapping[str, object], _undoing: bool) -> None:
        new = _read({**before, **changed})
        act.change(by=request.user, key=key, said={name: new[name] for name in changed}, seen=_read(before))

    title = said(row.title)
    sheet = Sheet(
        name=f"offer:{key}"[:80],
        title=title,
        form=Form,
        now=now,
        save=save,
        address=reverse("support-offer-change", args=[key]),
        done=reverse("support-offer", args=[key]),
        heading=_("Change this offer"),
        lede=_("What was agreed on stays as it was agreed on. New proposals count with what stands here."),
        button=_("Save this offer"),
        saved=_("The offer was saved."),
        context={"breadcrumb": offers_way((title, reverse("support-offer", args=[key])), (_("Change"), ""))},
    )
    return edit(request, sheet)


@login_required
def offer(request: SignedInRequest, key: str) -> HttpResponse:
    """Show an offer with what is promised of it, and take it away."""
    row = known.one(key, viewer=request.user)
    changes = known.may_change(row, request.user)
    forms = sent(request, {"end": (EndForm, {})}) if changes else {}

    def ends(typed: dict[str, Any]) -> str:
        left = act.end(by=request.user, key=key, reason=typed["reason"], on=localdate())
        if not left:
            return _("The offer was taken away. Nobody counted on it.")
        return ngettext(
            "The offer was taken away. For %(count)s initiative someone else is looked for.",
            "The offer was taken away. For %(count)s initiatives someone else is looked for.",
            left,
        ) % {"count": left}

    steps: dict[str, Step] = {"end": ends} if changes else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("support-offer", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "row": row,
        "supports": of_offer(key),
        "forms": forms,
        "failed": failed,
        "trail_of": f"offer:{key}",
        "breadcrumb": offers_way((said(row.title), "")),
    }
    return render(request, "planning/offer.html", context, status=422 if failed else 200)


def _read(values: Mapping[str, object]) -> dict[str, object]:
    """Read an offer from its form, or from what stands in a draft."""
    return {
        **{name: str(values.get(name) or "") for name in act.FIELDS},
        "hours_a_month": Decimal(str(values.get("hours_a_month") or 0)).quantize(Decimal("0.01")),
        "starts_on": day(values, "starts_on"),
        "ends_on": day(values, "ends_on"),
        "cents_an_hour": int(str(values.get("cents_an_hour") or 0)),
    }
