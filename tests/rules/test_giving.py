"""What support that is no money comes to, and from which day it is judged."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies

from veerkracht.support.rules.giving import cost, judged_from, started_by

DAYS = strategies.dates(date(2015, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("minutes", "cents", "whole"), [(60, 7_500, 7_500), (50, 7_500, 6_250), (20, 100, 33), (1, 90, 2), (45, 0, 0)]
)
def test_a_talk_costs_its_share_of_an_hour_to_the_cent(minutes: int, cents: int, whole: int) -> None:
    assert cost(minutes, cents) == whole


def test_nobody_gives_less_than_no_time() -> None:
    with pytest.raises(ValueError, match="less than no time"):
        cost(-1, 7_500)


@pytest.mark.parametrize(
    ("start", "judged"),
    [
        (date(2018, 3, 17), date(2018, 9, 17)),
        (date(2018, 8, 31), date(2019, 2, 28)),
        (date(2017, 12, 1), date(2018, 6, 1)),
    ],
)
def test_support_is_judged_six_months_after_it_began(start: date, judged: date) -> None:
    assert judged_from(start) == judged


@given(DAYS)
def test_the_last_start_that_is_judged_today_is_the_other_way_around(today: date) -> None:
    last = started_by(today)

    assert judged_from(last) <= today < judged_from(last + timedelta(1))
