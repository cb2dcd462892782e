"""Keeping the schemes of others, and referring an initiative to one after its conditions were checked."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import make_key
from veerkracht.foundation.refusals import require_unchanged
from veerkracht.initiatives.queries.named import initiative_of, places_of, programme_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.desk.actions.answer import end
from veerkracht.support.desk.choices import Status
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Referral, Scheme
from veerkracht.support.planning.queries.schemes import FIELDS, unmet, value
from veerkracht.support.planning.queries.scopes import PROPOSE, of_initiative
from veerkracht.support.planning.refusals import Missing, NotNow, require_said
from veerkracht.trail.actions import record

KEEP = "keep schemes"


@transaction.atomic
def scheme(
    *,
    by: Person,
    programme_key: str,
    said: Mapping[str, object],
    key: str = "",
    seen: Mapping[str, object] | None = None,
) -> str:
    """Add a scheme of another, or change one; give its key. Refused: without a name, or whose it is."""
    programme = programme_of(programme_key)
    require(by, KEEP, [("programme", programme.key)])
    found = Scheme.objects.select_for_update().filter(key=key, programme=programme).first() if key else None
    found = found or Scheme(programme=programme)
    if found.pk:
        require_unchanged(now={name: value(found, name) for name in FIELDS}, said=said, seen=seen or {})
    whole = {**{name: value(found, name) for name in FIELDS}, **said}
    if not whole["title_nl"] and not whole["title_en"]:
        raise Missing(_("Say what the scheme is called."))
    if not whole["provider"] or whole["kind"] not in Kind.values:
        raise Missing(_("Say whose scheme it is, and which kind of support it gives."))
    for name in FIELDS:
        if name != "place":
            setattr(found, name, whole[name])
    found.place = places_of([str(whole["place"])])[0] if whole["place"] else None
    if not found.key:
        taken = frozenset(Scheme.objects.values_list("key", flat=True))
        found.key = make_key(found.title_nl or found.title_en, taken=taken)
    found.save()
    record(by=by.key, deed="keep a scheme", kind="scheme", key=found.key, fields=sorted(said))
    return found.key


@transaction.atomic
def refer(*, by: Person, scheme_key: str, initiative_key: str, reason: str, on: date, request_key: str = "") -> None:
    """Refer an initiative to a scheme of another, which answers its question where there was one.

    Refused: where a condition of the scheme is surely not met; without a reason.
    """
    initiative = initiative_of(initiative_key)
    require(by, PROPOSE, of_initiative(initiative.key, initiative.programme.key))
    found = Scheme.objects.select_related("place").filter(key=scheme_key).first()
    if found is None:
        raise Missing(_("Choose a scheme from the list."))
    if missing := unmet(found, initiative, on):
        raise NotNow(_("This scheme does not fit: %(why)s Choose another one.") % {"why": " ".join(missing)})
    why = require_said(reason, _("Say why this scheme fits: who asked reads this."))
    Referral.objects.create(
        scheme=found, initiative=initiative, request_key=request_key, reason=why, by_key=by.key, referred_on=on
    )
    record(by=by.key, deed="refer to a scheme", kind="scheme", key=found.key, fields=["initiative"])
    if request_key:
        title = found.title_nl or found.title_en
        whom = f"{title}, {found.provider} {found.url}".strip()
        end(by=by, key=request_key, how=Status.REDIRECTED, reason=why, with_whom=whom, on=on)
