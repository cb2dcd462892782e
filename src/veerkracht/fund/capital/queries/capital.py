"""The capital of a contract as it was agreed, committed and moved, and what the waterfall makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property

from django.db.models import Prefetch

from veerkracht.foundation.money import Money
from veerkracht.fund.capital.models import Arrangement, CapitalClass, Investment, Kind, Place
from veerkracht.fund.capital.models import Movement as Moved
from veerkracht.fund.capital.refusals import no_such_class, nothing_agreed
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.queries.payments import received
from veerkracht.fund.rules import capital as agreed
from veerkracht.fund.rules.promise import DayCount, PromisedReturn, ReturnType
from veerkracht.fund.rules.waterfall import Distribution, DrawDown, Receipt, distribute


@dataclass(frozen=True, slots=True)
class InvestmentRow:
    """An investor in a class, or a guarantor, with what it committed, in cents."""

    pk: int
    rank: str
    organisation_key: str
    name: str
    committed: int


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class as agreed, with who is in it."""

    pk: int
    rank: str
    promised: PromisedReturn | None
    cap: PromisedReturn | None
    upside: Fraction
    largest_loss: Fraction
    investments: tuple[InvestmentRow, ...]

    @property
    def name(self) -> str:
        return str(Place(self.rank).label)

    @property
    def is_guarantee(self) -> bool:
        return self.rank == Place.GUARANTEE

    @property
    def committed(self) -> int:
        return sum(one.committed for one in self.investments)

    @property
    def commitments(self) -> dict[str, int]:
        """What each investor committed, who committed anything."""
        return {one.organisation_key: one.committed for one in self.investments if one.committed}


@dataclass(frozen=True, slots=True)
class MovementRow:
    """Something that moved, and whether it stands."""

    pk: int
    number: int
    kind: str
    rank: str
    on: date
    amount: Money
    entry: int | None
    takes_back: int | None
    stands: bool
    reason: str
    by_key: str
    recorded_at: datetime

    @property
    def name(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def class_name(self) -> str:
        return str(Place(self.rank).label) if self.rank else ""


@dataclass(frozen=True)
class CapitalRow:
    """The capital of a contract."""

    pk: int
    number: int
    currency: str
    recourse: bool
    provider_share: Fraction
    returned_share: Fraction
    cap: PromisedReturn | None
    with_fees: bool
    with_inflow: bool
    agreed_on: date
    by_key: str
    reason: str
    classes: tuple[ClassRow, ...]
    movements: tuple[MovementRow, ...]

    @cached_property
    def standing(self) -> tuple[MovementRow, ...]:
        """The movements that were not taken back."""
        return tuple(one for one in self.movements if one.stands)

    @property
    def last(self) -> MovementRow | None:
        return self.standing[-1] if self.standing else None

    @property
    def closed_on(self) -> date | None:
        return next((one.on for one in self.standing if one.kind == Kind.CLOSING), None)

    @property
    def investments(self) -> tuple[InvestmentRow, ...]:
        return tuple(one for row in self.classes for one in row.investments)

    @property
    def received(self) -> int:
        """What was distributed so far, in cents."""
        return sum(one.amount.minor for one in self.standing if one.kind == Kind.DISTRIBUTION)

    @property
    def reaches(self) -> tuple[str, ...]:
        """Say which kinds of payment go down the order: outcomes, and what was agreed besides."""
        more = {"delivery fee": self.with_fees, "inflow compensation": self.with_inflow}
        return ("outcome", *(kind for kind, agreed in more.items() if agreed))

    def undistributed(self, contract_pk: int, until: date | None = None) -> Money:
        """Give what payers paid until a day that goes down the order and was not distributed yet."""
        return Money(received(contract_pk, pays=self.reaches, until=until) - self.received, self.currency)

    def in_class(self, rank: str) -> ClassRow:
        """Give a class, or refuse."""
        found = next((row for row in self.classes if row.rank == rank), None)
        if found is None:
            raise no_such_class()
        return found

    def called(self, rank: str) -> int:
        """What was called from a class so far, in cents."""
        return sum(one.amount.minor for one in self.standing if one.rank == rank)

    @property
    def agreed(self) -> agreed.Capital:
        """Give it as the waterfall knows it; what is not whole raises NotCapital."""
        return agreed.Capital(
            tuple(_agreed(row) for row in self.classes if not row.is_guarantee),
            recourse=self.recourse,
            provider_share=self.provider_share,
            returned_share=self.returned_share,
            cap=self.cap,
            guarantors={
                key: cents for row in self.classes if row.is_guarantee for key, cents in row.commitments.items()
            },
        )

    def divided(
        self,
        *,
        draw_downs: Iterable[DrawDown] = (),
        receipts: Iterable[Receipt] = (),
        closes_on: date | None = None,
    ) -> Distribution:
        """Let the waterfall run over all that moved, with what is added to it."""
        called = [DrawDown(one.on, one.rank, one.amount.minor) for one in self.standing if one.kind == Kind.DRAW_DOWN]
        came = [Receipt(one.on, one.amount.minor) for one in self.standing if one.kind == Kind.DISTRIBUTION]
        closing = self.closed_on or closes_on
        return distribute(self.agreed, [*called, *draw_downs], [*came, *receipts], closes_on=closing)


def capital(contract: ContractRow) -> CapitalRow | None:
    """Give the capital of a contract by what was agreed last; nothing where nothing was agreed."""
    classes = CapitalClass.objects.prefetch_related(
        Prefetch(
            "investments",
            Investment.objects.select_related("organisation").prefetch_related("commitments").order_by("pk"),
        )
    )
    found = (
        Arrangement.objects.filter(contract_id=contract.pk)
        .prefetch_related(Prefetch("classes", classes), Prefetch("movements", Moved.objects.order_by("number")))
        .order_by("-number")
        .first()
    )
    return _row(found) if found else None


def known_capital(contract: ContractRow) -> CapitalRow:
    """Give the capital of a contract, or refuse where nothing was agreed."""
    found = capital(contract)
    if found is None:
        raise nothing_agreed()
    return found


def promise(rate: Fraction | None, kind: str, days: str) -> PromisedReturn | None:
    """Give a return as it was promised; without a rate none was."""
    if rate is None:
        return None
    return PromisedReturn(rate, ReturnType(kind), DayCount(days) if days else None)


def _row(found: Arrangement) -> CapitalRow:
    order = list(Place)
    classes = sorted(found.classes.all(), key=lambda one: order.index(Place(one.rank)))
    moved = list(found.movements.all())
    gone = {one.takes_back_id for one in moved}
    return CapitalRow(
        pk=found.pk,
        number=found.number,
        currency=found.currency,
        recourse=found.recourse,
        provider_share=found.provider_share,
        returned_share=found.returned_share,
        cap=promise(found.cap_rate, found.cap_type, found.cap_days),
        with_fees=found.with_fees,
        with_inflow=found.with_inflow,
        agreed_on=found.agreed_on,
        by_key=found.by_key,
        reason=found.reason,
        classes=tuple(_class(one) for one in classes),
        movements=tuple(_moved(one, found.currency, gone) for one in moved),
    )


def _class(found: CapitalClass) -> ClassRow:
    return ClassRow(
        pk=found.pk,
        rank=found.rank,
        promised=promise(found.return_rate, found.return_type, found.return_days),
        cap=promise(found.cap_rate, found.cap_type, found.cap_days),
        upside=found.upside,
        largest_loss=found.largest_loss,
        investments=tuple(
            InvestmentRow(
                one.pk,
                found.rank,
                one.organisation.key,
                one.organisation.name,
                sum(said.amount for said in one.commitments.all()),
            )
            for one in found.investments.all()
        ),
    )


def _moved(found: Moved, currency: str, gone: set[int | None]) -> MovementRow:
    return MovementRow(
        pk=found.pk,
        number=found.number,
        kind=found.kind,
        rank=found.rank,
        on=found.occurred_on,
        amount=Money(found.amount, currency),
        entry=found.entry,
        takes_back=found.takes_back_id,
        stands=found.takes_back_id is None and found.pk not in gone,
        reason=found.reason,
        by_key=found.by_key,
        recorded_at=found.recorded_at,
    )


def _agreed(row: ClassRow) -> agreed.CapitalClass:
    return agreed.CapitalClass(
        key=row.rank,
        rank=agreed.Rank(row.rank),
        commitments=row.commitments,
        preferred=row.promised,
        upside=row.upside,
        cap=row.cap,
        largest_loss=row.largest_loss,
    )
