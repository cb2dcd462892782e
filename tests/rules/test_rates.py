"""Rates: only where the table says so."""

from decimal import Decimal

from veerkracht.fund.reference.rules.rates import Rates, rates


def test_a_rate_goes_through_the_euro_both_ways():
    table = Rates({("GBP", 2019): Decimal("0.8"), ("USD", 2019): Decimal("1.2")}, "made up")

    there, back = table.between("GBP", "USD", 2019), table.between("USD", "GBP", 2019)

    assert there
    assert back
    assert (there.rate, there.year, there.source) == (Decimal("1.5"), 2019, "made up")
    assert round(there.rate * back.rate, 20) == 1


def test_without_a_line_in_the_table_there_is_no_rate():
    assert rates().between("ARS", "EUR", 2018) is None
    assert rates().between("GBP", "EUR", 1999) is None


def test_an_amount_in_euro_stays_what_it_is_in_any_year():
    found = rates().between("EUR", "EUR", 1850)

    assert found
    assert found.rate == 1


def test_the_table_names_its_source_and_covers_the_years_of_the_contracts():
    assert "European Central Bank" in rates().source
    assert {year for _currency, year in rates().per_euro} == set(range(2010, 2025))


def test_a_thousand_pounds_of_2012_as_the_method_reckons_them():
    found = rates().between("GBP", "EUR", 2012)

    assert found
    assert round(1000 * found.rate, 2) == Decimal("1233.24")
