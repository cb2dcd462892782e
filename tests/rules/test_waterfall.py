from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.fund.rules.capital import Capital, CapitalClass, NotCapital, Rank
from veerkracht.fund.rules.promise import DayCount, PromisedReturn, ReturnType
from veerkracht.fund.rules.returns import NoRate, Rate, Why, multiple, xirr
from veerkracht.fund.rules.waterfall import Distribution, DrawDown, Line, Part, Receipt, distribute

ALL = Fraction(1)


def yearly(percent: str, kind: ReturnType = ReturnType.IRR) -> PromisedReturn:
    return PromisedReturn(Fraction(percent) / 100, kind, DayCount.THIRTY_360)


def one_off(percent: str) -> PromisedReturn:
    return PromisedReturn(Fraction(percent) / 100, ReturnType.ONE_OFF)


def years(*cents: int) -> list[Receipt]:
    return [Receipt(date(2020 + year, 7, 1), amount) for year, amount in enumerate(cents)]


START = date(2019, 7, 1)
SENIOR = CapitalClass("senior", Rank.SENIOR, {"oranje": 600_000_00}, preferred=yearly("3"))
JUNIOR = CapitalClass("junior", Rank.JUNIOR, {"doen": 300_000_00}, preferred=yearly("4.5"), upside=Fraction(1, 2))
TWO = Capital((SENIOR, JUNIOR), False, Fraction(3, 10), Fraction(2, 10), cap=one_off("11"))
BOTH_DRAWN = [DrawDown(START, "senior", 600_000_00), DrawDown(START, "junior", 300_000_00)]


def single(**more: object) -> Capital:
    """Give capital of one class that may keep all there is."""
    terms = {"upside": ALL, "commitments": {"funds": 680_000_00}} | more
    cap = terms.pop("cap", None)
    only = CapitalClass("only", Rank.SENIOR, **terms)  # type: ignore[arg-type]
    return Capital((only,), recourse=False, returned_share=1 - only.upside, cap=cap)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("receipts", "senior", "junior", "provider", "returned", "principal", "accrued"),
    [
        pytest.param(
            (200_000_00, 350_000_00, 400_000_00),
            *(632_956_20, 317_043_80, 0, 0, (0, 25_306_04), (0, 0)),
            id="base: the juniors get less than they put in was worth",
        ),
        pytest.param(
            (300_000_00, 400_000_00, 450_000_00),
            *(627_540_00, 371_460_00, 55_011_26, 95_988_74, (0, 0), (0, 0)),
            id="high: the cap stops the juniors, and the payer gets it back",
        ),
        pytest.param(
            (100_000_00, 200_000_00, 250_000_00),
            *(550_000_00, 0, 0, 0, (93_546_20, 300_000_00), (0, 42_349_84)),
            id="low: the juniors lose everything",
        ),
        pytest.param(
            (0, 0, 0),
            *(0, 0, 0, 0, (600_000_00, 300_000_00), (55_636_20, 42_349_84)),
            id="zero: everybody loses everything",
        ),
    ],
)
def test_two_classes_over_three_years(  # one argument a column of the table
    receipts: tuple[int, ...],
    senior: int,
    junior: int,
    provider: int,
    returned: int,
    principal: tuple[int, int],
    accrued: tuple[int, int],
) -> None:
    found = distribute(TWO, BOTH_DRAWN, years(*receipts))

    assert (found.total(class_key="senior"), found.total(class_key="junior")) == (senior, junior)
    assert found.total(part=Part.PROVIDER) == provider
    assert found.total(part=Part.RETURNED) + found.total(part=Part.ABOVE_CAP) == returned
    assert tuple(balance.principal for balance in found.balances.values()) == principal
    assert tuple(balance.accrued for balance in found.balances.values()) == accrued


@pytest.mark.parametrize(
    ("receipts", "together", "senior", "junior", "times"),
    [
        pytest.param((200_000_00, 350_000_00, 400_000_00), 0.024843, 0.03, 0.01859, 1.055556, id="base"),
        pytest.param((300_000_00, 400_000_00, 450_000_00), 0.05403, 0.03, 0.079327, 1.11, id="high"),
        pytest.param((100_000_00, 200_000_00, 250_000_00), -0.190488, -0.037389, None, 0.611111, id="low"),
        pytest.param((0, 0, 0), None, None, None, 0, id="zero"),
    ],
)
def test_what_two_classes_earned(
    receipts: tuple[int, ...], together: float | None, senior: float | None, junior: float | None, times: float
) -> None:
    found = distribute(TWO, BOTH_DRAWN, years(*receipts))
    rates = [xirr(by_periods(found.flows(class_key=key))) for key in ("", "senior", "junior")]

    for rate, expected in zip(rates, (together, senior, junior), strict=True):
        if expected is None:
            assert rate == NoRate(Why.EVERYTHING_LOST)
        else:
            assert isinstance(rate, Rate)
            assert rate.value == pytest.approx(expected, abs=1e-6)
    assert multiple(cents for _on, cents in found.flows()) == pytest.approx(times, abs=1e-6)


def by_periods(flows: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """Put flows of 1 July just 365 days apart, as the table has them."""
    return [(date.fromordinal(START.toordinal() + 365 * (on.year - START.year)), cents) for on, cents in flows]


@pytest.mark.parametrize(
    ("cap", "savings", "paid", "returned", "lost"),
    [
        pytest.param(yearly("12", ReturnType.SIMPLE), 900_000_00, 843_200_00, 56_800_00, 0, id="capped, simple"),
        pytest.param(yearly("12"), 900_000_00, 852_992_00, 47_008_00, 0, id="capped, compound"),
        pytest.param(yearly("12"), 400_000_00, 400_000_00, 0, 280_000_00, id="the investor loses"),
        pytest.param(yearly("12"), 852_992_00, 852_992_00, 0, 0, id="just at the cap"),
        pytest.param(yearly("12"), 852_992_01, 852_992_00, 1, 0, id="a cent above the cap"),
    ],
)
def test_rotterdam_passes_on_what_is_saved_up_to_its_cap(
    cap: PromisedReturn, savings: int, paid: int, returned: int, lost: int
) -> None:
    terms = single(cap=cap)

    found = distribute(terms, [DrawDown(START, "only", 680_000_00)], [Receipt(date(2021, 7, 1), savings)])

    assert (found.total(class_key="only"), found.total(part=Part.ABOVE_CAP), found.loss("only")) == (
        paid,
        returned,
        lost,
    )


def test_three_equal_investors_share_a_hundred_thousand_to_the_cent() -> None:
    stakes = {"doen": 300_000_00, "oranje": 300_000_00, "rabo": 300_000_00}

    found = distribute(
        single(commitments=stakes), [DrawDown(START, "only", 900_000_00)], [Receipt(date(2022, 7, 1), 100_000_00)]
    )

    assert [line.cents for line in found.lines] == [33_333_34, 33_333_33, 33_333_33]
    assert found.lines[0] == Line(
        date(2022, 7, 1),
        Part.PRINCIPAL,
        33_333_34,
        "only",
        "doen",
        {"due": 900_000_00, "received": 100_000_00, "given": 100_000_00, "stake": 300_000_00, "stakes": 900_000_00},
    )


def test_the_odd_cent_goes_round() -> None:
    stakes = {"doen": 100_00, "oranje": 100_00, "rabo": 100_00}
    receipts = [Receipt(date(2020, month, 1), 10_00) for month in (1, 2, 3)]

    found = distribute(single(commitments=stakes), [DrawDown(START, "only", 300_00)], receipts)

    assert {key: found.total(party=key) for key in stakes} == {"doen": 10_00, "oranje": 10_00, "rabo": 10_00}


def test_the_guarantee_pays_what_is_lost_beyond_the_largest_loss() -> None:
    senior = replace(SENIOR, largest_loss=Fraction(1, 4))
    terms = replace(TWO, classes=(senior, JUNIOR), guarantors={"city": 100_000_00, "province": 350_000_00})

    found = distribute(terms, BOTH_DRAWN, years(300_000_00, 0, 0), closes_on=date(2022, 12, 31))

    assert found.total(class_key="senior", part=Part.GUARANTEE) == 150_000_00
    assert found.guarantee == {"city": 33_333_33, "province": 116_666_67}
    assert (found.loss("senior"), found.loss("junior")) == (150_000_00, 300_000_00)


def test_only_with_recourse_does_the_enterprise_still_owe_what_was_lost() -> None:
    receipts = years(550_000_00)

    bond = distribute(TWO, BOTH_DRAWN, receipts)
    loan = distribute(replace(TWO, recourse=True), BOTH_DRAWN, receipts)

    assert (bond.still_owed, loan.still_owed) == (0, 618_000_00 + 313_500_00 - 550_000_00)
    assert bond.lines == loan.lines


def test_capital_called_in_parts_earns_from_its_own_day() -> None:
    calls = [DrawDown(START, "senior", 200_000_00), DrawDown(date(2020, 7, 1), "senior", 400_000_00)]

    found = distribute(TWO, calls, years(0, 700_000_00))

    assert found.total(class_key="senior", part=Part.ACCRUED) == 12_180_00 + 12_000_00
    assert [cents for _on, cents in found.flows(class_key="senior")] == [-200_000_00, -400_000_00, 624_180_00]
    assert found.total(class_key="junior") == 0, "who paid in nothing shares in nothing"


def test_a_one_off_return_is_owed_at_once_and_only_once() -> None:
    terms = single(preferred=one_off("8"), commitments={"funds": 500_000_00}, upside=Fraction(0))

    found = distribute(terms, [DrawDown(START, "only", 500_000_00)], years(0, 0, 600_000_00))

    assert found.total(part=Part.ACCRUED) == 40_000_00


@pytest.mark.parametrize(
    ("draw_downs", "receipts", "word"),
    [
        pytest.param([DrawDown(START, "senior", 600_000_01)], [], "than was committed", id="a cent too much is called"),
        pytest.param([DrawDown(START, "nobody", 1)], [], "than was committed", id="a class that is not there"),
        pytest.param([DrawDown(START, "senior", -1)], [], "less than zero", id="a negative draw-down"),
        pytest.param([], [Receipt(START, -1)], "less than zero", id="a negative receipt"),
        pytest.param([], [Receipt(date(2031, 1, 1), 1)], "after the closing day", id="money after the end"),
    ],
)
def test_what_cannot_have_happened_is_refused(draw_downs: list[DrawDown], receipts: list[Receipt], word: str) -> None:
    with pytest.raises(NotCapital, match=word) as refused:
        distribute(TWO, draw_downs, receipts, closes_on=date(2030, 1, 1))

    assert refused.value.sentence.nl


def test_every_line_says_why_in_both_languages() -> None:
    senior = replace(SENIOR, commitments={"oranje": 150_000_00, "rabo": 450_000_00}, largest_loss=Fraction(1, 4))
    terms = replace(TWO, classes=(senior, JUNIOR), guarantors={"province": 450_000_00})

    high = distribute(terms, BOTH_DRAWN, years(300_000_00, 400_000_00, 450_000_00), closes_on=date(2023, 1, 1))
    low = distribute(terms, BOTH_DRAWN, years(300_000_00, 0, 0), closes_on=date(2023, 1, 1))

    lines = [*high.paid_in, *high.lines, *low.lines]
    assert {line.part for line in lines} == set(Part)
    assert not [line for line in lines if "{" in line.said("EUR").read("nl") + line.said("EUR").read("en")]
    assert high.lines[0].said("EUR").read("en") == (
        "oranje receives 4,500.00 of return, for a share of 25 %: "
        "class senior was owed 18,000.00 and receives 18,000.00"
    )
    assert high.lines[-1].said("EUR").read("nl") == (
        "59.314,57 ligt boven het plafond van de investeerders en gaat terug naar de betaler"
    )
    assert low.lines[-1].said("EUR").read("nl") == (
        "rabo krijgt 112.500,00 uit de garantie, naar een aandeel van 75 %: klasse senior verloor 300.000,00, "
        "waarvan 150.000,00 boven het grootste verlies"
    )


stakes = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 10**8), min_size=1, max_size=4)
promises = st.one_of(
    st.none(),
    st.builds(lambda rate: PromisedReturn(Fraction(rate, 100), ReturnType.ONE_OFF), st.integers(0, 30)),
    st.builds(
        lambda rate, kind, count: PromisedReturn(Fraction(rate, 100), kind, count),
        st.integers(0, 30),
        st.sampled_from([ReturnType.SIMPLE, ReturnType.IRR]),
        st.sampled_from(DayCount),
    ),
)
shares = st.integers(0, 4).map(lambda quarters: Fraction(quarters, 4))
classes = st.builds(
    lambda rank, commitments, preferred, cap, loss: CapitalClass(
        rank, Rank(rank), commitments, preferred, Fraction(1, 5), cap, loss
    ),
    st.sampled_from(Rank),
    stakes,
    promises,
    promises,
    shares,
)


@st.composite
def capitals(draw: st.DrawFn) -> Capital:
    found = draw(st.lists(classes, min_size=1, max_size=3, unique_by=lambda one: one.rank))
    found.sort(key=lambda one: list(Rank).index(one.rank))
    left = 1 - sum(one.upside for one in found)
    guarantors = {"city": 1, "province": sum(one.committed for one in found)}
    return Capital(tuple(found), draw(st.booleans()), left * Fraction(2, 3), left / 3, draw(promises), guarantors)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Capital, list[DrawDown], list[Receipt]]:
    capital = draw(capitals())
    days = st.dates(date(2019, 1, 1), date(2027, 12, 31))
    called = [
        DrawDown(draw(days), one.key, part)
        for one in capital.classes
        for part in (one.committed // 3, one.committed - one.committed // 3)
    ]
    receipts = draw(st.lists(st.builds(Receipt, days, st.integers(0, 4 * capital.committed)), max_size=5))
    return capital, called, receipts


CLOSES = date(2028, 1, 1)
History = tuple[Capital, list[DrawDown], list[Receipt]]


@given(histories())
def test_what_comes_in_goes_out(history: History) -> None:
    capital, called, receipts = history

    found = distribute(capital, called, receipts, closes_on=CLOSES)

    came_in, went_out = Counter[date](), Counter[date]()
    for receipt in receipts:
        came_in[receipt.on] += receipt.cents
    for line in found.lines:
        went_out[line.on] += line.cents if line.part is not Part.GUARANTEE else 0
    assert +came_in == +went_out
    assert found.total(part=Part.GUARANTEE) == sum(found.guarantee.values())
    assert all(line.cents > 0 for line in [*found.lines, *found.paid_in])
    assert sum(line.cents for line in found.paid_in) == sum(one.cents for one in called)


@given(histories())
def test_no_class_gets_more_than_its_cap_nor_loses_more_than_was_agreed(history: History) -> None:
    capital, called, receipts = history

    found = distribute(capital, called, receipts, closes_on=CLOSES)

    for one in capital.classes:
        assert found.loss(one.key) <= one.largest_loss * one.committed
        assert found.total(class_key=one.key) <= most(one.cap, [call for call in called if call.class_key == one.key])
    assert sum(found.total(class_key=one.key) for one in capital.classes) <= most(capital.cap, called)
    assert all(amount <= capital.guarantors[key] for key, amount in found.guarantee.items())


def test_a_common_cap_keeps_room_for_the_principal_of_the_other_class() -> None:
    senior = CapitalClass(
        "senior", Rank.SENIOR, {"a": 3564}, PromisedReturn(Fraction(30, 100), ReturnType.ONE_OFF), Fraction(0)
    )
    junior = CapitalClass("junior", Rank.JUNIOR, {"a": 21}, None, Fraction(0))
    capital = Capital(
        (senior, junior),
        recourse=False,
        provider_share=Fraction(1),
        returned_share=Fraction(0),
        cap=PromisedReturn(Fraction(0), ReturnType.ONE_OFF),
    )
    day = date(2019, 1, 1)

    found = distribute(capital, [DrawDown(day, "senior", 3564), DrawDown(day, "junior", 21)], [Receipt(day, 3585)])

    assert {key: found.total(class_key=key) for key in ("senior", "junior")} == {"senior": 3564, "junior": 21}


def most(cap: PromisedReturn | None, called: list[DrawDown]) -> float:
    """Give the principal with the capped return on all of it until the end: no cap on what stands out is higher."""
    if cap is None:
        return float("inf")
    grown = (cap.growth(cap.day_count.years(one.on, CLOSES) if cap.day_count else Fraction(1)) for one in called)
    return float(sum(one.cents * (1 + growth) for one, growth in zip(called, grown, strict=True)) + 20)


@given(histories())
def test_investors_of_a_class_share_by_their_stakes(history: History) -> None:
    capital, called, receipts = history

    found = distribute(capital, called, receipts, closes_on=CLOSES)

    for one in capital.classes:
        whole = found.total(class_key=one.key)
        for key, stake in one.commitments.items():
            exact = Fraction(whole * stake, one.committed)
            assert abs(found.total(class_key=one.key, party=key) - exact) < 2


@given(histories())
def test_the_order_in_which_things_are_told_changes_nothing(history: History) -> None:
    capital, called, receipts = history
    turned = replace(
        capital,
        classes=tuple(replace(one, commitments=dict(reversed(one.commitments.items()))) for one in capital.classes),
        guarantors=dict(reversed(capital.guarantors.items())),
    )

    first, again = distribute(capital, called, receipts), distribute(turned, called[::-1], receipts[::-1])

    assert told(first) == told(again)


def told(found: Distribution) -> list[str]:
    return sorted(repr((line.on, line.part, line.class_key, line.party, line.cents)) for line in found.lines)


@given(histories(), st.integers(1, 10**8))
def test_a_higher_last_receipt_gives_no_class_less(history: History, more: int) -> None:
    capital, called, receipts = history
    last, higher = Receipt(CLOSES, 10**6), Receipt(CLOSES, 10**6 + more)

    before = distribute(capital, called, [*receipts, last])
    after = distribute(capital, called, [*receipts, higher])

    for one in capital.classes:
        assert after.total(class_key=one.key) >= before.total(class_key=one.key) - 1, "what is left is split anew"
    assert after.total() == before.total() + more


@given(stakes, st.lists(st.integers(1, 10**7), min_size=2, max_size=9))
def test_many_small_payments_share_nearly_as_one_large_one(commitments: dict[str, int], cents: list[int]) -> None:
    terms = single(commitments=commitments)
    receipts = [Receipt(date(2020, 1, day), amount) for day, amount in enumerate(cents, start=1)]

    found = distribute(terms, [DrawDown(START, "only", sum(commitments.values()))], receipts)

    for key, stake in commitments.items():
        assert abs(found.total(party=key) - Fraction(sum(cents) * stake, sum(commitments.values()))) < 2


@given(histories())
def test_what_was_distributed_stays_when_more_comes_in(history: History) -> None:
    """Each receipt is distributed on its own day, by running all over again: the days before give what they gave."""
    capital, called, receipts = history
    by_day = {receipt.on: receipt for receipt in receipts}
    calls = list({(call.on, call.class_key): call for call in called}.values())
    whole = distribute(capital, calls, by_day.values())

    for day in by_day:
        so_far = distribute(
            capital,
            [call for call in calls if call.on <= day],
            [receipt for receipt in by_day.values() if receipt.on <= day],
        )
        assert so_far.lines == tuple(line for line in whole.lines if line.on <= day)
        assert so_far.paid_in == tuple(line for line in whole.paid_in if line.on <= day)


@given(histories())
def test_no_class_receives_anything_while_one_before_it_is_owed(history: History) -> None:
    capital, called, receipts = history
    uncapped = replace(capital, cap=None, classes=tuple(replace(one, cap=None) for one in capital.classes))
    by_day = {receipt.on: receipt for receipt in receipts}

    for day in by_day:
        before = [call for call in called if call.on <= day]
        found = distribute(uncapped, before, [one for one in by_day.values() if one.on <= day])
        owed = False
        for one in uncapped.classes:
            assert not (owed and any(line.class_key == one.key and line.on == day for line in found.lines))
            owed = owed or found.balances[one.key].owed > 0


def table(page: str, width: int) -> list[list[str]]:
    """Read the rows of so many columns from a page on a method, without their heads."""
    lines = (Path(__file__).parents[2] / "docs" / "methods" / page).read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in rows if len(row) == width and any(sign.isdigit() for sign in row[-1] + row[0])]


def test_the_table_on_the_page_is_right() -> None:
    rows = table("waterfall.md", 7)

    assert len(rows) == 4
    for receipts, *expected in rows:
        found = distribute(TWO, BOTH_DRAWN, years(*(int(euros) * 100 for euros in receipts.split())))
        computed = [
            *(found.total(class_key=key) for key in ("senior", "junior")),
            found.total(part=Part.PROVIDER),
            found.total(part=Part.RETURNED) + found.total(part=Part.ABOVE_CAP),
            sum(balance.principal for balance in found.balances.values()),
            sum(balance.accrued for balance in found.balances.values()),
        ]
        assert [f"{cents / 100:.2f}" for cents in computed] == expected
