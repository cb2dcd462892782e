"""The steps that show how an initiative stood through time."""

from dataclasses import replace

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.initiative import StandingRow
from veerkracht.publishing.standings import Picture, picture

ROW = StandingRow("2017", "idea", "unknown", "unknown", Bilingual(), "", "")


def drawn(*rows: StandingRow) -> Picture:
    found = picture(rows)
    assert found is not None
    return found


def test_nothing_written_down_is_nothing_drawn() -> None:
    assert picture([]) is None


def test_a_date_that_is_none_is_not_drawn() -> None:
    assert picture([replace(ROW, on="ooit")]) is None


def test_a_later_moment_stands_further_on_and_a_further_phase_higher() -> None:
    first, second = drawn(ROW, replace(ROW, on="2018-06", phase="growth")).lanes[0].dots

    assert float(first.x) < float(second.x)
    assert float(first.y) > float(second.y)


def test_what_is_not_known_is_a_pale_dot_at_the_foot_that_no_line_joins() -> None:
    support = drawn(ROW, replace(ROW, on="2018")).lanes[1]

    assert [dot.known for dot in support.dots] == [False, False]
    assert {dot.y for dot in support.dots} == {support.foot}
    assert support.path == ""


def test_one_moment_stands_in_the_middle() -> None:
    found = drawn(ROW)

    assert [mark.anchor for mark in found.marks] == ["middle"]


def test_numbers_are_written_as_svg_reads_them_in_any_language() -> None:
    lane = drawn(ROW, replace(ROW, on="2018", phase="start"), replace(ROW, on="2019", phase="growth")).lanes[0]

    assert "," not in lane.path + lane.foot + "".join(dot.x + dot.y for dot in lane.dots)
