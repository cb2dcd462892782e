"""Points gathered on a screen."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.publishing.rules.clusters import TOO_NEAR, WORLD, Point, dots, gather, square

POINTS = some.lists(
    some.builds(
        Point,
        key=some.uuids().map(str),
        name=some.just("Oss"),
        latitude=some.floats(min_value=51.2, max_value=51.9),
        longitude=some.floats(min_value=4.2, max_value=6.1),
        number=some.integers(min_value=1, max_value=500),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("latitude", "longitude", "zoom", "expected"),
    [
        pytest.param(0, -180, 0, (0, 128), id="the left edge of the world"),
        pytest.param(85.0511287798, 0, 0, (128, 0), id="the top of the square"),
        pytest.param(90, 0, 0, (128, 0), id="the pole is drawn at the top"),
        pytest.param(
            41.85, -87.65, 0, (65.671111, 95.174927), id="Chicago, the example of the Google Maps documentation"
        ),
    ],
)
def test_a_point_stands_where_the_web_mercator_puts_it(latitude, longitude, zoom, expected):
    assert dots(latitude, longitude, zoom=zoom) == pytest.approx(expected, abs=1e-5)


@given(POINTS, some.integers(min_value=0, max_value=18))
def test_nothing_is_lost_and_nothing_counted_twice(points, zoom):
    gathered = gather(points, zoom=zoom)

    assert sum(one.number for one in gathered) == sum(point.number for point in points)
    assert sorted(point.key for one in gathered for point in one.points) == sorted(point.key for point in points)


@given(POINTS, some.integers(min_value=0, max_value=18))
def test_marks_never_cover_each_other(points, zoom):
    gathered = gather(points, zoom=zoom)

    assert not [
        (one, other)
        for number, one in enumerate(gathered)
        for other in gathered[:number]
        if hypot(one.x - other.x, one.y - other.y) < TOO_NEAR
    ]


@given(POINTS)
def test_the_order_of_the_points_makes_no_difference(points):
    again = gather(reversed(points), zoom=9)

    assert {frozenset(point.key for point in one.points) for one in gather(points, zoom=9)} == {
        frozenset(point.key for point in one.points) for one in again
    }


def test_a_cluster_takes_its_middle_by_weight_its_name_from_the_largest_and_a_box_around_all():
    oss, uden = (
        Point("oss", "Oss", 51.8, 5.5, 3),
        Point("uden", "Uden", 51.6, 5.6, 1, places=2, box=(5.5, 51.5, 5.7, 51.7)),
    )

    one = gather([oss, uden], zoom=4)[0]

    assert (one.number, one.places, one.largest.name) == (4, 3, "Oss")
    assert (one.latitude, one.longitude) == pytest.approx((51.75, 5.525))
    assert one.box == (5.5, 51.5, 5.7, 51.8)


def test_a_square_halves_with_each_step_and_gets_lower_to_the_north():
    assert square(9, 52.0)[0] == pytest.approx(square(8, 52.0)[0] / 2)
    assert square(8, 60.0)[1] == pytest.approx(square(8, 60.0)[0] / 2)
    assert square(0, 0.0)[0] < 360 / WORLD * 72
