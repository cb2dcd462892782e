"""P3: settlement of ten million rows with caps and tiers, beside pandas and polars.

    ./bench P3 [--rows 10000000] [--contracts 200] [--rounds 7]

What counts: verified, in the window, at least the threshold, the first of its contract, metric and person. Then
deadweight in whole units, three prices by running number, a cap per metric and one of the contract, in the order
(outcome date, person, metric). Out come cents per row and sums per contract, metric and quarter. Before any time is
printed, the cents of every row are compared between ours, pandas and polars, those of some contracts with the readable
rule, and a shuffled input must give the same. The three then take turns; memory is what ours takes beside its input.
"""

import argparse
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from veerkracht.fund.rules.batch.clauses import Plain, plain
from veerkracht.fund.rules.batch.settlement import Rows, Settled, settle_many
from veerkracht.fund.rules.reading import read_document
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.terms import Contract

METRICS, PEOPLE = 5, 8_500
FIRST, LAST = date(2018, 1, 1), date(2022, 12, 31)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rows", type=int, default=10_000_000)
    words.add_argument("--contracts", type=int, default=200)
    words.add_argument("--rounds", type=int, default=7)
    said = words.parse_args()
    chance = np.random.default_rng(3)
    contracts = [contract(number, chance) for number in range(said.contracts)]
    rows = made(said.rows, said.contracts, chance)
    started = time.perf_counter()
    settle_many(contracts, Rows(*(column[:1000] for column in rows)))
    compiling = time.perf_counter() - started
    terms = table(contracts)
    frame = pd.DataFrame(rows._asdict())
    lazy = pl.DataFrame(rows._asdict()).with_row_index("row")
    ways: dict[str, Callable[[], Any]] = {
        "ours": lambda: settle_many(contracts, rows),
        "pandas": lambda: in_pandas(frame, terms),
        "polars": lambda: in_polars(lazy, terms),
    }
    ours = ways["ours"]()
    compare(ours, ways["pandas"](), "pandas")
    compare(ours, ways["polars"](), "polars")
    readable = compare_readable(contracts, rows, ours)
    compare_shuffled(contracts, rows, ours, chance)
    input_bytes, extra = sum(column.nbytes for column in rows), memory(ways["ours"])
    took = measured(ways, said.rounds)
    report(took, ours, {"compiling": compiling, "memory": extra / input_bytes, "readable rows a second": readable})


def contract(number: int, chance: Any) -> Contract:
    """Make a contract of the clauses that the fast settlement knows."""
    metrics = [
        {
            "key": f"m{place}",
            "title": {"en": "Made up"},
            "unit": {"en": "persons"},
            "definition": 1,
            "at_least": int(chance.integers(30, 60)),
            "prices": [
                {"amount": f"{dear}.00"},
                {"amount": f"{dear - 100}.25", "above": int(chance.integers(100, 900))},
                {"amount": f"{dear - 250}.50", "above": int(chance.integers(1000, 2000))},
            ],
            "discounts": [{"kind": "deadweight", "share": f"{chance.integers(10, 50)} %", "whole_units": True}],
        }
        for place, dear in enumerate(chance.integers(500, 6000, METRICS))
    ]
    caps = [{"per": "contract", "amount": f"{chance.integers(8_000_000, 30_000_000)}"}]
    caps += [
        {"per": "metric", "of": f"m{place}", "amount": f"{most}"}
        for place, most in enumerate(chance.integers(1_500_000, 8_000_000, METRICS))
    ]
    reading = read_document(
        {
            "format": 1,
            "contract": f"c{number}",
            "version": 1,
            "in_force_from": FIRST.isoformat(),
            "currency": "EUR",
            "title": {"en": "Made up"},
            "starts_on": FIRST.isoformat(),
            "ends_on": LAST.isoformat(),
            "payers": [{"organisation": "province", "share": "100 %"}],
            "caps": caps,
            "metrics": metrics,
        }
    )
    assert reading.terms, reading.mistakes
    return Contract.of([reading.terms])


def made(rows: int, contracts: int, chance: Any) -> Rows:
    """Make rows, the same at every run: a third lies outside a window, is too little or not verified."""
    whose = chance.integers(0, contracts, rows).astype(np.uint16)
    return Rows(
        contract=whose,
        metric=chance.integers(0, METRICS, rows).astype(np.uint8),
        person=(whose.astype(np.uint32) * PEOPLE + chance.integers(0, PEOPLE, rows)).astype(np.uint32),
        day=(FIRST.toordinal() - 180 + chance.integers(0, 2200, rows)).astype(np.int32),
        value=chance.integers(0, 101, rows).astype(np.int32),
        verified=(chance.random(rows) < 0.7).astype(np.uint8),
    )


def table(contracts: list[Contract]) -> pd.DataFrame:
    """Lay the terms out as a table, a row for each metric of each contract."""

    def line(number: int, place: int, cap: int, one: Plain) -> dict[str, int]:
        prices = {f"above{at}": bound for at, bound in enumerate(one.bounds)}
        prices |= {f"price{at}": amount for at, amount in enumerate(one.amounts)}
        known = {"begins": one.begins, "ends": one.ends, "least": one.least, "metric_cap": one.cap, "contract_cap": cap}
        kept = {"kept": one.kept.numerator, "whole": one.kept.denominator}
        return {"contract": number, "metric": place} | known | kept | prices

    plains = [plain(contract) for contract in contracts]
    return pd.DataFrame(
        line(number, place, cap, one)
        for number, (cap, metrics) in enumerate(plains)
        for place, one in enumerate(metrics)
    )


def in_pandas(frame: pd.DataFrame, terms: pd.DataFrame) -> tuple[Any, Any]:
    """Settle with pandas: the terms are merged to the rows, and what is used up is a cumulative sum by group."""
    each = ["contract", "metric"]
    due = frame[frame["verified"] == 1].reset_index(names="row").merge(terms, on=each)
    due = due[due["day"].between(due["begins"], due["ends"]) & (due["value"] >= due["least"])]
    due = due.sort_values(["contract", "day", "person", "metric", "row"])
    due = due.drop_duplicates([*each, "person"])
    number = due.groupby(each).cumcount() + 1
    due["net"] = number * due["kept"] // due["whole"]
    due = due[due["net"] > (number - 1) * due["kept"] // due["whole"]]
    over, far_over = due["net"] > due["above1"], due["net"] > due["above2"]
    due["amount"] = np.select([far_over, over], [due["price2"], due["price1"]], due["price0"])
    used = due.groupby(each)["amount"].cumsum() - due["amount"]
    due["amount"] = (due["metric_cap"] - used).clip(0, due["amount"])
    used = due.groupby("contract")["amount"].cumsum() - due["amount"]
    due["amount"] = (due["contract_cap"] - used).clip(0, due["amount"])
    due["quarter"] = pd.to_datetime(due["day"] - date(1970, 1, 1).toordinal(), unit="D").dt.to_period("Q")
    cents = np.zeros(len(frame), np.int64)
    cents[due["row"]] = due["amount"]
    return cents, due.groupby([*each, "quarter"])["amount"].sum().to_numpy()


def in_polars(frame: pl.DataFrame, terms: pd.DataFrame) -> tuple[Any, Any]:
    """Settle with polars, lazily, so that it plans the whole and uses every core."""
    small = pl.DataFrame(terms).with_columns(pl.col("contract").cast(pl.UInt16), pl.col("metric").cast(pl.UInt8)).lazy()
    each = ["contract", "metric"]
    net = pl.col("number") * pl.col("kept") // pl.col("whole")
    before = (pl.col("number") - 1) * pl.col("kept") // pl.col("whole")
    price = (
        pl.when(pl.col("net") > pl.col("above2"))
        .then("price2")
        .when(pl.col("net") > pl.col("above1"))
        .then("price1")
        .otherwise("price0")
    )

    def under(cap: str, by: list[str]) -> pl.Expr:
        used = pl.col("amount").cum_sum().over(by) - pl.col("amount")
        return pl.max_horizontal(pl.min_horizontal(pl.col("amount"), pl.col(cap) - used), 0).alias("amount")

    due = (
        frame.lazy()
        .filter(pl.col("verified") == 1)
        .join(small, on=each)
        .filter(pl.col("day").is_between("begins", "ends") & (pl.col("value") >= pl.col("least")))
        .sort("contract", "day", "person", "metric", "row")
        .unique(["contract", "metric", "person"], keep="first", maintain_order=True)
        .with_columns(number=pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(each))
        .with_columns(net=net, before=before)
        .filter(pl.col("net") > pl.col("before"))
        .with_columns(amount=price)
        .with_columns(under("metric_cap", each))
        .with_columns(under("contract_cap", ["contract"]))
        .with_columns(on=(pl.col("day") - date(1970, 1, 1).toordinal()).cast(pl.Date))
        .select("row", *each, "amount", quarter=pl.col("on").dt.year() * 4 + pl.col("on").dt.quarter())
        .collect()
    )
    postings = due.group_by(*each, "quarter").agg(pl.col("amount").sum()).sort(*each, "quarter")
    cents = np.zeros(len(frame), np.int64)
    cents[due["row"].to_numpy()] = due["amount"].to_numpy()
    return cents, postings["amount"].to_numpy()


def compare(ours: Settled, theirs: tuple[Any, Any], name: str) -> None:
    """Stop where a row, or the sum of a quarter, differs by a cent."""
    cents, postings = theirs
    assert np.array_equal(ours.cents, cents), f"{name}: {np.count_nonzero(ours.cents != cents)} rows differ"
    flat = ours.postings.reshape(-1)
    assert np.array_equal(flat[flat != 0], postings[postings != 0]), f"{name}: the sums differ"


def compare_readable(contracts: list[Contract], rows: Rows, ours: Settled) -> float:
    """Stop where the readable rule pays other cents on a few contracts; give how many rows a core settles a second."""
    many = took = 0.0
    for number in range(min(4, len(contracts))):
        mine = np.flatnonzero(rows.contract == number).tolist()
        outcomes = [
            Row(
                f"{at:09}",
                f"{rows.person[at]:09}",
                f"m{rows.metric[at]}",
                date.fromordinal(int(rows.day[at])),
                value=int(rows.value[at]),
                state="verified" if rows.verified[at] else "claimed",
            )
            for at in mine
        ]
        started = time.process_time()
        settlement = settle(contracts[number], outcomes, date(2030, 1, 1))
        took += time.process_time() - started
        many += len(outcomes)
        paid = {int(line.key): line.amount for line in settlement.to_post}
        assert paid == {at: int(ours.cents[at]) for at in mine if ours.cents[at]}, f"contract {number} differs"
    return many / took


def compare_shuffled(contracts: list[Contract], rows: Rows, ours: Settled, chance: Any) -> None:
    """Stop where another order of rows gives another sum for anybody."""
    order = chance.permutation(len(rows.day))
    other = settle_many(contracts, Rows(*(column[order] for column in rows)))
    assert np.array_equal(ours.postings, other.postings), "the order of rows matters"
    assert np.array_equal(np.bincount(rows.person, ours.cents), np.bincount(rows.person[order], other.cents))


def memory(way: Callable[[], Any]) -> int:
    """Measure the most memory that a run takes beside its input, in bytes."""
    tracemalloc.start()
    way()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def measured(ways: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Time all in turn, warm."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            took[name].append(time.perf_counter() - started)
    return took


def report(took: dict[str, list[float]], ours: Settled, more: dict[str, float]) -> None:
    """Print the medians, and the ratios of the rounds."""
    middle = {name: statistics.median(seconds) for name, seconds in took.items()}
    ratios = {
        name: statistics.median(theirs / mine for theirs, mine in zip(seconds, took["ours"], strict=True))
        for name, seconds in took.items()
    }
    payments, cents = np.count_nonzero(ours.cents), int(ours.cents.sum(dtype=np.int64))
    print(f"{payments:,} payments, {cents:,} cents, the same in all three")
    for name, seconds in middle.items():
        print(f"{name:<7} {seconds:7.3f} s   {ratios[name]:6.1f} × ours")
    print(
        f"best of ours {min(took['ours']):.3f} s   "
        + "   ".join(f"{name} {value:,.2f}" for name, value in more.items())
    )
    parts = {
        name: {"seconds": round(middle[name], 4), "ratio": round(ratios[name], 1)} for name in ("pandas", "polars")
    }
    figures = {name: round(value, 3) for name, value in more.items()}
    line = {"name": "P3", "ours": round(middle["ours"], 4), "peer": round(middle["pandas"], 4)}
    print(json.dumps(line | {"ratio": round(ratios["pandas"], 1), "parts": parts | figures}))


if __name__ == "__main__":
    main()
