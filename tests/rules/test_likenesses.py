"""Likeness of many texts at once is that of kindred, pair by pair."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.crossovers.rules.likenesses import PER_STEP, cut, fused, likenesses
from veerkracht.support.rules.kindred import fuse, grams, weigh

WORDS = some.lists(some.sampled_from(["zon", "dak", "dorp", "energie", "zorg", "buurt"]), max_size=8)


@given(some.lists(WORDS, min_size=1, max_size=6), some.lists(WORDS, min_size=1, max_size=3))
def test_every_pair_is_as_alike_as_kindred_says(many: list[list[str]], few: list[list[str]]) -> None:
    kindred = weigh([*[one or ["leeg"] for one in many], *[one or ["niets"] for one in few]], grams)
    texts = cut([*[one or ["leeg"] for one in many], *[one or ["niets"] for one in few]])

    found = np.concatenate(list(likenesses(texts, len(many), grams)))

    for row in range(len(many)):
        for column in range(len(few)):
            assert found[row, column] == pytest.approx(kindred.alike(row, len(many) + column), abs=1e-9)


def test_a_text_without_words_is_like_nothing() -> None:
    assert np.concatenate(list(likenesses(cut([[], ["zon"], ["zon"]]), 2))).tolist() == [[0.0], [pytest.approx(1.0)]]


def test_many_texts_come_a_stretch_at_a_time() -> None:
    texts = cut([["zon", "dak"]] * (PER_STEP + 1) + [["zon"]])

    assert [len(rows) for rows in likenesses(texts, PER_STEP + 1)] == [PER_STEP, 1]


@given(some.lists(some.tuples(some.floats(0, 1), some.floats(0, 1)), min_size=1, max_size=30))
def test_rankings_are_put_together_as_kindred_does(pairs: list[tuple[float, float]]) -> None:
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    assert fused(np.array(one), np.array(other)).tolist() == pytest.approx(fuse(one, other))
