"""One effect under several tasks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.crossovers.rules.credit import Claim, State, credit, totals, visible


def confirmed(task: str, share: Fraction) -> Claim:
    return Claim(task, "ann", Fraction(1), share, State.CONFIRMED, "ann")


def test_nothing_counts_before_the_owner_confirms() -> None:
    found = credit(12, [Claim("energy", "ann", Fraction(1, 2))])

    assert found.credited == 0
    assert found.outcome == 12


def test_who_does_not_own_the_task_cannot_confirm() -> None:
    with pytest.raises(ValueError, match="only the owner"):
        Claim("energy", "ann", Fraction(1), Fraction(1), State.CONFIRMED, "bob")


def test_two_owners_who_both_claim_all_get_half() -> None:
    found = credit(12, [confirmed("energy", Fraction(1)), confirmed("work", Fraction(1))])

    assert found.by_task == {"energy": 6, "work": 6}
    assert found.scaled


def test_one_task_is_not_credited_twice_for_one_effect() -> None:
    assert credit(12, [confirmed("energy", Fraction(1, 4)), confirmed("energy", Fraction(1, 2))]).credited == 6


def test_an_effect_is_shown_under_every_task_but_those_that_rejected_it() -> None:
    rejected = Claim("care", "bob", Fraction(1), state=State.REJECTED)

    assert visible([confirmed("energy", Fraction(1)), Claim("work", "bob", Fraction(1)), rejected]) == [
        "energy",
        "work",
    ]


@given(
    some.lists(
        some.tuples(
            some.integers(0, 1000),
            some.lists(some.tuples(some.sampled_from("abc"), some.fractions(0, 1)), max_size=5),
        ),
        max_size=5,
    )
)
def test_credited_shares_never_exceed_the_outcome(outcomes: list[tuple[int, list[tuple[str, Fraction]]]]) -> None:
    found = [credit(amount, [confirmed(*claim) for claim in claims]) for amount, claims in outcomes]
    whole, by_task = totals(found)

    assert all(0 <= one.credited <= one.outcome for one in found)
    assert sum(by_task.values()) <= whole == sum(amount for amount, _claims in outcomes)


def test_a_share_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="between nought and one"):
        Claim("energy", "ann", Fraction(3, 2))
