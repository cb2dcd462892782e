"""Scenes of contracts: a fund with a budget, and a contract that four parties sign."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

import given
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.actions.agree import agree_definition
from veerkracht.fund.contracts.actions.receive import Received, receive_payment
from veerkracht.fund.contracts.actions.settle import settle_period
from veerkracht.fund.contracts.actions.sign import sign
from veerkracht.fund.contracts.actions.write import draft
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.contracts.queries.payments import owed as dues
from veerkracht.fund.contracts.queries.settlements import settlements
from veerkracht.fund.ledger.actions.accounts import open_portfolio
from veerkracht.fund.ledger.actions.reserve import commit
from veerkracht.people.models import Person
from veerkracht.results.actions.define import define
from veerkracht.results.actions.take_in import Taken, take_in
from veerkracht.results.queries.definitions import TEXTS
from veerkracht.results.rules.outcomes_file import read

FUND = "sociale-veerkracht"
KEY = "wonen-en-werk"
SIGNERS = ("provincie", "gemeente", "sarban", "doen")
TODAY = date(2020, 1, 15)

TERMS = """
format = 1
contract = "wonen-en-werk"
version = 1
in_force_from = 2019-04-01
currency = "EUR"
title = { nl = "Wonen en werk", en = "Home and work" }
starts_on = 2019-04-01
ends_on = 2021-12-31
claims_until = 2022-03-31
provider = "sarban"
verifier = "avance"

[[payers]]
organisation = "provincie"
share = "60 %"
portfolios = [{ key = "uitkomsten", share = "100 %" }]

[[payers]]
organisation = "gemeente"
share = "40 %"
portfolios = [{ key = "uitkomsten", share = "100 %" }]

[[investors]]
organisation = "doen"
principal = "90000.00"
return = { rate = "8 %", type = "one-off" }
maximum_loss = "100 %"
vat = "outside scope"

[[caps]]
per = "person"
amount = "5600.00"

[[caps]]
per = "contract"
amount = "100000.00"

[[metrics]]
key = "wonen"
title = { nl = "Zelfstandig wonen", en = "A home of one's own" }
unit = { nl = "persoon", en = "person" }
definition = 1
order = "required"
counterfactual = "none"
vat = "outside scope"
milestones = [
  { key = "erin", title = { nl = "verhuisd", en = "moved in" } },
  { key = "drie-maanden", title = { nl = "drie maanden", en = "three months" } },
  { key = "zes-maanden", title = { nl = "zes maanden", en = "six months" } },
]
prices = [
  { milestone = "erin", amount = "1500.00" },
  { milestone = "drie-maanden", amount = "2500.00" },
  { milestone = "zes-maanden", amount = "2500.00" },
]
"""

HEAD = "controle,persoon,maat,mijlpaal,bereikt_op,gecontroleerd_op,aantal,soort,corrigeert,zelfde_persoon\n"


def card(title: str = "Zelfstandig wonen", **said: Any) -> dict[str, Any]:
    """A definition that says everything."""
    return {f"{name}_nl": f"{title}: {name}" for name in TEXTS} | {"burden_minutes": 5} | said


def guide() -> Person:
    """The process guide of the programme."""
    return given.role(given.person("Gids"), "process-guide", "programme", FUND)


def signer(organisation: str) -> Person:
    """Someone who may sign for one party."""
    roles = {"sarban": "initiator", "doen": "investor"}
    return given.role(
        given.person(organisation.title()), roles.get(organisation, "payer"), "organisation", organisation
    )


def budget(by: Person, amount: str = "100000.00") -> None:
    """Money that province and town committed, in the shares of the contract."""
    open_portfolio(by=by, fund_key=FUND, key="uitkomsten", purpose="outcomes")
    for payer, share in (("provincie", 60), ("gemeente", 40)):
        money = Money(Money.parse(amount, "EUR").minor * share // 100, "EUR")
        commit(
            by=given.role(given.person(), "payer", "organisation", payer),
            on=date(2019, 3, 1),
            fund_key=FUND,
            payer_key=payer,
            portfolio_key="uitkomsten",
            amount=money,
            reason="Besluit",
        )


def drafted(by: Person | None = None, terms: str = TERMS, key: str = KEY, **said: Any) -> Person:
    """A contract with a first text; everyone in it is known, and what is measured is defined."""
    by = by or guide()
    programme = given.programme()
    for name in ("Provincie", "Gemeente", "Sarban", "Doen", "Avance"):
        given.organisation(name)
    draft(
        by=by, programme=programme, key=key, title=Bilingual("Wonen en werk", "Home and work"), document=terms, **said
    )
    return by


def ready(by: Person | None = None, terms: str = TERMS, key: str = KEY) -> Person:
    """A contract that can be signed."""
    by = drafted(by, terms, key)
    if not definitions_there("wonen"):
        define(by=by, programme_key=FUND, key="wonen", said=card())
    agree_definition(by=by, contract_key=key, metric="wonen", version=1, on=date(2019, 3, 1))
    return by


def definitions_there(key: str) -> bool:
    from veerkracht.results.models import MetricDefinition

    return MetricDefinition.objects.filter(key=key).exists()


def sign_all(key: str = KEY, parties: tuple[str, ...] = SIGNERS, on: date = date(2019, 3, 20)) -> None:
    for party in parties:
        sign(by=signer(party), contract_key=key, organisation_key=party, seen=len(known(key).texts), on=on)


def in_force(key: str = KEY) -> Person:
    """A contract that four parties signed."""
    by = ready(key=key)
    budget(by)
    sign_all(key)
    return by


def outcomes(by: Person, *rows: str, key: str = KEY) -> Taken:
    """Take in rows of a file: verification, person, metric, milestone, days, number and what it corrects."""
    contract = known(key)
    sheet = read(HEAD + "\n".join(rows), key)
    return take_in(by=by, on=localdate(), contract_key=key, sheet=sheet, scopes=contract.scopes, sides=contract.sides)


def paid(by: Person, key: str = KEY, on: date = TODAY) -> None:
    """Every payer pays all that settlements made due until now, the day after each."""
    found = known(key)
    for row in settlements(found.pk):
        for owed in dues(row):
            if owed.left.minor > 0:
                came = Received(owed.left, row.until + timedelta(1), f"{row.until} {owed.name}")
                receive_payment(by=by, contract_key=key, due=owed.pk, received=came, on=on)


def settled(by: Person, until: date, key: str = KEY, on: date = TODAY) -> int:
    return settle_period(by=by, contract_key=key, until=until, on=on)
