"""P2: rates of return of a million series, IRR and XIRR, beside a loop over pyxirr.

    ./bench P2 [--series 1000000] [--peer 20000] [--rounds 7]

Every series has 21 flows: eight quarters paid in, thirteen received, with a lognormal multiple; XIRR with days of its
own. pyxirr, asked series by series as its pages show, on the lists it takes fastest, answers the first of them in the
same round, and its time is counted per series. Before any time is printed the rates are compared: with the readable
rule (a thousand, to 1e-9), with pyxirr (all it answered; its XIRR stops near 1e-9), and at every rate the present
values must cancel out to 1e-11 of their size.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pyxirr

from veerkracht.fund.rules.batch.returns import Rates, irr_many, xirr_many
from veerkracht.fund.rules.returns import Rate, irr, xirr_by_number

MOMENTS, PAYING = 21, 8
EPOCH = date(2019, 1, 1).toordinal()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--series", type=int, default=1_000_000)
    words.add_argument("--peer", type=int, default=20_000, help="so many are asked of the peer in each round")
    words.add_argument("--rounds", type=int, default=7)
    said = words.parse_args()
    amounts, days = made(said.series)
    few = min(said.peer, said.series)
    lists = amounts[:few].tolist()
    dates = [[date.fromordinal(day) for day in row] for row in days[:few].tolist()]
    parts = {
        "irr": measured(
            said.rounds, lambda: irr_many(amounts), lambda: [pyxirr.irr(row) for row in lists], said.series / few
        ),
        "xirr": measured(
            said.rounds,
            lambda: xirr_many(days, amounts),
            lambda: [pyxirr.xirr(on, row) for on, row in zip(dates, lists, strict=True)],
            said.series / few,
        ),
    }
    compare(amounts, None, parts["irr"].pop("rates"), parts["irr"].pop("answers"), 1e-9)
    compare(amounts, days, parts["xirr"].pop("rates"), parts["xirr"].pop("answers"), 2e-9)
    for name, part in parts.items():
        each = 1e9 / said.series
        print(
            f"{name:<5} ours {part['ours'] * each:8.0f} ns a series   pyxirr {part['peer'] * each:8.0f} ns"
            f"   ratio {part['ratio']:6.1f}   compiling {part['compiling']:.1f} s"
        )
    first = parts["irr"]
    print(json.dumps({"name": "P2", **{key: first[key] for key in ("ours", "peer", "ratio")}, "parts": parts}))


def made(series: int) -> tuple[Any, Any]:
    """Make series, the same at every run."""
    chance = np.random.default_rng(2)
    paid = chance.uniform(50, 150, (series, PAYING))
    back = chance.uniform(0.5, 1.5, (series, MOMENTS - PAYING))
    back *= (paid.sum(axis=1) * chance.lognormal(0.15, 0.35, series) / back.sum(axis=1))[:, None]
    days = EPOCH + np.cumsum(chance.integers(60, 125, (series, MOMENTS)), axis=1)
    return np.concatenate([-paid, back], axis=1), days.astype(np.int32)


def measured(rounds: int, ours: Callable[[], Rates], peer: Callable[[], list[Any]], times: float) -> dict[str, Any]:
    """Time both in turn, warm, and give the medians in seconds for all series."""
    started = time.perf_counter()
    rates = ours()
    first = time.perf_counter() - started
    answers = peer()
    took: dict[str, list[float]] = {"ours": [], "peer": []}
    for _round in range(rounds):
        for name, way in (("ours", ours), ("peer", peer)):
            started = time.perf_counter()
            way()
            took[name].append((time.perf_counter() - started) * (times if name == "peer" else 1))
    ratio = statistics.median(peer / ours for ours, peer in zip(took["ours"], took["peer"], strict=True))
    medians = {name: round(statistics.median(seconds), 4) for name, seconds in took.items()}
    compiling = round(max(0.0, first - medians["ours"]), 2)
    return {**medians, "ratio": round(ratio, 1), "compiling": compiling, "rates": rates, "answers": answers}


def compare(amounts: Any, days: Any, rates: Rates, answers: list[Any], close: float) -> None:
    """Stop where a rate differs from the readable rule or the peer, or does not cancel the present values out."""
    values = np.asarray(rates.values)
    assert not rates.missing, "every series made here has a rate"
    for row in range(min(1000, len(values))):
        flows = amounts[row].tolist()
        readable = irr(flows) if days is None else xirr_by_number(zip(days[row].tolist(), flows, strict=True))
        assert isinstance(readable, Rate)
        assert abs(readable.value - values[row]) < 1e-9, (row, readable, values[row])
    answered = np.array([np.nan if answer is None else answer for answer in answers])
    apart = np.nanmax(np.abs(answered - values[: len(answered)]))
    assert apart < close, f"pyxirr differs by {apart}"
    years = np.arange(MOMENTS) if days is None else (days - days[:, :1]) / 365
    worths = amounts * np.exp(-years * np.log1p(values)[:, None])
    left = np.max(np.abs(worths.sum(axis=1)) / np.abs(worths).sum(axis=1))
    assert left < 1e-11, f"present values leave {left}"
    silent = int(np.isnan(answered).sum())
    kind = "irr" if days is None else "xirr"
    print(f"{kind:<5} pyxirr differs by {apart:.1e} at most, without answer {silent}; present values leave {left:.1e}")


if __name__ == "__main__":
    main()
