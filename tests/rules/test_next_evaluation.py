"""Which evaluation is worth its money; the cases are those of the methods."""

import pytest

from veerkracht.learning.rules.next_evaluation import worth
from veerkracht.learning.rules.pooling import Study
from veerkracht.learning.rules.synthesis import adjusted, synthesise


@pytest.mark.parametrize(
    ("studies", "go_on", "everything", "one_study"),
    [
        pytest.param(
            [Study(0.42, 0.18, 1), Study(0.25, 0.15, 3), Study(0.55, 0.25, 1), Study(0.30, 0.20, 2)],
            *(True, 17974.865388, 12687.258798),
            id="four studies that agree",
        ),
        pytest.param(
            [Study(0.05, 0.12, 5), Study(0.20, 0.22, 1), Study(-0.10, 0.20, 3)],
            *(False, 7288.370112, 4044.792456),
            id="three that say little",
        ),
        pytest.param([Study(0.80, 0.40, 1)], True, 50512.796529, 47694.795243, id="one promising story"),
    ],
)
def test_the_single_promising_story_deserves_the_study(
    studies: list[Study], go_on: bool, everything: float, one_study: float
) -> None:
    known = synthesise(adjusted(studies))

    found = worth(known.average, known.error, threshold=0.15, value=600_000, study_error=0.10)

    assert found.go_on is go_on
    assert (found.everything, found.one_study) == pytest.approx((everything, one_study), abs=0.01)


def test_a_study_without_an_error_is_refused() -> None:
    with pytest.raises(ValueError, match="above nought"):
        worth(0.2, 0.1, threshold=0.1, value=1, study_error=0)
