"""Where an observation goes."""

from itertools import product

import pytest

from veerkracht.learning.rules.routing import INDICATOR, OUTCOME, PERSPECTIVES, ROUTES, STORY, route


@pytest.mark.parametrize(
    ("expected", "agreed", "where"),
    [(True, True, INDICATOR), (True, False, PERSPECTIVES), (False, True, OUTCOME), (False, False, STORY)],
)
def test_two_taps_say_where_it_goes(expected: bool, agreed: bool, where: str) -> None:
    assert route(expected=expected, agreed=agreed) == where


def test_every_way_is_taken() -> None:
    assert {route(expected=one, agreed=other) for one, other in product([True, False], repeat=2)} == set(ROUTES)
