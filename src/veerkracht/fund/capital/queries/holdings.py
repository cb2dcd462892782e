"""What each investor committed, paid in and received, what it still has to receive, and what it earned."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from veerkracht.foundation.money import Money, split
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.capital.models import MovementLine, Part
from veerkracht.fund.capital.queries.capital import CapitalRow, ClassRow, InvestmentRow
from veerkracht.fund.rules.capital import NotCapital
from veerkracht.fund.rules.promise import Balance
from veerkracht.fund.rules.returns import NoRate, Rate, multiple, xirr
from veerkracht.fund.rules.waterfall import Receipt

Flow = tuple[date, int]


@dataclass(frozen=True, slots=True)
class LineRow:
    """An amount to or from one party in a movement, with its working."""

    movement: int
    number: int
    on: date
    part: str
    rank: str
    party_key: str
    amount: Money
    working: Bilingual

    @property
    def part_word(self) -> str:
        return str(Part(self.part).label)


@dataclass(frozen=True, slots=True)
class Stand:
    """How capital stands: of one investor, a class, or all of it. What is lost is known once it is closed."""

    committed: Money
    drawn: Money
    received: Money
    principal: Money
    accrued: Money
    lost: Money | None
    multiple: Fraction | NoRate
    rate: Rate | NoRate

    @property
    def due(self) -> Money:
        return self.principal + self.accrued


@dataclass(frozen=True, slots=True)
class Holding:
    """One investor's part in a class."""

    investment: InvestmentRow
    stand: Stand


@dataclass(frozen=True, slots=True)
class ClassStand:
    """A class with its investors' parts and what they come to together."""

    row: ClassRow
    holdings: tuple[Holding, ...]
    stand: Stand


def lines(found: CapitalRow) -> tuple[LineRow, ...]:
    """Give every line of every movement, in order; also of what was taken back."""
    kept = MovementLine.objects.filter(movement__arrangement_id=found.pk).order_by("movement__number", "number")
    ranks = {one.pk: one.rank for one in found.investments}
    return tuple(
        LineRow(
            movement=one.movement.number,
            number=one.number,
            on=one.movement.occurred_on,
            part=one.part,
            rank=ranks.get(one.investment_id or 0, ""),
            party_key=one.party_key,
            amount=Money(one.amount, found.currency),
            working=Bilingual(one.working_nl, one.working_en),
        )
        for one in kept.select_related("movement")
    )


def stands(found: CapitalRow, moved: Iterable[LineRow], *, today: date) -> tuple[ClassStand, ...]:
    """Say how each class stands today, and each investor in it."""
    standing = {one.number for one in found.standing}
    flows: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for line in moved:
        if line.rank and line.movement in standing:
            sign = -1 if line.part == Part.PAID_IN else 1
            flows[line.rank, line.party_key].append((line.on, sign * line.amount.minor))
    owed = owed_on(found, today)
    return tuple(_class(found, row, flows, owed.get(row.rank, Balance())) for row in found.classes)


def together(found: CapitalRow, of: Iterable[ClassStand], moved: Iterable[LineRow]) -> Stand:
    """Say how the capital of all classes stands, apart from the guarantee."""
    paying = [one for one in of if not one.row.is_guarantee]
    ranks, standing = {one.row.rank for one in paying}, {one.number for one in found.standing}
    flows = [
        (line.on, -line.amount.minor if line.part == Part.PAID_IN else line.amount.minor)
        for line in moved
        if line.rank in ranks and line.movement in standing
    ]
    committed = sum(one.row.committed for one in paying)
    owed = Balance(*(sum(getattr(one.stand, name).minor for one in paying) for name in ("principal", "accrued")))
    return _stand(found, committed, flows, owed)


def owed_on(found: CapitalRow, today: date) -> dict[str, Balance]:
    """Say what each class still has to receive on a day: nothing came then, but returns grew until it.

    Once it is closed without recourse, nobody owes what did not come back: it is lost.
    """
    last = found.last
    if last is None or (found.closed_on and not found.recourse):
        return {}
    on = found.closed_on or max(today, last.on)
    try:
        return dict(found.divided(receipts=[Receipt(on, 0)]).balances)
    except NotCapital:  # what was agreed cannot change once capital moved
        return {}


def _class(found: CapitalRow, row: ClassRow, flows: dict[tuple[str, str], list[Flow]], owed: Balance) -> ClassStand:
    shares = {
        name: split(getattr(owed, name), row.commitments) if row.commitments else {}
        for name in ("principal", "accrued")
    }
    holdings = tuple(
        Holding(
            one,
            _stand(
                found,
                one.committed,
                flows[row.rank, one.organisation_key],
                Balance(*(shares[name].get(one.organisation_key, 0) for name in ("principal", "accrued"))),
            ),
        )
        for one in row.investments
    )
    together = [flow for one in row.investments for flow in flows[row.rank, one.organisation_key]]
    return ClassStand(row, holdings, _stand(found, row.committed, together, owed))


def _stand(found: CapitalRow, committed: int, flows: list[Flow], owed: Balance) -> Stand:
    drawn = -sum(cents for _on, cents in flows if cents < 0)
    received = sum(cents for _on, cents in flows if cents > 0)
    cents = {"committed": committed, "drawn": drawn, "received": received}
    cents |= {"principal": owed.principal, "accrued": owed.accrued}
    lost = Money(max(0, drawn - received), found.currency) if found.closed_on else None
    return Stand(
        **{name: Money(amount, found.currency) for name, amount in cents.items()},
        lost=lost,
        multiple=multiple(amount for _on, amount in flows),
        rate=xirr((on, float(amount)) for on, amount in flows),
    )
