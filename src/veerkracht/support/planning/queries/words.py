"""Titles and numbers as the reader reads them, in a sentence."""

from decimal import Decimal

from django.utils.translation import get_language

from veerkracht.foundation.texts import Bilingual


def read(nl: str, en: str) -> str:
    """Give a text in the language of the reader, else in the other."""
    return Bilingual(nl, en).read(get_language() or "nl").text


def tenths(share: float | Decimal) -> str:
    """Write a need from 0 to 1 as people say it, from 0 to 10."""
    return decimals(float(share) * 10, 1)


def decimals(number: float, places: int) -> str:
    """Write a number with at most so many decimals, and no noughts behind them."""
    text = f"{number:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if get_language() == "en" else text.replace(".", ",")


def percent(share: float) -> str:
    """Write a share as a whole number of a hundred."""
    return f"{share * 100:.0f}"
