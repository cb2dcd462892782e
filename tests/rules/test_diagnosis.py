"""Needs as two sides see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.support.rules.diagnosis import Need, Standing, raters, utility

JUDGED = some.floats(0, 1)


@pytest.mark.parametrize(
    ("need", "standing", "agreed"),
    [
        pytest.param(Need(0.5, 0.8), Standing.AGREED, 0.65, id="three tenths apart is still agreed"),
        pytest.param(Need(0.5, 0.81), Standing.TALK, None, id="more than that is talked about"),
        pytest.param(Need(0.5), Standing.ONE_SIDED, None, id="the province has not said it"),
        pytest.param(Need(), Standing.UNKNOWN, None, id="nobody said it, which is not nought"),
        pytest.param(Need(0.0, 0.0), Standing.AGREED, 0.0, id="both say there is none"),
    ],
)
def test_two_sliders_ask_for_something(need: Need, standing: Standing, agreed: float | None) -> None:
    assert need.standing is standing
    assert need.agreed == pytest.approx(agreed)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_a_need_out_of_range_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Need(wrong, 0.5)


def test_who_finds_every_need_the_greatest_is_seen() -> None:
    found = raters({"initiative": [1.0, 1.0, 1.0, 1.0], "province": [0.2, 0.9, 0.4], "new": [1.0], "silent": []})

    assert not found["initiative"].tells_apart
    assert found["province"].tells_apart
    assert found["new"].tells_apart, "of one judgement it cannot be said"
    assert "silent" not in found


@given(JUDGED, JUDGED)
def test_it_does_not_matter_who_says_which(one: float, other: float) -> None:
    assert Need(one, other).standing is Need(other, one).standing
    assert Need(one, other).agreed == Need(other, one).agreed


@given(JUDGED, JUDGED)
def test_use_is_never_more_than_the_need(need: float, chance: float) -> None:
    assert 0 <= utility(need, chance) <= min(need, chance)
