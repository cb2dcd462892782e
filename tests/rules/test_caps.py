"""What the caps leave, who bears it, and who gets it back."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.caps import Caps, taken_back
from veerkracht.fund.rules.metric import Metric, Share
from veerkracht.fund.rules.standing import Line, Standing
from veerkracht.fund.rules.terms import Cap, Payer, Portfolio, Terms

DAY = date(2019, 7, 1)
HALF = Share(Fraction(1, 2))
ALONE = (Payer("province", Share(Fraction(1))),)
THREE = tuple(Payer(name, Share(Fraction(1, 3))) for name in ("a", "b", "c"))
WORK = Metric("work", Bilingual(en="Work"), Bilingual(en="persons"), 1)


def euros(amount: int) -> Money:
    return Money(amount * 100, "EUR")


def terms(*caps: Cap, payers: tuple[Payer, ...] = ALONE) -> Terms:
    return Terms(1, "c", 1, DAY, "EUR", Bilingual(en="C"), DAY, DAY, payers=payers, caps=caps, metrics=(WORK,))


def line(key: str, amount: int, person: str = "p", metric: str = "work", **more: object) -> Line:
    parts = (("province", "", amount),)
    plain = Line(key, "due", "outcome", metric, DAY, DAY, 1, 1, amount, 0, parts, (), person=person, evidence=(key,))
    return plain._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cap", "left", "said"),
    [
        pytest.param(Cap("person", "", euros(10)), 400, "the person's cap leaves 4.00", id="per person"),
        pytest.param(Cap("person", "work", euros(9)), 300, "the person's cap leaves 3.00", id="per person and metric"),
        pytest.param(Cap("person", "home", euros(1)), 1000, "", id="of another metric"),
        pytest.param(Cap("metric", "work", euros(12)), 200, "the cap of Work leaves 2.00", id="per metric"),
        pytest.param(Cap("contract", "", euros(11)), 100, "the contract's cap leaves 1.00", id="of the contract"),
        pytest.param(
            Cap("contract", "", euros(5)), 0, "the contract's cap leaves 0.00", id="passed by an earlier version"
        ),
        pytest.param(Cap("payer", "province", euros(15)), 500, "the cap of province leaves 5.00", id="of a payer"),
        pytest.param(
            Cap("contract", "", None, euros(10), None),
            0,
            "the contract's cap leaves 0.00",
            id="a principal and no return",
        ),
        pytest.param(Cap("contract", "", euros(100)), 1000, "", id="with room enough"),
    ],
)
def test_a_cap_leaves_what_was_not_used(cap: Cap, left: int, said: str) -> None:
    standing = Standing([line("one", 600), line("two", 400, person="q")])

    fit = Caps(standing).fit(terms(cap), "work", "p", 1000)

    assert (fit.amount, fit.above) == (left, 1000 - left)
    assert sum(part[2] for part in fit.parts) == left
    assert (fit.steps[0].read("en") if fit.steps else "") == said


def test_what_is_not_for_a_person_knows_no_cap_per_person() -> None:
    assert Caps(Standing()).fit(terms(Cap("person", "", euros(1))), "work", "", 1000).amount == 1000


def test_a_full_payer_stops_the_line_for_all_so_that_shares_hold() -> None:
    fit = Caps(Standing()).fit(terms(Cap("payer", "b", euros(1)), payers=THREE), "work", "p", 1000)

    assert fit.amount == 301
    assert [part[2] for part in fit.parts] == [101, 100, 100]


def test_a_portfolio_bears_its_share_of_its_payer() -> None:
    portfolios = (Portfolio("x", HALF), Portfolio("y", HALF))
    payers = (Payer("a", HALF, portfolios), Payer("b", HALF))
    agreed = terms(Cap("portfolio", "y", euros(2)), payers=payers)

    assert Caps(Standing()).parts(agreed, 1001) == (("a", "x", 251), ("a", "y", 250), ("b", "", 500))
    assert Caps(Standing()).fit(agreed, "work", "p", 1001).amount == 802


@given(some.integers(0, 10**7), some.integers(0, 10**6), some.lists(some.integers(1, 99), min_size=1, max_size=5))
def test_no_payer_ever_passes_its_cap_and_little_room_is_lost(owed: int, most: int, weights: list[int]) -> None:
    payers = tuple(
        Payer(f"payer-{number}", Share(Fraction(weight, sum(weights)))) for number, weight in enumerate(weights)
    )
    agreed = terms(Cap("payer", "payer-0", Money(most, "EUR")), payers=payers)

    fit = Caps(Standing()).fit(agreed, "work", "p", owed)

    borne = {payer: amount for payer, _portfolio, amount in fit.parts}
    assert borne.get("payer-0", 0) <= most
    assert sum(borne.values()) == fit.amount
    assert fit.amount == owed or borne.get("payer-0", 0) + len(weights) * sum(weights) >= most


@given(some.dictionaries(some.sampled_from("abcd"), some.integers(1, 10**6), min_size=1), some.floats(0, 1))
def test_who_paid_gets_it_back_and_all_of_it_ends_at_nothing(paid: dict[str, int], share: float) -> None:
    whole = sum(paid.values())
    known = line("one", whole, parts=tuple((payer, "", amount) for payer, amount in paid.items()))
    amount = round(share * whole)

    back = {payer: part for payer, _portfolio, part in taken_back(known, amount)}

    assert sum(back.values()) == -amount
    assert all(-paid[payer] <= part <= 0 for payer, part in back.items())
    assert amount < whole or back == {payer: -part for payer, part in paid.items()}
