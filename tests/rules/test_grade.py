"""How certain studies are together; the cases are those of the methods."""

import pytest

from veerkracht.learning.rules.grade import Reason, Summed, grade

TWO_TRIALS = {
    "levels": [5, 5],
    "average": 0.35,
    "interval": (0.10, 0.60),
    "next_place": (-0.05, 0.75),
    "noticeable": 0.2,
}


@pytest.mark.parametrize(
    ("changed", "word", "lowered"),
    [
        pytest.param({}, "high", (), id="two trials that agree"),
        pytest.param({"direct": False}, "moderate", (Reason.INDIRECT,), id="asked of another kind of place"),
        pytest.param({"beyond_chance": 0.6}, "moderate", (Reason.INCONSISTENT,), id="spread that chance leaves"),
        pytest.param({"levels": [5, 1, 1]}, "moderate", (Reason.BIAS,), id="one trial among weak designs"),
        pytest.param({"levels": [5], "beyond_chance": 0.6}, "high", (), id="one study cannot be inconsistent"),
        pytest.param(
            {"levels": [1, 3, 1, 2], "interval": (-0.07, 0.51), "next_place": (-0.26, 0.69)},
            "very low",
            (Reason.INCONSISTENT, Reason.IMPRECISE),
            id="four small ones",
        ),
    ],
)
def test_each_reason_takes_one_step_off(changed: dict, word: str, lowered: tuple[Reason, ...]) -> None:
    found = grade(Summed(**TWO_TRIALS | changed))

    assert (found.word, found.lowered) == (word, lowered)


def test_a_large_effect_lifts_what_is_not_a_trial() -> None:
    found = grade(Summed([3, 3], 0.95, (0.60, 1.30), (0.40, 1.50), 0.2))

    assert (found.word, found.raised) == ("moderate", (Reason.LARGE,))
