"""Settlement to the cent: real contracts, the agreed order, corrections, amendments, and what always holds."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import veerkracht.fund.rules
from veerkracht.foundation.money import Money
from veerkracht.fund.rules.reading import read, read_document
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Line, Row, Settlement
from veerkracht.fund.rules.terms import Contract, Terms

EXAMPLES = Path(veerkracht.fund.rules.__file__).with_name("examples")
START = date(2019, 1, 1)
END = date(2020, 12, 31)


def terms(**said: Any) -> Terms:
    """Read terms of which only what matters to a test is said; each metric too."""
    metrics = [
        {"key": f"metric-{n}", "title": {"en": "…"}, "unit": {"en": "units"}, "definition": 1} | one
        for n, one in enumerate(said.pop("metrics", [{"key": "work", "prices": [{"amount": "1000.00"}]}]))
    ]
    base = {
        "format": 1,
        "contract": "test",
        "version": 1,
        "in_force_from": START.isoformat(),
        "currency": "EUR",
        "title": {"en": "Test"},
        "starts_on": START.isoformat(),
        "ends_on": END.isoformat(),
        "payers": [{"organisation": "province", "share": "100 %"}],
    }
    reading = read_document(base | said | {"metrics": metrics})
    assert reading.terms, [mistake.read("en") for mistake in reading.mistakes]
    return reading.terms


def contract(**said: Any) -> Contract:
    return Contract.of([terms(**said)])


def example(name: str) -> Terms:
    found = read((EXAMPLES / f"{name}.toml").read_text()).terms
    assert found
    return found


def outcome(key: str, person: str = "p", metric: str = "work", on: date | int = 10, **more: Any) -> Row:
    day = on if isinstance(on, date) else START + timedelta(on)
    return Row(key, person, metric, day, **more)


def euros(settlement: Settlement) -> str:
    return str(settlement.total)


def refusals(settlement: Settlement, language: str = "en") -> dict[str, str]:
    return {refused.row.key: refused.said.read(language) for refused in settlement.refused}


# Real contracts


def test_the_rate_card_pays_7900_and_gives_a_reason_for_every_rejection() -> None:
    def step(key: str, price: str, after: str = "", days: int = 0) -> dict[str, Any]:
        first = {"after": {"metric": after, "at_least_days": days, "within_days": 540}} if after else {}
        return {"key": key, "title": {"nl": key}, "prices": [{"amount": price}]} | first

    card = contract(
        ends_on=(START + timedelta(730)).isoformat(),
        caps=[{"per": "person", "amount": "7000"}, {"per": "contract", "amount": "10000"}],
        metrics=[
            step("aanmelding", "0"),
            step("actief", "900", "aanmelding", 91),
            step("minder-eenzaam", "1500", "aanmelding", 180),
            step("werk", "3000", "aanmelding"),
            step("werk-26", "2500", "werk", 182),
        ],
    )
    events = [
        *(("P1", "aanmelding", 10), ("P1", "actief", 110), ("P1", "minder-eenzaam", 200), ("P1", "werk", 220)),
        *(("P1", "werk-26", 410), ("P2", "aanmelding", 20), ("P2", "actief", 90), ("P2", "actief", 115)),
        *(("P2", "actief", 130), ("P3", "minder-eenzaam", 200), ("P4", "aanmelding", 30), ("P4", "werk", 60)),
    ]
    rows = [
        outcome(
            f"{person} {metric} {day}",
            person,
            metric,
            day,
            state="claimed" if (person, day) == ("P4", 60) else "verified",
        )
        for person, metric, day in events
    ]

    settlement = settle(card, rows, card.last.ends_on)

    assert [(line.key, line.amount // 100) for line in settlement.lines] == [
        ("P1 aanmelding 10", 0),
        ("P2 aanmelding 20", 0),
        ("P4 aanmelding 30", 0),
        ("P1 actief 110", 900),
        ("P2 actief 115", 900),
        ("P1 minder-eenzaam 200", 1500),
        ("P1 werk 220", 3000),
        ("P1 werk-26 410", 1600),
    ]
    assert refusals(settlement, "nl") == {
        "P4 werk 60": "niet geverifieerd",
        "P2 actief 90": "te vroeg (70<91 dagen)",
        "P2 actief 130": "dubbel: al meegeteld op 26 april 2019",
        "P3 minder-eenzaam 200": "voorwaarde ontbreekt: aanmelding",
    }
    assert (euros(settlement), str(settlement.above_cap)) == ("7900.00", "900.00")


def test_a_capped_line_explains_itself_in_both_languages() -> None:
    ladder = contract(
        caps=[{"per": "person", "amount": "5600.00"}],
        metrics=[
            {
                "key": "home",
                "milestones": [{"key": key, "title": {"en": key}} for key in ("a", "b", "c")],
                "prices": [
                    {"milestone": "a", "amount": "1500.00"},
                    {"milestone": "b", "amount": "2500.00"},
                    {"milestone": "c", "amount": "2000.00"},
                    {"milestone": "c", "amount": "2500.00", "since": "2019-07-01"},
                ],
            }
        ],
    )
    rows = [outcome(key, metric="home", on=100 * n, milestone=key) for n, key in enumerate("abc", start=1)]

    line = settle(ladder, rows, END).lines[-1]

    assert line.explanation("en") == (
        "third milestone, price of 1 July 2019; the person's cap leaves 1,600.00; 900.00 verified above cap"
    )
    assert line.explanation("nl") == (
        "derde mijlpaal, prijs van 1 juli 2019; het plafond per persoon laat 1.600,00 over; "
        "900,00 geverifieerd boven het plafond"
    )


FAIR_CHANCE = [
    *(("wonen", "3-maanden", 3), ("wonen", "6-maanden", 6), ("diploma", "", 8), ("wonen", "12-maanden", 12)),
    *(("werk", "", 14), ("wonen", "18-maanden", 18)),
]


@pytest.mark.parametrize(("age", "paid", "above"), [(24, "15000.00", "1200.00"), (25, "0.00", "0.00")])
def test_the_fair_chance_fund_pays_15000_per_person_and_tests_age_on_entry(age: int, paid: str, above: str) -> None:
    entered = date(2019, 4, 1)
    rows = [
        Row(
            f"v{month}",
            "p",
            metric,
            date(2019 + (3 + month) // 12, (3 + month) % 12 + 1, 1),
            milestone,
            entered_on=entered,
            since=entered,
            facts={"age": age},
        )
        for metric, milestone, month in FAIR_CHANCE
    ]

    settlement = settle(Contract.of([example("milestones")]), rows, date(2021, 12, 31))

    assert (euros(settlement), str(settlement.above_cap)) == (paid, above)
    if paid != "0.00":
        assert settlement.lines[-1].milestone == "18-maanden"
        assert settlement.lines[-1].amount == 800_00
        assert settlement.by_payer() == {"gemeente": Money(6_000_00, "EUR"), "provincie": Money(9_000_00, "EUR")}
    else:
        assert refusals(settlement)["v3"] == "does not count: age was 25 on entry"


def peterborough(first: Fraction, second: Fraction, inclusive: bool) -> str:
    """Settle the two cohorts of about 1,000, first each by itself and then, if neither was paid, together."""
    agreed = example("cohort-threshold")
    per_cohort, pooled = agreed.metrics
    low, high = pooled.tiers
    if not inclusive:
        low, high = (
            replace(low, less_than=None, at_most=low.less_than),
            replace(high, at_least=None, more_than=high.at_least),
        )
    agreed = replace(agreed, metrics=(per_cohort, replace(pooled, tiers=(low, high))))
    rows = [
        Row(
            f"{metric}-{name}",
            name,
            metric,
            on,
            quantity=1000,
            baseline=155,
            value=155 * (1 - reduction),
            cohort=cohort,
        )
        for name, reduction, on in (("cohort-1", first, date(2014, 6, 30)), ("cohort-2", second, date(2016, 3, 31)))
        for metric, cohort in (("per-cohort", name), ("samen", "alle"))
    ]
    return euros(settle(Contract.of([agreed]), rows, date(2017, 1, 1)))


@pytest.mark.parametrize(
    ("first", "second", "inclusive", "paid"),
    [
        pytest.param(
            1 - Fraction(142, 155), Fraction("0.097"), True, "5000000.00", id="8.4 % and 9.7 %: pooled 9.04 %, paid"
        ),
        pytest.param(
            Fraction("0.100"), Fraction("0.050"), True, "2500000.00", id="one cohort of 10 %: paid early, not pooled"
        ),
        pytest.param(Fraction("0.074"), Fraction("0.074"), True, "0.00", id="pooled 7.4 %: nothing"),
        pytest.param(Fraction("0.075"), Fraction("0.075"), True, "5000000.00", id="exactly 7.5 % with at least"),
        pytest.param(Fraction("0.075"), Fraction("0.075"), False, "0.00", id="exactly 7.5 % with more than"),
    ],
)
def test_peterborough_pays_per_cohort_or_pooled(first: Fraction, second: Fraction, inclusive: bool, paid: str) -> None:
    assert peterborough(first, second, inclusive) == paid


@pytest.mark.parametrize(
    ("uplift", "paid"),
    [
        pytest.param("-5", "0.00", id="5 % below the comparison group: all lost"),
        pytest.param("30", "2200000.00", id="30 % above: the principal"),
        pytest.param("50", "2200000.00", id="50 % above: still the principal"),
        pytest.param("75", "2282500.00", id="75 % above: half the premium"),
        pytest.param("100", "2365000.00", id="100 % above: the whole premium"),
        pytest.param("140", "2365000.00", id="140 % above: no more than that"),
    ],
)
def test_iod_pays_by_tiers_beside_a_comparison_group(uplift: str, paid: str) -> None:
    agreed = example("tiers")
    control = Fraction(20)
    reached = control * (1 + Fraction(uplift) / 100)
    rows = [
        Row("all", "", "", date(2018, 1, 1), quantity=10_000, cohort="alle", kind="started"),
        Row("some", "everyone", "werk", date(2020, 12, 31), quantity=reached * 100, cohort="alle"),
    ]

    settlement = settle(Contract.of([agreed]), rows, date(2021, 1, 1))

    assert euros(settlement) == paid
    assert sum(settlement.by_payer().values(), Money(0, "EUR")) == settlement.total


@pytest.mark.parametrize(
    ("denominator", "reached", "target"),
    [
        pytest.param("recruited", "31.9", "60", id="38 of 119 recruited is 31.9 %"),
        pytest.param("started", "39.6", "60", id="38 of 96 started is 39.6 %"),
        pytest.param("started", "19.6", "40", id="19.6 points above a comparison group of 20 %, not 40"),
    ],
)
def test_work_after_detention_misses_its_target_whatever_the_denominator(
    denominator: str, reached: str, target: str
) -> None:
    compare = {"compare": "difference"} if target == "40" else {}
    cohort = {"key": "all", "settles_on": "2019-12-31", "control": 20}
    agreed = contract(
        metrics=[
            {
                "key": "work",
                "per": "cohort",
                "measure": "rate",
                "denominator": denominator,
                "cohorts": [cohort],
                "tiers": [{"less_than": target, "amount": "0"}, {"at_least": target, "amount": "1200000"}],
            }
            | compare
        ]
    )
    rows = [
        Row("recruited", "", "", START, quantity=119, kind="recruited", cohort="all"),
        Row("started", "", "", START, quantity=96, kind="started", cohort="all"),
        *(outcome(f"v{n}", f"p{n}", on=100, cohort="all") for n in range(38)),
    ]

    settlement = settle(agreed, rows, END)

    assert euros(settlement) == "0.00"
    assert f"{float(settlement.lines[0].units):.1f}" == reached
    assert not settlement.to_post


def test_veldhoven_recovers_the_principal_after_400_months_and_pays_no_month_twice() -> None:
    agreed = contract(
        ends_on="2021-12-31",
        caps=[{"per": "contract", "principal": "500000", "return": {"rate": "8 %", "type": "one-off"}}],
        metrics=[{"key": "month", "repeats": {"each": "month"}, "prices": [{"amount": "1250.00"}]}],
    )
    months = [date(2019 + n // 12, n % 12 + 1, 15) for n in range(8)]
    rows = [outcome(f"{n} {month}", f"p{n:02}", "month", month) for n in range(66) for month in months]
    again = [outcome("again", "p00", "month", date(2019, 1, 28))]

    settlement = settle(agreed, [*rows, *again], date(2021, 12, 31))
    until_400 = settle(agreed, sorted(rows, key=lambda row: row.outcome_on)[:400], date(2021, 12, 31))

    assert euros(until_400) == "500000.00"
    assert euros(settlement) == "540000.00"
    assert sum(line.amount == 125_000 for line in settlement.lines) == 432
    assert refusals(settlement) == {"again": "double: counted before in month"}


@pytest.mark.parametrize(
    ("kind", "saved", "paid"),
    [
        pytest.param("irr", "900000", "852992.00", id="12 % compound over two years is the most"),
        pytest.param("simple", "900000", "843200.00", id="12 % simple over two years is the most"),
        pytest.param("irr", "400000", "400000.00", id="less was saved: the investor loses 280,000"),
    ],
)
def test_rotterdam_pays_what_was_saved_up_to_the_agreed_return(kind: str, saved: str, paid: str) -> None:
    agreed = contract(
        caps=[{"per": "contract", "principal": "680000", "return": {"rate": "12 %", "type": kind, "years": 2}}],
        metrics=[{"key": "work", "prices": [{"amount": "1.00"}]}],
    )

    assert euros(settle(agreed, [outcome("all", quantity=int(saved))], END)) == paid


def test_antwerp_has_3703_70_per_place_and_the_definition_decides() -> None:
    agreed = contract(metrics=[{"key": "work", "prices": [{"amount": "1000000.00"}]}])

    def rate(reached: int) -> str:
        metric = {
            "key": "work",
            "per": "cohort",
            "measure": "rate",
            "denominator": "started",
            "cohorts": [{"key": "first", "settles_on": "2019-12-31"}],
            "prices": [{"amount": "1.00"}],
        }
        rows = [Row("all", "", "", START, quantity=8, kind="started", cohort="first")]
        rows += [outcome(f"v{n}", f"p{n}", cohort="first") for n in range(reached)]
        return str(float(settle(contract(metrics=[metric]), rows, END).lines[0].units))

    assert euros(settle(agreed, [outcome("one place", quantity=Fraction(1, 270))], END)) == "3703.70"
    assert (rate(7), rate(5)) == ("87.5", "62.5")


def test_lunch_bunch_saved_18130_per_job_for_23_of_30() -> None:
    agreed = contract(metrics=[{"key": "work", "prices": [{"amount": "417000.00"}]}])

    assert euros(settle(agreed, [outcome("job", quantity=Fraction(1, 23))], END)) == "18130.43"


DAYS = [(420, 260), (380, 400), (510, 300), (300, 310), (450, 200), (365, 365)]


def test_saved_days_are_summed_over_the_cohort_and_not_floored_per_person() -> None:
    rows = [
        Row(f"v{n}", f"p{n}", "uitkering", date(2019, 6, 1), baseline=expected, value=actual, cohort="2018")
        for n, (expected, actual) in enumerate(DAYS)
    ]

    settlement = settle(Contract.of([example("saved-time")]), rows, date(2020, 1, 1))

    assert euros(settlement) == "19470.00"
    assert settlement.lines[0].units == 590
    assert sum(max(0, expected - actual) for expected, actual in DAYS) * 33 == 20460


def test_a_shortfall_is_carried_to_the_next_cohort() -> None:
    rows = [
        Row("v1", "p1", "uitkering", date(2019, 6, 1), baseline=300, value=400, cohort="2018"),
        Row("v2", "p2", "uitkering", date(2020, 6, 1), baseline=400, value=250, cohort="2019"),
    ]
    agreed = Contract.of([example("saved-time")])

    first = settle(agreed, rows, date(2020, 1, 1))
    second = settle(agreed, rows, date(2021, 1, 1), first.lines)

    assert (euros(first), euros(second)) == ("0.00", str(Money(50 * 33_00, "EUR")))
    assert "-100 carried from the cohort before" in second.lines[0].explanation("en")


@pytest.mark.parametrize(
    ("expected", "used", "paid"),
    [
        pytest.param(Fraction(1), 1, "269954.85", id="if all 110 children would have needed it"),
        pytest.param(Fraction("0.33"), 1, "87425.75", id="if a third of them would have"),
    ],
)
def test_utah_overpaid_because_the_baseline_was_wrong(expected: Fraction, used: int, paid: str) -> None:
    metric = {
        "key": "work",
        "per": "cohort",
        "compare": "difference",
        "better": "lower",
        "prices": [{"amount": "2607.00"}],
        "discounts": [{"kind": "passed on", "share": "95 %"}],
        "cohorts": [{"key": "all", "settles_on": "2019-12-31"}],
    }
    rows = [outcome(f"v{n}", f"p{n}", baseline=expected, value=int(n < used), cohort="all") for n in range(110)]

    assert euros(settle(contract(metrics=[metric]), rows, END)) == paid


def test_observed_minus_expected_pays_6400() -> None:
    metric = {
        "key": "work",
        "per": "cohort",
        "compare": "difference",
        "prices": [{"amount": "4000.00"}],
        "cohorts": [{"key": "all", "settles_on": "2019-12-31"}],
    }
    chances = ["0.1", "0.2", "0.3", "0.5", "0.6", "0.7"]
    rows = [
        outcome(f"v{n}", f"p{n}", baseline=Fraction(chance), value=int(n < 4), cohort="all")
        for n, chance in enumerate(chances)
    ]

    assert euros(settle(contract(metrics=[metric]), rows, END)) == "6400.00"


def test_of_120_reached_49_248_are_net() -> None:
    shares = {"deadweight": "40 %", "leakage": "5 %", "displacement": "10 %", "attribution": "80 %"}
    discounts = [{"kind": kind, "share": share, "reason": "…"} for kind, share in shares.items()]
    agreed = contract(metrics=[{"key": "work", "prices": [{"amount": "1000.00"}], "discounts": discounts}])

    assert euros(settle(agreed, [outcome("all", quantity=120)], END)) == "49248.00"


# What the caps leave, and who pays


def test_every_cap_is_asked_and_the_tightest_binds() -> None:
    agreed = contract(
        payers=[
            {
                "organisation": "a",
                "share": "1/2",
                "portfolios": [{"key": "x", "share": "50 %"}, {"key": "y", "share": "50 %"}],
            },
            {"organisation": "b", "share": "1/2"},
        ],
        caps=[
            {"per": "contract", "amount": "5000"},
            {"per": "metric", "of": "work", "amount": "4000"},
            {"per": "payer", "of": "b", "amount": "1800"},
            {"per": "portfolio", "of": "x", "amount": "800"},
        ],
    )
    rows = [outcome(f"v{n}", f"p{n}", on=n) for n in range(5)]

    settlement = settle(agreed, rows, END)

    assert euros(settlement) == "3200.00"
    assert settlement.by_payer() == {"a": Money(1600_00, "EUR"), "b": Money(1600_00, "EUR")}
    assert (
        settlement.lines[3]
        .explanation("en")
        .endswith("the cap of portfolio x leaves 200.00; 800.00 verified above cap")
    )
    assert str(settlement.above_cap) == "1800.00"


def test_a_fee_is_due_each_month_and_compensation_stands_outside_the_caps() -> None:
    agreed = Contract.of([example("fee-and-outcome")])
    referred = [Row(f"r{n}", f"p{n}", "", date(2020, 2, 1), kind="referred") for n in range(12)]

    settlement = settle(agreed, referred, date(2020, 3, 31))
    following = settle(agreed, referred, date(2020, 4, 30), settlement.lines)

    kinds = [(line.pays, line.amount // 100) for line in settlement.lines]
    assert kinds == [("delivery fee", 3000)] * 3 + [("inflow compensation", 1200)]
    assert "12 of 15 people referred" in settlement.lines[-1].explanation("en")
    assert [(line.key, line.amount // 100) for line in following.lines] == [("begeleiding/2020-04", 3000)]


def test_the_price_rises_above_a_number_of_units_and_weighs_where_a_person_started() -> None:
    agreed = Contract.of([example("fee-and-outcome")])
    rows = [
        Row(f"v{n:02}", f"p{n:02}", "werk", date(2020, 6, 1), facts={"position": "middle" if n < 26 else "far"})
        for n in range(27)
    ]

    lines = [line for line in settle(agreed, rows, date(2020, 6, 30)).lines if line.pays == "outcome"]

    assert [line.amount // 100 for line in lines[24:]] == [4000, 4800, 7200]
    assert "up to number 27 of the contract; times 1.5 for distance from work on entry" in lines[26].explanation("en")


def test_a_floor_is_filled_when_the_last_claim_could_be_made() -> None:
    agreed = contract(floors=[{"per": "contract", "amount": "2500"}], claims_until="2021-03-31")
    rows = [outcome("v", "p")]

    before = settle(agreed, rows, END)
    after = settle(agreed, rows, date(2021, 3, 31), before.lines)

    assert (euros(before), euros(after)) == ("1000.00", "1500.00")
    assert not settle(agreed, rows, date(2021, 6, 30), [*before.lines, *after.lines]).lines


def test_deadweight_in_whole_units_pays_three_of_five() -> None:
    discount = {"kind": "deadweight", "share": "40 %", "whole_units": True}
    agreed = contract(metrics=[{"key": "work", "prices": [{"amount": "1000.00"}], "discounts": [discount]}])
    rows = [outcome(f"v{n}", f"p{n}", on=n) for n in range(5)]

    assert [line.amount // 100_000 for line in settle(agreed, rows, END).lines] == [0, 1, 0, 1, 1]


# Periods, corrections and amendments


def test_what_was_settled_is_never_allocated_again_by_a_late_claim() -> None:
    agreed = contract(caps=[{"per": "contract", "amount": "2500"}])
    in_time = [outcome("a", "p1", on=20), outcome("b", "p2", on=30)]
    late = outcome("late", "p0", on=10)

    first = settle(agreed, in_time, START + timedelta(90))
    second = settle(agreed, [*in_time, late], END, first.lines)

    assert [line.amount // 100 for line in first.lines] == [1000, 1000]
    assert [(line.key, line.amount // 100, line.above // 100) for line in second.lines] == [("late", 500, 500)]


def test_a_nil_settlement_has_nothing_to_post() -> None:
    settlement = settle(contract(), [outcome("v", state="claimed")], END)

    assert (settlement.lines, settlement.to_post) == ((), ())
    assert not settlement.total


def test_a_withdrawn_outcome_is_paid_back_by_those_who_paid_and_may_come_again() -> None:
    agreed = contract(
        payers=[{"organisation": "a", "share": "1/3"}, {"organisation": "b", "share": "2/3"}],
        caps=[{"per": "person", "amount": "700"}],
    )
    rows = [outcome("v", "p")]
    first = settle(agreed, rows, START + timedelta(90))
    rows += [outcome("no", "p", on=100, kind="correction", corrects="v", quantity=0), outcome("again", "p", on=120)]

    second = settle(agreed, rows, END, first.lines)

    correction, again = second.lines
    assert (correction.amount, correction.above, correction.of) == (-700_00, -300_00, "v")
    assert {part[:2]: part[2] for part in correction.parts} == {part[:2]: -part[2] for part in first.lines[0].parts}
    assert correction.explanation("en") == "correction of v: 1 becomes 0"
    assert again.amount == 700_00


def test_a_correction_takes_first_what_lay_above_the_cap() -> None:
    agreed = contract(
        caps=[{"per": "person", "amount": "1600"}], metrics=[{"key": "work", "prices": [{"amount": "500"}]}]
    )
    rows = [outcome("v", quantity=5)]
    first = settle(agreed, rows, START + timedelta(90))

    def corrected(to: int) -> tuple[int, int]:
        row = outcome("c", on=95, kind="correction", corrects="v", quantity=to)
        line = settle(agreed, [*rows, row], END, first.lines).lines[0]
        return line.amount // 100, line.above // 100

    assert (first.lines[0].amount, first.lines[0].above) == (1600_00, 900_00)
    assert (corrected(4), corrected(2), corrected(6)) == ((0, -500), (-600, -900), (0, 500))


def test_a_correction_before_settlement_changes_the_row_itself() -> None:
    correction = outcome("c", on=20, kind="correction", corrects="v", quantity=3)

    settlement = settle(contract(), [outcome("v", quantity=5), correction], END)
    withdrawn = settle(contract(), [outcome("v"), correction._replace(quantity=0)], END)

    assert [(line.key, line.amount // 100, line.evidence) for line in settlement.lines] == [("v", 3000, ("v", "c"))]
    assert refusals(withdrawn) == {"v": "withdrawn by correction c"}


def test_a_correction_in_a_settled_cohort_measures_it_again() -> None:
    rows = [
        Row(f"v{n}", f"p{n}", "uitkering", date(2019, 6, 1), baseline=expected, value=actual, cohort="2018")
        for n, (expected, actual) in enumerate(DAYS)
    ]
    agreed = Contract.of([example("saved-time")])
    first = settle(agreed, rows, date(2020, 1, 1))
    correction = Row(
        "c", "p0", "uitkering", date(2020, 2, 1), kind="correction", corrects="v0", value=360, cohort="2018"
    )

    second = settle(agreed, [*rows, correction], date(2020, 3, 31), first.lines)
    late = Row("late", "p9", "uitkering", date(2019, 6, 1), baseline=100, value=0, cohort="2018")

    assert euros(second) == str(Money(-100 * 33_00, "EUR"))
    assert refusals(settle(agreed, [*rows, late], date(2020, 3, 31), first.lines)) == {
        "late": "cohort 2018 was settled before"
    }


def amended(**said: Any) -> Contract:
    first = {"caps": [{"per": "contract", "amount": "1500"}]}
    second = {
        "version": 2,
        "reason": "…",
        "in_force_from": "2019-07-01",
        "caps": [{"per": "contract", "amount": "5000"}],
    }
    return Contract.of([terms(**first), terms(**(second | said))])


def test_a_new_price_counts_by_outcome_date_and_leaves_the_old_quarter_as_it_was() -> None:
    dearer = [{"key": "work", "prices": [{"amount": "1000.00"}, {"amount": "1200.00", "since": "2019-07-01"}]}]
    before, after = outcome("before", "p1", on=date(2019, 6, 30)), outcome("after", "p2", on=date(2019, 7, 1))

    alone = settle(Contract.of([terms(caps=[{"per": "contract", "amount": "1500"}])]), [before], date(2019, 6, 30))
    both = settle(amended(metrics=dearer), [after, before], date(2019, 9, 30))

    assert [(line.key, line.amount // 100, line.version) for line in both.lines] == [
        ("before", 1000, 1),
        ("after", 1200, 2),
    ]
    assert both.lines[0].amount == alone.lines[0].amount


@pytest.mark.parametrize(
    ("above_cap_from", "paid"),
    [
        pytest.param(None, [], id="an amendment that does not say so leaves it above the cap"),
        pytest.param("2019-03-01", [], id="from a later outcome date it stays above the cap"),
        pytest.param("2019-01-15", [500], id="from that outcome date it is paid"),
    ],
)
def test_what_lay_above_a_cap_is_paid_only_if_the_amendment_says_from_when(
    above_cap_from: str | None, paid: list[int]
) -> None:
    rows = [outcome("a", "p1", on=20), outcome("b", "p2", on=30)]
    first = settle(amended(), rows, date(2019, 6, 30))
    later = amended(**({"above_cap_from": above_cap_from} if above_cap_from else {}))

    second = settle(later, rows, date(2019, 9, 30), first.lines)

    assert [line.amount // 100 for line in first.lines] == [1000, 500]
    assert [line.amount // 100 for line in second.lines] == paid
    for line in second.lines:
        assert (line.above, line.of, line.units) == (-line.amount, "b", 0)
        assert line.explanation("en") == "version 2 pays what was above the cap, for outcomes from 15 January 2019"


def test_what_lies_after_the_day_waits() -> None:
    settlement = settle(contract(), [outcome("v", on=200)], START + timedelta(90))

    assert [waiting.said.read("nl") for waiting in settlement.waiting] == ["valt na 1 april 2019"]


# What always holds

PEOPLE = some.sampled_from(["p1", "p2", "p3", "p4"])
MANY = some.lists(
    some.tuples(
        PEOPLE, some.sampled_from(["work", "home"]), some.integers(0, 700), some.sampled_from(["verified", "claimed"])
    ),
    max_size=25,
)
CAPS = {"person": "", "contract": "", "metric": "work", "payer": "b", "portfolio": "x"}
AMOUNTS = some.fixed_dictionaries({per: some.integers(0, 900_000) for per in CAPS})


def tangled(amounts: dict[str, int], **said: Any) -> Terms:
    caps = [
        {"per": per, "amount": f"{cents / 100:.2f}"} | ({"of": CAPS[per]} if CAPS[per] else {})
        for per, cents in amounts.items()
    ]
    payers = [
        {
            "organisation": "a",
            "share": "1/3",
            "portfolios": [{"key": "x", "share": "1/7"}, {"key": "y", "share": "6/7"}],
        },
        {"organisation": "b", "share": "2/3"},
    ]
    weigh = {"kind": "attribution", "share": "77.7 %"}
    metrics = [
        {"key": "home", "prices": [{"amount": "333.33"}], "repeats": {"at_most": 3, "days_between": 30}},
        {"key": "work", "prices": [{"amount": "1000.01"}, {"amount": "1234.56", "above": 2}], "discounts": [weigh]},
    ]
    return terms(**({"caps": caps, "payers": payers, "metrics": metrics} | said))


def many(events: Iterable[tuple[str, str, int, str]]) -> list[Row]:
    return [outcome(f"v{n}", person, metric, on, state=state) for n, (person, metric, on, state) in enumerate(events)]


def comparable(lines: Iterable[Line]) -> list[tuple[Any, ...]]:
    return sorted((line.key, line.amount, line.above, line.parts) for line in lines)


@given(MANY, AMOUNTS)
def test_money_is_conserved_and_no_cap_is_passed(
    events: list[tuple[str, str, int, str]], amounts: dict[str, int]
) -> None:
    settlement = settle(Contract.of([tangled(amounts)]), many(events), END)

    used: dict[tuple[str, str], int] = {}
    for line in settlement.lines:
        assert line.amount == sum(part[2] for part in line.parts)
        assert min(line.amount, line.above) >= 0
        mine = [("contract", ""), ("person", line.person), ("metric", line.metric)]
        for scope, amount in [*((one, line.amount) for one in mine), *((("payer", p), n) for p, _x, n in line.parts)]:
            used[scope] = used.get(scope, 0) + amount
        used["portfolio", "x"] = used.get(("portfolio", "x"), 0) + sum(n for _p, x, n in line.parts if x == "x")
    for (per, of), amount in used.items():
        if CAPS[per] in ("", of):
            assert amount <= amounts[per]
    rows = {row.key for row in many(events)}
    assert {line.key for line in settlement.lines} | {refused.row.key for refused in settlement.refused} == rows


@given(MANY, AMOUNTS, some.randoms())
def test_the_order_of_rows_does_not_matter(events: list[Any], amounts: dict[str, int], chance: Any) -> None:
    agreed, rows = Contract.of([tangled(amounts)]), many(events)
    shuffled = [*rows, *rows[:3]]
    chance.shuffle(shuffled)

    one, other = settle(agreed, rows, END), settle(agreed, shuffled, END)

    assert comparable(one.lines) == comparable(other.lines)
    assert [line.steps for line in one.lines] == [line.steps for line in other.lines]
    assert sorted(refusals(one).items()) == sorted(refusals(other).items())


@given(MANY, AMOUNTS, some.sets(some.integers(1, 729), max_size=4))
def test_settling_in_periods_and_replaying_give_the_same_cents(
    events: list[Any], amounts: dict[str, int], days: set[int]
) -> None:
    agreed, rows = Contract.of([tangled(amounts)]), many(events)
    whole = settle(agreed, rows, END)

    lines: list[Line] = []
    for until in [*(START + timedelta(day) for day in sorted(days)), END]:
        lines += settle(agreed, rows, until, lines).lines

    assert comparable(lines) == comparable(whole.lines)
    assert not settle(agreed, rows, END, lines).lines


@given(MANY, AMOUNTS, AMOUNTS, some.integers(1, 700), some.booleans())
def test_an_amendment_never_touches_earlier_outcomes(
    events: list[Any], amounts: dict[str, int], others: dict[str, int], day: int, release: bool
) -> None:
    begins = START + timedelta(day)
    above = {"above_cap_from": START.isoformat()} if release else {}
    changed = {"version": 2, "reason": "…", "in_force_from": begins.isoformat()} | above
    one, other = tangled(amounts), tangled(others, **changed)

    before = settle(Contract.of([one]), many(events), END)
    after = settle(Contract.of([one, other]), many(events), END)

    def earlier(settlement: Settlement) -> list[Any]:
        return comparable(line for line in settlement.lines if line.outcome_on < begins and line.kind == "due")

    assert earlier(before) == earlier(after)
    settled = settle(Contract.of([one]), many(events), begins - timedelta(1)).lines
    assert not {line.key for line in settle(Contract.of([one, other]), many(events), END, settled).lines} & {
        line.key for line in settled
    }


@given(MANY, AMOUNTS, some.lists(some.tuples(some.integers(0, 24), some.integers(0, 3)), max_size=6))
def test_corrections_end_where_a_fresh_start_without_caps_would(
    events: list[Any], amounts: dict[str, int], changes: list[tuple[int, int]]
) -> None:
    free = dict.fromkeys(amounts, 10**9)
    agreed, rows = Contract.of([replace(tangled(free), metrics=tangled(free).metrics[:1])]), many(events)
    first = settle(agreed, rows, END - timedelta(10))
    corrections = [
        outcome(f"c{n}", "p", "home", END - timedelta(5), kind="correction", corrects=f"v{at}", quantity=to)
        for n, (at, to) in enumerate(dict(changes).items())
    ]

    second = settle(agreed, [*rows, *corrections], END, first.lines)

    due = {line.key: line.amount for line in first.lines}
    for row in corrections:
        if row.corrects in due:
            due[row.corrects] = round(333_33 * row.quantity)
    assert sum(due.values()) == first.total.minor + sum(
        line.amount for line in second.lines if line.kind == "correction"
    )


# The page


PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "settlement.md"


def tables() -> list[list[dict[str, str]]]:
    """Read the tables of the page, each row by its headings."""
    found = []
    for table in re.findall(r"(?:^\|.*\n)+", PAGE.read_text(), re.MULTILINE):
        heading, _rule, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        found.append([dict(zip(heading, row, strict=True)) for row in rows])
    return found


def table_row(said: dict[str, str]) -> Row:
    corrects = said["remark"].removeprefix("corrects ") if said["remark"].startswith("corrects") else ""
    return Row(
        said["row"],
        said["person"],
        said["metric"],
        date.fromisoformat(said["outcome date"]),
        said["milestone"],
        quantity=int(said["quantity"]),
        state="claimed" if said["remark"] == "claimed" else "verified",
        kind="correction" if corrects else "outcome",
        corrects=corrects,
    )


def test_the_table_on_the_page() -> None:
    first, second = (tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.DOTALL))
    texts = [json.dumps(document, default=str) for document in (first, first | second)]
    agreed = Contract.of([found for text in texts if (found := read(text).terms)])
    rows, due, refused = tables()

    lines: list[Line] = []
    reasons: list[dict[str, str]] = []
    for day in sorted({row["comes in"] for row in rows}):
        known = [table_row(row) for row in rows if row["comes in"] <= day]
        settlement = settle(agreed, known, date.fromisoformat(day), lines)
        lines += settlement.lines
        reasons += [{"settled": day, "row": key, "why": why} for key, why in refusals(settlement).items()]

    assert len(agreed.versions) == 2
    assert [
        {
            "settled": line.settled_on.isoformat(),
            "line": line.key.partition("/")[0],
            "paid": Money(line.amount, "EUR").written("en"),
            "above cap": Money(line.above, "EUR").written("en"),
            "province": Money(sum(part[2] for part in line.parts if part[0] == "province"), "EUR").written("en"),
            "town": Money(sum(part[2] for part in line.parts if part[0] == "town"), "EUR").written("en"),
            "why": line.explanation("en"),
        }
        for line in lines
    ] == due
    assert reasons == refused
