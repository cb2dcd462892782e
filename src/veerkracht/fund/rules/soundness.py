"""Whether terms make sense, whether they can be signed, and whether two versions can follow each other.

`unsound` finds what cannot be meant; `incomplete` finds what is not said yet and must be before anybody signs;
`clashing` compares the versions of one contract. Each finds everything at once. See docs/methods/soundness.md.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from veerkracht.foundation.money import Money
from veerkracht.fund.rules.metric import ENTRY, Metric, Tier, Weight
from veerkracht.fund.rules.sentences import Mistake, Percent, Said
from veerkracht.fund.rules.terms import Payer, Terms

Found = Iterator[Mistake]


def unsound(terms: Terms) -> list[Mistake]:
    """Find everything in one version that cannot be meant."""
    found = [*_periods(terms), *_payers(terms.payers), *_caps(terms), *_parties(terms), *_twice(terms)]
    for number, metric in enumerate(terms.metrics):
        earlier = {one.key for one in terms.metrics[:number]}
        found += [*_metric(metric, earlier, terms), *_prices(metric), *_cohorts(metric), *_discounts(metric)]
        found += _tiers(metric)
        found += [mistake for weight in metric.weights for mistake in _cases(weight)]
    return found


def _mistake(path: str, code: str, **values: object) -> Mistake:
    return Mistake(path, Said(code, values))


def _periods(terms: Terms) -> Found:
    inside = [("until", one.path, one.since, one.until) for one in (*terms.metrics, *terms.fees, terms.inflow) if one]
    contract = (
        ("ends_on", "", terms.starts_on, terms.ends_on),
        ("claims_until", "", terms.starts_on, terms.claims_until),
    )
    for name, path, begins, ends in (*contract, *inside):
        if begins and ends and ends < begins:
            yield _mistake(f"{path}.{name}".lstrip("."), "ends-before-it-starts", begins=begins, ends=ends)


def _payers(payers: Sequence[Payer]) -> Found:
    shares = {"payers": [payer.share for payer in payers]}
    shares |= {f"{payer.path}.portfolios": [one.share for one in payer.portfolios] for payer in payers}
    for path, parts in shares.items():
        if parts and (whole := sum(parts, Fraction(0))) != 1:
            yield _mistake(path, "shares", whole=Percent(whole))


def _caps(terms: Terms) -> Found:
    known = {
        "metric": {metric.key for metric in terms.metrics} | {fee.key for fee in terms.fees},
        "payer": {payer.organisation for payer in terms.payers},
        "portfolio": {portfolio.key for payer in terms.payers for portfolio in payer.portfolios},
        "person": {"", *(metric.key for metric in terms.metrics)},
        "contract": {""},
    }
    for cap in (*terms.caps, *terms.floors):
        if cap.of not in known[cap.per]:
            yield _mistake(
                f"{cap.path}.of", "nothing-to-cap", of=cap.of, per=cap.per, known=sorted(known[cap.per] - {""})
            )
        if cap.return_ and cap.return_.type != "one-off" and not cap.return_.years:
            yield _mistake(f"{cap.path}.return", "return-without-years")
    fixed = [(fee.key, fee.amount.minor * len(fee.months)) for fee in terms.fees]
    for cap in terms.caps:
        least = sum(amount for key, amount in fixed if cap.per == "contract" or (cap.per, cap.of) == ("metric", key))
        least = max(
            [least, *(floor.most.minor for floor in terms.floors if (floor.per, floor.of) == (cap.per, cap.of))]
        )
        if cap.most.minor < least:
            yield _mistake(cap.path, "cap-below-fixed", cap=cap.most, fixed=Money(least, terms.currency))


def _parties(terms: Terms) -> Found:
    parties = {payer.organisation for payer in terms.payers} | {one.organisation for one in terms.investors}
    if terms.verifier and terms.verifier in parties | {terms.provider}:
        yield _mistake("verifier", "verifier-is-party", organisation=terms.verifier)
    if terms.inflow and terms.inflow.payer not in {payer.organisation for payer in terms.payers}:
        yield _mistake("inflow.payer", "not-a-payer", organisation=terms.inflow.payer)
    if terms.version > 1 and not terms.reason:
        yield _mistake("reason", "no-reason")
    if terms.version > 1 and terms.agreed_on and terms.in_force_from < terms.agreed_on:
        yield _mistake("in_force_from", "looks-back", begins=terms.in_force_from, agreed=terms.agreed_on)
    if terms.above_cap_from and (terms.version == 1 or terms.above_cap_from > terms.in_force_from):
        yield _mistake("above_cap_from", "nothing-above-cap")


def _twice(terms: Terms) -> Found:
    yield from _double("metrics", [*(one.key for one in terms.metrics), *(one.key for one in terms.fees)])
    yield from _double("payers", [payer.organisation for payer in terms.payers])
    yield from _double("caps", [f"{cap.per} {cap.of}".strip() for cap in terms.caps])
    for payer in terms.payers:
        yield from _double(f"{payer.path}.portfolios", [portfolio.key for portfolio in payer.portfolios])
    for metric in terms.metrics:
        yield from _double(f"{metric.path}.milestones", [step.key for step in metric.milestones])
        yield from _double(f"{metric.path}.cohorts", [cohort.key for cohort in metric.cohorts])
        yield from _double(
            f"{metric.path}.prices", [(price.milestone, price.since, price.above) for price in metric.prices]
        )


def _double(path: str, keys: Iterable[Hashable]) -> Found:
    for key, times in Counter(keys).items():
        if times > 1:
            shown = [part for part in key if part] if isinstance(key, tuple) else key
            yield _mistake(path, "twice", key=shown or 1)


def _metric(metric: Metric, earlier: set[str], terms: Terms) -> Found:
    """Check what a metric says of others: what comes first must stand before it."""
    after = metric.after
    if after and after.metric != ENTRY and after.metric not in earlier:
        yield _mistake(f"{metric.path}.after", "not-earlier", metric=after.metric, known=[ENTRY, *sorted(earlier)])
    elif after and after.milestone and after.milestone not in _steps(terms.metric(after.metric)):
        yield _mistake(f"{metric.path}.after.milestone", "no-such-milestone", milestone=after.milestone)
    if after and after.within_days is not None and after.within_days < after.at_least_days:
        yield _mistake(f"{metric.path}.after", "never", least=after.at_least_days, most=after.within_days)
    if metric.unless and metric.unless not in earlier:
        yield _mistake(f"{metric.path}.unless", "not-earlier", metric=metric.unless, known=sorted(earlier))
    if metric.continuous and metric.continuous.gap_days >= metric.continuous.days:
        yield _mistake(f"{metric.path}.continuous", "gap-too-long", days=metric.continuous.days)
    if metric.repeats and not (metric.repeats.at_most or metric.repeats.each):
        yield _mistake(f"{metric.path}.repeats", "endless")


def _steps(metric: Metric | None) -> set[str]:
    return {step.key for step in metric.milestones} if metric else set()


def _prices(metric: Metric) -> Found:
    if metric.prices and metric.tiers:
        yield _mistake(metric.path, "prices-and-tiers")
    for price in metric.prices:
        if price.milestone and price.milestone not in _steps(metric):
            yield _mistake(f"{price.path}.milestone", "no-such-milestone", milestone=price.milestone)
        if metric.milestones and not price.milestone:
            yield _mistake(f"{price.path}.milestone", "which-milestone", known=[step.key for step in metric.milestones])
    for milestone in {price.milestone for price in metric.prices}:
        if not any(price.above == 0 for price in metric.prices if price.milestone == milestone):
            yield _mistake(f"{metric.path}.prices", "no-first-price")


def _tiers(metric: Metric) -> Found:
    """Check that the tiers cover every value once, in order: no gap, no overlap, open at both ends."""
    if metric.tiers and metric.per != "cohort":
        yield _mistake(f"{metric.path}.tiers", "tiers-per-person")
    for tier in metric.tiers:
        both = None not in (tier.at_least, tier.more_than) or None not in (tier.at_most, tier.less_than)
        if both or (tier.lower is not None and tier.upper is not None and tier.upper < tier.lower):
            yield _mistake(tier.path, "bounds")
        if tier.rising_to and (tier.lower is None or tier.upper is None or tier.upper == tier.lower):
            yield _mistake(f"{tier.path}.rising_to", "rising-without-bounds")
    if metric.tiers and metric.tiers[0].lower is not None:
        yield _mistake(metric.tiers[0].path, "open-below", bound=metric.tiers[0].lower)
    if metric.tiers and metric.tiers[-1].upper is not None:
        yield _mistake(metric.tiers[-1].path, "open-above", bound=metric.tiers[-1].upper)
    for one, other in pairwise(metric.tiers):
        yield from _seam(one, other)


def _seam(one: Tier, other: Tier) -> Found:
    """Check where one tier ends and the next begins."""
    if one.upper is None or other.lower is None:
        yield _mistake(other.path, "tiers-overlap", begins=other.lower or 0, ends=one.upper or 0)
    elif one.upper < other.lower:
        yield _mistake(other.path, "tiers-gap", ends=one.upper, begins=other.lower)
    elif one.upper > other.lower or (one.at_most is not None and other.at_least is not None):
        yield _mistake(other.path, "tiers-overlap", begins=other.lower, ends=one.upper)
    elif one.at_most is None and other.at_least is None:
        yield _mistake(other.path, "tiers-miss", bound=one.upper)


def _cohorts(metric: Metric) -> Found:
    if metric.per == "cohort" and not metric.cohorts:
        yield _mistake(f"{metric.path}.cohorts", "no-cohorts")
    words = (metric.cohorts, metric.measure != "sum", metric.carry, metric.dead_band, metric.shrunken)
    if metric.per == "person" and any(words):
        yield _mistake(f"{metric.path}.per", "cohort-words")
    if metric.shrunken and (metric.shrunken.likely <= 0 or metric.shrunken.error < 0):
        yield _mistake(metric.shrunken.path, "no-spread")
    if (metric.measure == "rate") != bool(metric.denominator):
        yield _mistake(f"{metric.path}.denominator", "denominator")


def _discounts(metric: Metric) -> Found:
    """Check the ways from gross to net, and that nothing is taken off twice."""
    kinds = {discount.kind for discount in metric.discounts}
    for discount in metric.discounts:
        if discount.share > 1:
            yield _mistake(f"{discount.path}.share", "more-than-all", share=Percent(Fraction(discount.share)))
        compared = metric.counterfactual in ("comparison group", "lottery")
        if discount.kind == "deadweight" and compared and discount.share:
            yield _mistake(discount.path, "deadweight-twice")
        if discount.kind == "attribution" and "deadweight" in kinds and not discount.reason:
            yield _mistake(f"{discount.path}.reason", "attribution-too")
        if discount.whole_units and (discount.kind != "deadweight" or metric.per == "cohort"):
            yield _mistake(f"{discount.path}.whole_units", "not-in-whole-units")


def _cases(weight: Weight) -> Found:
    bounds = [case.at_least for case in weight.cases if case.at_least is not None]
    values = [case.value for case in weight.cases if case.at_least is None]
    if (bounds and values) or sorted(set(bounds)) != bounds or len(set(values)) < len(values):
        yield _mistake(f"{weight.path}.cases", "cases")


def incomplete(terms: Terms) -> list[Mistake]:
    """Find everything that must be said before the contract can be signed."""
    changed_why = terms.version == 1 or terms.reason.strip(" .…")
    found = [] if changed_why else [_mistake("reason", "no-reason")]
    lacks = [name for name in ("provider", "verifier", "payers", "metrics", "claims_until") if not getattr(terms, name)]
    found += [_mistake(name, f"unsaid-{name.replace('_', '-')}") for name in lacks]
    if not any(cap.per == "contract" for cap in terms.caps):
        found.append(_mistake("caps", "unsaid-most"))
    flows = {metric.path: metric.vat for metric in terms.metrics} | {fee.path: fee.vat for fee in terms.fees}
    flows |= {investor.path: investor.vat for investor in terms.investors}
    flows |= {"inflow": terms.inflow.vat} if terms.inflow else {}
    found += [_mistake(f"{path}.vat", "unsaid-vat") for path, vat in flows.items() if vat == "unknown"]
    found += [_mistake(f"{one.path}.principal", "unsaid-principal") for one in terms.investors if one.principal is None]
    for one in terms.investors:
        if one.return_ is None:
            found.append(_mistake(f"{one.path}.return", "unsaid-return"))
        elif one.return_.type != "one-off" and not one.return_.day_count:
            found.append(_mistake(f"{one.path}.return.day_count", "unsaid-day-count"))
    if terms.inflow and terms.inflow.cap is None:
        found.append(_mistake("inflow.cap", "unsaid-inflow-cap"))
    for metric in terms.metrics:
        found += [*_unsaid_price(metric, terms.starts_on), *_unsaid_method(metric), *_unsaid_control(metric)]
    return found


def _unsaid_price(metric: Metric, starts_on: date) -> Found:
    if not metric.prices and not metric.tiers:
        yield _mistake(f"{metric.path}.prices", "unsaid-price")
    for price in metric.prices:
        if price.amount is None:
            yield _mistake(price.path, "unsaid-amount", why=price.amount_is)
    begun = {
        price.milestone for price in metric.prices if not price.since or price.since <= (metric.since or starts_on)
    }
    for milestone in (_steps(metric) or {""}) - begun if metric.prices else ():
        yield _mistake(
            f"{metric.path}.prices", "unsaid-first-price", milestone=milestone, begins=metric.since or starts_on
        )


def _unsaid_method(metric: Metric) -> Found:
    if len(metric.milestones) > 1 and not metric.order:
        yield _mistake(f"{metric.path}.order", "unsaid-order")
    if metric.pays == "soft outcome" and not metric.valued_with:
        yield _mistake(f"{metric.path}.valued_with", "unsaid-valued-with")
    if not metric.counterfactual:
        yield _mistake(f"{metric.path}.counterfactual", "unsaid-counterfactual")
    for discount in metric.discounts:
        if not discount.basis:
            yield _mistake(f"{discount.path}.basis", "unsaid-basis")


def _unsaid_control(metric: Metric) -> Found:
    for cohort in metric.cohorts:
        compares = metric.compare != "none" and metric.measure == "rate"
        if compares and cohort.control is None:
            yield _mistake(f"{cohort.path}.control", "unsaid-control")
        if cohort.control is not None and not (cohort.control_source and cohort.control_method):
            yield _mistake(cohort.path, "unsaid-control-source")


def misplaced(terms: Terms, contract: str, version: int) -> list[Mistake]:
    """Find why a text is not one of this contract, or not of the version that is being written."""
    found = []
    if terms.contract != contract:
        found.append(_mistake("contract", "contract-is", key=contract, found=terms.contract))
    if terms.version != version:
        found.append(_mistake("version", "version-is", number=version, found=terms.version))
    return found


def clashing(versions: Sequence[Terms]) -> list[Mistake]:
    """Find why the versions of a contract cannot stand beside each other."""
    found: list[Mistake] = []
    ordered = sorted(versions, key=lambda terms: terms.version)
    for one, other in pairwise(ordered):
        at = f"version {other.version}"
        if (one.contract, one.currency) != (other.contract, other.currency):
            found.append(_mistake(at, "other-contract"))
        if one.version == other.version:
            found.append(_mistake(at, "same-number", number=other.version))
        if one.in_force_from == other.in_force_from:
            found.append(_mistake(at, "same-day", on=other.in_force_from, number=one.version))
        elif one.in_force_from > other.in_force_from:
            found.append(_mistake(at, "earlier-day", on=other.in_force_from, number=one.version))
    return found
