"""What payers pay of what was settled: to the cent, in the books, and never more than is due without a word."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

import given
from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import FUND, KEY, TODAY
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.actions.receive import (
    MoreThanDue,
    NameMissing,
    NoSuchPayment,
    NotAnAmount,
    NotThatDay,
    Received,
    RecordedBefore,
    receive_payment,
    take_back_payment,
)
from veerkracht.fund.contracts.models import PaymentReceived
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.contracts.queries.payments import OwedRow, owed, received
from veerkracht.fund.contracts.queries.settlements import settlements
from veerkracht.fund.ledger.queries.balances import balances
from veerkracht.fund.ledger.queries.reconciliation import reconciliation
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db

CAME = date(2020, 1, 10)


def settled() -> Person:
    """One person moved in: 1,500 euro, of which the province pays 900 and the municipality 600."""
    by = scenes.in_force()
    scenes.outcomes(by, "v1,anna,wonen,erin,2019-10-01,2019-10-05,,,,")
    scenes.settled(by, date(2019, 12, 31))
    return by


def due(payer: str = "provincie") -> OwedRow:
    (row,) = settlements(known(KEY).pk)
    return next(one for one in owed(row) if one.payer_key == payer)


def pays(by: Person, amount: str, reference: str = "2020-01/1", **more: Any) -> int:
    said = {"on": TODAY, "due": due().pk, "received": Received(Money.parse(amount, "EUR"), CAME, reference)} | more
    return receive_payment(by=by, contract_key=KEY, **said)


def of_province() -> dict[str, str]:
    return {row.kind: str(row.balance) for row in balances(fund_key=FUND, by="payer") if row.of == "provincie"}


def test_what_is_settled_is_asked_of_each_payer():
    settled()

    assert of_province() == {"outcome": "900.00", "receivable": "900.00", "contribution": "900.00"}
    assert (str(due().left), str(due("gemeente").left)) == ("900.00", "600.00")


def test_a_payment_is_recorded_in_parts_to_the_cent():
    by = settled()

    pays(by, "899.99")
    assert str(due().left) == "0.01"
    pays(by, "0.01", "2020-01/2")

    assert str(due().left) == "0.00"
    assert of_province()["receivable"] == "0.00"
    assert received(known(KEY).pk, pays=["outcome"]) == 900_00
    assert received(known(KEY).pk, pays=["outcome"], until=date(2020, 1, 9)) == 0
    assert received(known(KEY).pk, pays=["delivery fee"]) == 0
    assert not list(reconciliation(fund_key=FUND))


def test_more_than_is_due_is_refused_unless_it_is_said_why_the_rest_is_kept():
    by = settled()
    with pytest.raises(MoreThanDue, match=r"900,00.*950,00"):
        pays(by, "950.00")
    assert not PaymentReceived.objects.exists()

    pays(by, "950.00", claim="Het kwartaal erna is al betaald.")

    kept = PaymentReceived.objects.get()
    assert (kept.amount, kept.over, kept.claim) == (900_00, 50_00, "Het kwartaal erna is al betaald.")
    assert of_province()["payable"] == "50.00"
    assert received(known(KEY).pk, pays=["outcome"]) == 900_00


def test_a_claim_is_kept_only_of_what_is_too_much():
    by = settled()

    pays(by, "900.00", claim="Voor de zekerheid")

    assert PaymentReceived.objects.get().claim == ""


def test_what_was_recorded_by_mistake_is_taken_back_by_its_mirror():
    by = settled()
    wrong = pays(by, "950.00", claim="Te veel")

    take_back_payment(by=by, contract_key=KEY, payment=wrong, reason="Verkeerde rekening", on=TODAY)

    assert str(due().left) == "900.00"
    assert of_province() == {"outcome": "900.00", "receivable": "900.00", "contribution": "900.00", "payable": "0.00"}
    with pytest.raises(RecordedBefore):
        take_back_payment(by=by, contract_key=KEY, payment=wrong, reason="Nog eens", on=TODAY)
    pays(by, "900.00", "2020-01/1b")
    assert str(due().left) == "0.00"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param({"received": Received(Money(0, "EUR"), CAME, "1")}, NotAnAmount, id="nothing"),
        pytest.param({"received": Received(Money(-1, "EUR"), CAME, "1")}, NotAnAmount, id="less than nothing"),
        pytest.param({"received": Received(Money(1, "GBP"), CAME, "1")}, NotAnAmount, id="another currency"),
        pytest.param({"received": Received(Money(1, "EUR"), CAME, " ")}, NameMissing, id="by no line of the bank"),
        pytest.param({"received": Received(Money(1, "EUR"), date(2019, 12, 31), "1")}, NotThatDay, id="too early"),
        pytest.param({"received": Received(Money(1, "EUR"), date(2020, 1, 16), "1")}, NotThatDay, id="still to come"),
        pytest.param({"due": 987654}, NoSuchPayment, id="nothing that is due"),
    ],
)
def test_what_cannot_have_been_paid(said: dict[str, Any], refusal: type[Exception]):
    by = settled()

    with pytest.raises(refusal):
        pays(by, "1.00", **said)
    assert not PaymentReceived.objects.exists()


def test_a_line_of_the_bank_is_recorded_once():
    by = settled()
    pays(by, "100.00")

    with pytest.raises(RecordedBefore, match="2020-01/1-2"):
        pays(by, "100.00")


@pytest.mark.parametrize(("payment", "reason", "refusal"), [(987654, "x", NoSuchPayment), (0, " ", NameMissing)])
def test_what_cannot_be_taken_back(payment: int, reason: str, refusal: type[Exception]):
    by = settled()
    known_one = pays(by, "1.00")

    with pytest.raises(refusal):
        take_back_payment(by=by, contract_key=KEY, payment=payment or known_one, reason=reason, on=TODAY)


@pytest.mark.parametrize("role", ["investor", "verifier", "auditor"])
def test_only_who_enters_payments_records_one(role: str):
    settled()
    someone = given.role(given.person(), role, "programme", FUND)

    with pytest.raises(NotAllowed):
        pays(someone, "1.00")


def test_the_database_changes_and_deletes_no_payment():
    by = settled()
    pays(by, "1.00")

    for deed in (lambda: PaymentReceived.objects.update(amount=2), lambda: PaymentReceived.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()


def test_a_payment_is_recorded_and_taken_back_on_the_page(client: Client):
    by = settled()
    client.force_login(by)
    address = f"/contracten/{KEY}/afrekeningen/2019-12-31"
    said = {"step": "receive", "due": due().pk, "received_on": "2020-01-10", "reference": "2020-01/1"}

    too_much = client.post(address, {**said, "amount": "900.01"})
    assert too_much.status_code == 422
    assert "900,00" in too_much.text
    assert client.post(address, {**said, "amount": "1.005"}).status_code == 422
    assert client.post(address, {**said, "amount": "400.00"}).status_code == 302

    told = client.get(address).text
    assert "2020-01/1" in told
    assert "500,00" in told
    payment = PaymentReceived.objects.get().pk
    assert client.post(address, {"step": "back", "payment": payment, "reason": ""}).status_code == 422
    assert client.post(address, {"step": "back", "payment": payment, "reason": "Fout"}).status_code == 302
    assert str(due().left) == "900.00"


def test_who_reads_the_payments_is_shown_no_form(client: Client):
    settled()
    client.force_login(given.role(given.person(), "auditor", "programme", FUND))

    told = client.get(f"/contracten/{KEY}/afrekeningen/2019-12-31")

    assert told.status_code == 200
    assert 'value="receive"' not in told.text
    assert client.post(f"/contracten/{KEY}/afrekeningen/2019-12-31", {"step": "receive"}).status_code == 403
