"""The way to the pages of choosing."""

from django.urls import reverse
from django.utils.translation import gettext as _


def work_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a page of choosing."""
    return [(_("Today"), reverse("today")), (_("Applications"), reverse("applications")), *steps]


def join_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from the list of initiatives for who proposes one."""
    return [(_("Initiatives"), reverse("initiatives")), *steps]
