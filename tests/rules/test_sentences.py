"""Sentences in two languages: all there, all filled in, numbers and days as people write them."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

import veerkracht.fund.rules
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.sentences import Mistake, Ordinal, Percent, Said, bounds, catalogue, word

RULES = Path(veerkracht.fund.rules.__file__).parent
MADE = re.compile(r"unsaid-|cap-|say-|word-|capital-")
"""The beginnings of codes that are put together from a word of the terms."""

BETWEEN = bounds(None, Fraction(5), Fraction(9), None)


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        pytest.param(Money(160000, "EUR"), "1.600,00", "1,600.00", id="money"),
        pytest.param(date(2017, 3, 17), "17 maart 2017", "17 March 2017", id="a day"),
        pytest.param(Percent(Fraction(3, 40)), "7,5 %", "7.5 %", id="a percentage"),
        pytest.param(Percent(Fraction(1, 3)), "1/3", "1/3", id="a third"),
        pytest.param(Fraction("1234567.125"), "1.234.567,125", "1,234,567.125", id="a number"),
        pytest.param(Fraction(-1, 7), "-1/7", "-1/7", id="a number without end"),
        pytest.param(Ordinal(3), "derde", "third", id="a place in a row"),
        pytest.param(Ordinal(12), "12e", "12th", id="the twelfth"),
        pytest.param(Ordinal(23), "23e", "23rd", id="a far place in a row"),
        pytest.param(Bilingual("Samen", "Together"), "Samen", "Together", id="a text"),
        pytest.param(("a", 2), "a, 2", "a, 2", id="several"),
        pytest.param("month", "maand", "month", id="a word of the terms"),
        pytest.param("gemeente-oss", "gemeente-oss", "gemeente-oss", id="a key"),
        pytest.param(BETWEEN, "meer dan 5, ten hoogste 9", "more than 5, at most 9", id="bounds"),
        pytest.param(bounds(None, None, None, None), "wat het ook is", "whatever it is", id="no bounds"),
    ],
)
def test_values_are_written_as_people_do(value: object, nl: str, en: str) -> None:
    assert (word(value, "nl"), word(value, "en")) == (nl, en)


def test_every_sentence_is_there_twice_with_the_same_values() -> None:
    def names(text: str) -> set[str | None]:
        return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}

    for code, texts in catalogue().items():
        assert set(texts) == {"nl", "en"}, code
        assert names(texts["nl"]) == names(texts["en"]), code
        assert bool(texts["nl"]) == bool(texts["en"]), code


def test_no_sentence_is_missing_and_none_is_left_over() -> None:
    code = "\n".join(file.read_text() for file in RULES.parent.rglob("*.py"))
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', code))
    said = set(re.findall(r'(?:Said\(|_mistake\([^"]*?(?:f?"[^"]*", )|wrong\([^"]*?)"([a-z-]+)"', code))

    assert said <= set(catalogue())
    assert not {name for name in catalogue() if name not in used and not MADE.match(name)}


def test_a_mistake_says_where_it_stands() -> None:
    assert Mistake("reason", Said("no-reason")).read("nl") == 'reason: Een wijziging zegt waarom. Schrijf reason = "…".'


def test_dutch_speaks_plainly() -> None:
    formal = re.compile(r"\b(u|uw|dient|middels|betreffende)\b", re.IGNORECASE)

    assert not [code for code, texts in catalogue().items() if formal.search(texts["nl"])]
