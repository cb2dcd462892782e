"""Prices at which needs and offers choose by themselves, and the bound that they prove."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np

from veerkracht.support.rules.many import sweeps
from veerkracht.support.rules.many.market import Market, Prices

CHOOSING, CALM_ENOUGH = 70, 3.0
CHOOSE_STEP = (10.0, 0.3)
"""The first and the last step of a price, for scores of which the spread is a thousand."""
USUAL_SPREAD = 1_000.0
MEMORY, SQUARES, TINY = 0.8, 0.98, 1e-3


def best_of_each(market: Market) -> Any:
    best = np.zeros(market.needs)
    np.maximum.at(best, market.pairs[0], market.pairs[2])
    return best


def whole(market: Market, bound: float) -> float:
    """Where all scores are whole, so is the best; the bound may be rounded down."""
    whole = bool((market.pairs[2] % 1 == 0).all())
    return float(np.floor(bound * (1 + 1e-12) + 1e-6)) if whole else bound * (1 + 1e-12)


class _Steps:
    """Steps of prices against their slope: each price has a step of its own, and they get smaller."""

    def __init__(self, size: int, between: tuple[float, float], spread: float, steps: int) -> None:
        self.mean, self.square = np.zeros(size), np.zeros(size)
        self.first, self.last = between[0] * spread, between[1] * spread
        self.steps, self.taken = steps, 0

    def next(self, prices: Any, slope: Any) -> Any:
        slope = np.where((prices <= 0) & (slope < 0), 0.0, slope)
        self.mean = MEMORY * self.mean + (1 - MEMORY) * slope
        self.square = SQUARES * self.square + (1 - SQUARES) * slope * slope
        size = self.first * (self.last / self.first) ** (self.taken / self.steps)
        self.taken += 1
        mean = self.mean / (1 - MEMORY**self.taken)
        square = self.square / (1 - SQUARES**self.taken)
        return np.maximum(0.0, prices + size * mean / (np.sqrt(square) + TINY))


def _per_euro(market: Market) -> float:
    """Give how much smaller the price of a euro is than that of an hour."""
    cost, load = market.pairs[4], market.pairs[3]
    return float(load.mean() / cost.mean()) if len(cost) and cost.mean() > 0 else 1.0


def _spread(market: Market) -> float:
    return float(market.pairs[2].max(initial=0.0)) / USUAL_SPREAD or 1.0


def chosen(market: Market, bound: float, calm: float) -> tuple[Prices, float]:
    """Find prices of hours and euros at which needs, each choosing its best, ask about what there is."""
    turns = int(CHOOSING * min(calm, CALM_ENOUGH))
    offers, many, purse = len(market.capacity), len(market.budgets), market.purse
    by_need = tuple(column[market.listed] for column in market.pairs)
    places, scale = np.arange(len(market.listed), dtype=np.int32), _per_euro(market)
    units = np.concatenate([np.ones(offers), np.full(many, scale)])
    prices = np.zeros(offers + many)
    worth, used, spent = np.zeros(market.needs), np.zeros(offers), np.zeros(many)
    limits = np.concatenate([market.room, purse])
    steps = _Steps(len(prices), CHOOSE_STEP, _spread(market), turns)
    best = Prices(prices[:offers], best_of_each(market), prices[offers:])
    for _step in range(turns):
        sweeps.choose(by_need, market.starts, places, prices[:offers], prices[offers:], worth, used, spent)
        now = float(worth.sum() + prices @ limits)
        if now < bound:
            best, bound = Prices(prices[:offers].copy(), worth.copy(), prices[offers:].copy()), now
        over = np.concatenate([(used - market.room) / 5, (spent - purse) / np.maximum(purse, 1) * 20])
        prices = steps.next(prices / units, over) * units
    return best, bound


def packed(market: Market, near: Prices, many: int, sizes: tuple[float, float]) -> tuple[Prices, float, Any]:
    """Find prices of needs and euros at which offers, each filling itself exactly, take each need about once."""
    need, purse, scale = market.pairs[0], market.purse, _per_euro(market)
    units = np.concatenate([np.ones(market.needs), np.full(len(purse), scale)])
    prices = np.concatenate([near.needs, near.euros])
    taken, best, best_taken = np.zeros(len(need), np.int8), np.inf, np.zeros(len(need), np.int8)
    found = prices
    steps = _Steps(len(prices), sizes, _spread(market), many)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _step in range(many):
            worth, dear = prices[: market.needs], prices[market.needs :]
            now = float(worth.sum() + dear @ purse) + _pack(pool, market, worth, dear, taken)
            if now < best:
                best, found, best_taken = now, prices, taken.copy()
            picked = np.flatnonzero(taken)
            spent = np.bincount(market.pairs[5][picked], weights=market.pairs[4][picked], minlength=len(purse))
            over = np.bincount(need[picked], minlength=market.needs) - 1.0
            slope = np.concatenate([over, (spent - purse) / np.maximum(purse, 1) * 100])
            prices = steps.next(prices / units, slope) * units
    return Prices(near.hours, found[: market.needs], found[market.needs :]), best, best_taken


def _pack(pool: ThreadPoolExecutor, market: Market, worth: Any, dear: Any, taken: Any) -> float:
    """Let every core fill its share of the offers."""
    cores = os.cpu_count() or 1
    cuts = np.searchsorted(market.firsts, np.linspace(0, len(taken), cores + 1))
    cuts[0], cuts[-1] = 0, len(market.capacity)
    jobs = [
        pool.submit(sweeps.pack, market.pairs, market.firsts, market.room, int(start), int(stop), worth, dear, taken)
        for start, stop in pairwise(cuts)
    ]
    return sum(float(job.result()) for job in jobs)
