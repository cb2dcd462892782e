"""The fast settlement pays the same cents as the readable rule, and refuses by name what it does not know."""

import random
from collections import defaultdict
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

import pytest
from as_written import as_written

from veerkracht.fund.rules.batch import settling as compiled
from veerkracht.fund.rules.batch.clauses import NONE, NotFast, plain
from veerkracht.fund.rules.reading import read_document
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.terms import Contract

START, END = date(2019, 1, 1), date(2019, 3, 31)
FIRST = START.toordinal()
settling = as_written(compiled)
Columns = dict[str, list[int]]


def document(*metrics: dict[str, Any], **said: Any) -> dict[str, Any]:
    words = {"title": {"en": "…"}, "unit": {"en": "persons"}, "definition": 1}
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
        "metrics": [words | {"key": f"m{number}"} | metric for number, metric in enumerate(metrics)],
    }
    return base | said


def contract(*metrics: dict[str, Any], **said: Any) -> Contract:
    terms = read_document(document(*metrics, **said)).terms
    assert terms
    return Contract.of([terms])


def made(chance: random.Random, many: int) -> tuple[list[Contract], Columns]:
    """Make three contracts of the known clauses, and rows of which many meet on a day."""
    contracts = [
        contract(
            *(
                {
                    "prices": [{"amount": f"{chance.randint(1, 50)}.{chance.randint(10, 99)}"}]
                    + [{"amount": f"{above}.05", "above": above} for above in chance.sample(range(1, 20), place)],
                    "at_least": chance.randint(0, 5),
                    "discounts": [{"kind": "deadweight", "share": f"{share} %", "whole_units": True}] if share else [],
                    **({"since": "2019-02-01"} if place == 1 else {}),
                }
                for place, share in enumerate(chance.choices([0, 20, 33, 50], k=3))
            ),
            caps=[
                {"per": "contract", "amount": str(chance.randint(100, 900))},
                {"per": "metric", "of": "m0", "amount": str(chance.randint(50, 300))},
            ],
        )
        for _number in range(3)
    ]
    columns = {
        "contract": [chance.randrange(3) for _row in range(many)],
        "metric": [chance.randrange(3) for _row in range(many)],
        "person": [chance.choice([0, 1, 2, 3, 250, 2**32 - 1]) for _row in range(many)],
        "day": [FIRST - 5 + chance.randrange(20) * chance.choice([1, 6]) for _row in range(many)],
        "value": [chance.randrange(10) for _row in range(many)],
        "verified": [int(chance.random() < 0.8) for _row in range(many)],
    }
    return contracts, columns


def readable(contracts: list[Contract], columns: Columns) -> dict[int, int]:
    """Settle by the readable rule; give the cents of each row that is paid."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for at, (number, metric, person, day, value, verified) in enumerate(zip(*columns.values(), strict=True)):
        state = "verified" if verified else "claimed"
        row = Row(f"{at:06}", f"{person:010}", f"m{metric}", date.fromordinal(day), value=value, state=state)
        rows[number].append(row)
    settled = [settle(contracts[number], mine, date(2030, 1, 1)) for number, mine in rows.items()]
    return {int(line.key): line.amount for settlement in settled for line in settlement.to_post}


class Grid(dict[tuple[int, ...], int]):
    """Noughts in rows and columns."""

    def __missing__(self, key: tuple[int, ...]) -> int:
        return 0


def by_loops(contracts: list[Contract], columns: Columns) -> tuple[dict[int, int], Grid]:
    """Settle by the loops as plain Python, on lists."""
    caps, metrics = zip(*(plain(one) for one in contracts), strict=True)
    whole = [one for each in metrics for one in each]
    windows = [[getattr(one, name) for one in whole] for name in ("begins", "ends", "least")]
    firsts = [sum(len(one.bounds) for one in whole[:at]) for at in range(len(whole) + 1)]
    terms = (
        *([one.kept.numerator for one in whole], [one.kept.denominator for one in whole], firsts),
        *([bound for one in whole for bound in one.bounds], [amount for one in whole for amount in one.amounts]),
        *([one.cap for one in whole], list(caps), FIRST, [day // 31 for day in range(200)]),
    )
    many = len(columns["day"])
    keys, wheres, sizes = [0] * (many + 1), [0] * (many + 1), [0] * len(contracts)
    found = settling.choose(tuple(columns.values()), (*windows, 3), 0, many, keys, wheres, sizes)
    ends = [sum(sizes[: number + 1]) for number in range(len(contracts))]
    places = [end - size for end, size in zip(ends, sizes, strict=True)]
    grouped = [0] * found, [0] * found
    settling.group(keys[:found], wheres[:found], columns["contract"], places, *grouped)
    cents, postings = dict.fromkeys(range(many), 0), Grid()
    for number, (end, size) in enumerate(zip(ends, sizes, strict=True)):
        room = [0] * many, [0] * many, [0] * (4 * many + 16), [0] * 400, Grid()
        settling.settle_one(number, end - size, end, grouped, terms, room, cents, postings)
    return {at: amount for at, amount in cents.items() if amount}, postings


@pytest.mark.parametrize("seed", range(12))
def test_the_loops_pay_the_same_cents_as_the_readable_rule(seed: int) -> None:
    contracts, columns = made(random.Random(seed), 400)  # noqa: S311 - the same rows at every run

    cents, postings = by_loops(contracts, columns)

    assert cents == readable(contracts, columns)
    assert sum(cents.values()) == sum(postings.values()) > 0


def test_many_rows_of_one_day_are_sorted_too() -> None:
    chance = random.Random(1)  # noqa: S311 - the same rows at every run
    keys = [chance.randrange(50) for _key in range(700)]
    wheres = list(range(700))
    expected = sorted(zip(keys, wheres, strict=True))

    settling._sort(keys, wheres, 0, 700)

    assert list(zip(keys, wheres, strict=True)) == expected


@pytest.mark.skipif(not find_spec("numba"), reason="needs the extra “fast”")
def test_settling_many_pays_the_same_cents_as_the_readable_rule() -> None:
    import numpy as np

    from veerkracht.fund.rules.batch.settlement import Rows, settle_many

    contracts, columns = made(random.Random(99), 4000)  # noqa: S311 - the same rows at every run

    settled = settle_many(contracts, Rows(**{name: np.array(column) for name, column in columns.items()}))

    assert {at: int(settled.cents[at]) for at in np.flatnonzero(settled.cents)} == readable(contracts, columns)
    assert int(settled.postings.sum()) == int(settled.cents.sum())
    assert settled.quarters == ("2019-Q1",)
    with pytest.raises(TypeError, match="whole numbers"):
        settle_many(contracts, Rows(**{name: np.array(column, float) for name, column in columns.items()}))


PRICED = {"prices": [{"amount": "1.00"}]}


def test_the_known_clauses_become_plain_numbers() -> None:
    discount = {"kind": "deadweight", "share": "40 %", "whole_units": True}
    prices = [{"amount": "2.00"}, {"amount": "1.50", "above": 10}]
    metric = {"prices": prices, "discounts": [discount], "at_least": "2.5", "until": "2019-02-28"}

    cap, (one, other) = plain(contract(metric, PRICED, caps=[{"per": "metric", "of": "m0", "amount": "99.00"}]))

    assert cap == other.cap > 10**18
    assert one == (FIRST, date(2019, 2, 28).toordinal(), 3, Fraction(3, 5), 9900, (0, 10), (200, 150))
    assert (other.begins, other.ends, other.least, other.kept) == (FIRST, END.toordinal(), NONE, 1)


@pytest.mark.parametrize(
    ("metric", "said", "clause"),
    [
        pytest.param({"repeats": {"at_most": 2}}, {}, "metrics[m0].repeats", id="repeats"),
        pytest.param({"after": {"metric": "entry"}}, {}, "metrics[m0].after", id="what comes first"),
        pytest.param(
            {"indexation": {"yearly": "2 %", "since": "2019-01-01"}}, {}, "metrics[m0].indexation", id="index"
        ),
        pytest.param(
            {"prices": [{"amount": "1", "since": "2019-01-01"}]}, {}, "metrics[m0].prices[1]", id="a dated price"
        ),
        pytest.param({"prices": [{"amount_is": "unknown"}]}, {}, "metrics[m0].prices[1]", id="an unknown price"),
        pytest.param({"prices": []}, {}, "metrics[m0].prices", id="no price"),
        pytest.param(
            {"discounts": [{"kind": "leakage", "share": "5 %"}]}, {}, "metrics[m0].discounts[1]", id="leakage"
        ),
        pytest.param({"compare": "difference"}, {}, "metrics[m0].compare", id="a baseline"),
        pytest.param({}, {"caps": [{"per": "person", "amount": "5"}]}, "caps[1]", id="a cap per person"),
        pytest.param({}, {"claims_until": "2019-02-01"}, "claims_until", id="claims that end early"),
        pytest.param({}, {"floors": [{"per": "contract", "amount": "5"}]}, "floors", id="a floor"),
        pytest.param(
            {},
            {"payers": [{"organisation": "a", "share": "50 %"}, {"organisation": "b", "share": "50 %"}]},
            "payers",
            id="two payers",
        ),
        pytest.param(
            {},
            {"eligibility": [{"fact": "age", "title": {"en": "age"}, "at_most": 24}]},
            "eligibility",
            id="who counts",
        ),
    ],
)
def test_another_clause_is_refused_by_its_name(metric: dict[str, Any], said: dict[str, Any], clause: str) -> None:
    with pytest.raises(NotFast) as refused:
        plain(contract(PRICED | metric, **said))

    assert refused.value.said.read("en") == (
        f"The fast settlement does not know “{clause}”. Settle this contract by the readable rule."
    )


def test_an_amended_contract_is_refused() -> None:
    second = document(PRICED, version=2, reason="…", in_force_from="2019-02-01")
    terms = read_document(second).terms
    assert terms

    with pytest.raises(NotFast, match="amendments"):
        plain(Contract.of([*contract(PRICED).versions, terms]))
