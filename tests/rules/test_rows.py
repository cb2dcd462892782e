"""What is odd about rows together is told, and nothing is mended."""

from decimal import Decimal
from typing import Any

from veerkracht.fund.reference.rules.rates import Rates
from veerkracht.fund.reference.rules.rows import (
    BACKWARDS,
    CAPITALS,
    DOLLARS,
    DOUBLE,
    NO_CURRENCY,
    NOWHERE,
    ORPHAN,
    Row,
    currency_of,
    oddities,
)
from veerkracht.fund.reference.rules.values import Value

TABLE = Rates({("GBP", 2019): Decimal("1.5")}, "made up")


def row(table: str, number: int = 1, **cells: Any) -> Row:
    values = {path.replace("__", "/"): Value(text) for path, text in cells.items()}
    return Row(table, "INDIGO-POJ-0001", number, f"{table}.csv", number + 1, values)


def contract(**cells: str) -> Row:
    return row("projects", **{"dates__start_date_of_service_provision": "2019-07"} | cells)


def found(*rows: Row) -> list[str]:
    return [one.code for one in oddities(rows, TABLE)]


def test_rows_that_fit_have_nothing_odd():
    metric = row("projects_outcome_metrics", id="outcomemetric1")
    price = row(
        "projects_outcome_pricings", outcome_metric_id="outcomemetric1", currency="GBP", price_per_unit__amount="5"
    )

    assert found(contract(), metric, price) == []


def test_an_identifier_that_points_nowhere_and_one_that_differs_in_capitals():
    plan = row("projects_outcome_payment_plans", id="plan3")
    paid = row("projects_outcome_payments", outcome_payment_plan_id="Plan3", outcome_metric_id="outcomemetric9")

    assert sorted(found(contract(), plan, paid)) == sorted([CAPITALS, NOWHERE])


def test_an_identifier_that_stands_twice():
    twice = [row("projects_outcome_metrics", number, id="outcomemetric1") for number in (1, 2)]

    assert found(contract(), *twice) == [DOUBLE, DOUBLE]


def test_a_row_of_nothing_in_the_files():
    assert found(row("projects_results")) == [ORPHAN]


def test_a_period_that_ends_before_it_begins_but_not_one_that_is_less_precise():
    backwards = row("projects_results", period__start_date="2021-05", period__end_date="2020")
    within = row("projects_results", 2, period__start_date="2021-05", period__end_date="2021")

    assert found(contract(), backwards, within) == [BACKWARDS]


def test_an_amount_without_a_currency():
    assert found(contract(), row("projects_outcome_pricings", price_per_unit__amount="5")) == [NO_CURRENCY]


def test_dollars_that_were_converted_the_wrong_way_round():
    def price(dollars: str) -> Row:
        amounts = {"price_per_unit__amount": "1300", "price_per_unit__amount_usd": dollars}
        return row("projects_outcome_pricings", currency="GBP", **amounts)

    assert found(contract(), price("949")) == [DOLLARS]
    assert found(contract(), price("1950")) == []


def test_a_currency_stands_beside_the_amount_or_a_step_up():
    assert currency_of(row("x", currency="GBP"), "price_per_unit/amount") == "GBP"
    assert currency_of(row("x", a__currency="EUR", currency="GBP"), "a/amount/exact") == "EUR"
    assert not currency_of(row("x"), "a/amount")


def test_what_is_private_is_shown_to_nobody():
    cells = {"name": Value("Open"), "notes": Value("Secret", status="PRIVATE")}
    shown = Row("projects", "INDIGO-POJ-0001", 1, "", 1, cells, {"mood": "x"}).public
    whole = Row("projects", "INDIGO-POJ-0001", 1, "", 1, cells | {"status": Value("PRIVATE")}).public

    assert dict(shown.cells) == {"name": Value("Open")}
    assert not shown.extra
    assert not whole.cells
