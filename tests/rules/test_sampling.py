"""Checking a part: how many, which ones, and what follows. The figures are those of methods 3.8."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.fund.rules.sampling import (
    CannotBeDrawn,
    Verdict,
    accepted,
    by_money,
    chance_of_at_most,
    drawn,
    judged,
    largest_rate,
    looks,
    most_wrong,
    one_by_one,
    seed,
    smallest,
    smallest_of_endless,
)

WHOLE, CLAIMED = 200, 30_000_000
EACH_ALONE = ((0, 51), (1, 78), (2, 101), (3, 121), (4, 139))


@pytest.mark.parametrize(
    ("whole", "tolerable", "sure", "size"),
    [
        (50, "0.05", "0.95", 31),
        (100, "0.05", "0.95", 45),
        (200, "0.05", "0.95", 51),
        (500, "0.05", "0.95", 56),
        (1000, "0.05", "0.95", 57),
        (200, "0.1", "0.95", 27),
        (200, "0.1", "0.9", 21),
        (1000, "0.02", "0.95", 138),
        (1, "0.05", "0.95", 1),
    ],
)
def test_so_many_claims_are_looked_at(whole: int, tolerable: str, sure: str, size: int) -> None:
    assert smallest(whole, tolerable=Fraction(tolerable), sure=Fraction(sure)) == size


def test_of_nothing_nothing_is_looked_at() -> None:
    assert smallest(0) == 0


@pytest.mark.parametrize(("seen", "wrong", "most"), [(51, 0, 9), (51, 1, 16), (51, 2, 21), (51, 4, 31), (90, 2, 11)])
def test_so_many_of_all_are_wrong_at_most(seen: int, wrong: int, most: int) -> None:
    assert most_wrong(WHOLE, seen, wrong) == most


def test_where_there_is_no_end_to_the_claims() -> None:
    assert smallest_of_endless() == 59
    assert largest_rate(59, 0) == pytest.approx(0.049508, abs=1e-6)
    rate = largest_rate(59, 1)
    assert (1 - rate) ** 59 + 59 * rate * (1 - rate) ** 58 == pytest.approx(0.05, abs=1e-9)
    assert largest_rate(5, 5) == 1


@pytest.mark.parametrize(
    ("wrong", "verdict", "most", "payable"),
    [
        pytest.param(0, Verdict.PAY, 9, 30_000_000, id="none wrong: all is paid"),
        pytest.param(1, Verdict.LOOK_FURTHER, 16, None, id="one wrong: not known yet"),
        pytest.param(2, Verdict.LOOK_FURTHER, 21, None, id="two wrong: not known yet"),
        pytest.param(6, Verdict.EXTRAPOLATE, 41, 26_470_588, id="six wrong: what the sample bears out"),
    ],
)
def test_what_follows_from_a_sample(wrong: int, verdict: Verdict, most: int, payable: int | None) -> None:
    found = judged(WHOLE, 51, wrong, CLAIMED)

    assert (found.verdict, found.rate, found.payable) == (verdict, Fraction(wrong, 51), payable)
    assert found.most == most
    assert found.payable is None or found.payable == pytest.approx(30_000_000 * (1 - wrong / 51), abs=0.5)


def test_a_bound_that_is_just_reached_is_not_below_it() -> None:
    found = judged(WHOLE, 47, 0, CLAIMED)

    assert (found.most, found.verdict) == (10, Verdict.LOOK_FURTHER)


def test_who_looks_at_everything_knows() -> None:
    assert judged(10, 10, 0, 1000).payable == 1000
    assert judged(10, 10, 1, 1000).payable == 900
    assert judged(10, 10, 1, 1000).most == 1


def test_looking_further_divides_the_risk() -> None:
    assert looks(WHOLE, 3) == ((0, 66), (1, 93), (2, 115))
    assert tuple((wrong, smallest(WHOLE, wrong=wrong)) for wrong in range(5)) == EACH_ALONE


@pytest.mark.parametrize(
    ("plan", "errors", "chance", "size"),
    [
        pytest.param(EACH_ALONE[:3], 0, 1, 51, id="nothing wrong: accepted at the first look"),
        pytest.param(EACH_ALONE[:3], 2, 1, 66.105226, id="one per cent wrong"),
        pytest.param(EACH_ALONE[:3], 4, 0.736525, 80.40299, id="two per cent wrong"),
        pytest.param(EACH_ALONE[:3], 10, 0.09655, 97.931727, id="five per cent: more than one in twenty slips through"),
        pytest.param(EACH_ALONE[:3], 20, 0.002251, 100.896518, id="ten per cent wrong"),
        pytest.param(looks(WHOLE, 3), 0, 1, 66, id="nothing wrong, risk divided"),
        pytest.param(looks(WHOLE, 3), 2, 1, 85.251106, id="one per cent, risk divided"),
        pytest.param(looks(WHOLE, 3), 4, 0.617766, 100.817458, id="two per cent, risk divided"),
        pytest.param(
            looks(WHOLE, 3), 10, 0.0352, 113.972273, id="five per cent, risk divided: fewer than one in twenty"
        ),
    ],
)
def test_so_often_a_plan_accepts_what_is_wrong(
    plan: tuple[tuple[int, int], ...], errors: int, chance: float, size: float
) -> None:
    assert accepted(plan, WHOLE, errors) == pytest.approx((chance, size), abs=1e-6)


def test_looking_euro_by_euro_and_claim_by_claim() -> None:
    size, apart = by_money(25_000_000, 1_250_000)
    assert (size, round(apart / 100, 6)) == (60, 4166.666667)
    assert one_by_one(0.01, 0.05) == pytest.approx((0.024985, -1.783772, 72), abs=1e-6)


def test_another_file_or_another_number_is_another_draw() -> None:
    claims = [f"v{number}" for number in range(200)]
    once = drawn(claims, 51, seed("wonen", b"rows", "12 22 31"))

    assert once == drawn([*reversed(claims), "v1"], 51, seed("wonen", b"rows", "12 22 31"))
    assert len({once, *(drawn(claims, 51, seed(*other)) for other in OTHERS)}) == 4


OTHERS = [("wonen", b"rows, changed", "12 22 31"), ("wonen", b"rows", "12 22 32"), ("werk", b"rows", "12 22 31")]


@pytest.mark.parametrize("size", [0, -1, 4])
def test_a_sample_larger_than_what_there_is_cannot_be_drawn(size: int) -> None:
    with pytest.raises(CannotBeDrawn):
        drawn(["a", "b", "c"], size, "seed")


@pytest.mark.parametrize(("seen", "wrong"), [(0, 0), (201, 0), (51, 52), (51, -1)])
def test_what_cannot_have_been_seen_is_refused(seen: int, wrong: int) -> None:
    with pytest.raises(CannotBeDrawn):
        judged(WHOLE, seen, wrong, CLAIMED)


@given(some.integers(1, 150), some.data())
def test_the_true_number_lies_under_the_bound_in_nineteen_of_twenty(whole: int, data: some.DataObject) -> None:
    seen = data.draw(some.integers(1, whole))
    errors = data.draw(some.integers(0, whole))
    possible = range(max(0, seen - (whole - errors)), min(seen, errors) + 1)
    missed = [wrong for wrong in possible if most_wrong(whole, seen, wrong) < errors]

    if missed:
        assert chance_of_at_most(max(missed), whole, errors, seen) <= Fraction(5, 100)
