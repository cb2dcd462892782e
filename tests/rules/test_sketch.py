"""A small map in lines: everything on the paper, names beside their dots and over nothing."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.publishing.rules.sketch import LARGEST, SMALLEST, Dot, around, box, fit, names, radius

BRABANT = (4.2, 51.22, 6.05, 51.84)
PAPER = fit(BRABANT, width=720)
SPOT = some.tuples(some.floats(min_value=36, max_value=684), some.floats(min_value=36, max_value=PAPER.height - 36))


@given(some.floats(min_value=51.22, max_value=51.84), some.floats(min_value=4.2, max_value=6.05))
def test_what_lies_in_the_area_lies_on_the_paper_within_its_margin(latitude, longitude):
    x, y = PAPER.at(latitude, longitude)

    assert PAPER.margin - 1 <= x <= PAPER.width - PAPER.margin + 1
    assert PAPER.margin - 1 <= y <= PAPER.height - PAPER.margin + 1


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north():
    assert PAPER.across / PAPER.along == pytest.approx(cos(radians(51.53)), rel=0.001)


def test_north_is_up_and_east_is_right():
    (x1, y1), (x2, y2) = PAPER.at(51.3, 4.5), PAPER.at(51.7, 5.5)

    assert x2 > x1
    assert y2 < y1


@pytest.mark.parametrize(
    "area",
    [
        pytest.param((5.5, 51.7, 5.5, 51.7), id="a single point"),
        pytest.param((5.5, 51.0, 5.5, 52.0), id="a line to the north"),
        pytest.param((3.3, 50.7, 7.3, 53.6), id="a whole country"),
    ],
)
def test_any_area_gives_a_sheet_of_a_sensible_size(area):
    paper = fit(area, width=720)

    assert paper.width == 720
    assert 70 <= paper.height <= 800


def test_the_scale_is_a_round_number_of_kilometres():
    number, dots = PAPER.scale()

    assert number == 20
    assert dots == pytest.approx(20 / 111.195 * PAPER.along, abs=0.1)


def test_a_border_is_drawn_in_whole_dots_without_repeating_them():
    square = {"type": "Polygon", "coordinates": [[[5, 51.4], [5.0000001, 51.4], [5.5, 51.4], [5.5, 51.7], [5, 51.4]]]}

    path = PAPER.path(square)

    assert path.startswith("M")
    assert path.endswith("Z")
    assert path.count("L") == 2
    assert "." not in path


def test_a_border_too_small_for_a_dot_is_not_drawn():
    assert PAPER.path({"type": "MultiPolygon", "coordinates": [[[[5, 51], [5, 51], [5, 51], [5, 51]]]]}) == ""


def test_a_box_lies_around_all_points():
    assert around([]) is None
    assert box({"type": "MultiPolygon", "coordinates": [[[[5, 51], [6, 52]]], [[[4, 50], [5, 51]]]]}) == (4, 50, 6, 52)


def test_twice_as_many_make_a_dot_of_twice_the_surface_beyond_the_smallest():
    half, whole = radius(50, 100) - SMALLEST, radius(100, 100) - SMALLEST

    assert whole == LARGEST - SMALLEST
    assert (whole / half) ** 2 == pytest.approx(2, rel=0.02)


def covered(name, height):
    wide = len(name.text) * height * 0.56
    left = {"start": name.x, "end": name.x - wide, "middle": name.x - wide / 2}[name.anchor]
    return left, name.y - height * 0.85, left + wide, name.y + height * 0.25


def test_without_dots_there_are_no_names():
    assert names([], PAPER, height=15) == ()


@given(some.lists(SPOT, max_size=25), some.sampled_from([15.0, 30.0]))
def test_no_name_lies_over_another_or_off_the_paper(spots, height):
    dots = [Dot(x, y, 8.0, f"Bergen op Zoom {number}") for number, (x, y) in enumerate(spots)]

    boxes = [covered(name, height) for name in names(dots, PAPER, height=height)]

    assert all(left >= 1 and right <= 719 for left, _top, right, _bottom in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = (
                one[0] >= other[2] - 0.2
                or other[0] >= one[2] - 0.2
                or one[1] >= other[3] - 0.2
                or other[1] >= one[3] - 0.2
            )
            assert apart


def test_a_single_dot_has_its_name_at_the_right():
    name = names([Dot(300, 200, 8, "Oss")], PAPER, height=15)[0]

    assert (name.text, name.anchor) == ("Oss", "start")
    assert name.x > 308


def test_at_the_right_edge_the_name_goes_to_the_left():
    name = names([Dot(700, 200, 8, "Land van Cuijk")], PAPER, height=15)[0]

    assert name.anchor == "end"
