"""Striking a name and an address: whole words, however deep, whatever the case; what says nothing else is empty."""

import pytest

from veerkracht.foundation.personal import Whose
from veerkracht.foundation.striking import without

JOSE = Whose("x", "jose@voorbeeld.example", "José de Vries")


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("Vraag het José de Vries.", "Vraag het …."),
        ("Vraag het JOSÉ  DE\nVRIES.", "Vraag het …."),
        ("José de Vriesman", "José de Vriesman"),
        ("José", "José"),
        (" Jose@Voorbeeld.example ", ""),
        ("mail jose@voorbeeld.example", "mail …"),
        ("anjose@voorbeeld.example", "anjose@voorbeeld.example"),
        ({"a": ["José de Vries", 3, None, True]}, {"a": ["", 3, None, True]}),
        ("", ""),
    ],
)
def test_what_is_left(said, then) -> None:
    assert without(said, JOSE) == then


def test_of_someone_without_name_or_address_nothing_is_struck() -> None:
    assert without("Wat dan ook", Whose("x", "", "")) == "Wat dan ook"


def test_a_first_name_alone_is_of_too_many() -> None:
    assert without("Anna was er", Whose("x", "", "Anna")) == "Anna was er"
