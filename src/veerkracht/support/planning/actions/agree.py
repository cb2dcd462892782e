"""Agreeing on support: the supporter says yes, the initiative and the province both confirm (R9); or somebody says no.

Finance is agreed on only with its reason, end and check of dependency (R8), and within the room for small aid (R10).
"""

from datetime import date
from typing import Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.foundation.money import Money
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import may, require
from veerkracht.people.rules.deeds import PROVIDER
from veerkracht.support.planning.actions.held import agreement_held
from veerkracht.support.planning.choices import Kind, State
from veerkracht.support.planning.models import Agreement, AidGranted
from veerkracht.support.planning.queries.aid import company_of, no_room, room_of
from veerkracht.support.planning.queries.scopes import (
    ACCEPT,
    FOR_INITIATIVE,
    FOR_PROVINCE,
    PROPOSE,
    Side,
    of_agreement,
    of_offer,
)
from veerkracht.support.planning.refusals import NoRoom, NotNow, require_said
from veerkracht.support.rules.admitting import Deal, Lack, lacking
from veerkracht.support.rules.diagnosis import Kind as Sort
from veerkracht.trail.actions import record


@transaction.atomic
def confirm(*, by: Person, key: str, side: Side, on: date) -> str:
    """Confirm support for the initiative or for the province; give the state it is in then.

    Refused: who already confirmed for the other side; for the province finance that lacks something, or does not fit.
    """
    found = _proposed(key)
    if side == "initiative":
        require(by, FOR_INITIATIVE, of_agreement(found))
    else:
        own = found.initiative.organisation
        require(by, FOR_PROVINCE, of_agreement(found), sides={("organisation", own.key): PROVIDER} if own else None)
    other = found.province_key if side == "initiative" else found.initiator_key
    if other == by.key:
        raise NotNow(_("You confirmed this for the other side already. Ask a colleague: two people agree on support."))
    if side == "initiative":
        found.initiator_key, found.initiator_on = by.key, on
        deed = FOR_INITIATIVE
    else:
        _require_complete(found, on)
        found.province_key, found.province_on = by.key, on
        deed = FOR_PROVINCE
    record(by=by.key, deed=deed, kind="agreement", key=key, fields=["state"])
    return _settled(found, on)


@transaction.atomic
def accept(*, by: Person, key: str, on: date) -> str:
    """Say as who answers for the offer that one gives this support; give the state it is in then."""
    found = _proposed(key)
    _require_supporter(by, found)
    found.supporter_key, found.supporter_on = by.key, on
    record(by=by.key, deed="accept a proposal", kind="agreement", key=key, fields=["state"])
    return _settled(found, on)


@transaction.atomic
def decline(*, by: Person, key: str, reason: str, on: date) -> None:
    """Say no to support that was proposed, with a reason: as its supporter, for the initiative or for the province.

    Where the supporter says no, who proposed it is asked to look for another.
    """
    found = _proposed(key)
    why = require_said(reason, _("Say why not: who proposed it reads this, and looks for something else."))
    as_supporter = _is_supporter(by, found)
    if as_supporter:
        _require_supporter(by, found)
    elif not may(by, FOR_INITIATIVE, of_agreement(found)):
        require(by, FOR_PROVINCE, of_agreement(found))
    found.another_since = timezone.now() if as_supporter else None
    _end(found, by, State.DECLINED, why, on, "decline support")


@transaction.atomic
def stop(*, by: Person, key: str, reason: str, on: date) -> None:
    """Stop support that was agreed on before its end, with a reason; its hours are free again."""
    found = _that_runs(by, key)
    why = require_said(reason, _("Say why it stops early: from that others learn."))
    _end(found, by, State.STOPPED, why, max(on, found.starts_on), "stop support")


@transaction.atomic
def finish(*, by: Person, key: str, words: str = "", on: date) -> None:
    """Tell that the support was given; whether it helped is judged later, by both sides."""
    found = _that_runs(by, key)
    if on < found.starts_on:
        raise NotNow(_("This support has not begun yet."))
    found.state, found.ended_on, found.why_ended = State.DONE, on, words.replace("\0", "").strip()[:2_000]
    found.save()
    record(by=by.key, deed="finish support", kind="agreement", key=key, fields=["state"])


@transaction.atomic
def leave(*, by: Person, key: str, reason: str) -> None:
    """Look for nobody else after a supporter left, and say why."""
    found = agreement_held(key=key)
    require(by, PROPOSE, of_agreement(found))
    if found.another_since is None:
        raise NotNow(_("Nobody else is looked for here any more."))
    why = require_said(reason, _("Say why nobody else is needed."))
    found.another_since = None
    found.why_ended = f"{found.why_ended}\n\n{why}"
    found.save()
    record(by=by.key, deed="leave it at that", kind="agreement", key=key, fields=["why_ended"])


def _proposed(key: str) -> Agreement:
    found = agreement_held(key=key)
    if found.state != State.PROPOSED:
        raise NotNow(_("This support is not a proposal any more. Look at how far it is."))
    return found


def _is_supporter(by: Person, found: Agreement) -> bool:
    return found.offer is not None and found.offer.person_key == by.key


def _require_supporter(by: Person, found: Agreement) -> None:
    """Refuse who does not answer for the offer."""
    if found.offer is None or found.offer.person_key != by.key:
        raise NotNow(_("Only who answers for the offer says yes or no to this. Ask them."))
    require(by, ACCEPT, of_offer(found.offer))


def _require_complete(found: Agreement, on: date) -> None:
    """Refuse finance without its reason, end and check, and finance that does not fit the room for small aid."""
    deal = Deal(
        Sort(found.kind), True, True, found.breakthrough, found.ends_on, found.dependency_checked_on is not None
    )
    if missing := lacking(deal):
        words = ", ".join(str(LACKS[lack]) for lack in missing)
        raise NotNow(_("This finance still lacks: %(what)s. Complete it first.") % {"what": words})
    if found.kind == Kind.FINANCE:
        _require_room(found, on)


LACKS = {
    Lack.REASON: gettext_lazy("why it breaks a deadlock"),
    Lack.END: gettext_lazy("a last day"),
    Lack.DEPENDENCY: gettext_lazy("a check of dependency"),
}


def _require_room(found: Agreement, on: date) -> None:
    own = found.initiative.organisation
    if own is None:
        raise NotNow(_("Say first which organisation gets the money: keep it with the initiative."))
    # Two proposals to one undertaking do not both take the last room: its organisations are held meanwhile.
    room = room_of(company_of(own), on, services=found.services)
    list(Organisation.objects.select_for_update().filter(kvk__in=room.companies).values_list("pk", flat=True))
    list(Organisation.objects.select_for_update().filter(key__in=room.companies).values_list("pk", flat=True))
    room = room_of(company_of(own), on, services=found.services)
    if not room.admits(Money(found.amount_cents, "EUR")):
        raise NoRoom(no_room(room, Money(found.amount_cents, "EUR"), own.name))


def _settled(found: Agreement, on: date) -> str:
    """Agree on support once all said yes; finance then takes its room of small aid."""
    willing = found.offer is None or bool(found.supporter_key)
    if found.initiator_key and found.province_key and willing:
        _require_complete(found, on)
        found.state = State.AGREED
        if found.kind == Kind.FINANCE and found.amount_cents and found.initiative.organisation is not None:
            AidGranted.objects.create(
                company=company_of(found.initiative.organisation),
                granted_on=on,
                amount_cents=found.amount_cents,
                services=found.services,
                source=found.key,
                agreement=found,
                by_key=found.province_key,
            )
    found.save()
    return found.state


def _that_runs(by: Person, key: str) -> Agreement:
    """Give support that runs to who may end it: who gives it, the initiative, or who plans."""
    found = agreement_held(key=key)
    if found.state != State.AGREED:
        raise NotNow(_("Only support that was agreed on can be ended. Look at how far it is."))
    if _is_supporter(by, found):
        _require_supporter(by, found)
    elif not may(by, FOR_INITIATIVE, of_agreement(found)):
        require(by, PROPOSE, of_agreement(found))
    return found


def _end(
    found: Agreement, by: Person, state: Literal[State.DECLINED, State.STOPPED], why: str, on: date, deed: str
) -> None:
    found.state, found.why_ended, found.ended_on = state, why, on
    found.save()
    record(by=by.key, deed=deed, kind="agreement", key=found.key, fields=["state", "why_ended"], reason=why)
