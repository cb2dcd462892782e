"""Reading the shape of a place, and where its middle lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.places.rules.shapes import BrokenShape, Fault, area, bounds, middle, read, write

SQUARE = [[5, 51], [6, 51], [6, 52], [5, 52], [5, 51]]
HOLE = [[5.4, 51.4], [5.6, 51.4], [5.6, 51.6], [5.4, 51.4]]
DEGREES = some.floats(min_value=-80, max_value=80, allow_nan=False)


def polygon(*rings: list) -> dict:
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.mark.parametrize(
    ("geometry", "polygons", "rings"),
    [
        pytest.param(polygon(SQUARE), 1, 1, id="one ring"),
        pytest.param(polygon(SQUARE, HOLE), 1, 2, id="a hole stays"),
        pytest.param({"type": "MultiPolygon", "coordinates": [[SQUARE], [HOLE]]}, 2, 2, id="several parts"),
        pytest.param({"type": "GeometryCollection", "geometries": [polygon(SQUARE), polygon(HOLE)]}, 2, 2, id="a heap"),
        pytest.param(polygon(SQUARE, [[5, 51], [5, 51]]), 1, 1, id="a hole without area is left out"),
        pytest.param(polygon([[5, 51], [5, 51]], HOLE), 0, 0, id="without an outer ring there is no polygon"),
        pytest.param(polygon([[5, 51, 3.5], [6, 51, 3.5], [6, 52, 3.5], [5, 51, 3.5]]), 1, 1, id="heights are ignored"),
        pytest.param({"type": "MultiPolygon", "coordinates": []}, 0, 0, id="nothing at all"),
    ],
)
def test_a_shape_is_read(geometry, polygons, rings):
    shape = read(geometry)

    assert (len(shape), sum(len(part) for part in shape)) == (polygons, rings)


@pytest.mark.parametrize(
    ("geometry", "fault"),
    [
        pytest.param(None, Fault.NO_POLYGON, id="no geometry"),
        pytest.param({"type": "Point", "coordinates": [5, 51]}, Fault.NO_POLYGON, id="a point"),
        pytest.param(polygon([[5, 51], [6, 51], [6, 52], [5, 52]]), Fault.NOT_CLOSED, id="an open ring"),
        pytest.param(polygon([["5", "51"], *SQUARE]), Fault.NO_POSITION, id="text for a number"),
        pytest.param(polygon([[5], *SQUARE]), Fault.NO_POSITION, id="half a position"),
        pytest.param(polygon([[None, 51], *SQUARE]), Fault.NO_POSITION, id="nothing for a number"),
        pytest.param(polygon([[float("nan"), 51], *SQUARE]), Fault.NO_POSITION, id="not a number"),
        pytest.param(polygon([[10**400, 51], *SQUARE]), Fault.NO_POSITION, id="a number beyond all numbers"),
        pytest.param({"type": "Polygon", "coordinates": 5}, Fault.NO_POSITION, id="no list of rings"),
        pytest.param({"type": "Polygon"}, Fault.NO_POSITION, id="no coordinates"),
        pytest.param({"type": "Polygon", "coordinates": [[[[5]]]]}, Fault.NO_POSITION, id="too deep"),
    ],
)
def test_a_broken_shape_is_refused_with_what_is_wrong(geometry, fault):
    with pytest.raises(BrokenShape) as refused:
        read(geometry)

    assert refused.value.fault is fault


def test_the_middle_of_a_triangle_is_a_third_of_the_way():
    triangle = read(polygon([[0, 0], [3, 0], [0, 3], [0, 0]]))

    assert middle(triangle) == pytest.approx((1, 1))


def test_the_middle_is_that_of_the_largest_part():
    shape = read({"type": "MultiPolygon", "coordinates": [[SQUARE], [[[9, 9], [9.1, 9], [9.1, 9.1], [9, 9]]]]})

    assert middle(shape) == pytest.approx((5.5, 51.5))


def test_a_border_that_crosses_itself_still_has_its_middle_within_its_bounds():
    bow = read(polygon([[0, 0], [2, 2], [2, 0], [0, 2.000001], [0, 0]]))

    assert middle(bow) == pytest.approx((1, 1.0000005))


@given(some.lists(some.tuples(DEGREES, DEGREES), min_size=3, max_size=12, unique=True))
def test_the_middle_never_lies_outside_the_bounds(corners):
    shape = read(polygon([*map(list, corners), list(corners[0])]))

    west, south, east, north = bounds(shape)
    x, y = middle(shape)

    assert west <= x <= east
    assert south <= y <= north


def test_the_area_turns_its_sign_with_the_direction():
    ring = read(polygon(SQUARE))[0][0]

    assert area(ring) == pytest.approx(1)
    assert area(ring[::-1]) == pytest.approx(-1)


@given(some.lists(some.tuples(DEGREES, DEGREES), min_size=3, max_size=12, unique=True))
def test_what_is_written_is_read_back_to_a_metre(corners):
    shape = read(polygon([*map(list, corners), list(corners[0])]))

    again = write(shape)

    assert again["coordinates"][0] == [[round(x, 5), round(y, 5)] for x, y in shape[0][0]]
