"""An amount as it stands in a sentence."""

from django.utils.translation import get_language

from veerkracht.foundation.money import Money


def said(money: Money) -> str:
    """Write an amount with its currency, in the language of who reads it."""
    return f"{money.currency} {money.written('en' if (get_language() or '').startswith('en') else 'nl')}"
