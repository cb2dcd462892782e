"""The way to a page of planning, and what its pages share."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _


def talks_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a conversation."""
    return [_today(), (_("Conversations"), reverse("diagnoses")), *steps]


def offers_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to an offer."""
    return [_today(), (_("Offers of support"), reverse("support-offers")), *steps]


def plans_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a plan."""
    return [_today(), (_("Plans of support"), reverse("support-plans")), *steps]


def agreed_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to support that was agreed on."""
    return [_today(), (_("Support"), reverse("support-agreements")), *steps]


def day(values: Mapping[str, Any], name: str) -> Any:
    """Read a day as it stands in a draft or in a form."""
    found = values.get(name)
    return (parse_date(found) if isinstance(found, str) else found) or None


def start(label: str) -> list[tuple[str, str]]:
    """Give the steps from today to a list."""
    return [_today(), (label, "")]


def _today() -> tuple[str, str]:
    return _("Today"), reverse("today")
