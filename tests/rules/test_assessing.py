"""Criteria are read and checked; reviewers are put together with their spread."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.selection.rules.assessing import Criterion, complete, criteria, spread, weighed, wrong

EFFECT = Criterion("effect", Bilingual("Effect in zicht"), Bilingual(), weight=2, condition=True)
ENERGY = Criterion("energie", Bilingual("Energie"), Bilingual(), weight=1)


def test_criteria_are_read_as_they_are_kept() -> None:
    row = {"key": "effect", "title_nl": "Effect in zicht", "weight": "2", "condition": True}

    assert criteria([row]) == (EFFECT,)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ([], "none"),
        ([EFFECT, EFFECT], "twice"),
        ([Criterion("Effect!", Bilingual("Effect"), Bilingual())], "twice"),
        ([Criterion("effect", Bilingual(" "), Bilingual())], "title"),
        ([Criterion("effect", Bilingual("Effect"), Bilingual(), weight=11)], "weight"),
        ([Criterion(f"c{at}", Bilingual("C"), Bilingual()) for at in range(21)], "many"),
        ([EFFECT, ENERGY], ""),
    ],
)
def test_a_framework_that_cannot_be_is_named(found: list[Criterion], name: str) -> None:
    assert wrong(found) == name


def test_the_table_worked_by_hand() -> None:
    anna, bert = {"effect": 4, "energie": 1}, {"effect": 1, "energie": 1}

    assert weighed(anna, [EFFECT, ENERGY]) == 3
    assert weighed(bert, [EFFECT, ENERGY]) == 1
    both = spread([weighed(anna, [EFFECT, ENERGY]), weighed(bert, [EFFECT, ENERGY])])
    assert (both.mean, both.lowest, both.highest, both.apart) == (2, 1, 3, True)


def test_who_cannot_say_gave_no_score() -> None:
    assert not complete({"effect": 3, "energie": None}, [EFFECT, ENERGY])
    assert weighed({"effect": 3, "energie": None}, [EFFECT, ENERGY]) is None
    assert spread([None, None]).mean is None
    assert not spread([None]).apart


@given(some.lists(some.integers(0, 4), min_size=1))
def test_the_mean_lies_between_the_two_ends(values: list[int]) -> None:
    found = spread(values)

    assert found.lowest is not None
    assert found.mean is not None
    assert found.highest is not None
    assert found.lowest <= found.mean <= found.highest
    assert found.mean * found.count == Fraction(sum(values))
