"""Rates: only where the table says so."""

from decimal import Decimal

from veerkracht.fund.reference.rules.rates import Rates, rates


def test_a_rate_goes_through_the_euro_both_ways():
    table = Rates({("GBP", 2019): Decimal("1.5"), ("EUR", 2019): Decimal("1.2")}, "made up")

    there, back = table.between("GBP", "EUR", 2019), table.between("EUR", "GBP", 2019)

    assert there
    assert back
    assert (there.rate, there.year, there.source) == (Decimal("1.25"), 2019, "made up")
    assert round(there.rate * back.rate, 20) == 1


def test_without_a_line_in_the_table_there_is_no_rate():
    assert rates().between("ARS", "EUR", 2018) is None
    assert rates().between("GBP", "EUR", 1999) is None
    assert rates().between("GBP", "EUR", 2023) is None


def test_an_amount_in_euro_stays_what_it_is_in_any_year():
    found = rates().between("EUR", "EUR", 1850)

    assert found
    assert found.rate == 1


def test_the_table_names_its_source_and_the_years_that_were_seen_in_it():
    assert "Federal Reserve" in rates().source
    years = {currency: {year for one, year in rates().dollars if one == currency} for currency in ("GBP", "EUR")}
    assert years == {"GBP": set(range(2010, 2023)), "EUR": set(range(2010, 2026))}


def test_a_thousand_pounds_and_dollars_as_the_method_reckons_them():
    pounds, dollars = rates().between("GBP", "EUR", 2012), rates().between("USD", "EUR", 2023)

    assert pounds
    assert dollars
    assert round(1000 * pounds.rate, 2) == Decimal("1232.89")
    assert round(1100 * dollars.rate, 2) == Decimal("1016.95")
