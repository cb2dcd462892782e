"""Whether the programme expects what then happens: for the programme as a whole, and for those who keep it."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.learning.asking.likelihood import likelihood
from veerkracht.learning.asking.queries.calibrated import calibrated
from veerkracht.learning.asking.views.way import way
from veerkracht.learning.rules.calibration import FEWEST, LUCK, Band, Calibration
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key

SIDE, EDGE = 320, 40
"""The side of the picture, and what is left free for the words beside the axes."""


@dataclass(frozen=True, slots=True)
class Point:
    """One band of chances in the picture and in the table."""

    x: int
    y: int
    size: int
    label_y: int
    low: int
    high: int
    word: str
    forecasts: int
    expected: int
    came: int


@login_required
def calibration(request: SignedInRequest) -> HttpResponse:
    """Show how well the programme expects: a picture, the same in a table, and in words."""
    programme = home_key()
    require(request.user, "see the calibration", [("programme", programme)])
    found = calibrated(programme)
    enough = found.whole is not None and found.whole.forecasts >= FEWEST
    context = {
        "found": found,
        "enough": enough,
        "fewest": FEWEST,
        "luck": found.whole is not None and found.whole.forecasts < LUCK,
        "luck_below": LUCK,
        "told": _told(found.whole) if enough and found.whole else "",
        "told_so_far": found.whole.forecasts if found.whole else 0,
        "points": [_point(one) for one in found.bands],
        "side": SIDE,
        "ticks": [(share, _x(share / 100), _y(share / 100)) for share in (0, 20, 40, 60, 80, 100)],
        "breadcrumb": way((_("Calibration"), "")),
    }
    return render(request, "asking/calibration.html", context)


def _told(found: Calibration) -> str:
    """Say in one sentence whether the programme hopes too much."""
    words = {"expected": _of_hundred(found.mean_forecast), "came": _of_hundred(found.came_true)}
    if words["expected"] == words["came"]:
        return _("What we expect is on average what comes: %(expected)d of 100 expected, %(came)d came true.") % words
    if found.too_hopeful:
        return _("We are too hopeful on average: %(expected)d of 100 expected, %(came)d came true.") % words
    return _("We are too careful on average: %(expected)d of 100 expected, %(came)d came true.") % words


def _point(band: Band) -> Point:
    y = _y(band.share)
    size = min(18, 6 + band.forecasts)
    return Point(
        x=_x(band.mean_forecast),
        y=y,
        size=size,
        label_y=y - size - 5 if y - size > EDGE // 2 else y + size + 16,
        low=round(band.low * 100),
        high=round(band.high * 100),
        word=likelihood(round((band.low + band.high) * 50)),
        forecasts=band.forecasts,
        expected=_of_hundred(band.mean_forecast),
        came=band.came_true,
    )


def _x(share: float) -> int:
    return round(EDGE + share * (SIDE - EDGE - 12))


def _y(share: float) -> int:
    return round(SIDE - EDGE - share * (SIDE - EDGE - 12))


def _of_hundred(share: float) -> int:
    """Give a share as so many of a hundred, never none and never all."""
    return max(1, min(99, round(100 * share)))
