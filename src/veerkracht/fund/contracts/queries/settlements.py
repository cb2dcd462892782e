"""What was settled under a contract, line by line, each with its working."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.models import OutcomePayment, Rejection, Settlement, SettlementLine
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.rules.metric import Metric
from veerkracht.fund.rules.sentences import word
from veerkracht.fund.rules.standing import Line, Part

AT_A_TIME = 200
NOT_FOR_OUTCOMES = ("delivery fee", "inflow compensation")
COLUMNS = (
    *("key", "kind", "pays", "metric", "outcome_on", "settlement__until", "version", "units", "amount", "above"),
    *("parts", "milestone", "person", "cohort", "of", "evidence"),
)


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """One settlement in short."""

    pk: int
    since: date
    until: date
    settled_on: date
    total: Money
    above: Money
    lines: int
    rejected: int
    entry: int | None
    by_key: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line as it is read; who it is about is left out for who may not see it."""

    number: int
    key: str
    kind: str
    pays: str
    metric: Bilingual
    milestone: Bilingual
    person: str
    cohort: str
    outcome_on: date
    version: int
    units: str
    amount: Money
    above: Money
    parts: tuple[tuple[str, str, Money], ...]
    working: Bilingual
    evidence: tuple[str, ...]

    @property
    def capped(self) -> bool:
        return self.above.minor > 0


@dataclass(frozen=True, slots=True)
class RejectionRow:
    """One row that is not paid, and why."""

    verification: str
    person: str
    metric: str
    outcome_on: date
    waits: bool
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Total:
    """What the lines of one metric and milestone come to, without anybody in them."""

    metric: Bilingual
    milestone: Bilingual
    pays: str
    lines: int
    units: str
    amount: Money
    above: Money


def settled_lines(contract_pk: int) -> Iterator[Line]:
    """Give every line of the earlier settlements, as the next one asks for them."""
    found = SettlementLine.objects.filter(settlement__contract_id=contract_pk).order_by("settlement__until", "number")
    for row in found.values_list(*COLUMNS).iterator(5_000):
        key, kind, pays, metric, on, until, version, units, amount, above, parts, *whose, of, evidence = row
        milestone, person, cohort = whose
        yield Line(
            key,
            kind,
            pays,
            metric,
            on,
            until,
            version,
            int(units) if units.lstrip("-").isdecimal() else Fraction(units),
            amount,
            above,
            tuple(_part(part) for part in parts),
            (),
            milestone,
            person,
            cohort,
            of,
            tuple(evidence),
        )


def _part(part: list[object]) -> Part:
    payer, portfolio, amount = part
    return str(payer), str(portfolio), int(str(amount))


def settlements(contract_pk: int) -> tuple[SettlementRow, ...]:
    """Give the settlements of a contract, the latest first."""
    return tuple(_row(one) for one in Settlement.objects.filter(contract_id=contract_pk).order_by("-until"))


def settlement(contract: ContractRow, until: str) -> SettlementRow:
    """Give the settlement until a day, or refuse."""
    try:
        found = Settlement.objects.filter(contract_id=contract.pk, until=date.fromisoformat(until)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotKnown(_("There is no settlement until that day. Choose one from the list."))
    return _row(found)


def settled_before(contract: ContractRow, row: SettlementRow) -> Money:
    """Add up what was due by the settlements before one, which is what its caps began with."""
    found = Settlement.objects.filter(contract_id=contract.pk, until__lt=row.until)
    return Money(int(found.aggregate(sum=Sum("total"))["sum"] or 0), row.total.currency)


def lines(
    contract: ContractRow, row: SettlementRow, *, people: bool, after: int = 0, most: int | None = AT_A_TIME
) -> tuple[LineRow, ...]:
    """Give lines of a settlement in their order; without `people`, nobody is in them."""
    found = SettlementLine.objects.filter(settlement_id=row.pk, number__gt=after).order_by("number")
    return tuple(_line(contract, one, row.total.currency, people) for one in (found[:most] if most else found))


def rejections(row: SettlementRow, *, people: bool, most: int = AT_A_TIME) -> tuple[RejectionRow, ...]:
    """Give the rows that are not paid, with the reason."""
    return tuple(
        RejectionRow(
            one.verification if people else "",
            one.person if people else "",
            one.metric,
            one.outcome_on,
            one.waits,
            Bilingual(one.reason_nl, one.reason_en),
        )
        for one in Rejection.objects.filter(settlement_id=row.pk).order_by("number")[:most]
    )


def reasons(row: SettlementRow) -> tuple[tuple[Bilingual, int], ...]:
    """Count the rows that are not paid by their reason."""
    counted: dict[tuple[str, str], int] = {}
    for pair in Rejection.objects.filter(settlement_id=row.pk).values_list("reason_nl", "reason_en"):
        counted[pair] = counted.get(pair, 0) + 1
    ordered = sorted(counted.items(), key=lambda found: (-found[1], found[0]))
    return tuple((Bilingual(*pair), count) for pair, count in ordered)


def totals(contract: ContractRow, row: SettlementRow) -> tuple[Total, ...]:
    """Add the lines up by metric and milestone."""
    sums: dict[tuple[str, str, str], list[Fraction | int]] = {}
    versions: dict[tuple[str, str, str], int] = {}
    found = SettlementLine.objects.filter(settlement_id=row.pk).order_by("number")
    for pays, metric, milestone, units, amount, above, version in found.values_list(
        "pays", "metric", "milestone", "units", "amount", "above", "version"
    ):
        place = (pays, metric, milestone)
        total = sums.setdefault(place, [0, 0, 0, 0])
        versions[place] = version
        moved: tuple[Fraction | int, ...] = (1, Fraction(units), amount, above)
        sums[place] = [one + more for one, more in zip(total, moved, strict=True)]
    return tuple(
        Total(
            *_titles(contract, versions[place], place[1], place[2]),
            kind_word(place[0]),
            int(count),
            word(Fraction(units), language()),
            Money(int(amount), row.total.currency),
            Money(int(above), row.total.currency),
        )
        for place, (count, units, amount, above) in sums.items()
    )


def paid_so_far(contract_pk: int) -> dict[str, int]:
    """Add up, per payer, what all settlements made due."""
    owed: dict[str, int] = {}
    found: QuerySet[OutcomePayment] = OutcomePayment.objects.filter(settlement__contract_id=contract_pk)
    for payer, amount in found.values_list("payer_key", "amount"):
        owed[payer] = owed.get(payer, 0) + amount
    return owed


def _row(one: Settlement) -> SettlementRow:
    return SettlementRow(
        one.pk,
        one.since,
        one.until,
        one.settled_on,
        Money(one.total, one.currency),
        Money(one.above, one.currency),
        one.lines_count,
        one.rejected_count,
        one.entry,
        one.by_key,
        one.recorded_at,
    )


def _line(contract: ContractRow, one: SettlementLine, currency: str, people: bool) -> LineRow:
    metric, milestone = _titles(contract, one.version, one.metric, one.milestone)
    return LineRow(
        one.number,
        one.key if people else "",
        one.kind,
        kind_word(one.pays),
        metric,
        milestone,
        one.person if people else "",
        one.cohort,
        one.outcome_on,
        one.version,
        word(Fraction(one.units), language()),
        Money(one.amount, currency),
        Money(one.above, currency),
        tuple((payer, portfolio, Money(amount, currency)) for payer, portfolio, amount in one.parts),
        Bilingual(one.working_nl, one.working_en),
        tuple(one.evidence) if people else (),
    )


def _titles(contract: ContractRow, version: int, metric: str, milestone: str) -> tuple[Bilingual, Bilingual]:
    """Give a metric and milestone the names that the version of the line gave them."""
    terms = contract.text(version).terms
    found: Metric | None = terms.metric(metric)
    fee = next((one for one in terms.fees if one.key == metric), None)
    title = found.title if found else fee.title if fee else Bilingual(metric, metric)
    step = next((one for one in found.milestones if one.key == milestone), None) if found else None
    return title, step.title if step else Bilingual(milestone, milestone)


def kind_word(pays: str) -> str:
    """Say in words as what something is paid."""
    return word(pays, language())
