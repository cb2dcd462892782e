"""What the pages on which evidence is worked on have in common."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key

ENTER = "enter evidence"


def programme_of(request: SignedInRequest) -> str:
    """Give the programme that is asked in the address, or that of the home page, to who may enter evidence in it."""
    key = request.GET.get("programme", "")[:80] or home_key()
    require(request.user, ENTER, [("programme", key)])
    return key


def read(text: Bilingual) -> str:
    return text.read(get_language() or "nl").text


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the trail of pages above one on which evidence is worked on."""
    return [(_("Today"), reverse("today")), (_("Evidence"), reverse("evidence-work")), *steps]


def titled(rows: Any) -> list[tuple[str, str]]:
    """Give rows with a key and a title to choose from."""
    return [(row.key, read(row.title)) for row in rows]
