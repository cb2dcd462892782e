"""Findings within studies within groups, beside the same model written out whole and beside a random walk over it."""

import math
import random

import numpy as np
import pytest

from veerkracht.learning.rules.nested import Findings, _told, synthesise_nested
from veerkracht.learning.rules.synthesis import DEFAULT


def made(findings: int, studies: int, groups: int, seed: int) -> tuple[list[float], list[float], list[int], list[int]]:
    """Make findings whose groups, studies and measurements vary by 0.12, 0.19 and 0.10 around 0.14."""
    chance = random.Random(seed)  # noqa: S311 - the same at every run
    group_of = [study % groups for study in range(studies)]
    study = [*range(studies), *(chance.randrange(studies) for _more in range(findings - studies))]
    groups_by = [chance.gauss(0.14, 0.12) for _group in range(groups)]
    studies_by = [groups_by[group_of[one]] + chance.gauss(0, 0.19) for one in range(studies)]
    errors = [chance.uniform(0.05, 0.3) for _finding in range(findings)]
    sizes = [
        studies_by[one] + chance.gauss(0, 0.10) + chance.gauss(0, error)
        for one, error in zip(study, errors, strict=True)
    ]
    return sizes, errors, study, [group_of[one] for one in study]


SMALL = made(24, 9, 3, seed=4)


def whole(within: float, between_studies: float, between_groups: float) -> float:
    """Give how likely the small set is with the covariance of all findings written out, but for a constant."""
    sizes, errors, study, group = (np.array(one) for one in SMALL)
    covariance = (
        np.diag(errors**2 + within**2)
        + between_studies**2 * (study[:, None] == study)
        + between_groups**2 * (group[:, None] == group)
        + DEFAULT.average**2
    )
    _sign, size = np.linalg.slogdet(covariance)
    prior = (within**2 + between_studies**2 + between_groups**2) / DEFAULT.between**2
    return float(-0.5 * (size + sizes @ np.linalg.solve(covariance, sizes) + prior))


def test_summing_by_study_and_group_is_the_model_written_out_whole() -> None:
    grid = np.array([0.02, 0.1, 0.4])

    logs = _told(Findings.of(*SMALL), DEFAULT, grid, grid, grid)[0]
    direct = [[[whole(one, two, three) for three in grid] for two in grid] for one in grid]

    assert logs - logs[0, 0, 0] == pytest.approx(np.array(direct) - direct[0][0][0], abs=1e-9)


def test_twice_as_many_nodes_change_no_digit_that_is_shown() -> None:
    many = Findings.of(*made(2_000, 500, 20, seed=5))

    few, twice = synthesise_nested(many), synthesise_nested(many, nodes=23)

    assert (few.average, few.error) == pytest.approx((twice.average, twice.error), abs=5e-5)
    for one, other in zip(
        (few.within, few.studies, few.groups), (twice.within, twice.studies, twice.groups), strict=True
    ):
        assert (one.size, one.error) == pytest.approx((other.size, other.error), abs=2e-4)


def test_what_was_put_in_comes_out() -> None:
    found = synthesise_nested(Findings.of(*made(4_000, 1_000, 40, seed=6)))

    assert abs(found.average - 0.14) < 4 * found.error
    for deviation, truth in ((found.within, 0.10), (found.studies, 0.19), (found.groups, 0.12)):
        assert abs(deviation.size - truth) < 4 * deviation.error


def test_a_random_walk_over_the_same_model_comes_to_the_same_average() -> None:
    chance = random.Random(12)  # noqa: S311 - the same at every run
    sizes = np.array(SMALL[0])
    _unused, errors, study, group = (np.array(one) for one in SMALL)

    def both(logs: list[float]) -> tuple[float, float]:
        within, between_studies, between_groups = map(math.exp, logs)
        covariance = (
            np.diag(errors**2 + within**2)
            + between_studies**2 * (study[:, None] == study)
            + between_groups**2 * (group[:, None] == group)
        )
        ones = np.linalg.solve(covariance, np.ones_like(sizes))
        average = float(ones @ sizes) / (float(ones.sum()) + 1 / DEFAULT.average**2)
        return whole(within, between_studies, between_groups) + sum(logs), average

    here = [-2.0, -2.0, -2.0]
    density, average = both(here)
    batches, total, length = [], 0.0, 400
    for step in range(1, 12_001):
        there = [one + chance.gauss(0, 0.9) for one in here]
        new, its_average = both(there)
        if math.log(chance.random()) < new - density:
            here, density, average = there, new, its_average
        total += average
        if not step % length:
            batches.append(total / length)
            total = 0.0
    mean = sum(batches) / len(batches)
    error = math.sqrt(sum((one - mean) ** 2 for one in batches) / (len(batches) - 1) / len(batches))

    assert abs(mean - synthesise_nested(Findings.of(*SMALL)).average) < 4 * error


def test_the_order_of_the_findings_does_not_matter() -> None:
    order = list(range(len(SMALL[0])))
    random.Random(3).shuffle(order)  # noqa: S311 - the same at every run
    shuffled = Findings.of(*([column[place] for place in order] for column in SMALL))

    assert synthesise_nested(shuffled).average == pytest.approx(synthesise_nested(Findings.of(*SMALL)).average)


def test_starting_from_the_last_answer_gives_the_same() -> None:
    sizes, errors, study, group = made(2_000, 500, 20, seed=7)
    before = synthesise_nested(Findings.of(sizes[:-1], errors[:-1], study[:-1], group[:-1]))
    now = Findings.of(sizes, errors, study, group)

    again = synthesise_nested(now, near=before)

    assert again.average == pytest.approx(synthesise_nested(now).average, abs=5e-5)


def test_each_group_is_drawn_towards_the_average() -> None:
    found = synthesise_nested(Findings.of(*SMALL))

    assert len(found.by_group) == 3
    assert all(error > 0 for _size, error in found.by_group)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param({"errors": [0.0, 0.1, 0.1]}, "above nought", id="an error of nought"),
        pytest.param({"group": [0, 1, 1], "study": [0, 0, 1]}, "one group", id="a study in two groups"),
        pytest.param({"group": [0, 2, 2]}, "every group", id="a group without findings"),
    ],
)
def test_findings_that_cannot_be_are_refused(change: dict[str, list[float]], sentence: str) -> None:
    columns = {"sizes": [0.1, 0.2, 0.3], "errors": [0.1] * 3, "study": [0, 1, 2], "group": [0, 0, 1]} | change

    with pytest.raises(ValueError, match=sentence):
        Findings.of(*columns.values())  # type: ignore[arg-type]
