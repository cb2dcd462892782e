"""The sentences of the fund, in Dutch and English: a code and its values, made into words when someone reads them.

The words themselves stand in sentences.toml. See docs/methods/sentences.md.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),  # noqa: SIM905
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
}


class Percent(NamedTuple):
    """A fraction that is read as a percentage."""

    fraction: Fraction


class Ordinal(NamedTuple):
    """A number that is read as a place in a row."""

    number: int


class Said(NamedTuple):
    """One thing to say: a code, and the values that go into its sentence."""

    code: str
    values: Mapping[str, object] = {}

    def read(self, language: str) -> str:
        """Make the sentence in a language ("nl" or "en").

        >>> Said("above-cap", {"amount": Money(90000, "EUR")}).read("en")
        '900.00 verified above cap'
        """
        words = {name: word(value, language) for name, value in self.values.items()}
        return catalogue()[self.code][language].format(**words)


class Mistake(NamedTuple):
    """Something in the terms that cannot stand: where, and the sentence that says what is wrong and what to write."""

    path: str
    said: Said

    def read(self, language: str) -> str:
        return f"{self.path}: {self.said.read(language)}"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Read the sentences, each in both languages."""
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))


def word(value: object, language: str) -> str:
    """Write one value as people do in a language: money, a day, a number, a text, or several of them.

    >>> word(date(2019, 7, 1), "nl"), word(Percent(Fraction(3, 40)), "nl"), word(Fraction(1, 3), "en")
    ('1 juli 2019', '7,5 %', '1/3')
    """
    match value:
        case Money():
            return value.written(language)
        case date():
            return f"{value.day} {MONTHS[language][value.month - 1]} {value.year}"
        case Bilingual() | Said():
            return str(value.read(language))
        case Percent():
            percent = value.fraction * 100
            return f"{_number(percent, language)} %" if _ends(percent) else f"{value.fraction}"
        case Ordinal():
            return _ordinal(value.number, language)
        case int() | Fraction():
            return _number(Fraction(value), language)
        case list() | tuple():
            return ", ".join(word(one, language) for one in value)
        case _:
            known = catalogue().get(f"word-{value}")
            return known[language] if known else str(value)


def bounds(
    at_least: Fraction | None, more_than: Fraction | None, at_most: Fraction | None, less_than: Fraction | None
) -> tuple[Said, ...]:
    """Say between which bounds something lies."""
    named = {"at-least": at_least, "more-than": more_than, "at-most": at_most, "less-than": less_than}
    said = tuple(Said(code, {"bound": bound}) for code, bound in named.items() if bound is not None)
    return said or (Said("any"),)


def _number(exact: Fraction, language: str) -> str:
    """Write a number in full where it ends, as a fraction where it does not."""
    if not _ends(exact):
        return f"{exact.numerator}/{exact.denominator}"
    text = f"{Decimal(exact.numerator) / exact.denominator:,.12f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.translate({ord(","): ".", ord("."): ","})


def _ends(exact: Fraction) -> bool:
    """Say whether a number can be written in full with at most twelve decimals."""
    return 10**12 % exact.denominator == 0


def _ordinal(number: int, language: str) -> str:
    names = catalogue()["ordinals"][language].split()
    if number <= len(names):
        return names[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}e" if language == "nl" else f"{number}{ending}"
