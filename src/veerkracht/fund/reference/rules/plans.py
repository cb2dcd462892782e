"""Plans of payment in their versions, and totals of which the parts are not all known (R32).

A plan lists what was paid when it was made and what it still expects. So what was paid stands in several plans, and
counts once; two plans are never added up. A total that is said counts, whatever its parts come to. See
docs/methods/plans.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple


class Payment(NamedTuple):
    """A payment as a plan lists it, or one outside any plan; `what` says all else that tells it from another."""

    plan: str
    is_paid: bool
    currency: str
    amount: Decimal
    what: tuple[str, ...] = ()


class Planned(NamedTuple):
    """What a plan comes to in one currency, and how much more than the plan before; nothing for the first."""

    plan: str
    currency: str
    total: Decimal
    more: Decimal | None


class Whole(NamedTuple):
    """A total with what is known of its parts, and what is not."""

    total: Decimal
    known: Decimal

    @property
    def undisclosed(self) -> Decimal:
        """Give what the parts leave unsaid; below zero they say more than the total. Neither is mended."""
        return self.total - self.known


def paid(payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """Give what was paid, each payment once in however many plans it stands.

    Two alike in one plan are two payments; so are two alike outside any plan.
    """
    plans: dict[str, Counter[Payment]] = defaultdict(Counter)
    for one in payments:
        if one.is_paid:
            plans[one.plan][one._replace(plan="")] += 1
    once: Counter[Payment] = Counter()
    for counted in plans.values():
        once |= counted
    return tuple(once.elements())


def plans(payments: Iterable[Payment]) -> tuple[Planned, ...]:
    """Add up each plan, in the order in which the plans come, and lay it beside the one before."""
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in payments:
        if one.plan:
            totals[one.plan, one.currency] += one.amount
    last: dict[str, Decimal] = {}
    found = []
    for (plan, currency), total in totals.items():
        found.append(Planned(plan, currency, total, total - last[currency] if currency in last else None))
        last[currency] = total
    return tuple(found)


def whole(total: Decimal | None, parts: Mapping[str, Decimal | None]) -> Whole | None:
    """Lay a total beside its parts, as far as both are known; without a total, or any part, there is nothing to say."""
    known = [part for part in parts.values() if part is not None]
    return Whole(total, sum(known, Decimal(0))) if total is not None and known else None
