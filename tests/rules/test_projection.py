"""From the Dutch grid to degrees, at the points that the makers of the formulas published."""

import pytest

from veerkracht.places.rules.distance import kilometres
from veerkracht.places.rules.projection import degrees, in_degrees
from veerkracht.places.rules.shapes import BrokenShape, Fault


@pytest.mark.parametrize(
    ("x", "y", "latitude", "longitude"),
    [
        pytest.param(155_000, 463_000, 52.15517440, 5.38720621, id="Our Lady's tower in Amersfoort, where it begins"),
        pytest.param(120_700.723, 487_525.501, 52.37453253, 4.88352559, id="Westertoren in Amsterdam"),
        pytest.param(233_883.131, 582_065.167, 53.21938317, 6.56820053, id="Martinitoren in Groningen"),
    ],
)
def test_published_points_come_out_within_a_metre(x, y, latitude, longitude):
    east, north = degrees(x, y)

    assert kilometres((north, east), (latitude, longitude)) < 0.001


GRID = ((((155_000.0, 463_000.0), (156_000.0, 463_000.0), (156_000.0, 464_000.0), (155_000.0, 463_000.0)),),)


def test_a_kilometre_on_the_grid_is_a_kilometre_on_the_ground():
    ring = in_degrees(GRID)[0][0]

    here, there = [(latitude, longitude) for longitude, latitude in ring[:2]]

    # The distance is measured on a sphere, which differs up to half a per cent from the earth.
    assert kilometres(here, there) == pytest.approx(1, rel=0.005)


def test_degrees_stay_as_they_are():
    shape = ((((5.0, 51.0), (6.0, 51.0), (6.0, 52.0), (5.0, 51.0)),),)

    assert in_degrees(shape) is shape


@pytest.mark.parametrize(
    "far",
    [
        pytest.param((600_000.0, 6_700_000.0), id="web mercator"),
        pytest.param((52.0, 95.0), id="a latitude that is none"),
        pytest.param((155_000.0, 52.0), id="grid and degrees mixed"),
    ],
)
def test_anything_else_is_refused(far):
    with pytest.raises(BrokenShape) as refused:
        in_degrees(((((155_000.0, 463_000.0), far),),))

    assert refused.value.fault is Fault.OUTSIDE_WORLD
