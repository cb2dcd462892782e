"""Where evidence is missing; the cases are those of the methods."""

import pytest

from veerkracht.learning.rules.gaps import Gap, Known, gap


@pytest.mark.parametrize(
    ("studies", "found"),
    [
        pytest.param([], Gap.NOTHING, id="nobody looked"),
        pytest.param([Known(1, 1)] * 3, Gap.QUALITY, id="three weak designs"),
        pytest.param([Known(3, 1), Known(1, 1)], Gap.THIN, id="one comparison"),
        pytest.param([Known(3, 1), Known(3, -1)], Gap.CONTRADICTION, id="one each way"),
        pytest.param([Known(3, 1)] * 3, Gap.SYNTHESIS, id="three that nobody put together"),
        pytest.param([Known(3, 1)] * 2 + [Known(3, 1, synthesised=True)], Gap.FILLED, id="three put together"),
        pytest.param([Known(3, 0)] * 2, Gap.THIN, id="two that changed nothing do not contradict"),
    ],
)
def test_the_first_class_that_applies(studies: list[Known], found: Gap) -> None:
    assert gap(studies) == found
