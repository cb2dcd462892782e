"""An amount and a day as they stand in a sentence."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

from veerkracht.foundation.money import Money


def said(money: Money) -> str:
    """Write an amount with its currency, in the language of who reads it."""
    return f"{money.currency} {money.written('en' if (get_language() or '').startswith('en') else 'nl')}"


def day(on: date) -> str:
    """Write a day with the name of its month, in the language of who reads it."""
    return date_format(on, "j F Y")
