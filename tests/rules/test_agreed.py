"""Examples that parties agree on, read and tried."""

import pytest

from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.rules.agreed import NotEvents, events, tried
from veerkracht.fund.contracts.rules.starting import template
from veerkracht.fund.rules.reading import read
from veerkracht.fund.rules.terms import Contract


def milestones() -> Contract:
    found = read(template("milestones")).terms
    assert found
    return Contract((found,))


@pytest.mark.parametrize(
    ("text", "amount", "holds"),
    [
        pytest.param("anna; wonen/3-maanden; 2019-07-15; age=24", "1500.00", True, id="one step"),
        pytest.param("anna; wonen/3-maanden; 2019-07-15; age=25", "1500.00", False, id="too old on entry"),
        pytest.param("anna; wonen/6-maanden; 2019-07-15; age=20", "0.00", True, id="a step too soon pays nothing"),
        pytest.param(
            "a; diploma; 2019-07-15; age=20\nb; diploma; 2019-08-15; age=20", "6400.00", True, id="two people"
        ),
    ],
)
def test_an_example_comes_to_what_the_terms_pay(text: str, amount: str, holds: bool) -> None:
    outcome = tried(milestones(), events(text), Money.parse(amount, "EUR"))

    assert outcome.holds is holds


def test_every_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(NotEvents) as refused:
        events("anna; wonen\nbram; wonen; 31-02-2019\ncarla; Wonen!; 2019-01-01\nanna; wonen; 2019-01-01; leeftijd")

    assert [sentence.nl.split(" kunnen")[0] for sentence in refused.value.sentences] == [
        "Regel 1",
        "Regel 2",
        "Regel 3",
        "Regel 4",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "Write down what happens."), ("a; b; 2019-01-01\n" * 201, "at most 200")]
)
def test_an_example_has_some_events_and_not_too_many(text: str, sentence: str) -> None:
    with pytest.raises(NotEvents, match=sentence):
        events(text)
