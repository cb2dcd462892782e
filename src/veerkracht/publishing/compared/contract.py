"""The page of one contract of elsewhere: what the source says of it, and what its prices and results come to."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from veerkracht.fund.reference.queries import contracts as reference
from veerkracht.fund.reference.queries.contracts import Whole
from veerkracht.fund.reference.queries.replays import payments_of, replay_of
from veerkracht.fund.reference.rules.plans import plans
from veerkracht.fund.reference.rules.plans import whole as beside
from veerkracht.fund.reference.rules.replay import RECKONED, Compared
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.telling import ODD, WHY
from veerkracht.publishing.compared.contracts import Listed, listed
from veerkracht.publishing.compared.words import amount
from veerkracht.publishing.unknown import unknown

MOST_PAYMENTS = 200


@dataclass(frozen=True, slots=True)
class MetricShown:
    """One metric with its target and how it is checked."""

    identifier: str
    definition: str
    target: str
    people: str
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """One line of the replay in words."""

    metric: str
    definition: str
    each: str
    units: str
    due: str
    uncapped: str
    paid: str
    difference: str
    word: Promise
    text: Promise
    state: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment."""

    period: tuple[str, str]
    metric: str
    plan: str
    real: bool
    amount: str
    payers: str


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation with what it does in the contract."""

    name: str
    role: str
    amount: str


@dataclass(frozen=True, slots=True)
class Told:
    """A result as the source tells it."""

    metric: str
    final: bool
    period: tuple[str, str]
    text: str
    engaged: str
    reached: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: where it stands, what is odd and what was done."""

    where: str
    written: str
    what: Promise
    done: Promise


@dataclass(frozen=True, slots=True)
class ContractPage:
    """Everything the page shows."""

    head: Listed
    challenge: str
    intervention: str
    population: str
    payable: str
    metrics: tuple[MetricShown, ...]
    lines: tuple[Replayed, ...]
    reckoned: int
    due: str
    made: str
    results: tuple[Told, ...]
    payments: tuple[Paid, ...]
    more_payments: int
    plans: tuple[tuple[str, str, str], ...]
    undisclosed: str
    parties: tuple[Party, ...]
    funds: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    oddities: tuple[Found, ...]


def contract(key: str) -> ContractPage:
    """Put the page of one contract together: four queries; a key that nobody knows is refused."""
    whole = reference.whole(key)
    if whole is None:
        raise unknown("compare-contract", key, lambda: reference.keys_near(key))
    row, about = whole.row, "purpose_and_classifications"
    replay = replay_of(row, whole.lists, key, whole.contract.name)
    payments = whole.list("outcome_payments")
    return ContractPage(
        head=listed(whole.contract),
        challenge=row.get(f"{about}/social_challenge"),
        intervention=row.get(f"{about}/intervention"),
        population=row.get("service_and_beneficiaries/target_population"),
        payable=amount(whole.contract.payable, whole.contract.currency) if whole.contract.currency else "",
        metrics=tuple(map(_metric, whole.list("outcome_metrics"))),
        lines=tuple(_line(line, replay.definitions.get(line.metric, "")) for line in replay.lines),
        reckoned=sum(line.why in RECKONED for line in replay.lines),
        due=", ".join(amount(due, currency) for currency, due in replay.due.items()),
        made=amount(replay.made, replay.made_currency),
        results=tuple(map(_told, whole.list("results"))),
        payments=tuple(_payment(one, whole) for one in payments[:MOST_PAYMENTS]),
        more_payments=max(0, len(payments) - MOST_PAYMENTS),
        plans=tuple(
            (one.plan, amount(one.total, one.currency), amount(one.more, one.currency) if one.more else "")
            for one in plans(payments_of(payments))
        ),
        undisclosed=_undisclosed(whole),
        parties=tuple(_parties(whole)),
        funds=tuple(whole.names.get(name, name) for one in whole.list("outcome_funds") for name in one.names("id")),
        sources=tuple(_source(one) for one in whole.list("sources")),
        oddities=tuple(
            Found(f"{one.file} · {one.line} · {one.column}", one.shown, *ODD[one.code]) for one in whole.oddities
        ),
    )


def _metric(row: Row) -> MetricShown:
    return MetricShown(
        row.get("id"),
        row.get("definition"),
        row.get("outcome_metric_target"),
        amount(row.amount("targeted_number_of_service_users_or_beneficiaries_total")),
        row.get("outcome_validation_method"),
        row.get("data_source_for_outcome_validation"),
    )


def _line(line: Compared, definition: str) -> Replayed:
    word, text = WHY[line.why]
    state = {"equal": "good", "flagged": "bad"}.get(line.why, "attention" if line.why in RECKONED else "quiet")
    return Replayed(
        line.metric,
        definition,
        amount(line.each, line.currency),
        amount(line.units) + (f" → {amount(line.paid_units)}" if line.paid_units else ""),
        amount(line.due, line.currency),
        amount(line.uncapped, line.currency) if line.capped else "",
        amount(line.paid, line.paid_currency),
        amount(line.difference, line.currency),
        word,
        text,
        state,
    )


def _told(row: Row) -> Told:
    texts = (row.get("outcomes_achieved"), row.get("other_description_of_result"))
    return Told(
        row.get("outcome_metric_id"),
        row.get("result_type") == "Final",
        (row.get("period/start_date"), row.get("period/end_date")),
        " ".join(filter(None, texts)),
        amount(row.amount("number_engaged_in_impact_bond")),
        amount(row.amount("number_with_positive_social_outcomes")),
    )


def _payment(row: Row, whole: Whole) -> Paid:
    return Paid(
        (row.get("period/start_date"), row.get("period/end_date")),
        row.get("outcome_metric_id"),
        row.get("outcome_payment_plan_id"),
        row.get("type") == "Actual",
        amount(row.amount("money/amount"), row.get("money/currency")),
        ", ".join(whole.names.get(name, name) for name in row.names("payer_organisation_id")),
    )


def _undisclosed(whole: Whole) -> str:
    """Give what of the investment has no investor beside it; nothing where the parts come to the total."""
    money, currency = "investment_commitment", whole.contract.currency
    parts = {
        str(number): one.amount(f"{money}/amount/exact") if one.get(f"{money}/currency") == currency else None
        for number, one in enumerate(whole.list("investments"))
    }
    found = beside(whole.contract.invested, parts)
    return amount(found.undisclosed, currency) if found and found.undisclosed > 0 else ""


def _parties(whole: Whole) -> list[Party]:
    """Give who takes part: who delivers, who pays, who invests and who stands between."""
    money = "investment_commitment"
    roles = (
        ("service_provisions", _("delivers the service"), "", ""),
        ("outcome_payment_commitments", _("pays for outcomes"), "maximum_potential_outcome_payment/amount", ""),
        ("investments", _("invests"), f"{money}/amount/exact", ""),
        ("intermediary_services", _("stands between"), "", "organisation_role_category"),
    )
    found = []
    for table, role, path, more in roles:
        for row in whole.list(table):
            known: Decimal | None = row.amount(path) if path else None
            currency = row.get(path.split("/")[0] + "/currency") if path else ""
            what = f"{role} ({row.get(more)})" if more and row.get(more) else role
            for name in row.names("organisation_id"):
                found.append(Party(whole.names.get(name, name), what, amount(known, currency) if currency else ""))
    return found


def _source(row: Row) -> tuple[str, str]:
    name, address = row.get("name"), row.get("url") or row.get("archive_url")
    if not address and name.startswith(("https://", "http://")) and " " not in name:
        address = name
    return name or address or row.get("id"), address
