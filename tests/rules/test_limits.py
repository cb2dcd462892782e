"""What a token may be used for: the table of docs/methods/limits.md."""

import pytest

from veerkracht.access.rules.limits import allowed, unknown
from veerkracht.people.rules.deeds import DEEDS


@pytest.mark.parametrize(
    ("scopes", "deed", "may"),
    [
        (["read"], "read the trail", True),
        (["read"], "see messages", False),
        (["read", "see messages"], "see messages", True),
        (["write"], "keep the programme", True),
        (["write"], "approve a payment", False),
        (["approve a payment"], "approve a payment", True),
        (["write"], "read the trail", False),
        ([], "read the trail", False),
    ],
)
def test_the_scopes_say_which_deeds_a_token_may_do(scopes: list[str], deed: str, may: bool) -> None:
    assert (deed in allowed(scopes)) is may


def test_no_broad_scope_shows_persons_decides_or_pays() -> None:
    broad = allowed(["read", "write"])

    assert not [deed for deed in broad if DEEDS[deed].people or DEEDS[deed].binds]


def test_every_deed_can_be_named() -> None:
    assert allowed(DEEDS) == set(DEEDS)


def test_a_scope_that_stands_for_nothing_is_named() -> None:
    assert unknown(["read", "write", *DEEDS]) == ()
    assert unknown(["read", "admin", "*"]) == ("admin", "*")
    assert allowed(["admin", "*"]) == frozenset()
