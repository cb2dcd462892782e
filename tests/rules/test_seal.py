"""Seals: the table of docs/methods/seal.md, and what must never slip through."""

import doctest
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.trail.rules import seal as rule
from veerkracht.trail.rules.seal import (
    START,
    Sealed,
    between,
    differing,
    digest,
    in_ranges,
    in_words,
    out_of_ranges,
    seal,
    written,
)

ENTRY = (
    "1",
    "7",
    "2026-05-03T10:00:00.000000+00:00",
    "programmabureau",
    "describe",
    "initiative",
    "slowcare-oss",
    '["title_nl"]',
    "{}",
    "naam verbeterd",
    "screen",
    "",
)
FIRST = Sealed(1, START, "2026-05-03T10:00:01.000000+00:00", ((7, 7),), digest(ENTRY))


def test_the_examples_in_the_code_are_right() -> None:
    assert doctest.testmod(rule).failed == 0
    assert doctest.testmod(rule).attempted > 0


def test_the_entry_worked_by_hand() -> None:
    assert digest(ENTRY).hex() == "2b072b1f13233974e7f3dd259e220520225c3f21571b95db1292e19b78a1cfb4"


def test_the_seal_worked_by_hand() -> None:
    assert seal(FIRST) == "9a235e484cd9e6ab2a7920ac3c9bc90436e9c9fc3fdc929c4ef070bf310491ed"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"number": 2}, id="its number"),
        pytest.param({"previous": "1" * 64}, id="what it rests on"),
        pytest.param({"sealed_at": "2026-05-03T10:00:02.000000+00:00"}, id="its moment"),
        pytest.param({"ranges": ((8, 8),)}, id="which entries it holds"),
        pytest.param({"digests": sha256(b"other").digest()}, id="what those entries said"),
    ],
)
def test_nothing_in_a_seal_can_be_changed_without_another_digest(other: dict) -> None:
    assert seal(replace(FIRST, **other)) != seal(FIRST)


texts = some.lists(some.text(max_size=8), max_size=5)


@given(texts, texts)
def test_two_rows_of_texts_are_written_alike_only_when_they_are_alike(one: list[str], other: list[str]) -> None:
    assert (written(one) == written(other)) == (one == other)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        pytest.param([], "", id="none"),
        pytest.param([7], "7", id="one"),
        pytest.param([1, 2, 3, 4, 6], "1-4 6", id="a run and one"),
        pytest.param([5, 7], "5 7", id="two that are late"),
    ],
)
def test_numbers_are_written_as_runs(numbers: list[int], words: str) -> None:
    assert in_words(in_ranges(numbers)) == words


@given(some.sets(some.integers(1, 200)))
def test_runs_and_the_gaps_between_them_hold_each_number_once(numbers: set[int]) -> None:
    ranges = in_ranges(sorted(numbers))
    gaps = set(out_of_ranges(between(ranges)))

    assert set(out_of_ranges(ranges)) == numbers
    assert gaps == set(range(1, max(numbers, default=0))) - numbers


def test_it_is_told_which_entry_changed_and_which_is_gone() -> None:
    kept = [sha256(bytes([number])).digest() for number in (1, 2, 4)]
    found = [(1, kept[0]), (4, sha256(b"another").digest())]

    assert differing(b"".join(kept), found, ((1, 2), (4, 4))) == ([4], [2])
