"""What can be chosen in the forms about capital."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from veerkracht.fund.capital.models import Days, Place, Reckoned

RECKONED: list[tuple[str, Any]] = [("", _("choose")), *Reckoned.choices]
DAYS: list[tuple[str, Any]] = [("", _("choose")), *Days.choices]
PAYING_IN = (Place.SENIOR.value, Place.JUNIOR.value, Place.FIRST_LOSS.value)
GUARANTEE = Place.GUARANTEE.value


def rank_name(rank: str) -> str:
    """Name a place in the order."""
    return str(Place(rank).label)
