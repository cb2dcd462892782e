"""Borders drawn once for two neighbours, joined into the ring of each."""

import pytest

from veerkracht.places.rules.shapes import BrokenShape, Fault, read
from veerkracht.places.rules.topology import Lines, geometries, untangle

# Two squares beside each other; line 1 is the border they share, walked up by the left one and down by the right one.
NEIGHBOURS = {
    "type": "Topology",
    "objects": {
        "layer": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "left", "arcs": [[0, 1]]},
                {"type": "Polygon", "id": "right", "arcs": [[2, -2]]},
            ],
        }
    },
    "arcs": [[[1, 1], [0, 1], [0, 0], [1, 0]], [[1, 0], [1, 1]], [[1, 0], [2, 0], [2, 1], [1, 1]]],
}


def rings(topology: dict) -> dict[str, list]:
    lines = Lines(topology)
    return {one["id"]: untangle(one, lines)["coordinates"][0] for one in geometries(topology)}


def test_neighbours_get_the_same_border():
    joined = rings(NEIGHBOURS)

    assert joined["left"] == [(1, 1), (0, 1), (0, 0), (1, 0), (1, 1)]
    assert joined["right"] == [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]


def test_the_polygon_of_the_specification_is_read():
    # TopoJSON 1.0.0, section 1.1: a rectangle of one line, as whole numbers to be stretched and moved.
    example = {
        "type": "Topology",
        "transform": {"scale": [0.0005000500050005, 0.00010001000100010001], "translate": [100, 0]},
        "objects": {"example": {"type": "Polygon", "id": "p", "arcs": [[1]]}},
        "arcs": [
            [[4000, 0], [1999, 9999], [2000, -9999], [2000, 9999]],
            [[0, 0], [0, 9999], [2000, 0], [0, -9999], [-2000, 0]],
        ],
    }

    joined = rings(example)["p"]

    corners = [(100, 0), (100, 1), (101.0001, 1), (101.0001, 0), (100, 0)]
    assert [(round(x, 6), round(y, 6)) for x, y in joined] == corners


def test_every_part_of_a_place_of_several_parts_is_joined():
    topology = NEIGHBOURS | {"objects": {"a": {"type": "MultiPolygon", "arcs": [[[0, 1]], [[0, 1]]]}}}

    shape = read(untangle(next(geometries(topology)), Lines(topology)))

    assert len(shape) == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param({"arcs": []}, Fault.NO_LINE, id="a line that is not there"),
        pytest.param({"arcs": None}, Fault.NO_LINE, id="no lines at all"),
        pytest.param({"arcs": [5, 5, 5]}, Fault.BROKEN_LINE, id="a line that is a number"),
        pytest.param({"arcs": [[[1]], [[1]], [[1]]]}, Fault.BROKEN_LINE, id="half a position"),
        pytest.param({"arcs": [[["a", "b"]]] * 3}, Fault.BROKEN_LINE, id="letters for numbers"),
        pytest.param({"transform": {"scale": [1]}}, Fault.BROKEN_LINE, id="half a transform"),
        pytest.param({"transform": {"scale": ["a", 1], "translate": [0, 0]}}, Fault.BROKEN_LINE, id="no numbers in it"),
        pytest.param({"objects": {"a": {"type": "Polygon", "arcs": [["x"]]}}}, Fault.NO_LINE, id="a line by name"),
        pytest.param({"objects": {"a": {"type": "Polygon", "arcs": [0]}}}, Fault.NO_LINE, id="a ring that is a number"),
        pytest.param({"objects": {"a": {"type": "LineString", "arcs": [0]}}}, Fault.NO_POLYGON, id="a line as a place"),
        pytest.param({"objects": {"a": 5}}, Fault.NO_POLYGON, id="a place that is a number"),
    ],
)
def test_a_broken_topology_is_refused_with_what_is_wrong(change, fault):
    topology = NEIGHBOURS | change

    with pytest.raises(BrokenShape) as refused:
        [untangle(one, Lines(topology)) for one in geometries(topology)]

    assert refused.value.fault is fault


def test_a_topology_without_places_gives_none():
    assert list(geometries({"type": "Topology", "objects": None})) == []
