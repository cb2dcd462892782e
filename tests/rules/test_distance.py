"""How far two places lie apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.places.rules.distance import RADIUS_KM, kilometres

POINT = some.tuples(some.floats(min_value=-90, max_value=90), some.floats(min_value=-180, max_value=180))


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        pytest.param((0, 0), (0, 90), RADIUS_KM * 3.14159265 / 2, id="a quarter of the equator"),
        pytest.param((36.12, -86.67), (33.94, -118.40), 2886.44, id="Nashville to Los Angeles, the textbook example"),
        pytest.param((51.7653, 5.5183), (51.6167, 5.5389), 16.58, id="Oss to Veghel"),
        pytest.param((90, 0), (90, 120), 0, id="at the pole every longitude is the same place"),
    ],
)
def test_known_distances(here, there, expected):
    assert kilometres(here, there) == pytest.approx(expected, rel=0.0005, abs=1e-6)


@given(POINT, POINT)
def test_there_is_as_far_as_back_and_never_more_than_half_around(here, there):
    far = kilometres(here, there)

    assert far == pytest.approx(kilometres(there, here))
    assert 0 <= far <= RADIUS_KM * 3.1416


@given(POINT)
def test_a_place_is_where_it_is(here):
    assert kilometres(here, here) == 0
