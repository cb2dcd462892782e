"""What differs between two texts, told so that a reader can check it word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.programmes.rules.comparison import likeness, matched, paragraphs, words


def shown(old: str, new: str) -> str:
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return "".join(signs[piece.change].format(piece.text) for piece in words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("samen sterk", "samen sterk", "samen sterk", id="nothing changed"),
        pytest.param("", "samen", "+samen+", id="all of it is new"),
        pytest.param("samen", "", "-samen-", id="all of it went"),
        pytest.param("", "", "", id="both are empty"),
        pytest.param(
            "wij steunen 11 initiatieven.",
            "wij steunen 30 initiatieven.",
            "wij steunen -11-+30+ initiatieven.",
            id="a number",
        ),
        pytest.param(
            "de oude weg hier", "een nieuwe weg hier", "-de oude-+een nieuwe+ weg hier", id="a phrase is one change"
        ),
        pytest.param(
            "€ 1.600,00 per jaar", "€ 1.700,00 per jaar", "€ -1.600,00-+1.700,00+ per jaar", id="an amount is one word"
        ),
        pytest.param("goed", "goed!", "goed+!+", id="a punctuation mark"),
        pytest.param("een  twee", "een twee", "een twee", id="a space is no change"),
        pytest.param(
            "'s-Hertogenbosch", "'s-Hertogenbosch en Oss", "'s-Hertogenbosch +en Oss+", id="a name with a hyphen"
        ),
    ],
)
def test_words(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_very_long_paragraph_is_compared_without_delay_and_without_loss() -> None:
    old, new = " ".join(["de", "en"] * 3000), " ".join(["de", "het", "en"] * 2000)

    pieces = words(old, new)

    assert "".join(piece.text for piece in pieces if piece.change != "removed") == new


@given(some.text(alphabet="ab ,.\n€é", max_size=40), some.text(alphabet="ab ,.\n€é", max_size=40))
def test_what_stayed_and_what_came_is_the_new_text_and_no_word_of_the_old_is_lost(old: str, new: str) -> None:
    pieces = words(old, new)

    assert "".join(piece.text for piece in pieces if piece.change != "removed") == new
    assert "".join("".join(piece.text.split()) for piece in pieces if piece.change != "added") == "".join(old.split())


def test_paragraphs_are_compared_before_words() -> None:
    old = ["Inleiding", "Wij steunen elf initiatieven in de provincie.", "Dit vervalt."]
    new = ["Inleiding", "Wij steunen dertig initiatieven in de provincie.", "Iets heel anders komt erbij."]

    found = paragraphs(old, new)

    assert [(paragraph.change, paragraph.old, paragraph.new) for paragraph in found] == [
        ("same", 0, 0),
        ("changed", 1, 1),
        ("removed", 2, None),
        ("added", None, 2),
    ]


@given(
    some.lists(some.sampled_from(["een twee drie", "een twee vier", "vijf", "zes"]), max_size=6),
    some.lists(some.sampled_from(["een twee drie", "een zes", "vijf", ""]), max_size=6),
)
def test_every_paragraph_of_both_texts_is_shown_once(old: list[str], new: list[str]) -> None:
    found = paragraphs(old, new)

    assert [paragraph.new for paragraph in found if paragraph.new is not None] == list(range(len(new)))
    assert sorted(paragraph.old for paragraph in found if paragraph.old is not None) == list(range(len(old)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("SlowCare Oss", "slowcare oss", 1.0, id="capitals do not count"),
        pytest.param("een", "twee", 0.0, id="nothing in common"),
        pytest.param("", "", 1.0, id="two empty texts are alike"),
        pytest.param("", "iets", 0.0, id="an empty text is like nothing"),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == expected


def test_a_list_is_matched_by_likeness_and_what_went_keeps_its_place() -> None:
    old = ["elf initiatieven steunen", "monitor bijhouden", "stoppen"]
    new = ["monitor goed bijhouden", "dertig initiatieven steunen"]

    pairs = matched(old, new, alike=likeness)

    assert [(pair.old, pair.new) for pair in pairs] == [
        ("monitor bijhouden", "monitor goed bijhouden"),
        ("elf initiatieven steunen", "dertig initiatieven steunen"),
        ("stoppen", None),
    ]


def test_two_very_long_lists_are_matched_by_equality_alone() -> None:
    old = [f"initiatief {number}" for number in range(300)]
    new = [*old[1:], "initiatief erbij"]

    pairs = matched(old, new, alike=likeness)

    assert [pair.old for pair in pairs if pair.new is None] == ["initiatief 0"]
    assert [pair.new for pair in pairs if pair.old is None] == ["initiatief erbij"]
