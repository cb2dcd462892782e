"""What is due by the calendar rather than for an outcome: delivery fees, an inflow duty not met, floors at the end.

A fee is due on the first of its month, whatever the outcomes. Compensation for referrals that did not come is a payment
of its own kind, outside the caps on outcomes (R31). A floor is filled when the contract has ended. See
docs/methods/dues.md.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from veerkracht.foundation.money import Money, nearest
from veerkracht.fund.rules.caps import Fit, above_cap, divided, scope
from veerkracht.fund.rules.pricing import Worth
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Row, Standing, Whole
from veerkracht.fund.rules.terms import Contract, Inflow, Terms


class Due(NamedTuple):
    """What is owed, before the caps are asked."""

    terms: Terms
    key: str
    on: date
    worth: Worth
    units: Whole
    pays: str
    metric: str = ""
    milestone: str = ""
    person: str = ""
    cohort: str = ""
    evidence: tuple[str, ...] = ()


def by_calendar(contract: Contract, until: date, rows: Iterable[Row]) -> Iterator[Due]:
    """List what is due until a day because of the day itself."""
    yield from fees(contract, until)
    yield from inflows(contract, until, rows)


def fees(contract: Contract, until: date) -> Iterator[Due]:
    """List the months of delivery begun until a day, each by the version in force on its first day."""
    for terms in contract.versions:
        for fee in terms.fees:
            for month in fee.months:
                if month <= until and contract.on(month) is terms:
                    worth = Worth(Fraction(fee.amount.minor), (Said("fee", {"fee": fee.title, "month": month}),))
                    yield Due(terms, f"{fee.key}/{month:%Y-%m}", month, worth, Fraction(1), "delivery fee", fee.key)


def inflows(contract: Contract, until: date, rows: Iterable[Row]) -> Iterator[Due]:
    """List the spans of an inflow duty that are over and in which too few people were referred."""
    referred = [row for row in rows if row.kind == "referred"]
    for terms in contract.versions:
        for begins, ends in terms.inflow.spans if terms.inflow else ():
            if terms.inflow and ends <= until and contract.on(begins) is terms:
                came = [row for row in referred if begins <= row.outcome_on <= ends]
                missing = terms.inflow.persons - sum((Fraction(row.quantity) for row in came), Fraction(0))
                if missing > 0:
                    yield _inflow(terms, terms.inflow, (begins, ends), missing, came)


def _inflow(terms: Terms, duty: Inflow, span: tuple[date, date], missing: Fraction, came: list[Row]) -> Due:
    words = {"came": duty.persons - missing, "duty": duty.persons, "begins": span[0], "ends": span[1]}
    said = Said("inflow", {**words, "missing": missing, "amount": duty.amount})
    worth, evidence = Worth(missing * duty.amount.minor, (said,)), tuple(sorted(row.key for row in came))
    key = f"inflow/{span[0].isoformat()}"
    return Due(terms, key, span[1], worth, missing, "inflow compensation", evidence=evidence)


def compensation(due: Due, duty: Inflow, standing: Standing) -> Fit:
    """Let one payer bear a compensation, up to the cap of the duty itself."""
    owed = nearest(due.worth.exact)
    left = owed if duty.cap is None else max(0, duty.cap.minor - standing.used["inflow", "", ""])
    amount = min(owed, left)
    above = Money(owed - amount, due.terms.currency)
    return Fit(
        amount, above.minor, divided(due.terms, amount, {duty.payer: Fraction(1)}), (above_cap(above),) * bool(above)
    )


def floors(contract: Contract, until: date, standing: Standing) -> Iterator[Due]:
    """Fill up, once the last claim could be made, what was paid less than was agreed at least."""
    terms = contract.last
    if until >= (terms.claims_until or terms.ends_on):
        for floor in terms.floors:
            short = floor.most.minor - standing.used[scope(floor, "")]
            if short > 0:
                worth = Worth(Fraction(short), (Said("floor", {"floor": floor.most}),))
                key = f"floor/{floor.per}/{floor.of}"
                yield Due(terms, key, terms.ends_on, worth, Fraction(1), "floor", floor.of)
