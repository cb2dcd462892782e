"""Agreeing first on what words mean, and on examples that every text of the terms must give."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.money import Money, NotMoney
from veerkracht.fund.contracts.models import AgreedDefinition, AgreedExample, Contract
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.rules.agreed import NotEvents, events
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.results.models import MetricDefinition
from veerkracht.trail.actions import record


class NotDefined(NotKnown):
    """There is no such version of the metric."""


class AlreadyAgreed(Refusal):
    """It was agreed before."""


class NotAnExample(Refusal):
    """The example does not say what happens, or what it pays."""

    status = 422


class NoSuchExample(NotKnown):
    """There is no example with this number, or it was withdrawn."""


@transaction.atomic
def agree_definition(*, by: Person, contract_key: str, metric: str, version: int, on: date) -> None:
    """Record that the parties agreed on what a metric means."""
    contract = known(contract_key)
    require(by, "draft a contract", contract.scopes, sides=contract.sides)
    definition = MetricDefinition.objects.filter(key=metric, version=version).first()
    if definition is None:
        sentence = _("Version %(version)s of the metric “%(key)s” is not defined yet. Define it first.")
        raise NotDefined(sentence % {"version": version, "key": metric[:80]})
    _row, is_new = AgreedDefinition.objects.get_or_create(
        contract_id=contract.pk, definition=definition, defaults={"agreed_on": on, "by_key": by.key}
    )
    if not is_new:
        raise AlreadyAgreed(_("The parties agreed on this definition before. You need not do anything."))
    record(by=by.key, deed="agree on a definition", kind="contract", key=contract_key, fields=["definition"])


@transaction.atomic
def agree_example(*, by: Person, contract_key: str, title: str, what: str, amount: str) -> int:
    """Record what the parties agreed is paid for imagined people and days, and give its number."""
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(by, "draft a contract", contract.scopes, sides=contract.sides)
    currency = contract.latest.terms.currency
    try:
        events(what)
        money = Money.parse(amount, currency)
    except NotEvents as wrong:
        raise NotAnExample(" ".join(sentence.read(language()).text for sentence in wrong.sentences)) from wrong
    except NotMoney as wrong:
        raise NotAnExample(wrong.sentence.read(language()).text) from wrong
    if not title.strip():
        raise NotAnExample(_("Say in a few words what the example is about."))
    last = AgreedExample.objects.filter(contract_id=contract.pk).order_by("-number").first()
    made = AgreedExample.objects.create(
        contract_id=contract.pk,
        number=last.number + 1 if last else 1,
        title=title.strip()[:200],
        events=what.replace("\r\n", "\n").strip(),
        amount=money.minor,
        currency=currency,
        by_key=by.key,
    )
    record(by=by.key, deed="agree on an example", kind="contract", key=contract_key, fields=["example"])
    return made.number


@transaction.atomic
def withdraw_example(*, by: Person, contract_key: str, number: int, because: str) -> None:
    """Let an example no longer count, since the parties agreed on something else; it stays to be read."""
    contract = known(contract_key)
    require(by, "draft a contract", contract.scopes, sides=contract.sides)
    if not because.strip():
        raise NotAnExample(_("Say why the example no longer counts."))
    open_ones = AgreedExample.objects.filter(contract_id=contract.pk, number=number, withdrawn_at=None)
    if not open_ones.update(withdrawn_at=timezone.now(), withdrawn_because=because.strip()[:500]):
        raise NoSuchExample(_("There is no such example, or it was withdrawn before."))
    record(by=by.key, deed="withdraw an example", kind="contract", key=contract_key, fields=["example"], reason=because)
