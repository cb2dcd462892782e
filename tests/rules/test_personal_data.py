"""What is found in a text that people type: the tables of docs/methods/personal_data.md."""

import doctest
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.foundation import personal_data as rule
from veerkracht.foundation.personal_data import find, is_bsn, masked


def test_the_examples_in_the_code_are_right() -> None:
    assert doctest.testmod(rule).failed == 0
    assert doctest.testmod(rule).attempted > 0


@pytest.mark.parametrize(
    "written",
    [
        *("06-12345678", "06 12 34 56 78", "0612345678", "06–12345678", "06/12345678", "06.12.34.56.78"),
        *("+31 6 12345678", "+31 (0)6 12 34 56 78", "+31612345678", "0031612345678", "00 31 6 12345678"),
        *("073 - 681 28 12", "073-6812812", "(073) 681 28 12", "(0412) 123 456", "0412-123456", "0412123456"),
        *("+49 30 1234567", "+32 470 12 34 56", "0032 470 12 34 56", "+39 06 1234567"),
    ],
)
def test_a_telephone_number_is_found_as_people_write_it(written: str) -> None:
    (found,) = find(f"Bel {written}, of kom langs.")

    assert (found.kind, found.text) == ("phone", written)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("123456782", "bsn"),
        ("1234.56.782", "bsn"),
        ("1234 56 782", "bsn"),
        ("anna@voorbeeld.nl", "email"),
        ("jan.de-vries+oss@sub.voorbeeld.co.uk", "email"),
        ("jan (at) voorbeeld.nl", "email"),
        ("NL91ABNA0417164300", "iban"),
        ("NL91 ABNA 0417 1643 00", "iban"),
        ("DE89370400440532013000", "iban"),
    ],
)
def test_the_other_sorts_are_found_whole(written: str, kind: str) -> None:
    assert [(one.kind, one.text) for one in find(f"Schrijf naar {written}.")] == [(kind, written)]


@pytest.mark.parametrize(
    "friend",
    [
        pytest.param("Van 2017 tot 2018, in 2017-2018 en 1950/1951.", id="years"),
        pytest.param("Op 06-12-2017 10:30 en 01-02-2017 10 uur, 2017-03-17 12:00.", id="days and hours"),
        pytest.param("€ 123456782 en 123456782 euro, 1.000.000,00 en 123.456.782.", id="amounts"),
        pytest.param("Een groei van +1.000.000.000 of + 5%.", id="growth"),
        pytest.param("KvK 17123456 en 01234567.", id="numbers of the Chamber of Commerce"),
        pytest.param("RSIN 123456782", id="the number of an organisation"),
        pytest.param("zaaknummer: 123456782, dossier 123456782", id="numbers that say what they are"),
        pytest.param("5211 AB 's-Hertogenbosch, GM0828, NL41.", id="postcodes and codes of places"),
        pytest.param("Bel 112, 0800-1234, 0900 8844 of 14 073.", id="numbers that are nobody's"),
        pytest.param("123456789", id="nine digits that fail the 11-proof"),
        pytest.param("12345678901", id="eleven digits that fail the 11-proof"),
        pytest.param("12345678200", id="eleven digits that begin with a BSN"),
        pytest.param("000000000", id="only zeros"),
        pytest.param("NL92ABNA0417164300", id="an account number with a typing error"),
        pytest.param("Volg @zet op https://voorbeeld.nl/0612345678/123456782", id="the address of a page"),
        pytest.param("ISBN 978-90-1234-567-8, 0-306-40615-2", id="books"),
        pytest.param("Kom dat(s)chat op de camping.at", id="words with at"),
        pytest.param("", id="nothing"),
    ],
)
def test_false_friends_are_left_alone(friend: str) -> None:
    assert find(friend) == ()


def test_a_space_between_counts_only_where_bsn_is_said() -> None:
    assert find("123 456 782") == ()
    assert [one.text for one in find("BSN: 123 456 782")] == ["123 456 782"]


def test_what_is_meant_to_be_public_is_passed_over_however_it_is_written() -> None:
    text = "Bel 073 - 681 28 12 of mail Info@Zet.nl, of 06-12345678."

    assert [one.text for one in find(text, but=["0736812812", "info@zet.nl"])] == ["06-12345678"]


def test_where_it_stands_is_told() -> None:
    text = "Mail anna@voorbeeld.nl of bel 0612345678."

    assert [text[one.start : one.end] for one in find(text)] == ["anna@voorbeeld.nl", "0612345678"]


@given(some.lists(some.integers(0, 9), min_size=8, max_size=8))
def test_one_digit_wrong_is_never_a_bsn(digits: list[int]) -> None:
    start = "".join(map(str, digits))
    good = [last for last in "0123456789" if is_bsn(start + last)]

    assert len(good) <= 1


@given(some.text(alphabet="0123456789+-. ()@a/N", max_size=60))
def test_what_is_masked_holds_nothing_any_more(text: str) -> None:
    assert find(masked(text)) == ()
    assert all(text[one.start : one.end] == one.text for one in find(text))


@pytest.mark.parametrize("sign", ["0", "06 ", "+31", "a@", "NL91 ", "x.", "1 ", "at (at) "])
def test_a_hostile_text_takes_no_longer_than_it_is_long(sign: str) -> None:
    started = time.process_time()

    find(sign * (20_000 // len(sign)))

    assert time.process_time() - started < 2
