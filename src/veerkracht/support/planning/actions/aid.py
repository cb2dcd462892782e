"""Recording which small aid companies got elsewhere, and which companies are one undertaking."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.planning.models import AidGranted, CompanyLink
from veerkracht.support.planning.models.elsewhere import COMPANY
from veerkracht.support.planning.refusals import Missing, NotNow, require_said
from veerkracht.trail.actions import record

DEED = "record small aid"


@transaction.atomic
def grant(
    *,
    by: Person,
    programme_key: str,
    company: str,
    granted_on: date,
    amount_cents: int,
    source: str,
    services: bool = False,
) -> None:
    """Record small aid that a company got of another authority, with where that stands.

    Refused: what is no company, an amount of nought, without a source.
    """
    require(by, DEED, [("programme", programme_key)])
    _require_company(company)
    if amount_cents <= 0:
        raise Missing(_("Write the amount that was granted, more than nought."))
    where = require_said(source, _("Say who granted it, and where that stands."))[:300]
    AidGranted.objects.create(
        company=company,
        granted_on=granted_on,
        amount_cents=amount_cents,
        services=services,
        source=where,
        by_key=by.key,
    )
    record(by=by.key, deed="record small aid", kind="company", key=company, fields=["amount_cents"])


@transaction.atomic
def link(*, by: Person, programme_key: str, one: str, other: str, source: str) -> None:
    """Record that two companies are one undertaking, since one controls the other; from then on their aid adds up."""
    require(by, DEED, [("programme", programme_key)])
    _require_company(one)
    _require_company(other)
    if one == other:
        raise Missing(_("Choose two different companies."))
    where = require_said(source, _("Say where it stands that they are linked."))[:300]
    first, second = sorted((one, other))
    if CompanyLink.objects.filter(one=first, other=second).exists():
        raise NotNow(_("These two are linked already."))
    CompanyLink.objects.create(one=first, other=second, source=where, by_key=by.key)
    record(by=by.key, deed="link companies", kind="company", key=one, fields=["other"])


def _require_company(text: str) -> None:
    try:
        COMPANY(text)
    except ValidationError:
        raise Missing(_("Write the eight digits of a KvK number, or choose an organisation.")) from None
