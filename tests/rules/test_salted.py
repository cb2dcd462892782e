"""What is kept of a personal value: the table of docs/methods/salted.md."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.trail.rules import salted as rule
from veerkracht.trail.rules.salted import changes, salted

KEPT = "2abbac3cc861ca7b39159e7d4c362c39761d6f8558920b16dc3dd228bf9dd6a1"


def test_the_examples_in_the_code_are_right() -> None:
    assert doctest.testmod(rule).failed == 0
    assert doctest.testmod(rule).attempted > 0


@pytest.mark.parametrize(
    ("salt", "field", "value", "same"),
    [
        pytest.param("zout", "email", "an@example.org", True, id="as with openssl"),
        pytest.param("peper", "email", "an@example.org", False, id="another person"),
        pytest.param("zout", "name", "an@example.org", False, id="another field"),
        pytest.param("zout", "email", "jo@example.org", False, id="another value"),
    ],
)
def test_what_is_kept_depends_on_all_three(salt: str, field: str, value: str, same: bool) -> None:
    assert (salted(salt, field, value) == KEPT) is same


@pytest.mark.parametrize("nothing", ["", None])
def test_of_nothing_nothing_is_kept(nothing: object) -> None:
    assert changes("zout", {"email": (nothing, "an@example.org")}) == {"email": ["", KEPT]}


@given(some.text(min_size=5))
def test_the_value_does_not_stand_in_what_is_kept(value: str) -> None:
    kept = salted("zout", "email", value)

    assert len(kept) == 64
    assert value not in kept
