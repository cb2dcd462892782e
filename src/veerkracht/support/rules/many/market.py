"""Needs, offers and what lies between them, laid out so that loops read it from front to back."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

EVEN = 1e-9


@dataclass(frozen=True)
class Market:
    """Needs and offers, and for each eligible pair its score, hours and cost; by offer the hours, and the budgets."""

    needs: int
    need: Any
    offer: Any
    score: Any
    load: Any
    cost: Any
    budget_of: Any
    """The place of the budget that a pair is paid from."""
    capacity: Any
    budgets: Any

    def __post_init__(self) -> None:
        columns = (self.need, self.offer, self.score, self.load, self.cost, self.budget_of)
        if len({len(column) for column in columns}) != 1:
            raise ValueError("each pair has a need, an offer, a score, hours, a cost and a budget")
        numbers = [np.asarray(one, dtype=float) for one in (*columns, self.capacity, self.budgets)]
        if any(len(one) and not (np.isfinite(one).all() and one.min() >= 0) for one in numbers):
            raise ValueError("scores, hours, costs and budgets are nought or more")
        bounds = ((self.need, self.needs), (self.offer, len(self.capacity)), (self.budget_of, len(self.budgets)))
        if any(len(column) and np.max(column) >= many for column, many in bounds):
            raise ValueError("a pair names a need, an offer and a budget that there are")

    @cached_property
    def order(self) -> Any:
        """Lay pairs by offer; what cannot fit an offer is left out, and hours are whole."""
        fits = np.asarray(self.load) <= np.asarray(self.capacity)[np.asarray(self.offer, dtype=np.int64)]
        where = np.flatnonzero(fits)
        return where[np.lexsort((np.asarray(self.need)[where], np.asarray(self.offer)[where]))]

    @cached_property
    def pairs(self) -> tuple[Any, ...]:
        kinds = (np.int32, np.int32, np.float64, np.int32, np.float64, np.int32)
        columns = (self.need, self.offer, self.score, self.load, self.cost, self.budget_of)
        return tuple(np.asarray(column)[self.order].astype(kind) for column, kind in zip(columns, kinds, strict=True))

    @cached_property
    def firsts(self) -> Any:
        return np.searchsorted(self.pairs[1], np.arange(len(self.capacity) + 1))

    @cached_property
    def listed(self) -> Any:
        """List pairs by need."""
        return np.argsort(self.pairs[0], kind="stable").astype(np.int32)

    @cached_property
    def starts(self) -> Any:
        return np.searchsorted(self.pairs[0][self.listed], np.arange(self.needs + 1))

    @cached_property
    def room(self) -> Any:
        return np.floor(np.asarray(self.capacity, dtype=float) + EVEN).astype(np.int64)

    @cached_property
    def single(self) -> bool:
        """Say whether each need takes one hour and no budget can run out: then the best is found exactly."""
        dearest = np.zeros((self.needs, len(self.purse)))
        np.maximum.at(dearest, (self.pairs[0], self.pairs[5]), self.pairs[4])
        return bool((self.pairs[3] == 1).all() and (dearest.sum(axis=0) <= self.purse).all())

    @cached_property
    def purse(self) -> Any:
        return np.asarray(self.budgets, dtype=float)


@dataclass(frozen=True, slots=True)
class Prices:
    """What an hour of each offer, each need and a euro of each budget are worth."""

    hours: Any
    needs: Any
    euros: Any
