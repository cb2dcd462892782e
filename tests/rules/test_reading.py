"""A terms file is read whole, or every mistake in it is named at once with what to write instead."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import veerkracht.fund.rules
from veerkracht.fund.rules import reading, terms
from veerkracht.fund.rules.reading import read, read_document, schema, written

EXAMPLES = sorted(Path(veerkracht.fund.rules.__file__).with_name("examples").glob("*.toml"))

FIVE_MISTAKES = """
format = 1
contract = "five"
version = 1
in_force_from = 2019-01-01
currency = "EUR"
title = { nl = "Vijf fouten" }
starts_on = 2019-01-01
ends_on = 2018-01-01
verifier = "doen"

[[payers]]
organisation = "province"
share = "99.99 %"

[[investors]]
organisation = "doen"
principal = "1000.00"
return = "8 %"

[[metrics]]
key = "work"
title = { nl = "Werk" }
unit = { nl = "persoon" }
definition = 1
prices = [{ amount = "1.005" }]
"""


def mistakes(text: str, language: str = "en") -> dict[str, str]:
    return {mistake.path: mistake.said.read(language) for mistake in read(text).mistakes}


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.stem for file in EXAMPLES])
def test_each_starting_template_is_sound_and_survives_being_written(file: Path) -> None:
    found = read(file.read_text())

    assert not found.mistakes
    assert found.terms
    assert read(written(found.document)).terms == found.terms
    assert read(json.dumps(found.document)).terms == found.terms
    assert written(read(written(found.document)).document) == written(found.document)


def test_five_mistakes_and_a_verifier_who_is_a_party_are_all_named_at_once() -> None:
    assert mistakes(FIVE_MISTAKES) == {
        "ends_on": "The period ends on 1 January 2018, before it starts on 1 January 2019. Change one of the two days.",
        "payers": "The shares add up to 99.99 %. Make them exactly 100 % together; write a third as 1/3.",
        "investors[doen].return": (
            'A bare rate says too little. Write { rate = "8 %", type = "one-off" }, or type "simple" or "irr".'
        ),
        "metrics[work].prices[1].amount": "“1.005” has more decimals than EUR knows. Write at most 2.",
        "verifier": "doen is a party to this contract and cannot verify. Choose an independent verifier.",
    }
    assert set(mistakes(FIVE_MISTAKES, "nl")) == set(mistakes(FIVE_MISTAKES))


GOOD = (
    FIVE_MISTAKES.replace("ends_on = 2018", "ends_on = 2021")
    .replace("99.99 %", "100 %")
    .replace("1.005", "1.00")
    .replace('"8 %"', '{ rate = "8 %", type = "one-off" }')
    .replace('verifier = "doen"', 'verifier = "avance"')
)


@pytest.mark.parametrize(
    ("was", "becomes", "path", "sentence"),
    [
        pytest.param('currency = "EUR"', "", "currency", "“currency” is missing. Write for instance", id="no currency"),
        pytest.param("EUR", "euro", "currency", "“euro” is not a currency", id="a currency that is none"),
        pytest.param('"1.00"', '"-5"', "metrics[work].prices[1].amount", "is less than zero", id="a negative amount"),
        pytest.param('"1.00"', "-5", "metrics[work].prices[1].amount", "is less than zero", id="a negative number"),
        pytest.param('"1.00"', f'"{"9" * 5000}"', "metrics[work].prices[1].amount", "too large", id="5,000 digits"),
        pytest.param('"1.00"', "9" * 5000, "", "A number in the file is too large", id="5,000 digits without quotes"),
        pytest.param('"1.00"', "9" * 1_000_000, "", "The file has more than 1,000,000 signs", id="a million digits"),
        pytest.param('"1.00"', "1.005", "metrics[work].prices[1].amount", "more decimals", id="1.005 without quotes"),
        pytest.param('"1.00"', '"8 %"', "metrics[work].prices[1].amount", "is not an amount", id="a price in per cent"),
        pytest.param('"1.00"', "inf", "metrics[work].prices[1].amount", "is not an amount", id="an endless price"),
        pytest.param(
            "format = 1", "format = 2", "format", "This file has format 2; this program knows", id="a later version"
        ),
        pytest.param("format = 1", "format = 0", "format", "does not lie between 1 and 1", id="an earlier version"),
        pytest.param(
            "version = 1",
            "verzion = 1",
            "verzion",
            "cannot stand here. Leave it out or choose from: version",
            id="a typing error",
        ),
        pytest.param(
            "2019-01-01\ncurrency", "2019-02-30\ncurrency", "", "cannot be read as TOML", id="a day that is none"
        ),
        pytest.param(
            "= 2021-01-01",
            '= "2021-13-01"',
            "ends_on",
            "cannot be read here. Write for instance 2019-07-01",
            id="a month that is none",
        ),
        pytest.param(
            '"100 %"',
            '"100"',
            "payers[province].share",
            "cannot be read here. Write for instance",
            id="a share without per cent",
        ),
        pytest.param('"100 %"', '"1/0"', "payers[province].share", "cannot be read here", id="a share of nothing"),
        pytest.param(
            '"one-off"',
            '"bullet"',
            "investors[doen].return.type",
            "Choose from: one-off, simple",
            id="a kind of return that is none",
        ),
        pytest.param("[[payers]]", "[payers]", "payers", "not a value that can stand here", id="a table for a list"),
        pytest.param(
            "definition = 1", "definition = true", "metrics[work].definition", "not a value", id="yes for a number"
        ),
        pytest.param(
            '{ nl = "Werk" }', '{ de = "Arbeit" }', "metrics[work].title.de", "cannot stand here", id="a third language"
        ),
        pytest.param(
            'key = "work"', 'key = "Work!"', "metrics[Work!].key", "cannot be read here", id="a key with a sign in it"
        ),
        pytest.param("[[metrics]]", "[[metrics", "", "cannot be read as TOML or JSON", id="half a table"),
    ],
)
def test_bad_input_gets_a_sentence_where_it_stands(was: str, becomes: str, path: str, sentence: str) -> None:
    assert not mistakes(GOOD)
    assert was in GOOD

    found = mistakes(GOOD.replace(was, becomes, 1))

    assert sentence in found[path], found


def test_what_cannot_be_read_is_not_said_twice() -> None:
    assert list(mistakes(GOOD.replace('"100 %"', '"all"'))) == ["payers[province].share"]


def test_numbers_stay_as_they_were_written() -> None:
    found = read(GOOD.replace('"1.00"', "0.10")).terms

    assert found
    assert str(found.metrics[0].prices[0].amount) == "0.10"


def test_the_schema_and_the_words_of_the_rules_are_the_same() -> None:
    shapes = {**schema()["$defs"], "terms": schema()}
    for name, kind in {**reading.CLASSES, "terms": terms.Terms}.items():
        if name == "floor":
            continue
        known = {field.removesuffix("_") for field in kind.__slots__} - {"path"}  # type: ignore[attr-defined]
        assert known == set(shapes[name]["properties"]), name
    assert {"money", "share", "number", "date", "currency", "key"} >= {
        shape["format"] for shape in schema()["$defs"].values() if "format" in shape
    }


def test_every_word_has_a_label_in_both_languages() -> None:
    for name, shape in {**schema()["$defs"], "terms": schema()}.items():
        for word, rule in shape.get("properties", {}).items():
            assert rule["title"], (name, word)
            assert rule["x-title-nl"], (name, word)


def test_the_schema_says_it_is_json_schema_of_2020() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(some.data())
def test_whatever_is_put_anywhere_is_read_or_refused_with_a_sentence(data: some.DataObject) -> None:
    document: dict[str, Any] = json.loads(json.dumps(read(data.draw(some.sampled_from(EXAMPLES)).read_text()).document))
    place: Any = document
    while True:
        at = data.draw(some.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[at], dict | list) or not place[at] or data.draw(some.booleans()):
            break
        place = place[at]
    place[at] = data.draw(JSON)

    found = read_document(document)

    assert bool(found.terms) != bool(found.mistakes)
    for mistake in found.mistakes:
        assert mistake.read("nl")
        assert mistake.read("en")


@given(some.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    assert all(mistake.read("nl") for mistake in read(text).mistakes)
    assert read(text).mistakes
