"""Settlement: what is due for a contract until a day, pulled from the verified outcomes, one explained line for each.

The order of rows does not matter: room under the caps goes to what was settled before, then by outcome date, person,
metric (as the terms list them), milestone and key. What was settled stays; a late claim takes what room is left. What
lies above a cap is kept beside it and paid only if a later version says from which outcome date. See
docs/methods/settlement.md.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from veerkracht.foundation.money import nearest
from veerkracht.fund.rules import dues
from veerkracht.fund.rules.admission import Claim, refusal
from veerkracht.fund.rules.caps import Caps, Fit, taken_back
from veerkracht.fund.rules.cohort import as_corrected, cohort_worth, measured, measured_again
from veerkracht.fund.rules.dues import Due
from veerkracht.fund.rules.metric import Cohort, Metric
from veerkracht.fund.rules.pricing import Pricing, Worth
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Line, Refused, Row, Settlement, Standing, Whole, exact
from veerkracht.fund.rules.terms import Contract, Terms

Order = tuple[date, str, int, int, str]
LAST = "\U0010ffff"
"""Sorts after every person, for what is reckoned over all of them on a day."""
Event = tuple[Order, Callable[[Any], None], Any]
Admit = Callable[[Claim], Said | None]
Measures = Mapping[tuple[str, str], Fraction]


def settle(
    contract: Contract,
    rows: Iterable[Row],
    until: date,
    settled: Iterable[Line] = (),
    *,
    admit: Admit = refusal,
    measures: Measures | None = None,
) -> Settlement:
    """Settle all outcomes until a day that earlier settlements did not settle.

    `rows` are all rows until that day, also those settled before; `settled` are the lines of earlier settlements.
    A simulation lets all rows pass with `admit`, and names the `measures` of cohorts instead of their people.
    """
    with _uncollected():
        run = _Run(contract, until, Standing(settled), admit, measures or {})
        run.gather(rows)
        run.go()
    lists = tuple(run.lines), tuple(run.refused), tuple(run.waiting)
    return Settlement(contract.last.contract, until, contract.last.currency, *lists)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python's search for circles of memory rest: settling makes none, and the search would take half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Run:
    """One settlement while it is being reckoned."""

    def __init__(self, contract: Contract, until: date, standing: Standing, admit: Admit, measures: Measures) -> None:
        self.contract, self.until, self.standing, self.admit, self.measures = contract, until, standing, admit, measures
        self.on = cache(contract.on)
        self.caps, self.pricing = Caps(standing), Pricing()
        self.lines: list[Line] = []
        self.refused: list[Refused] = []
        self.waiting: list[Refused] = []
        self.rows: dict[str, Row] = {}
        self.members: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.metrics = {
            (terms.version, metric.key): (place, metric)
            for terms in contract.versions
            for place, metric in enumerate(terms.metrics)
        }

    def gather(self, rows: Iterable[Row]) -> None:
        """Keep each row once, then make the corrections: of what was settled on a line, of the rest in the row."""
        for row in rows:
            known = self.rows.setdefault(row.key, row)
            if known != row:
                self.refuse(max(known, row, key=str), Said("same-key", {"key": row.key}))
                self.rows[row.key] = min(known, row, key=str)
        later = {key for key, row in self.rows.items() if row.outcome_on > self.until}
        self.waiting += [Refused(self.rows.pop(key), Said("later", {"until": self.until})) for key in sorted(later)]
        corrections = [row for row in self.rows.values() if row.kind == "correction"]
        for row in sorted(corrections, key=lambda row: (row.outcome_on, row.key)):
            if row.key not in self.standing.counted:
                self._correct(row)

    def go(self) -> None:
        """Go through all that is due in the order of its days."""
        for _order, step, what in sorted(self._due(), key=lambda event: event[0]):
            step(what)
        for due in list(dues.floors(self.contract, self.until, self.standing)):
            self._pay(due)
        for (metric, cohort), rows in self.members.items():
            if f"{metric}/{cohort}" not in self.standing.sums:
                self.waiting += [Refused(row, Said("cohort-waits", {"cohort": cohort})) for row in rows]

    def _due(self) -> Iterator[Event]:
        """List all that may have to be paid, each with its place in the order and what is to be done."""
        outcome = self._outcome
        for row in self.rows.values():
            of = self.standing.counted.get(row.key)
            if row.kind == "outcome" and of is None:
                yield self._order(row), outcome, row
            elif row.kind == "outcome" and of and self.standing.sums[of].cohort:
                self.standing.reach(row.person, row.metric, row.key, row.outcome_on, row.milestone)
        for terms in self.contract.versions:
            if terms.above_cap_from and terms.in_force_from <= self.until:
                yield (terms.in_force_from, "", -2, 0, ""), self._release, terms
        for due in dues.by_calendar(self.contract, self.until, self.rows.values()):
            yield (due.on, "", -1, 0, due.key), self._pay, due
        yield from self._ripe()

    def _ripe(self) -> Iterator[Event]:
        """List the cohorts whose day has come, each by the version in force on that day."""
        for (version, _key), (place, metric) in self.metrics.items():
            for cohort in metric.cohorts:
                if cohort.settles_on <= self.until and self.on(cohort.settles_on).version == version:
                    yield (cohort.settles_on, LAST, place, 0, cohort.key), self._cohort, (metric, cohort)

    def _order(self, of: Row | Line) -> Order:
        """Give a row or a line its place: by outcome date, person, metric, milestone and key."""
        place, metric = self.metrics.get((self.on(of.outcome_on).version, of.metric), (-1, None))
        rungs = [step.key for step in metric.milestones] if metric and of.milestone else []
        return of.outcome_on, of.person, place, rungs.index(of.milestone) if of.milestone in rungs else 0, of.key

    def refuse(self, row: Row, said: Said) -> None:
        self.refused.append(Refused(row, said))

    def write(self, line: Line) -> None:
        self.standing.add(line)
        self.lines.append(line)

    def _outcome(self, row: Row) -> None:
        """Settle one outcome: admit it and price it; or put it with its cohort, which is measured on its day."""
        terms = self.on(row.outcome_on)
        _place, metric = self.metrics.get((terms.version, row.metric), (0, None))
        if metric is None:
            self.refuse(row, Said("unknown-metric", {"metric": row.metric}))
        elif said := self.admit(Claim(row, metric, terms, self.standing)):
            self.refuse(row, said)
        elif metric.per == "cohort":
            self.members[metric.key, row.cohort].append(row)
            self.standing.reach(row.person, metric.key, row.key, row.outcome_on, row.milestone)
        else:
            worth = self.pricing.person(terms, metric, row, self.standing.units[metric.key])
            if isinstance(worth, Said):
                self.refuse(row, worth)
            else:
                evidence = (row.key, row.corrects) if row.corrects else (row.key,)
                whose = metric.pays, metric.key, row.milestone, row.person, "", evidence
                self._pay(Due(terms, row.key, row.outcome_on, worth, exact(row.quantity), *whose))

    def _cohort(self, ripe: tuple[Metric, Cohort]) -> None:
        """Settle a cohort on its day: measure it, carry a shortfall of the one before, and price it."""
        metric, cohort = ripe
        key, terms = f"{metric.key}/{cohort.key}", self.on(cohort.settles_on)
        members = self.members[metric.key, cohort.key]
        whole = [row for row in self.rows.values() if row.kind == metric.denominator and row.cohort == cohort.key]
        named = (metric.key, cohort.key) in self.measures
        measure = self.measures[metric.key, cohort.key] if named else measured(metric, cohort, members, whole)
        if measure is None or key in self.standing.sums:
            return
        short = self._shortfall(metric, cohort)
        worth = cohort_worth(self.pricing, terms, metric, cohort, measure + short)
        if isinstance(worth, Said):
            for row in members:
                self.refuse(row, worth)
            return
        if short:
            worth = Worth(worth.exact, (*worth.steps, Said("carried", {"short": short})))
        if metric.unless and self.standing.used["metric", metric.unless, ""]:
            other = terms.metric(metric.unless)
            worth = Worth(Fraction(0), (*worth.steps, Said("paid-otherwise", {"metric": other.title if other else ""})))
        evidence = tuple(sorted({key for row in (*members, *whole) for key in (row.key, row.corrects) if key}))
        whose = metric.pays, metric.key, "", "", cohort.key, evidence
        self._pay(Due(terms, key, cohort.settles_on, worth, measure + short, *whose))

    def _shortfall(self, metric: Metric, cohort: Cohort) -> Whole:
        """Give what the cohort before fell short of zero, where the terms carry it on."""
        earlier = [one for one in metric.cohorts if one.settles_on < cohort.settles_on] if metric.carry else []
        before = max(earlier, key=lambda one: one.settles_on, default=None)
        known = self.standing.sums.get(f"{metric.key}/{before.key}") if before else None
        return min(0, known.units) if known else 0

    def _pay(self, due: Due) -> None:
        """Write a line for what is due, as far as every cap leaves room; once."""
        if due.key in self.standing.sums:
            return
        if due.pays == "inflow compensation" and due.terms.inflow:
            fit = dues.compensation(due, due.terms.inflow, self.standing)
        else:
            fit = self.caps.fit(due.terms, due.metric, due.person, nearest(due.worth.exact))
        what = due.key, "due", due.pays, due.metric, due.on, self.until, due.terms.version, due.units
        paid = fit.amount, fit.above, fit.parts, due.worth.steps + fit.steps
        self.write(Line(*what, *paid, due.milestone, due.person, due.cohort, "", due.evidence))

    def _release(self, terms: Terms) -> None:
        """Pay, as far as a version leaves room, what lay above the caps of earlier ones, from the day it names.

        It comes after all outcomes of the earlier versions, so that none of them gets less by it.
        """
        since = terms.above_cap_from or date.max
        held = [
            (self._order(one), one)
            for one in self.standing.sums.values()
            if one.above > 0 and one.version < terms.version and since <= one.outcome_on
        ]
        for _order, one in sorted(held, key=lambda pair: pair[0]):
            fit = self.caps.fit(terms, one.metric, one.person, one.above)
            if fit.amount:
                said = Said("released", {"version": terms.version, "since": since})
                key = f"{one.key}/above/{terms.version}/{self.until.isoformat()}"
                self._follow(key, "above cap", one, terms, fit._replace(above=-fit.amount, steps=(said, *fit.steps)))

    def _follow(self, key: str, kind: str, known: Line, terms: Terms, fit: Fit, units: Whole = 0) -> None:
        """Write a line that follows an earlier one: what is paid later, or corrected."""
        line = known._replace(key=key, kind=kind, of=known.key, settled_on=self.until, version=terms.version)
        line = line._replace(units=units, amount=fit.amount, above=fit.above, parts=fit.parts, steps=fit.steps)
        self.write(line._replace(evidence=(key,) if kind == "correction" else ()))

    def _correct(self, row: Row) -> None:
        """Correct what was settled by a line of its own; what was not, by reading it as corrected."""
        target, of = self.rows.get(row.corrects), self.standing.counted.get(row.corrects)
        known = self.standing.sums[of] if of else None
        if row.state != "verified":
            self.refuse(row, Said("not-verified"))
        elif known and (known.units or not known.person):
            self._adjust(row, known)
        elif known or target is None or target.kind != "outcome":
            self.refuse(row, Said("nothing-to-correct", {"key": row.corrects}))
        elif row.quantity == 0:
            self.refuse(self.rows.pop(row.corrects), Said("withdrawn", {"key": row.key}))
        else:
            self.rows[row.corrects] = as_corrected(target, row)._replace(corrects=row.key)

    def _adjust(self, row: Row, known: Line) -> None:
        """Write the difference: what lay above the cap first, then what was paid, by those who paid it."""
        terms = self.on(known.outcome_on)
        units, owed = self._again(row, known, terms) if known.cohort else _in_proportion(row, known)
        more = owed - known.amount - known.above
        if more > 0:
            fit = self.caps.fit(terms, known.metric, known.person, more)
        else:
            above = max(more, -known.above)
            fit = Fit(more - above, above, taken_back(known, above - more))
        said = Said("corrected", {"key": row.corrects, "before": known.units, "after": units})
        self._follow(row.key, "correction", known, terms, fit._replace(steps=(said, *fit.steps)), units - known.units)

    def _again(self, row: Row, known: Line, terms: Terms) -> tuple[Whole, int]:
        """Measure a settled cohort once more, with all that was corrected in it."""
        _place, metric = self.metrics[terms.version, known.metric]
        cohort = next(one for one in metric.cohorts if one.key == known.cohort)
        counted = [one for key, one in self.rows.items() if self.standing.counted.get(key) == known.key]
        measure = measured_again(metric, cohort, counted, row) + self._shortfall(metric, cohort)
        worth = cohort_worth(self.pricing, terms, metric, cohort, measure)
        return measure, 0 if isinstance(worth, Said) else nearest(worth.exact)


def _in_proportion(row: Row, known: Line) -> tuple[Whole, int]:
    """Reckon what is owed for another quantity of the same, at the price that it had."""
    units = exact(row.quantity)
    return units, nearest(Fraction((known.amount + known.above) * units) / known.units)
