"""When what is repeated is due: the table an administrator can check with a calendar."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.running.rules.rhythm import Daily, Every, Rhythm, due

MINUTE = Every(timedelta(minutes=1))
NIGHT = Daily(time(3, 10))
SUNDAY = Daily(time(3, 30), 6)
HERE = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("rhythm", "last", "now", "expected"),
    [
        pytest.param(MINUTE, "2026-05-04T10:00:00", "2026-05-04T10:00:59", False, id="not yet a minute"),
        pytest.param(MINUTE, "2026-05-04T10:00:00", "2026-05-04T10:01:00", True, id="just a minute"),
        pytest.param(NIGHT, "2026-05-03T03:10:00", "2026-05-04T03:09:59", False, id="not yet that hour"),
        pytest.param(NIGHT, "2026-05-03T03:10:00", "2026-05-04T03:10:00", True, id="that hour"),
        pytest.param(NIGHT, "2026-05-04T03:10:07", "2026-05-04T23:59:00", False, id="done today"),
        pytest.param(NIGHT, "2026-04-29T03:10:00", "2026-05-04T12:00:00", True, id="missed some days"),
        pytest.param(SUNDAY, "2026-05-03T03:30:01", "2026-05-09T23:59:00", False, id="Saturday"),
        pytest.param(SUNDAY, "2026-05-03T03:30:01", "2026-05-10T03:30:00", True, id="the next Sunday"),
        pytest.param(NIGHT, "2026-05-05T03:10:00", "2026-05-04T12:00:00", True, id="the clock was put back"),
        pytest.param(Daily(time(2, 30)), "2026-03-28T02:30:00", "2026-03-29T03:30:00", True, id="an hour that is not"),
    ],
)
def test_when_it_is_due(rhythm: Rhythm, last: str, now: str, expected: bool) -> None:
    assert due(rhythm, at(last), at(now)) is expected


def test_what_was_never_done_is_due() -> None:
    assert due(NIGHT, None, at("2026-05-04T12:00:00"))


moments = some.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2030-01-01"))


@pytest.mark.parametrize("rhythm", [MINUTE, NIGHT, SUNDAY])
@given(now=moments)
def test_what_was_done_now_is_not_due_now(rhythm: Rhythm, now: datetime) -> None:
    assert not due(rhythm, now, now)


@pytest.mark.parametrize("rhythm", [NIGHT, SUNDAY])
@given(last=moments)
def test_a_week_later_everything_daily_is_due_again(rhythm: Daily, last: datetime) -> None:
    assert due(rhythm, last, last + timedelta(days=7, seconds=1))
