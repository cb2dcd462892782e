"""Fewer points in a border, and the same border for both neighbours."""

from math import cos, hypot, radians

from hypothesis import given
from hypothesis import strategies as some

from veerkracht.places.rules.shapes import Shape, bounds
from veerkracht.places.rules.simplification import METRES_A_DEGREE, simplify, thin

POINTS = some.lists(
    some.tuples(some.floats(min_value=5, max_value=6), some.floats(min_value=51, max_value=52)), min_size=3, max_size=40
)


def flat(point: tuple[float, float], base: float) -> tuple[float, float]:
    return point[0] * METRES_A_DEGREE * cos(radians(base)), point[1] * METRES_A_DEGREE


def from_line(point, ends, base) -> float:
    (x, y), ((x1, y1), (x2, y2)) = flat(point, base), (flat(end, base) for end in ends)
    across, along = x2 - x1, y2 - y1
    length = across**2 + along**2
    part = max(0.0, min(1.0, ((x - x1) * across + (y - y1) * along) / length)) if length else 0.0
    return hypot(x - x1 - part * across, y - y1 - part * along)


@given(POINTS, some.sampled_from([10.0, 250.0, 5_000.0]))
def test_no_point_that_was_left_out_lies_farther_than_the_tolerance(points, tolerance):
    kept = thin(points, tolerance=tolerance)

    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    left = iter(points)
    stretches = [[next(left)]]
    for point in kept[1:]:
        stretch = [stretches[-1][-1]]
        while (one := next(left)) != point:
            stretch.append(one)
        stretches.append([*stretch, point])
    for stretch in stretches[1:]:
        ends = (stretch[0], stretch[-1])
        assert all(from_line(point, ends, points[0][1]) <= tolerance * 1.001 for point in stretch)


def zigzag(steps: int) -> list[tuple[float, float]]:
    """A border that runs north with small turns, of which the large ones must stay."""
    return [(5.5 + (0.02 if step % 7 == 0 else 0.0001 * (step % 2)), 51 + step / steps) for step in range(steps + 1)]


def neighbours() -> dict[str, Shape]:
    border = zigzag(40)
    west = ((5.0, 52.0), (5.0, 51.0), border[0])
    east = ((6.0, 51.0), (6.0, 52.0), border[-1])
    return {
        "west": (((*border, *west),),),
        "east": (((*border[::-1], *east),),),
    }


def shared(shape: Shape) -> set[tuple[float, float]]:
    return {point for point in shape[0][0] if point[0] not in (5.0, 6.0)}


def test_neighbours_keep_the_same_border():
    thinned = simplify(neighbours(), tolerance=200)

    assert shared(thinned["west"]) == shared(thinned["east"])
    assert 4 < len(shared(thinned["west"])) < 25


def test_neighbours_keep_the_same_border_whichever_point_their_rings_begin_at():
    shapes = neighbours()
    ring = shapes["east"][0][0][:-1]
    turned = (*ring[17:], *ring[:17], ring[17])

    thinned = simplify(shapes | {"east": ((turned,),)}, tolerance=200)

    assert shared(thinned["west"]) == shared(thinned["east"])


def test_an_enclave_fits_its_hole():
    lake = tuple((5.5 + 0.1 * x, 51.5 + 0.1 * y) for x, y in [(0, 0), (0.5, 0.01), (1, 0), (1, 1), (0.4, 0.99), (0, 1)])
    hole, island = (*lake, lake[0]), (*lake[3:], *lake[:3], lake[3])
    around = ((5.0, 51.0), (6.0, 51.0), (6.0, 52.0), (5.0, 52.0), (5.0, 51.0))

    thinned = simplify({"around": ((around, hole),), "within": ((island[::-1],),)}, tolerance=500)

    assert set(thinned["around"][0][1]) == set(thinned["within"][0][0])


def test_a_place_never_vanishes():
    tiny = ((((5.0, 51.0), (5.00001, 51.0), (5.00001, 51.00001), (5.0, 51.0)),),)

    assert simplify({"tiny": tiny}, tolerance=1000)["tiny"] == tiny


def test_a_speck_beside_a_large_part_does_vanish():
    speck = (((5.9, 51.9), (5.90001, 51.9), (5.90001, 51.90001), (5.9, 51.9)),)
    large = (((5.0, 51.0), (5.5, 51.0), (5.5, 51.5), (5.0, 51.0)),)

    assert simplify({"a": (large, speck)}, tolerance=100)["a"] == (large,)


@given(POINTS.filter(lambda points: len(set(points)) >= 3))
def test_what_is_left_lies_within_what_was(points):
    ring = tuple(dict.fromkeys(points))
    shape: Shape = (((*ring, ring[0]),),)

    west, south, east, north = bounds(simplify({"a": shape}, tolerance=300)["a"])
    before = bounds(shape)

    assert west >= before[0]
    assert south >= before[1]
    assert east <= before[2]
    assert north <= before[3]
