"""What is due because of the day itself."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.dues import by_calendar, compensation, fees, floors, inflows
from veerkracht.fund.rules.metric import Share
from veerkracht.fund.rules.standing import Line, Row, Standing
from veerkracht.fund.rules.terms import Cap, Contract, Fee, Inflow, Payer, Terms

START, END = date(2020, 1, 1), date(2020, 12, 31)


def euros(amount: int) -> Money:
    return Money(amount * 100, "EUR")


FEE = Fee("fee", Bilingual(en="Guidance"), euros(100), date(2020, 1, 15), date(2020, 4, 14))
DUTY = Inflow(10, "quarter", euros(40), "town", START, date(2020, 7, 31), cap=euros(500))
TERMS = Terms(
    *(1, "c", 1, START, "EUR", Bilingual(en="C"), START, END),
    payers=(Payer("town", Share(Fraction(1))),),
    fees=(FEE,),
    inflow=DUTY,
    floors=(Cap("contract", amount=euros(1000)),),
    claims_until=date(2021, 3, 31),
)
CONTRACT = Contract.of([TERMS])


def test_a_month_begun_is_a_month_of_the_fee() -> None:
    due = list(fees(CONTRACT, date(2020, 12, 31)))

    assert [one.key for one in due] == ["fee/2020-01", "fee/2020-02", "fee/2020-03", "fee/2020-04"]
    assert [one.key for one in fees(CONTRACT, date(2020, 2, 29))] == ["fee/2020-01", "fee/2020-02"]
    assert due[2].worth.steps[0].read("nl") == "Guidance voor de maand van 1 maart 2020"


def test_a_fee_is_that_of_the_version_in_force_on_the_first_of_the_month() -> None:
    dearer = replace(TERMS, version=2, in_force_from=date(2020, 3, 1), fees=(replace(FEE, amount=euros(120)),))

    due = list(fees(Contract.of([dearer, TERMS]), END))

    assert [int(one.worth.exact) // 100 for one in due] == [100, 100, 120, 120]


def came(*months: int) -> list[Row]:
    return [Row(f"r{n}", f"p{n}", "", date(2020, month, 5), kind="referred") for n, month in enumerate(months)]


@pytest.mark.parametrize(
    ("referred", "until", "missing"),
    [
        pytest.param(came(*[1] * 10), date(2020, 3, 31), [], id="all ten came"),
        pytest.param(came(*[1] * 7), date(2020, 3, 31), [3], id="three did not"),
        pytest.param(came(*[1] * 7), date(2020, 3, 30), [], id="the quarter is not over"),
        pytest.param(came(*[1] * 12, 4), date(2020, 6, 30), [9], id="more in one quarter do not count in the next"),
        pytest.param([], END, [10, 10, 10], id="nobody came, and the last part counts whole"),
    ],
)
def test_who_was_not_referred_is_compensated_quarter_by_quarter(
    referred: list[Row], until: date, missing: list[int]
) -> None:
    due = list(inflows(CONTRACT, until, referred))

    assert [one.units for one in due] == missing
    assert [int(one.worth.exact) for one in due] == [number * 40_00 for number in missing]


def test_compensation_stops_at_the_cap_of_the_duty() -> None:
    first, second, _third = inflows(CONTRACT, END, [])
    paid = Line(first.key, "due", first.pays, "", first.on, first.on, 1, 10, 400_00, 0, (("town", "", 400_00),), ())

    before, after = (compensation(one, DUTY, Standing(lines)) for one, lines in ((first, []), (second, [paid])))

    assert (before.amount, before.above, before.steps) == (400_00, 0, ())
    assert (after.amount, after.above) == (100_00, 300_00)
    assert after.parts == (("town", "", 100_00),)
    assert after.steps[0].read("en") == "300.00 verified above cap"


def test_a_floor_is_filled_only_at_the_end() -> None:
    assert not list(floors(CONTRACT, date(2021, 3, 30), Standing()))

    (due,) = floors(CONTRACT, date(2021, 3, 31), Standing())

    assert (due.worth.exact, due.on, due.pays) == (1000_00, END, "floor")


def test_the_calendar_lists_all_of_it() -> None:
    assert [due.pays for due in by_calendar(CONTRACT, date(2020, 3, 31), [])] == ["delivery fee"] * 3 + [
        "inflow compensation"
    ]
