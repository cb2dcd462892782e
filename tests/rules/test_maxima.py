"""What each payer signs for at most, and that settling never passes it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as some

from veerkracht.fund.contracts.rules.maxima import guarded, maxima
from veerkracht.fund.rules.reading import read_document
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.terms import Contract, Terms


def terms(shares: dict[str, str], cap: str = "100.00", price: str = "0.01", **said: Any) -> Terms:
    document = {
        "format": 1,
        "contract": "c",
        "version": 1,
        "in_force_from": "2019-01-01",
        "currency": "EUR",
        "title": {"en": "C"},
        "starts_on": "2019-01-01",
        "ends_on": "2019-12-31",
        "payers": [{"organisation": key, "share": share} for key, share in shares.items()],
        "caps": [{"per": "contract", "amount": cap}, *said.pop("caps", [])],
        "metrics": [
            {
                "key": "m",
                "title": {"en": "M"},
                "unit": {"en": "u"},
                "definition": 1,
                "prices": [{"amount": price}],
            }
        ],
    } | said
    reading = read_document(document)
    assert reading.terms, reading.mistakes
    return reading.terms


@pytest.mark.parametrize(
    ("shares", "caps", "expected"),
    [
        pytest.param({"a": "2/3", "b": "1/3"}, [], ["66.67", "33.33"], id="to the cent"),
        pytest.param(
            {"a": "60 %", "b": "40 %"},
            [{"per": "payer", "of": "b", "amount": "30.00"}],
            ["60.00", "30.00"],
            id="a payer's own cap is lower",
        ),
        pytest.param({"a": "100 %"}, [], ["100.00"], id="one payer"),
    ],
)
def test_the_cap_of_a_contract_is_divided_by_share(
    shares: dict[str, str], caps: list[Any], expected: list[str]
) -> None:
    assert [str(one.amount) for one in maxima(terms(shares, caps=caps))] == expected


def test_without_a_cap_there_is_no_maximum() -> None:
    assert maxima(replace(terms({"a": "100 %"}), caps=())) == ()


@settings(max_examples=40)
@for_all(some.lists(some.integers(1, 40), min_size=1, max_size=40), some.integers(1, 300))
def test_no_payer_ever_pays_more_than_it_signed_for(quantities: list[int], cap: int) -> None:
    agreed = guarded(Contract((terms({"a": "1/3", "b": "1/3", "c": "1/3"}, cap=f"{cap / 100:.2f}"),)))
    rows = [Row(f"{n:03}", f"p{n}", "m", date(2019, 3, 1), quantity=many) for n, many in enumerate(quantities)]

    paid = settle(agreed, rows, date(2019, 12, 31)).by_payer()

    signed = {one.payer: one.amount for one in maxima(agreed.last)}
    assert all(amount <= signed[payer] for payer, amount in paid.items())
