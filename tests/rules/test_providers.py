"""Other sign-ins as the environment names them: the table of docs/methods/providers.md."""

import doctest
import json

import pytest

from veerkracht.access.rules import providers as rule
from veerkracht.access.rules.providers import NEEDED, NotReadable, providers

WHOLE = {"id": "brabant", "name": "Provincie", "server": "https://id.example", "client": "v", "secret": "s"}


def test_the_examples_in_the_code_are_right() -> None:
    assert doctest.testmod(rule).failed == 0
    assert doctest.testmod(rule).attempted > 0


def test_several_can_be_named() -> None:
    found = providers(json.dumps([WHOLE, WHOLE | {"id": "oss", "name": "Gemeente Oss"}]))

    assert [(one["provider_id"], one["name"]) for one in found] == [("brabant", "Provincie"), ("oss", "Gemeente Oss")]


@pytest.mark.parametrize("blank", ["", "  \n"])
def test_none_is_none(blank: str) -> None:
    assert providers(blank) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("brabant", "is not JSON"),
        ('{"id": "a"}', "no list"),
        ('["a"]', "no list"),
        ('[{"id": "a"}]', "Sign-in 1 .* lacks: name, server, client, secret"),
        (json.dumps([WHOLE, WHOLE | {"secret": ""}]), "Sign-in 2 .* lacks: secret"),
        (json.dumps([WHOLE | {"id": "a/b"}]), "Use letters and digits"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(NotReadable, match=sentence):
        providers(text)


@pytest.mark.parametrize("name", NEEDED)
def test_everything_that_is_needed_is_asked(name: str) -> None:
    with pytest.raises(NotReadable, match=name):
        providers(json.dumps([{key: value for key, value in WHOLE.items() if key != name}]))
