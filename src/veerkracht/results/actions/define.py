"""Defining a metric: a new version beside the earlier ones, which stay as they were agreed."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key, require_same_programme
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.results.models import Direction, MetricDefinition
from veerkracht.results.queries.definitions import NUMBERS, TEXTS
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class NameMissing(Refusal):
    """A metric has no name in either language."""


class ReasonMissing(Refusal):
    """A later version of a metric does not say why it differs."""


class OutOfRange(Refusal):
    """A reliability that is no share, or a range that ends before it begins."""


class NothingNew(Refusal):
    """The new version says just what the last one says."""


@transaction.atomic
def define(
    *,
    by: Person,
    programme_key: str,
    key: str,
    said: Mapping[str, str | Decimal | int | None],
    reason: str = "",
    origin: str = Origin.SCREEN,
) -> int:
    """Record what a metric means and give the number of the version; the earlier versions stay."""
    require(by, "draft a contract", [("programme", programme_key)])
    require_key(key)
    last = MetricDefinition.objects.select_for_update().filter(key=key).order_by("-version").first()
    if last:
        require_same_programme(programme_key, last.programme_key, key)
    fields = {
        f"{name}_{language}": str(said.get(f"{name}_{language}") or "").strip()
        for name in TEXTS
        for language in ("nl", "en")
    }
    numbers = {name: said.get(name) for name in NUMBERS}
    _judge(fields, numbers)
    whole = {**fields, **numbers, "direction": Direction(str(said.get("direction") or Direction.HIGHER))}
    if last and all(getattr(last, name) == value for name, value in whole.items()):
        raise NothingNew(_("Version %(version)s says just this already. Change something first.") % {"version": last})
    if last and not reason.strip():
        raise ReasonMissing(_("Say why the definition changes: contracts on the old version keep that one."))
    made = MetricDefinition.objects.create(
        key=key,
        version=last.version + 1 if last else 1,
        programme_key=programme_key,
        reason=reason.strip(),
        by_key=by.key,
        **whole,
    )
    record(
        by=by.key,
        deed="define a metric",
        kind="metric",
        key=key,
        fields=["definition"],
        reason=reason,
        origin=origin,
    )
    return made.version


def _judge(fields: Mapping[str, str], numbers: Mapping[str, Decimal | int | str | None]) -> None:
    """Refuse a card without a name, and numbers that cannot be."""
    if not fields["title_nl"] and not fields["title_en"]:
        raise NameMissing(_("Give the metric a name in Dutch or English."))
    reliability, low, high = (numbers[name] for name in ("reliability", "lowest", "highest"))
    if reliability is not None and not 0 <= Decimal(reliability) <= 1:
        raise OutOfRange(_("A reliability lies between 0 and 1, such as 0.85."))
    if low is not None and high is not None and Decimal(high) < Decimal(low):
        raise OutOfRange(_("The highest value lies below the lowest. Change one of the two."))
