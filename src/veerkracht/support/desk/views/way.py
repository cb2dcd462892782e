"""The way to the pages of the desk, and the files that came with a form."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.support.desk.mail.read import File


def desk_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a page of the desk."""
    return [(_("Today"), reverse("today")), (_("Support requests"), reverse("requests")), *steps]


def help_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from the first page for who asks."""
    return [(_("Ask for support"), reverse("support")), *steps]


def sent_files(files: Iterable[Any]) -> list[File]:
    """Give the files that came with a form, as those of a mail."""
    return [File(one.name, one.read()) for one in files]
