"""What was measured over a cohort, and what that is worth: by tier, or per unit above the dead band.

A cohort is reckoned as a whole: those who lost count as much as those who gained (methods 3.6). See
docs/methods/cohort.md.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from veerkracht.fund.rules.admission import compared
from veerkracht.fund.rules.metric import Cohort, Metric, Tier
from veerkracht.fund.rules.pricing import Pricing, Worth, kept
from veerkracht.fund.rules.sentences import Percent, Said
from veerkracht.fund.rules.standing import Row, Whole
from veerkracht.fund.rules.terms import Terms


def measured(metric: Metric, cohort: Cohort, rows: Sequence[Row], whole: Sequence[Row]) -> Fraction | None:
    """Measure a cohort: the sum or mean of what its people changed, or the part of them who reached it.

    The denominator of a part is who the metric says: all who were recruited, started or completed.
    """
    control = None if cohort.control is None else Fraction(cohort.control)
    if metric.measure == "rate":
        size = sum(
            Fraction(row.quantity) for row in whole if row.kind == metric.denominator and row.cohort == cohort.key
        )
        if not size:
            return None
        reached = 100 * sum(Fraction(row.quantity) for row in rows) / size
        plain = Row("", "", metric.key, cohort.settles_on, value=reached)
        return compared(metric, plain, control) if metric.compare != "none" else reached
    if not rows:
        return None
    changes = [(Fraction(row.quantity), compared(metric, row, control) or Fraction(0)) for row in rows]
    total = sum((size * change for size, change in changes), Fraction(0))
    return total / sum(size for size, _change in changes) if metric.measure == "mean" else total


def cohort_worth(pricing: Pricing, terms: Terms, metric: Metric, cohort: Cohort, measure: Whole) -> Worth | Said:
    """Price what was measured over a cohort: by its tier, or per unit of what is left above the dead band."""
    said = Said("cohort", {"cohort": cohort.key, "measure": measure, "unit": metric.unit, "on": cohort.settles_on})
    steps: tuple[Said, ...] = (said,)
    if metric.shrunken:
        measure = measure * metric.shrunken.kept
        steps = (said, Said("shrunken", {"share": Percent(metric.shrunken.kept), "left": measure}))
    if metric.tiers:
        tier = next(tier for tier in metric.tiers if tier.holds(measure))
        share, net = kept(metric)
        return Worth(_tier(tier, measure) * share, (*steps, Said("tier", {"tier": tier.words}), *net))
    rate = pricing.rate(terms, metric, "", cohort.settles_on)
    if isinstance(rate, Said):
        return rate
    left = measure - Fraction(metric.dead_band or 0)
    paid, steps = left if left > 0 else 0, (*steps, *rate.steps)
    if metric.dead_band:
        steps = (*steps, Said("dead-band", {"band": Fraction(metric.dead_band), "left": paid}))
    return Worth(rate.over(0, paid), steps)


def _tier(tier: Tier, measure: Whole) -> Fraction:
    """Give the amount of a tier, on the straight line to its end where it rises."""
    if tier.rising_to is None or tier.lower is None or tier.upper is None:
        return Fraction(tier.amount.minor)
    along = (measure - tier.lower) / (tier.upper - tier.lower)
    return tier.amount.minor + along * (tier.rising_to.minor - tier.amount.minor)


def as_corrected(row: Row, by: Row | None) -> Row:
    """Read a row with the quantity, and the value if it has one, of its correction."""
    return row if by is None else row._replace(quantity=by.quantity, value=row.value if by.value is None else by.value)


def measured_again(metric: Metric, cohort: Cohort, counted: Iterable[Row], by: Row) -> Fraction:
    """Measure a settled cohort once more, with the last correction of each row that was counted in it."""
    rows = sorted(counted, key=lambda row: (row.outcome_on, row.key))
    latest = {row.corrects: row for row in (*rows, by) if row.kind == "correction"}
    whole = [as_corrected(row, latest.get(row.key)) for row in rows if row.kind != "correction"]
    members = [row for row in whole if row.kind == "outcome" and row.quantity]
    return measured(metric, cohort, members, whole) or Fraction(0)
