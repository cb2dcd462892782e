"""Offering support, changing an offer, and taking it away."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import make_key
from veerkracht.foundation.refusals import require_period, require_unchanged
from veerkracht.initiatives.queries.named import organisation_of, places_of, programme_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, require
from veerkracht.support.planning.actions.held import offer_held
from veerkracht.support.planning.choices import RESERVING, Kind, State
from veerkracht.support.planning.models import Agreement, Offer
from veerkracht.support.planning.queries.scopes import OFFER, of_offer
from veerkracht.support.planning.refusals import Missing, NotNow, require_said
from veerkracht.trail.actions import record

FIELDS = (
    "kind", "title_nl", "title_en", "skills", "hours_a_month", "place", "starts_on", "ends_on", "cents_an_hour",
    "conditions",
)  # fmt: skip


@transaction.atomic
def offer(*, by: Person, programme_key: str, organisation_key: str, said: Mapping[str, object]) -> str:
    """Offer support as an organisation; who does so answers for it. Give its key.

    Refused: hours below nought, a kind that does not exist, an end before the beginning.
    """
    programme, organisation = programme_of(programme_key), organisation_of(organisation_key)
    made = Offer(programme=programme, organisation=organisation, person_key=by.key)
    require(by, OFFER, of_offer(made))
    _put(made, said)
    base = made.title_nl or made.title_en
    taken = frozenset(Offer.objects.filter(key__startswith=make_key(base)[:60]).values_list("key", flat=True))
    made.key = make_key(base, taken=taken)
    made.save()
    record(by=by.key, deed="offer support", kind="offer", key=made.key, fields=["key"])
    return made.key


@transaction.atomic
def change(*, by: Person, key: str, said: Mapping[str, object], seen: Mapping[str, object]) -> None:
    """Change an offer that one answers for, or keep it for who does; refused where it was taken away."""
    found = _own(by, key)
    now = {name: _value(found, name) for name in FIELDS}
    require_unchanged(now=now, said=said, seen=seen)
    _put(found, {**now, **said})
    found.save()
    record(by=by.key, deed="change an offer", kind="offer", key=key, fields=sorted(said))


@transaction.atomic
def end(*, by: Person, key: str, reason: str, on: date) -> int:
    """Take an offer away with a reason; who was to get support of it comes back on the worklist. Give how many."""
    found = _own(by, key)
    why = require_said(reason, _("Say why it is taken away: who counted on it reads this."))
    found.ended_on, found.why_ended = on, why
    found.save()
    record(by=by.key, deed="end an offer", kind="offer", key=key, fields=["ended_on", "why_ended"])
    left = list(Agreement.objects.select_for_update().filter(offer=found, state__in=RESERVING).order_by("pk"))
    for agreement in left:
        agreement.state = State.DECLINED if agreement.state == State.PROPOSED else State.STOPPED
        agreement.ended_on, agreement.why_ended, agreement.another_since = on, why, timezone.now()
        agreement.save()
        record(by=by.key, deed="stop support", kind="agreement", key=agreement.key, fields=["state", "why_ended"])
    return len(left)


def _own(by: Person, key: str) -> Offer:
    """Give an offer that someone may change: their own, or any where they keep the programme."""
    found = offer_held(key=key)
    require(by, OFFER, of_offer(found))
    if found.person_key != by.key and not may(by, "keep the programme", [("programme", found.programme.key)]):
        raise NotNow(_("Somebody else answers for this offer. Ask them, or who keeps the programme."))
    if found.ended_on is not None:
        raise NotNow(_("This offer was taken away. Make a new one."))
    return found


def _value(found: Offer, name: str) -> object:
    return (found.place.key if found.place else "") if name == "place" else getattr(found, name)


def _put(found: Offer, said: Mapping[str, object]) -> None:
    if said["kind"] not in Kind.values:
        raise Missing(_("Choose one of the six kinds of support."))
    if not said["title_nl"] and not said["title_en"]:
        raise Missing(_("Say in a few words what you offer."))
    if Decimal(str(said["hours_a_month"])) < 0:
        raise Missing(_("Hours are nought or more. Write how many there are in a month, such as 12."))
    require_period(said["starts_on"], said["ends_on"])  # type: ignore[arg-type]
    place = str(said["place"] or "")
    found.place = places_of([place])[0] if place else None
    for name in FIELDS:
        if name != "place":
            setattr(found, name, said[name])
