"""What is said where a list has no rows."""

from typing import Any

from django.utils.translation import gettext as _


def nothing(chips: tuple[Any, ...] = ()) -> dict[str, str]:
    """Say that nothing fits what was asked, or that nothing is there yet, and what to do."""
    if chips:
        return {
            "none_title": _("Nothing fits what you asked."),
            "none_text": _("Try another word, or clear the field to see everything."),
        }
    return {
        "none_title": _("There is nothing here yet."),
        "none_text": _("It will stand here as soon as it is part of the files of the programme."),
    }
