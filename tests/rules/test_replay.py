"""Replay: due beside paid, and each difference explained or flagged."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.fund.reference.rules.replay import Compared, PaymentSaid, PriceSaid, ResultSaid, Why, replayed, totals


def one(
    each: str | None = "220",
    units: str | None = "231",
    most: str | None = None,
    paid: str | None = None,
    paid_in: str = "GBP",
    engaged: str | None = None,
) -> Compared:
    price = PriceSaid("work", "GBP", Decimal(each) if each else None, Decimal(most) if most else None)
    result = ResultSaid("work", Decimal(units) if units else None, Decimal(engaged) if engaged else None, final=True)
    payments = [PaymentSaid("work", paid_in, Decimal(paid))] if paid else []
    (line,) = replayed([price], [result], payments, ["work"])
    return line


@pytest.mark.parametrize(
    ("line", "due", "why"),
    [
        (one("4730", "33", paid="156090"), "156090", Why.EQUAL),
        (one("12635", "96", most="1111880", paid="1111880"), "1111880", Why.CAP),
        (one(paid="115940"), "50820", Why.REPEAT),
        (one(paid="44000"), "50820", Why.FEWER),
        (one(paid="50000"), "50820", Why.FLAGGED),
        (one(paid="60000", paid_in="USD"), "50820", Why.CURRENCY),
        (one(units="300", engaged="241", paid="66000"), "66000", Why.SOURCE),
        (one("1542", "253"), "390126", Why.UNPAID),
    ],
)
def test_the_table_of_the_method(line: Compared, due: str, why: Why):
    assert (line.due, line.why) == (Decimal(due), why)


def test_repeat_claims_say_for_how_many_units_was_paid():
    line = one(paid="115940")

    assert (line.units, line.paid_units, line.difference) == (231, 527, 65120)


def test_what_is_paid_in_another_currency_has_no_difference():
    assert one(paid="60000", paid_in="USD").difference is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (one(each=None), Why.NO_PRICE),
        (one(units=None), Why.NO_UNITS),
        (one(units="0.46"), Why.SHARE),
    ],
)
def test_what_cannot_be_reckoned_says_why(line: Compared, why: Why):
    assert (line.why, line.due) == (why, None)


def test_several_prices_for_one_metric_are_not_chosen_from():
    prices = [PriceSaid("work", "USD", Decimal(1100)), PriceSaid("work", "USD", Decimal(1000))]

    (line,) = replayed(prices, [ResultSaid("work", Decimal(31))], [])

    assert line.why == Why.TIERS


def test_a_result_of_no_metric_is_told_with_what_was_paid():
    (line,) = replayed([], [], [PaymentSaid("", "GBP", Decimal(7))], ["work"])

    assert (line.why, line.paid, line.paid_currency) == (Why.NOWHERE, 7, "GBP")


def test_a_final_result_counts_before_a_later_interim_one():
    results = [
        ResultSaid("work", Decimal(90), ends="2024-03"),
        ResultSaid("work", Decimal(80), final=True, ends="2023-01"),
        ResultSaid("work", None, final=True, ends="2025"),
    ]

    (line,) = replayed([PriceSaid("work", "EUR", Decimal(10))], results, [])

    assert line.units == 80


def test_payments_of_one_metric_are_added_up_but_not_over_currencies():
    price, result = PriceSaid("work", "EUR", Decimal(10)), ResultSaid("work", Decimal(4))
    paid = PaymentSaid("work", "EUR", Decimal(20))

    (together,) = replayed([price], [result], [paid, paid])
    (apart,) = replayed([price], [result], [paid, replace(paid, currency="USD")])

    assert (together.why, together.paid) == (Why.EQUAL, 40)
    assert (apart.why, apart.paid_currency) == (Why.CURRENCY, "EUR USD")


def test_settlement_reckons_what_its_terms_allow_and_the_product_the_rest():
    assert one("12.18", "3", paid="36.54").settled
    assert not one("0.125", "2").settled
    assert one("0.125", "2").due == Decimal("0.250")


@given(some.integers(1, 10**7), some.integers(0, 10**5), some.one_of(some.none(), some.integers(1, 10**10)))
def test_what_is_due_is_the_product_up_to_the_maximum(cents: int, units: int, most: int | None):
    price = PriceSaid("work", "EUR", Decimal(cents) / 100, Decimal(most) / 100 if most else None)

    (line,) = replayed([price], [ResultSaid("work", Decimal(units))], [])

    assert line.due == min(Decimal(cents * units), Decimal(most or cents * units)) / 100


def test_totals_by_explanation_are_kept_apart_by_currency():
    euro = replace(one(paid="50820"), currency="EUR", paid_currency="EUR")

    found = totals([one(paid="50820"), one(paid="50820"), euro])

    assert found[Why.EQUAL] == (3, {"GBP": (Decimal(101640), Decimal(101640)), "EUR": (Decimal(50820), Decimal(50820))})
