"""The words of contracts of elsewhere in the reader's language: countries, amounts, sectors, logics and topics."""

from decimal import Decimal
from functools import cache

from babel import Locale
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ATTRIBUTION = "INDIGO, Government Outcomes Lab, Blavatnik School of Government, University of Oxford"
ATTRIBUTION_ADDRESS = "https://golab.bsg.ox.ac.uk/knowledge-bank/indigo/"

SECTORS: dict[str, Promise] = {
    "Employment and training": _("Employment and training"),
    "Child and family welfare": _("Child and family welfare"),
    "Health": _("Health"),
    "Homelessness": _("Homelessness"),
    "Education": _("Education"),
    "Criminal justice": _("Criminal justice"),
    "Agriculture and environment": _("Agriculture and environment"),
    "Poverty reduction": _("Poverty reduction"),
    "unknown": _("not known"),
}
LOGICS: dict[str, Promise] = {
    "unit-price": _("A price per unit"),
    "ladder": _("Steps of different length"),
    "tiers": _("Several prices for one metric"),
    "capped": _("With a maximum"),
    "comparison": _("Against a comparison group"),
    "unknown": _("not known"),
}
SIZES: dict[str, Promise] = {
    "small": _("Fewer than 100 people"),
    "middle": _("100 to 499 people"),
    "large": _("500 to 1,999 people"),
    "huge": _("2,000 people or more"),
    "unknown": _("not known"),
}
STAGES: dict[str, Promise] = {
    "Contracted": _("signed"),
    "Implementation": _("running"),
    "Service delivery complete": _("service ended"),
    "Complete": _("ended and paid"),
}
TOPICS: dict[str, Promise] = {
    "work": _("Work"),
    "learning": _("Learning"),
    "housing": _("Housing"),
    "taking part": _("Taking part"),
    "health": _("Health"),
    "family": _("Family"),
    "justice": _("Justice"),
    "wellbeing": _("Wellbeing"),
}


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)


def country(code: str) -> str:
    """Give the name of a country in the reader's language; the code where it has none."""
    return _territories((get_language() or "nl")[:2]).get(code, code)


def amount(number: Decimal | int | None, currency: str = "") -> str:
    """Write an amount as people do, behind its currency; nothing for nothing."""
    if number is None:
        return ""
    whole = number == int(number)
    written = number_format(number, decimal_pos=0 if whole else 2, force_grouping=True)
    return f"{currency} {written}" if currency else written
