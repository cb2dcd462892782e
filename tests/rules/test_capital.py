from fractions import Fraction
from typing import Any

import pytest

from veerkracht.fund.rules.capital import Capital, CapitalClass, NotCapital, Rank

WHOLE = Fraction(1)


def a_class(key: str = "senior", rank: Rank = Rank.SENIOR, **more: Any) -> CapitalClass:
    return CapitalClass(key, rank, **({"commitments": {"doen": 300_000_00}} | more))


@pytest.mark.parametrize(
    ("more", "word"),
    [
        pytest.param({"commitments": {}}, "no investors", id="nobody"),
        pytest.param({"commitments": {"doen": 0}}, "no investors", id="a commitment of nothing"),
        pytest.param({"commitments": {"doen": -5}}, "no investors", id="a negative commitment"),
        pytest.param({"commitments": {"doen": 10.5}}, "no investors", id="half a cent"),
        pytest.param({"upside": Fraction(3, 2)}, "between 0 and 100", id="more than everything"),
        pytest.param({"largest_loss": Fraction(-1, 2)}, "between 0 and 100", id="less than no loss"),
    ],
)
def test_a_class_that_cannot_be_is_refused(more: dict[str, Any], word: str) -> None:
    with pytest.raises(NotCapital, match=word) as refused:
        a_class(**more)

    assert refused.value.sentence.nl


@pytest.mark.parametrize(
    ("classes", "more", "word"),
    [
        pytest.param((), {"returned_share": WHOLE}, "in order", id="no class"),
        pytest.param((a_class("b", Rank.JUNIOR), a_class()), {"returned_share": WHOLE}, "in order", id="junior first"),
        pytest.param((a_class(), a_class()), {"returned_share": WHOLE}, "in order", id="one key twice"),
        pytest.param((a_class(),), {"returned_share": Fraction(9999, 10000)}, "add up", id="shares of 99.99 %"),
        pytest.param((a_class(),), {"returned_share": 2, "provider_share": -1}, "add up", id="a negative share"),
        pytest.param(
            (a_class(largest_loss=Fraction(1, 4)),), {"returned_share": WHOLE}, "22500000 cents", id="no guarantee"
        ),
        pytest.param(
            (a_class(largest_loss=Fraction(1, 4)),),
            {"returned_share": WHOLE, "guarantors": {"province": 224_999_99}},
            "22500000 cents",
            id="a guarantee that is a cent short",
        ),
    ],
)
def test_capital_that_does_not_fit_together_is_refused(
    classes: tuple[CapitalClass, ...], more: dict[str, Any], word: str
) -> None:
    with pytest.raises(NotCapital, match=word) as refused:
        Capital(classes, recourse=False, **more)

    assert refused.value.sentence.nl


def test_whether_there_is_recourse_must_be_said() -> None:
    with pytest.raises(TypeError):
        Capital((a_class(),), returned_share=WHOLE)  # type: ignore[call-arg]


def test_the_second_brabant_fund_lacks_half_a_million() -> None:
    needed = 17_000_000_00 + 3_000_000_00
    sources = {"province": 7_000_000_00, "province again": 2_500_000_00, "lenders": 10_000_000_00}

    capital = Capital((a_class(commitments=sources),), recourse=True, returned_share=WHOLE)

    assert needed - capital.committed == 500_000_00
