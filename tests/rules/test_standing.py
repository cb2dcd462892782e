"""What was reached, paid and used up, from the lines themselves."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from veerkracht.foundation.money import Money
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Line, Settlement, Standing, exact

DAY = date(2019, 7, 1)
FIRST = Line(
    "v1",
    "due",
    "outcome",
    "work",
    DAY,
    DAY,
    1,
    1,
    600,
    400,
    (("a", "x", 200), ("b", "", 400)),
    (),
    person="p",
    evidence=("v1",),
)
BACK = FIRST._replace(
    key="c1",
    kind="correction",
    of="v1",
    settled_on=DAY + timedelta(90),
    units=-1,
    amount=-600,
    above=-400,
    parts=(("a", "x", -200), ("b", "", -400)),
    evidence=("c1",),
)
DUTY = FIRST._replace(key="inflow/2019-07-01", pays="inflow compensation", person="", metric="", evidence=())


def test_a_line_uses_room_under_every_cap() -> None:
    used = Standing([FIRST]).used

    assert used["contract", "", ""] == used["metric", "work", ""] == 600
    assert used["person", "", "p"] == used["person", "work", "p"] == 600
    assert (used["payer", "a", ""], used["portfolio", "x", ""], used["payer", "b", ""]) == (200, 200, 400)


def test_compensation_for_inflow_uses_none_of_it() -> None:
    used = Standing([DUTY]).used

    assert used["inflow", "", ""] == 600
    assert not used["contract", "", ""]
    assert not used["payer", "a", ""]


def test_what_is_taken_back_leaves_no_trace_but_its_lines() -> None:
    for lines in ([FIRST, BACK], [BACK, FIRST]):
        standing = Standing(lines)

        assert not any(standing.used.values())
        assert not standing.units["work"]
        assert standing.first("p", "work", "", DAY) is None
        assert standing.counted == {"v1": "v1", "c1": "v1"}
        assert (standing.sums["v1"].amount, standing.sums["v1"].above, standing.sums["v1"].parts) == (0, 0, ())


def test_the_first_day_on_which_something_was_reached_is_found() -> None:
    later = FIRST._replace(key="v2", outcome_on=DAY + timedelta(30), milestone="b", evidence=("v2",))
    standing = Standing([later, FIRST])

    assert standing.first("p", "work", "", DAY + timedelta(60)) == DAY
    assert standing.first("p", "work", "b", DAY + timedelta(60)) == DAY + timedelta(30)
    assert standing.first("p", "work", "b", DAY) is None
    assert standing.first("q", "work", "", DAY) is None


def test_a_settlement_adds_up() -> None:
    settlement = Settlement("c", DAY, "EUR", (FIRST, FIRST._replace(key="v2", amount=0, parts=()), BACK), (), ())

    assert not settlement.total
    assert settlement.above_cap == Money(400, "EUR")
    assert settlement.by_payer() == {"a": Money(0, "EUR"), "b": Money(0, "EUR")}
    assert [line.key for line in settlement.to_post] == ["v1", "c1"]


def test_a_line_says_its_steps_one_after_another() -> None:
    steps = Said("price", {"since": DAY}), Said("above-cap", {"amount": Money(90000, "EUR")})

    assert FIRST._replace(steps=steps).explanation("en") == "price of 1 July 2019; 900.00 verified above cap"


def test_numbers_are_never_rounded() -> None:
    assert [exact(number) for number in (3, Decimal("2.50"), Decimal("2.0"), Fraction(6, 3), Fraction(1, 3))] == [
        *(3, Fraction(5, 2), 2, 2, Fraction(1, 3))
    ]
    assert isinstance(exact(Decimal("2.0")), int)
