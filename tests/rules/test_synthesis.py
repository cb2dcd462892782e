"""What studies say together; the figures were computed by others, on the same model."""

import random

import pytest

from veerkracht.learning.rules.pooling import Study
from veerkracht.learning.rules.synthesis import (
    Assumptions,
    Expectation,
    Shrunken,
    adjusted,
    expectation,
    kept,
    next_places,
    synthesise,
)

CIRCLES = [Study(0.42, 0.18, 1), Study(0.25, 0.15, 3), Study(0.55, 0.25, 1), Study(0.30, 0.20, 2)]
VISITS = [Study(0.05, 0.12, 5), Study(0.20, 0.22, 1), Study(-0.10, 0.20, 3)]
MATE = [Study(0.80, 0.40, 1)]


@pytest.mark.parametrize(
    ("studies", "average", "interval", "chances", "between", "next_place", "next_chances"),
    [
        pytest.param(
            CIRCLES,
            *((0.334954, 0.120935), (0.092294, 0.570871), (0.992811, 0.882491), (0.127837, 0.0045, 0.408)),
            *((-0.097865, 0.755943), (0.955151, 0.810634, 0.014201)),
            id="circles of neighbours",
        ),
        pytest.param(
            VISITS,
            *((0.041715, 0.138777), (-0.238185, 0.319154), (0.635582, 0.107408), (0.148278, 0.0045, 0.468)),
            *((-0.46001, 0.539854), (0.605087, 0.180565, 0.103894)),
            id="visits at home",
        ),
        pytest.param(
            MATE,
            *((0.416593, 0.353787), (-0.299122, 1.093371), (0.881465, 0.736634), (0.242089, 0.009, 0.6705)),
            *((-0.574767, 1.291264), (0.838489, 0.710079, 0.084906)),
            id="a digital mate, one study",
        ),
        pytest.param(
            adjusted(CIRCLES),
            *((0.221108, 0.147386), (-0.071716, 0.510099), (0.936681, 0.561716), (0.137986, 0.0045, 0.432)),
            *((-0.257677, 0.692132), (0.874171, 0.549698, 0.034708)),
            id="circles, weak designs counting less",
        ),
        pytest.param(
            adjusted(VISITS),
            *((-0.003017, 0.150511), (-0.311985, 0.293382), (0.496891, 0.075046), (0.155702, 0.006, 0.4815)),
            *((-0.539532, 0.51592), (0.501207, 0.145598, 0.153283)),
            id="visits, weak designs counting less",
        ),
        pytest.param(
            [],
            *((0, 0.5), (-0.979982, 0.979982), (0.5, 0.344578), (0.239365, 0.009, 0.672)),
            *((-1.148457, 1.148457), (0.5, 0.361457, 0.361457)),
            id="no research",
        ),
    ],
)
def test_the_studies_say(
    studies: list[Study],
    average: tuple[float, float],
    interval: tuple[float, float],
    chances: tuple[float, float],
    between: tuple[float, float, float],
    next_place: tuple[float, float],
    next_chances: tuple[float, float, float],
) -> None:
    found = synthesise(studies)

    assert (found.average, found.error) == pytest.approx(average, abs=1e-6)
    assert found.interval == pytest.approx(interval, abs=1e-6)
    assert (found.positive, found.noticeable) == pytest.approx(chances, abs=1e-6)
    assert (found.between, *found.between_interval) == pytest.approx(between, abs=1e-6)
    assert found.next_place == pytest.approx(next_place, abs=1e-6)
    assert (found.next_positive, found.next_noticeable, found.next_harmful) == pytest.approx(next_chances, abs=1e-6)


def test_each_place_is_drawn_towards_the_others() -> None:
    found = synthesise(CIRCLES)

    assert [one.size for one in found.places] == pytest.approx([0.361546, 0.30606, 0.381626, 0.32667], abs=1e-6)
    assert [one.error for one in found.places] == pytest.approx([0.126111, 0.116195, 0.150116, 0.130945], abs=1e-6)
    assert synthesise([]).places == ()


@pytest.mark.parametrize(
    ("study", "share"),
    [(CIRCLES[0], 0.341412), (CIRCLES[1], 0.692308), (VISITS[0], 1.0), (MATE[0], 0.719101)],
)
def test_a_design_leaves_so_much_of_what_a_study_tells(study: Study, share: float) -> None:
    assert kept(study) == pytest.approx(share, abs=1e-6)


def test_the_same_studies_in_another_order_give_the_same_answer() -> None:
    shuffled = list(CIRCLES)
    random.Random(4).shuffle(shuffled)  # noqa: S311 - the same at every run

    assert synthesise(shuffled).average == pytest.approx(synthesise(CIRCLES).average, abs=1e-12)


def test_the_same_question_asked_twice_gives_the_same_digits() -> None:
    assert synthesise(CIRCLES) == synthesise(CIRCLES)


def test_twenty_realities_are_twenty() -> None:
    better, alike, worse = synthesise(adjusted(CIRCLES)).realities()

    assert (better, alike, worse) == (11, 8, 1)


def test_a_very_sure_study_is_hardly_drawn_anywhere() -> None:
    found = synthesise([Study(1.2, 0.001), Study(0.0, 0.5)])

    assert isinstance(found.places[0], Shrunken)
    assert found.places[0].size == pytest.approx(1.2, abs=0.001)


def test_other_assumptions_give_another_answer() -> None:
    doubting = synthesise(MATE, Assumptions(average=0.1))

    assert doubting.average < synthesise(MATE).average


def test_the_grid_agrees_with_a_long_walk_over_the_same_model() -> None:
    """An independent way: a random walk (Metropolis) over the average and the logarithm of the spread."""
    import math

    chance = random.Random(11)  # noqa: S311 - the same at every run

    def log_density(mu: float, log_tau: float) -> float:
        tau = math.exp(log_tau)
        fit = sum(
            -0.5 * math.log(one.error**2 + tau**2) - 0.5 * (one.size - mu) ** 2 / (one.error**2 + tau**2)
            for one in CIRCLES
        )
        return fit - 0.5 * (mu / 0.5) ** 2 - 0.5 * (tau / 0.3) ** 2 + log_tau

    here, density, total, count = (0.3, -2.0), log_density(0.3, -2.0), 0.0, 0
    batches = []
    for step in range(1, 60_001):
        there = (here[0] + chance.gauss(0, 0.2), here[1] + chance.gauss(0, 1.2))
        new = log_density(*there)
        if math.log(chance.random()) < new - density:
            here, density = there, new
        total, count = total + here[0], count + 1
        if not step % 2_000:
            batches.append(total / count)
            total, count = 0.0, 0
    mean = sum(batches) / len(batches)
    error = math.sqrt(sum((one - mean) ** 2 for one in batches) / (len(batches) - 1) / len(batches))

    assert abs(mean - synthesise(CIRCLES).average) < 4 * error


@pytest.mark.parametrize(
    ("noticeable", "harmful", "word"),
    [
        (0.811, 0.014, Expectation.HELPS),
        (0.75, 0.1, Expectation.HELPS),
        (0.5497, 0.0347, Expectation.MAY_HELP),
        (0.4, 0.1, Expectation.UNCLEAR),
        (0.1806, 0.1039, Expectation.NO_DIFFERENCE),
        (0.1, 0.25, Expectation.MAY_HARM),
        (0.7, 0.26, Expectation.MAY_HARM),
    ],
)
def test_what_a_next_place_may_expect_has_a_word(noticeable: float, harmful: float, word: Expectation) -> None:
    assert expectation(noticeable, harmful) is word


@pytest.mark.parametrize("studies", [CIRCLES, adjusted(CIRCLES), VISITS, MATE, []])
def test_the_dots_of_the_picture_are_those_that_the_words_count(studies: list[Study]) -> None:
    dots = next_places(studies)

    better, worse = sum(one > 0.2 for one in dots), sum(one < -0.2 for one in dots)

    assert len(dots) == 20
    assert list(dots) == sorted(dots)
    assert synthesise(studies).realities() == (better, 20 - better - worse, worse)
