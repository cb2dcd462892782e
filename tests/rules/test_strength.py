"""What is too weak for real use: the table of docs/methods/strength.md."""

import doctest
from dataclasses import replace
from typing import Any

import pytest

from veerkracht.access.rules import strength as rule
from veerkracht.access.rules.strength import CHECKS, Setup, weaknesses

STRONG = Setup(
    secret_key="0123456789-Veerkracht-" * 3,
    secret_key_named=True,
    debug=False,
    hosts=("veerkracht.example",),
    origins=("https://veerkracht.example",),
    https=True,
    mail="django.core.mail.backends.smtp.EmailBackend",
    mail_from="bureau@veerkracht.example",
    hashers=("django.contrib.auth.hashers.Argon2PasswordHasher",),
    second_factor=True,
    demo=False,
    providers=("https://id.example",),
)
WEAK: list[tuple[str, dict[str, Any]]] = [
    ("signing key named", {"secret_key_named": False}),
    ("signing key long", {"secret_key": "kort"}),
    ("signing key long", {"secret_key": ""}),
    ("signing key long", {"secret_key": "a" * 60}),
    ("no debug", {"debug": True}),
    ("own names", {"hosts": ("veerkracht.example", "*")}),
    ("own names", {"hosts": ("127.0.0.1", "localhost", "")}),
    ("https", {"https": False}),
    ("https", {"origins": ("http://veerkracht.example",)}),
    ("mail", {"mail": "django.core.mail.backends.console.EmailBackend"}),
    ("mail", {"mail_from": "veerkracht@localhost"}),
    ("passwords", {"hashers": ("django.contrib.auth.hashers.MD5PasswordHasher",)}),
    ("passwords", {"hashers": ()}),
    ("second factor", {"second_factor": False}),
    ("other sign-ins", {"providers": ("http://id.example",)}),
    ("no demonstration", {"demo": True}),
    ("no demonstration", {"demo_people": 14}),
]


def test_the_examples_in_the_code_are_right() -> None:
    assert doctest.testmod(rule).failed == 0
    assert doctest.testmod(rule).attempted > 0


def test_a_strong_setup_has_no_finding() -> None:
    assert weaknesses(STRONG) == []


@pytest.mark.parametrize(("check", "weak"), WEAK)
def test_each_weakness_is_found_by_its_own_check_and_says_what_to_do(check: str, weak: dict[str, Any]) -> None:
    setup = replace(STRONG, **weak)

    found = weaknesses(setup)

    assert found == list(CHECKS[check](setup))
    assert len(found) == 1
    assert found[0].instead


def test_every_check_has_a_weakness_here() -> None:
    assert {check for check, _weak in WEAK} == set(CHECKS)
