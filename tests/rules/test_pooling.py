"""The average as the handbooks compute it; the studies are those of the methods."""

import pytest

from veerkracht.learning.rules.pooling import Study, pool

CIRCLES = [Study(0.42, 0.18), Study(0.25, 0.15), Study(0.55, 0.25), Study(0.30, 0.20)]
ALL = [*CIRCLES, Study(0.05, 0.12), Study(0.20, 0.22), Study(-0.10, 0.20), Study(0.80, 0.40)]


def test_the_eight_studies() -> None:
    found = pool(ALL)

    assert found is not None
    assert (found.average, found.error) == pytest.approx((0.233429, 0.080457), abs=1e-6)
    assert (found.between, found.spread, found.beyond_chance) == pytest.approx((0.014439, 9.840929, 0.288685), abs=1e-6)
    assert found.plain == pytest.approx((0.075733, 0.391125), abs=1e-6)
    assert found.careful == pytest.approx((0.04046, 0.426398), abs=1e-6)
    assert found.next_study == pytest.approx((-0.12042, 0.587278), abs=1e-6)


def test_the_careful_interval_is_never_narrower_than_chance_alone() -> None:
    found = pool(CIRCLES)

    assert found is not None
    assert (found.average, found.between) == pytest.approx((0.347129, 0), abs=1e-6)
    assert found.careful == pytest.approx((0.052038, 0.642219), abs=1e-6)
    assert found.next_study == pytest.approx((-0.051832, 0.74609), abs=1e-6)


def test_one_study_is_never_called_an_average_of_more() -> None:
    found = pool([Study(0.8, 0.4)])

    assert found is not None
    assert (found.studies, found.careful, found.next_study) == (1, None, None)
    assert found.average == pytest.approx(0.8)


def test_without_studies_there_is_nothing_to_pool() -> None:
    assert pool([]) is None


def test_a_study_without_an_error_is_refused() -> None:
    with pytest.raises(ValueError, match="above nought"):
        Study(0.3, 0)
