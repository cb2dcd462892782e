"""Telling in words what was odd in a source and what was done with it, and why a replay differs."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.fund.reference.rules import rows, values
from veerkracht.fund.reference.rules.replay import Why

ODD: Mapping[str, tuple[Promise, Promise]] = {
    values.UNREAD: (_("This is not what the field asks for."), _("Kept as it is written; it counts nowhere.")),
    values.SPELLED: (_("A choice from the list, spelled otherwise."), _("Read as the choice of the list.")),
    values.SEVERAL: (_("Several organisations in one cell."), _("Read as a list.")),
    values.TRIMMED: (_("An identifier with a tab or a line break in it."), _("Read without it.")),
    values.THOUSANDS_READ: (_("A number with commas."), _("Read as thousands.")),
    rows.ORPHAN: (_("The row belongs to a record that is not in the files."), _("Kept, but shown nowhere.")),
    rows.DOUBLE: (_("The identifier stands twice in one contract."), _("Both rows were kept.")),
    rows.NOWHERE: (_("The identifier points at nothing in the contract."), _("Kept; not used in a comparison.")),
    rows.CAPITALS: (_("The identifier differs in capitals from the one it means."), _("Kept as it is written.")),
    rows.BACKWARDS: (_("The period ends before it begins."), _("Both dates were kept; no length is reckoned.")),
    rows.NO_CURRENCY: (_("An amount without a currency."), _("Kept as a number; it counts nowhere as money.")),
    rows.DOLLARS: (
        _("The amount in dollars does not fit the average rate of the year."),
        _("Kept, but not used: we convert by our own table of rates."),
    ),
    rows.EXTRA: (_("A column that INDIGO 4.1.0 does not have."), _("Kept as it is written.")),
    rows.UNKNOWN_TABLE: (_("A table that INDIGO 4.1.0 does not have."), _("Every cell was kept as it is written.")),
}
"""What was odd, and what was done."""

WHY: Mapping[str, tuple[Promise, Promise]] = {
    Why.EQUAL: (_("equal"), _("What was paid is what the price and the number come to.")),
    Why.CAP: (_("cap"), _("The price of all units is above the agreed maximum, so the maximum is due.")),
    Why.REPEAT: (
        _("repeat claims"),
        _("More units were paid than people were counted: one person can be paid for more than once."),
    ),
    Why.FEWER: (_("fewer units paid"), _("A whole number of units was paid, but fewer than were reported.")),
    Why.CURRENCY: (_("another currency"), _("Paid in another currency than the price; these were not compared.")),
    Why.SOURCE: (_("error in the source"), _("More outcomes are reported than people who took part.")),
    Why.FLAGGED: (_("not explained"), _("Nothing in the source explains the difference. Look into it.")),
    Why.UNPAID: (_("no payment known"), _("The source has no payment for this metric.")),
    Why.NO_PRICE: (_("no price known"), _("The source has no price for this metric, so nothing can be reckoned.")),
    Why.NO_UNITS: (
        _("no number known"),
        _("The source has no result in numbers for this metric, so nothing can be reckoned."),
    ),
    Why.SHARE: (_("a share, no number"), _("The result is a share or a rate, and the price is not for that.")),
    Why.TIERS: (
        _("several prices"),
        _("One metric has several prices, and the source does not say which counts for which unit."),
    ),
    Why.NOWHERE: (_("no metric"), _("The price, result or payment points at no metric of the contract.")),
}
"""Why what is due and what was paid are equal or differ."""
