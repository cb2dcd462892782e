"""The piece of a text in which the match stands."""

from hypothesis import given
from hypothesis import strategies as some

from veerkracht.search.rules.fragments import fragments, marked

LONG = (
    "Aan het begin staat niets. " * 20
    + "Dan komt koken met de buurt. "
    + "Daarna weer niets. " * 30
    + "Koken aan het eind."
)


COOKING = frozenset({"koken", "Koken"})


def said(fragment: tuple[tuple[str, bool], ...]) -> str:
    return "".join(text for text, _match in fragment)


def test_matches_are_marked_and_nothing_is_lost():
    assert marked("Koken, samen koken!", COOKING) == (
        ("Koken", True),
        (", samen ", False),
        ("koken", True),
        ("!", False),
    )


def test_two_pieces_around_the_first_matches_are_shown():
    first, second = fragments(LONG, COOKING)

    assert ("koken", True) in first
    assert ("Koken", True) in second
    assert said(first).startswith("… ")
    assert said(first).endswith(" …")
    assert not said(second).endswith("…")
    assert len(said(first)) < 300


def test_without_a_match_the_beginning_is_shown():
    (only,) = fragments(LONG, frozenset())

    assert said(only).startswith("Aan het begin")
    assert not any(match for _text, match in only)


def test_a_short_text_is_shown_whole():
    assert fragments("Samen koken", COOKING) == ((("Samen ", False), ("koken", True)),)
    assert fragments("", COOKING) == ()


@given(some.text(max_size=2000))
def test_pieces_are_always_pieces_of_the_text(text):
    for fragment in fragments(text, frozenset(text.split()[::2])):
        assert said(fragment).removeprefix("… ").removesuffix(" …") in text
