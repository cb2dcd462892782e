"""The day for which a reader asks a page."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _

LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day asked for; where the text was not a day, a sentence that says so."""

    day: date | None
    problem: str = ""


def asked_day(text: str) -> AskedDay:
    """Read a day as "2017-03-17", or as people in the reader's language write it; say so when there is no such day."""
    if not text.strip():
        return AskedDay(None)
    try:
        day = forms.DateField().to_python(text.strip())
    except forms.ValidationError:
        typed = text.strip()
        shown = typed if len(typed) <= LONGEST_SHOWN else f"{typed[:LONGEST_SHOWN]}…"
        return AskedDay(None, _("“%(text)s” is not a day that exists. Write it as 2017-03-17.") % {"text": shown})
    return AskedDay(day)
