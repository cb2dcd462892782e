"""What works for whom and where; the studies are those of the methods, weak designs counting less."""

import pytest

from veerkracht.learning.rules.by_context import Placed, by_context
from veerkracht.learning.rules.pooling import Study
from veerkracht.learning.rules.synthesis import adjusted

ROWS = [
    *(("circle", "town", 0.42, 0.18, 1), ("circle", "town", 0.25, 0.15, 3)),
    *(("circle", "village", 0.55, 0.25, 1), ("circle", "village", 0.30, 0.20, 2)),
    *(("visit", "town", 0.05, 0.12, 5), ("visit", "village", 0.20, 0.22, 1), ("visit", "town", -0.10, 0.20, 3)),
    ("mate", "village", 0.80, 0.40, 1),
]
STUDIES = [
    Placed(intervention, circumstance, adjusted([Study(size, error, level)])[0])
    for intervention, circumstance, size, error, level in ROWS
]


@pytest.mark.parametrize(
    ("cell", "studies", "figures"),
    [
        (("circle", "village"), 2, (0.206783, 0.143399, 0.931214, 0.508955)),
        (("circle", "town"), 2, (0.177631, 0.128898, 0.921696, 0.420491)),
        (("visit", "village"), 1, (0.100909, 0.157416, 0.749347, 0.252461)),
        (("visit", "town"), 2, (0.054507, 0.112733, 0.693518, 0.092904)),
        (("mate", "village"), 1, (0.2223, 0.220385, 0.866629, 0.511386)),
        (("mate", "town"), 0, (0.180509, 0.223783, 0.816814, 0.420841)),
    ],
)
def test_each_cell_borrows_from_its_neighbours(
    cell: tuple[str, str], studies: int, figures: tuple[float, float, float, float]
) -> None:
    found = by_context(STUDIES)[cell]

    assert found.studies == studies
    assert found.borrowed == (not studies)
    assert (found.size, found.error, found.positive, found.noticeable) == pytest.approx(figures, abs=1e-6)


def test_without_studies_there_are_no_cells() -> None:
    assert by_context([]) == {}
