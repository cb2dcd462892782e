"""B1: settling a contract with 53,000 participants through the database, beside the plain way: the ORM, row by row.

    ./bench contract [--people N]

Both read every verified outcome of a fresh database, pay a price per outcome under a cap per contract, and store a line
for each; they must come to the same cents. The plain way has no versions, no refusals, no explanations, no shares of
several payers and posts nothing in the books. On PostgreSQL: python3 doors/postgres.py ./bench contract
"""

import argparse
import json
import os
import tempfile
import time
from datetime import date, timedelta

KEY, FUND = "werk", "fonds"
UNTIL = date(2019, 12, 31)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--people", type=int, default=53_000)
    people = words.parse_args().people
    with tempfile.TemporaryDirectory(prefix="veerkracht-contract-") as data:
        os.environ["VEERKRACHT_DATA"] = data
        run(people)


def run(people: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from veerkracht.fund.contracts.actions.settle import settle_period
    from veerkracht.fund.contracts.models import Settlement

    call_command("migrate", verbosity=0)
    by = fill(people)
    started = time.perf_counter()
    settle_period(by=by, contract_key=KEY, until=UNTIL, on=date(2020, 1, 15))
    ours = time.perf_counter() - started
    paid = Settlement.objects.get().total
    started = time.perf_counter()
    theirs = plain()
    peer = time.perf_counter() - started
    assert paid == theirs, f"{paid} is not {theirs}"
    print(f"{connection.vendor}: {people:,} people settled in {ours:.2f} s, plainly in {peer:.2f} s; {paid:,} cents")
    figures = {"name": "contract", "ours": round(ours, 3), "peer": round(peer, 3), "ratio": round(peer / ours, 2)}
    print(json.dumps(figures))


def fill(people: int) -> object:
    """A contract of two payers that is in force, and one verified outcome of each participant."""
    from veerkracht.fund.contracts.models import Contract, Party, Signature, TermsVersion
    from veerkracht.fund.ledger.actions.accounts import open_portfolio
    from veerkracht.people.models import Grant, Organisation, Person
    from veerkracht.programmes.models import Programme
    from veerkracht.results.models import MetricDefinition, VerifiedOutcome

    by = Person.objects.create(key="gids", email="gids@example.org", name="Gids")
    Grant.objects.create(person=by, role="process-guide", scope_kind="programme", scope_key=FUND)
    open_portfolio(by=by, fund_key=FUND, key="uitkomsten", purpose="outcomes")
    contract = Contract.objects.create(
        key=KEY, title_nl="Werk", programme=Programme.objects.create(key=FUND, title_nl="Fonds", purpose_nl="Werk")
    )
    terms = TermsVersion.objects.create(
        contract=contract, number=1, draft=1, in_force_from=date(2019, 1, 1), by_key="gids", document=TERMS
    )
    for key, side in (("provincie", "payer"), ("stad", "payer"), ("doen", "provider")):
        organisation = Organisation.objects.create(key=key, name=key)
        Party.objects.create(contract=contract, organisation=organisation, side=side)
        Signature.objects.create(terms=terms, organisation_key=key, by_key="gids", signed_on=date(2019, 1, 1))
    metric = MetricDefinition.objects.create(key="werk", version=1, programme_key=FUND, title_nl="Werk", by_key="gids")
    VerifiedOutcome.objects.bulk_create(
        (
            VerifiedOutcome(
                contract_key=KEY,
                verification=f"v{number:06}",
                person_key=f"p{number:06}",
                definition=metric,
                outcome_on=date(2019, 1, 1) + timedelta(number % 365),
                verified_on=UNTIL,
                by_key="gids",
            )
            for number in range(people)
        ),
        batch_size=2_000,
    )
    return by


def plain() -> int:
    """Settle as one would in an afternoon: sort the records, keep what is left under the cap, save a record each."""
    from django.db import transaction

    from veerkracht.fund.contracts.models import Settlement, SettlementLine
    from veerkracht.results.models import VerifiedOutcome

    rows = VerifiedOutcome.objects.filter(contract_key=KEY, outcome_on__lte=UNTIL).select_related("definition")
    left, total = 7_000_000_000, 0
    kept = Settlement.objects.get()
    with transaction.atomic():
        ordered = sorted(rows, key=lambda row: (row.outcome_on, row.person_key, row.verification))
        for number, row in enumerate(ordered, start=1_000_001):
            owed = int(row.quantity * 150_000)
            amount = min(owed, left)
            left, total = left - amount, total + amount
            SettlementLine.objects.create(
                settlement=kept,
                number=number,
                key=row.verification,
                kind="due",
                pays="outcome",
                metric=row.definition.key,
                person=row.person_key,
                outcome_on=row.outcome_on,
                version=1,
                units=str(row.quantity),
                amount=amount,
                above=owed - amount,
                working_nl="prijs",
                working_en="price",
            )
    return total


TERMS = """format = 1
contract = "werk"
version = 1
in_force_from = 2019-01-01
currency = "EUR"
title = { nl = "Werk" }
starts_on = 2019-01-01
ends_on = 2020-12-31
provider = "doen"
caps = [{ per = "contract", amount = "70000000.00" }]

[[payers]]
organisation = "provincie"
share = "60 %"
portfolios = [{ key = "uitkomsten", share = "100 %" }]

[[payers]]
organisation = "stad"
share = "40 %"
portfolios = [{ key = "uitkomsten", share = "100 %" }]

[[metrics]]
key = "werk"
title = { nl = "Werk" }
unit = { nl = "persoon" }
definition = 1
prices = [{ amount = "1500.00" }]
"""


if __name__ == "__main__":
    main()
