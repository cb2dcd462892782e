"""Replaying the contracts of elsewhere: what their prices and results come to, beside what was paid."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from veerkracht.fund.reference.models import Contract, Line
from veerkracht.fund.reference.queries.contracts import as_row
from veerkracht.fund.reference.rules.plans import Payment, paid
from veerkracht.fund.reference.rules.replay import Compared, PaymentSaid, PriceSaid, ResultSaid, replayed
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.standard import OWN

TABLES = ("projects_outcome_metrics", "projects_outcome_pricings", "projects_results", "projects_outcome_payments")
TELLING = (
    *("outcome_metric_id", "period/start_date", "period/end_date", "payer_organisation_id"),
    "recipient_organisation_id",
)
"""What tells one payment from another of the same amount; the metric first."""
NUMBER = re.compile(r"\d+(\.\d+)?")
MADE = "overall_project_finance/total_outcome_payments_made"


@dataclass(frozen=True, slots=True)
class Replay:
    """The replay of one contract; `made` is what the source says was paid in all, apart from the lines."""

    key: str
    identifier: str
    name: str
    lines: tuple[Compared, ...]
    definitions: Mapping[str, str]
    made: Decimal | None = None
    made_currency: str = ""

    @property
    def due(self) -> dict[str, Decimal]:
        """Add up what is due, per currency."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for line in self.lines:
            if line.due is not None:
                sums[line.currency] += line.due
        return dict(sums)


def replay_of(row: Row, lists: Mapping[str, Iterable[Row]], key: str, name: str) -> Replay:
    """Replay one contract from its rows."""
    metrics, prices, results, payments = (tuple(lists.get(table, ())) for table in TABLES)
    lines = replayed(
        [
            PriceSaid(
                one.get("outcome_metric_id"),
                one.get("currency"),
                one.amount("price_per_unit/amount"),
                one.amount("maximum_price_if_all_targets_achieved/amount"),
            )
            for one in prices
        ],
        [_result(one) for one in results],
        [PaymentSaid(one.what[0], one.currency, one.amount) for one in paid(payments_of(payments))],
        [one.get(OWN) for one in metrics],
    )
    definitions = {one.get(OWN): one.get("definition") for one in metrics}
    made = row.amount(f"{MADE}/amount")
    return Replay(key, row.owner, name, lines, definitions, made, row.get(f"{MADE}/currency"))


def payments_of(rows: Iterable[Row]) -> tuple[Payment, ...]:
    """Give the rows of payments, planned and paid, as the rules know them."""
    return tuple(
        Payment(
            one.get("outcome_payment_plan_id"),
            one.get("type") == "Actual",
            one.get("money/currency"),
            amount,
            tuple(one.get(path) for path in TELLING),
        )
        for one in rows
        if (amount := one.amount("money/amount")) is not None
    )


def replays() -> tuple[Replay, ...]:
    """Replay every contract that has prices with results, or payments: two queries."""
    contracts = Contract.objects.exclude(prices=0, payments=0).order_by("identifier")
    lists: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    wanted = [one.identifier for one in contracts]
    for line in Line.objects.filter(owner__in=wanted, table__in=("projects", *TABLES), gone=False).order_by("number"):
        lists[line.owner][line.table].append(as_row(line).public)
    return tuple(
        replay_of(found["projects"][0], found, one.key, one.name)
        for one in contracts
        if (found := lists[one.identifier])["projects"]
        and (found["projects_results"] or found["projects_outcome_payments"])
    )


def _result(row: Row) -> ResultSaid:
    """Read how many units a result tells of: the number of outcomes, or else of people who reached it."""
    said = row.get("outcomes_achieved").replace(",", "")
    reached = Decimal(said) if NUMBER.fullmatch(said) else row.amount("number_with_positive_social_outcomes")
    engaged = row.amount("number_engaged_in_impact_bond")
    final = row.get("result_type") == "Final"
    return ResultSaid(row.get("outcome_metric_id"), reached, engaged, final, row.get("period/end_date"))
