"""Proposing support for an initiative, as was computed or against it with a reason; and completing a proposal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.refusals import require_period
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.planning.actions.held import agreement_held, fresh_key, offer_held
from veerkracht.support.planning.choices import RESERVING, Kind, State
from veerkracht.support.planning.models import Agreement, Diagnosis, Offer
from veerkracht.support.planning.queries.offers import reserved
from veerkracht.support.planning.queries.scopes import PROPOSE, of_agreement, of_initiative
from veerkracht.support.planning.refusals import Missing, NoRoom, NotNow, require_said
from veerkracht.support.rules.admitting import DEPENDENT
from veerkracht.support.rules.hours import Reserved, free
from veerkracht.trail.actions import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What is proposed: the kind, of whom, what must be gone after six months, how much, and from when until when."""

    kind: str
    bottleneck: str
    starts_on: date
    ends_on: date | None = None
    offer_key: str = ""
    hours: Decimal = Decimal(0)
    amount_cents: int = 0
    reason: str = ""
    breakthrough: str = ""
    services: bool = False


@transaction.atomic
def propose(
    *,
    by: Person,
    initiative_key: str,
    proposed: Proposed,
    on: date,
    not_chosen: tuple[Mapping[str, object], ...] = (),
    overrules: bool = False,
    chance: float | None = None,
    request_key: str = "",
) -> str:
    """Propose support to an initiative, its supporter and the province; give its number.

    Refused: without what must be gone after six months; another choice than was computed without a reason; more hours
    than are free; a kind that was proposed or agreed on already; an offer that was taken away.
    """
    initiative = initiative_of(initiative_key)
    require(by, PROPOSE, of_initiative(initiative.key, initiative.programme.key))
    bottleneck = require_said(proposed.bottleneck, _("Say what must be gone after six months: by that it is judged."))
    if proposed.kind not in Kind.values:
        raise Missing(_("Choose one of the six kinds of support."))
    if overrules and not proposed.reason.strip():
        raise Missing(_("Say why you choose otherwise than was computed: that stays with the choice."))
    require_period(proposed.starts_on, proposed.ends_on)
    if Agreement.objects.filter(initiative=initiative, kind=proposed.kind, state__in=RESERVING).exists():
        raise NotNow(_("This kind of support was proposed or agreed on already. Look at it, and end it first."))
    made = Agreement(
        key=fresh_key(record=Agreement, on=on),
        initiative=initiative,
        diagnosis=Diagnosis.objects.filter(initiative=initiative).order_by("-held_on", "-pk").first(),
        request_key=request_key,
        kind=proposed.kind,
        offer=_offer(proposed, on),
        bottleneck=bottleneck,
        hours=proposed.hours,
        amount_cents=proposed.amount_cents if proposed.kind == Kind.FINANCE else 0,
        starts_on=proposed.starts_on,
        ends_on=proposed.ends_on,
        reason=proposed.reason.strip(),
        not_chosen=[dict(one) for one in not_chosen],
        overrules=overrules,
        chance=chance,
        breakthrough=proposed.breakthrough.strip() if proposed.kind == Kind.FINANCE else "",
        services=proposed.services,
        proposed_by_key=by.key,
    )
    made.save()
    Agreement.objects.filter(initiative=initiative, kind=proposed.kind, another_since__isnull=False).update(
        another_since=None
    )
    deed = "overrule a plan" if overrules else "propose support"
    record(by=by.key, deed=deed, kind="agreement", key=made.key, fields=["key"], reason=made.reason)
    return made.key


@transaction.atomic
def complete(
    *,
    by: Person,
    key: str,
    breakthrough: str,
    ends_on: date | None,
    income_cents: int | None,
    leans: bool,
    without_us: str,
    on: date,
) -> None:
    """Complete what finance needs before it is agreed on: a reason, an end, and the check of dependency (R8).

    Refused: without reason or end; and where an initiative `leans` on us without words on how it goes on without us.
    """
    found = agreement_held(key=key)
    require(by, PROPOSE, of_agreement(found))
    if found.state != State.PROPOSED or found.kind != Kind.FINANCE:
        raise NotNow(_("Only finance that is still proposed is completed. Look at how far this support is."))
    found.breakthrough = require_said(breakthrough, _("Say which deadlock the money breaks."))
    if ends_on is None:
        raise Missing(_("Finance has a last day. Choose one."))
    require_period(found.starts_on, ends_on)
    found.without_us = without_us.strip()
    if leans and not found.without_us:
        sentence = _(
            "This initiative leans on us: at least %(share)s %% of its income, or three years in a row. "
            "Write how it goes on without us."
        )
        raise Missing(sentence % {"share": round(DEPENDENT * 100)})
    found.ends_on, found.income_cents, found.dependency_checked_on = ends_on, income_cents, on
    found.initiator_key = found.province_key = found.supporter_key = ""
    found.initiator_on = found.province_on = found.supporter_on = None
    found.save()
    names = ["breakthrough", "ends_on", "income_cents", "without_us", "dependency_checked_on"]
    record(by=by.key, deed="complete an agreement", kind="agreement", key=key, fields=names)


def _offer(proposed: Proposed, on: date) -> Offer | None:
    """Give the offer of which support is proposed, with as many hours free as are asked."""
    if proposed.hours < 0:
        raise Missing(_("Hours are nought or more. Write how many this support takes, such as 20."))
    if not proposed.offer_key:
        if proposed.kind != Kind.FINANCE:
            raise Missing(_("Choose whose offer it is. Is there none? Ask a partner to offer this kind of support."))
        return None
    found = offer_held(key=proposed.offer_key)
    over = found.ends_on is not None and found.ends_on < max(on, proposed.starts_on)
    if found.ended_on is not None or over:
        raise NotNow(_("This offer is over. Choose another one."))
    if found.kind != proposed.kind:
        raise Missing(_("This offer is of another kind of support. Choose one of the same kind."))
    asked = Reserved(proposed.hours, proposed.starts_on, proposed.ends_on)
    left = free(found.hours_a_month, reserved([found.pk])[found.pk], on)
    if asked.a_month > left:
        sentence = _(
            "This takes %(asked)s hours a month and %(free)s are free. Ask fewer hours, more time, or another offer."
        )
        raise NoRoom(sentence % {"asked": _hours(asked.a_month), "free": _hours(max(left, Decimal(0)))})
    return found


def _hours(number: Decimal) -> str:
    return f"{number:.1f}".replace(".", ",").removesuffix(",0")
