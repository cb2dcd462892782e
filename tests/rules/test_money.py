"""Money: read exactly, rounded once, divided to the last cent."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.foundation.money import Money, NotMoney, decimals, nearest, split, typed


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        pytest.param("1500", "EUR", 150000, id="whole euros"),
        pytest.param("1500.5", "EUR", 150050, id="one decimal"),
        pytest.param(" 0.05 ", "EUR", 5, id="five cents"),
        pytest.param("1500", "JPY", 1500, id="a yen has no cents"),
        pytest.param("1.005", "KWD", 1005, id="a dinar has three decimals"),
        pytest.param("99999999999999.99", "EUR", 9_999_999_999_999_999, id="the largest amount"),
    ],
)
def test_an_amount_is_read_exactly(text: str, currency: str, minor: int) -> None:
    assert Money.parse(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "currency", "sentence"),
    [
        pytest.param("1.005", "EUR", "more decimals than EUR knows. Write at most 2.", id="half a cent"),
        pytest.param("1500.5", "JPY", "more decimals than JPY knows. Write at most 0.", id="half a yen"),
        pytest.param("-5.00", "EUR", "less than zero", id="a negative amount"),
        pytest.param("9" * 1_000_000, "EUR", "An amount of 1000000 signs is too large.", id="a million digits"),
        pytest.param("9" * 15, "EUR", "An amount of 15 signs is too large.", id="one digit too many"),
        pytest.param("1.500,00", "EUR", "Write digits with a point before the cents", id="Dutch separators"),
        pytest.param("8 %", "EUR", "is not an amount", id="a percentage"),
        pytest.param("1e6", "EUR", "is not an amount", id="an exponent"),
        pytest.param("٣", "EUR", "is not an amount", id="digits of another script"),
        pytest.param("", "EUR", "is not an amount", id="nothing"),
        pytest.param("5.00", "", "The currency is missing. Write EUR.", id="no currency"),
        pytest.param("5.00", "euro", "“euro” is not a currency", id="a currency that is none"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_a_sentence(text: str, currency: str, sentence: str) -> None:
    with pytest.raises(NotMoney) as refused:
        Money.parse(text, currency)

    assert sentence in refused.value.sentence.en
    assert refused.value.sentence.nl
    assert len(refused.value.sentence.nl) < 150


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        pytest.param("10000,00", "nl", "10000.00", id="a comma before the cents"),
        pytest.param("€ 1.500,5", "nl", "1500.5", id="points between the thousands"),
        pytest.param("-1.500,00", "nl", "-1500.00", id="less than zero"),
        pytest.param("1.500.000", "nl", "1500000", id="two points can only be thousands"),
        pytest.param("1500.50", "nl", "1500.50", id="a point before the cents"),
        pytest.param("1.500", "nl", "1.500", id="what could be either stays"),
        pytest.param("15.00,00", "nl", "15.00,00", id="a point in a wrong place stays"),
        pytest.param("1,500.50", "en", "1500.50", id="as the English write it"),
        pytest.param("1,500", "en", "1500", id="thousands in English"),
        pytest.param("1500,50", "en", "1500.50", id="two digits after a comma are cents"),
        pytest.param("eight", "en", "eight", id="words stay"),
    ],
)
def test_an_amount_is_taken_as_people_write_it_in_their_language(written: str, language: str, read: str) -> None:
    assert typed(written, language) == read


@given(some.integers(0, 10**13), some.sampled_from(["nl", "en"]))
def test_an_amount_as_we_write_it_can_be_typed_again(minor: int, language: str) -> None:
    money = Money(minor, "EUR")

    assert Money.parse(typed(money.written(language), language), "EUR") == money


@pytest.mark.parametrize(
    ("exact", "minor"),
    [
        pytest.param(Decimal("0.005"), 1, id="half a cent goes up"),
        pytest.param(Decimal("-0.005"), -1, id="half a cent less than nothing goes away from zero"),
        pytest.param(Decimal("0.0049"), 0, id="less than half a cent is nothing"),
        pytest.param(Fraction(1_000_000, 270), 370370, id="a place in Antwerp: 3,703.70"),
        pytest.param(Decimal("87425.745"), 8742575, id="a third of the children in Utah"),
    ],
)
def test_rounding_is_half_away_from_zero(exact: Decimal | Fraction, minor: int) -> None:
    assert Money.rounded(exact, "EUR") == Money(minor, "EUR")


def test_three_equal_investors_share_to_the_cent() -> None:
    parts = Money.parse("100000.00", "EUR").split({"doen": 1, "oranje": 1, "rabo": 1})

    assert [str(part) for part in parts.values()] == ["33333.34", "33333.33", "33333.33"]


def test_the_largest_remainder_comes_before_the_key() -> None:
    assert split(100, {"a": Fraction(1, 6), "b": Fraction(2, 6), "c": Fraction(3, 6)}) == {"a": 17, "b": 33, "c": 50}
    assert split(1, {"b": 1, "a": 1}) == {"a": 1, "b": 0}


def test_currencies_are_never_mixed() -> None:
    with pytest.raises(NotMoney, match="EUR and GBP cannot be added or compared"):
        Money(1, "EUR") + Money(1, "GBP")


def test_money_adds_subtracts_and_compares() -> None:
    one, two = Money(100, "EUR"), Money(250, "EUR")

    assert (one + two, two - one, -one) == (Money(350, "EUR"), Money(150, "EUR"), Money(-100, "EUR"))
    assert one < two
    assert one <= one
    assert not Money(0, "EUR")
    assert str(Money(5, "JPY")) == "5"


@given(
    some.integers(-(10**15), 10**15),
    some.dictionaries(some.text(min_size=1), some.integers(0, 10**6), min_size=1).filter(
        lambda all_: any(all_.values())
    ),
)
def test_parts_add_up_and_none_is_a_cent_off(amount: int, weights: dict[str, int]) -> None:
    parts = split(amount, weights)

    assert sum(parts.values()) == amount
    assert all(abs(parts[key] - Fraction(amount * weights[key], sum(weights.values()))) < 1 for key in weights)
    assert split(amount, dict(reversed(weights.items()))) == parts
    assert {key: -part for key, part in parts.items()} == split(-amount, weights)


@given(some.fractions())
def test_rounding_is_never_more_than_half_a_unit_off(exact: Fraction) -> None:
    assert abs(nearest(exact) - exact) <= Fraction(1, 2)
    assert nearest(-exact) == -nearest(exact)


@given(some.integers(0, 10**16), some.sampled_from(["EUR", "JPY", "KWD", "GBP"]))
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    money = Money(minor % 10 ** (14 + decimals(currency)), currency)

    assert Money.parse(str(money), currency) == money
