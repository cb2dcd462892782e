"""The words for what is paid for."""

from fractions import Fraction

import pytest

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Discount, Metric, Milestone, Number, Share, Tier


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        pytest.param({"at_least": "7.5"}, ["7.5", "8"], ["7.4"], id="at least: the bound is in"),
        pytest.param({"more_than": "7.5"}, ["7.51"], ["7.5"], id="more than: the bound is out"),
        pytest.param({"at_most": "50"}, ["50", "-3"], ["50.01"], id="at most: the bound is in"),
        pytest.param({"less_than": "0"}, ["-0.01"], ["0"], id="less than: the bound is out"),
        pytest.param({"more_than": "50", "at_most": "100"}, ["75", "100"], ["50", "101"], id="between two"),
        pytest.param({}, ["-1", "0", "1"], [], id="without bounds everything is in"),
    ],
)
def test_a_tier_knows_what_lies_in_it(bounds: dict[str, str], inside: list[str], outside: list[str]) -> None:
    tier = Tier(Money(0, "EUR"), **{name: Number(Fraction(bound)) for name, bound in bounds.items()})

    assert all(tier.holds(Fraction(value)) for value in inside)
    assert not any(tier.holds(Fraction(value)) for value in outside)


@pytest.mark.parametrize(
    ("kind", "kept"),
    [("deadweight", "3/5"), ("leakage", "3/5"), ("displacement", "3/5"), ("attribution", "2/5"), ("passed on", "2/5")],
)
def test_a_share_is_taken_off_or_kept(kind: str, kept: str) -> None:
    assert Discount(kind, Share(Fraction(2, 5))).factor == Fraction(kept)


def test_milestones_have_their_place_on_the_ladder() -> None:
    title = Bilingual(en="…")
    ladder = Metric("m", title, title, 1, milestones=(Milestone("a", title), Milestone("b", title)))

    assert (ladder.rung("a"), ladder.rung("b"), Metric("m", title, title, 1).rung("")) == (0, 1, 0)
