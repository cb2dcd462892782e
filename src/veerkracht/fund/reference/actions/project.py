"""Making of the rows that were taken in the contracts and prices that people ask for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from django.db import transaction

from veerkracht.foundation.keys import make_key, plain_text, sort_key
from veerkracht.fund.reference.models import Contract, Line, Price
from veerkracht.fund.reference.queries.contracts import as_row
from veerkracht.fund.reference.rules.kinship import Sort, logics, sort_of
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.standard import OWN
from veerkracht.programmes.models import Programme

FINANCE = "overall_project_finance"
MOST = 10**15
"""An amount above this is no amount, and is kept in its row only."""
Lists = Mapping[str, list[Row]]


@transaction.atomic
def project(*, programme: Programme) -> None:
    """Make the contracts and prices anew of all rows; a contract that is gone from the source keeps its page."""
    rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    gone = set()
    for line in Line.objects.filter(programme=programme).order_by("owner", "table", "number"):
        row = as_row(line).public
        if line.table == "organisations":
            names[line.owner] = row.get("name")
        if line.gone and line.table == "projects":
            gone.add(line.owner)
        if row.cells and (not line.gone or line.owner in gone):
            rows[line.owner][line.table].append(row)
    found = [
        _contract(programme, owner, lists, names, owner in gone) for owner, lists in rows.items() if lists["projects"]
    ]
    Contract.objects.filter(programme=programme).exclude(key__in=[one.key for one in found]).delete()
    fields = [one.name for one in Contract._meta.fields if one.name not in ("id", "key")]
    Contract.objects.bulk_create(
        found, update_conflicts=True, unique_fields=["key"], update_fields=fields, batch_size=200
    )
    known = dict(Contract.objects.filter(programme=programme).values_list("identifier", "pk"))
    Price.objects.filter(contract__programme=programme).delete()
    Price.objects.bulk_create(
        (price for owner, lists in rows.items() if owner in known for price in _prices(known[owner], lists)),
        batch_size=200,
    )


def _contract(programme: Programme, owner: str, lists: Lists, names: Mapping[str, str], gone: bool) -> Contract:
    row = lists["projects"][0]
    start, end = "dates/start_date_of_service_provision", "dates/actual_end_date_of_service_provision"
    signed, starts = row.get("dates/outcomes_contract_signed"), row.get(start)
    ends = row.get(end) or row.get("dates/anticipated_end_date_of_service_provision")
    invested, payable = f"{FINANCE}/total_investment_commitment", f"{FINANCE}/maximum_potential_outcome_payment_v2"
    priced = [(one.metric, Sort(one.topic, one.weeks), one.most is not None) for one in _prices(0, lists)]
    methods = [one.get("outcome_validation_method") for one in lists["projects_outcome_metrics"]]
    year = signed or starts
    return Contract(
        key=make_key(owner),
        programme=programme,
        identifier=owner,
        name=row.get("name")[:300] or owner,
        sort_key=sort_key(row.get("name") or owner),
        stage=row.get("stage_development")[:40],
        sector=row.get("purpose_and_classifications/policy_sector")[:60],
        countries="".join(f"{code};" for code in _countries(row, lists))[:200],
        logics="".join(f"{logic};" for logic in logics(priced, methods)),
        signed_on=signed,
        starts_on=starts,
        ends_on=ends,
        year=int(year[:4]) if year else None,
        currency=row.get(f"{invested}/currency") or row.get(f"{payable}/currency"),
        invested=_fitting(row, f"{invested}/amount/exact"),
        payable=_fitting(row, f"{payable}/amount") if _one_currency(row, invested, payable) else None,
        people=_fitting(row, "service_and_beneficiaries/targeted_number_service_users_or_beneficiaries_total"),
        metrics=len(lists["projects_outcome_metrics"]),
        prices=len(lists["projects_outcome_pricings"]),
        results=len(lists["projects_results"]),
        payments=sum(one.get("type") == "Actual" for one in lists["projects_outcome_payments"]),
        words=_words(lists, names),
        gone=gone,
    )


def _one_currency(row: Row, one: str, other: str) -> bool:
    """Say whether two amounts may stand under one currency."""
    first, second = row.get(f"{one}/currency"), row.get(f"{other}/currency")
    return not first or not second or first == second


def _fitting(row: Row, path: str) -> Decimal | None:
    amount = row.amount(path)
    return amount if amount is not None and abs(amount) < MOST else None


def _countries(row: Row, lists: Lists) -> list[str]:
    codes = {one.get("location_country") for one in lists["projects_delivery_locations"]}
    codes.add(row.get("jurisdiction/jurisdiction"))
    return sorted(code for code in codes if len(code) == 2)


def _words(lists: Lists, names: Mapping[str, str]) -> str:
    """Put together, folded, the words by which a contract can be found."""
    row = lists["projects"][0]
    purpose = "purpose_and_classifications"
    paths = ("name", "alternative_names", f"{purpose}/social_challenge", f"{purpose}/intervention")
    texts = [row.owner, *(row.get(path) for path in paths), row.get("service_and_beneficiaries/target_population")]
    texts += [one.get("definition") for one in lists["projects_outcome_metrics"]]
    texts += [one.get("location_name") for one in lists["projects_delivery_locations"]]
    texts += [names.get(key, "") for key in sorted(_organisations(lists))]
    return plain_text(" ".join(filter(None, texts)))[:20_000]


def _organisations(lists: Lists) -> Iterator[str]:
    for table in ("projects_service_provisions", "projects_investments", "projects_outcome_payment_commitments"):
        for row in lists[table]:
            yield from row.names("organisation_id")


def _prices(contract: int, lists: Lists) -> Iterable[Price]:
    """Give the prices of a contract, each with what its metric is about."""
    metrics = {row.get(OWN).casefold(): row for row in lists["projects_outcome_metrics"]}
    for row in lists["projects_outcome_pricings"]:
        each, currency = _fitting(row, "price_per_unit/amount"), row.get("currency")
        if each is None or not currency:
            continue
        metric = metrics.get(row.get("outcome_metric_id").casefold())
        definition = metric.get("definition") if metric else ""
        note = row.get("price_description") or row.get("notes")
        sort = sort_of(f"{definition} {row.get('price_description')}")
        yield Price(
            contract_id=contract,
            metric=row.get("outcome_metric_id")[:80],
            definition=definition,
            amount=each,
            currency=currency,
            most=_fitting(row, "maximum_price_if_all_targets_achieved/amount"),
            note=note,
            topic=sort.topic,
            weeks=sort.weeks,
        )
