"""The way to the pages of asking and trying."""

from django.urls import reverse
from django.utils.translation import gettext as _


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a page."""
    return [(_("Today"), reverse("today")), (_("Learning questions"), reverse("questions-work")), *steps]
