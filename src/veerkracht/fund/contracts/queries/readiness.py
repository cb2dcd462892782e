"""What must still be done before a text can be signed: all of it at once, each with what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.models import AgreedDefinition, AgreedExample
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.rules.agreed import Outcome, events, tried
from veerkracht.fund.ledger.queries.envelopes import portfolio_keys
from veerkracht.fund.rules.noise import doubtful
from veerkracht.fund.rules.soundness import incomplete
from veerkracht.fund.rules.terms import Contract as Agreed
from veerkracht.fund.rules.terms import Terms
from veerkracht.people.queries import organisation_names
from veerkracht.results.queries.definitions import Definition
from veerkracht.results.queries.definitions import defined as definitions_of


@dataclass(frozen=True, slots=True)
class Hurdle:
    """One thing that stands in the way of signing, and where."""

    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """An agreed example with what it comes to under the latest text."""

    number: int
    title: str
    events: str
    outcome: Outcome
    withdrawn: bool
    withdrawn_because: str

    @property
    def refused(self) -> tuple[tuple[str, date, str], ...]:
        """Who is not paid for what, and why."""
        return tuple((one.row.person, one.row.outcome_on, one.said.read(language())) for one in self.outcome.refused)


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """A metric of the terms beside its definition: whether there is one, whether it is whole and whether agreed on."""

    key: str
    version: int
    definition: Definition | None
    agreed: bool


def hurdles(contract: ContractRow, defined: Sequence[DefinitionRow] | None = None) -> tuple[Hurdle, ...]:
    """List all that must be done before the latest text can be signed."""
    terms = contract.latest.terms
    here = language()
    found = [Hurdle(mistake.path, mistake.said.read(here)) for mistake in incomplete(terms)]
    found += [*_organisations(contract), *_portfolios(terms, contract.programme_key)]
    found += _definitions(definitions(contract) if defined is None else defined)
    for example in examples(contract):
        if not example.withdrawn and not example.outcome.holds:
            sentence = _("The example “%(title)s” comes to %(found)s, and %(agreed)s was agreed.")
            amounts = {name: _written(getattr(example.outcome, name)) for name in ("found", "agreed")}
            found.append(
                Hurdle(
                    _("example %(number)s") % {"number": example.number}, sentence % {"title": example.title, **amounts}
                )
            )
    return tuple(found)


def warnings(contract: ContractRow, defined: Sequence[DefinitionRow]) -> tuple[Hurdle, ...]:
    """List what is no mistake, but should be looked at: thresholds within measurement error, cohorts that are small."""
    found: list[Hurdle] = []
    for metric, row in zip(contract.latest.terms.metrics, defined, strict=True):
        known = row.definition
        deviation, reliability = (known.number("deviation"), known.number("reliability")) if known else (None, None)
        if deviation is not None and reliability is not None:
            doubts = doubtful(metric, deviation=float(deviation), reliability=float(reliability))
            found += [Hurdle(one.path, one.said.read(language())) for one in doubts]
    return tuple(found)


def definitions(contract: ContractRow) -> tuple[DefinitionRow, ...]:
    """Give the definition of each metric that the latest text pays for."""
    named = [(metric.key, metric.definition) for metric in contract.latest.terms.metrics]
    known = definitions_of(named)
    agreed = set(
        AgreedDefinition.objects.filter(contract_id=contract.pk).values_list("definition__key", "definition__version")
    )
    return tuple(DefinitionRow(*name, known.get(name), name in agreed) for name in named)


def examples(contract: ContractRow) -> tuple[ExampleRow, ...]:
    """Give the examples, each with what it comes to under the signed versions and the latest text."""
    agreed = with_latest(contract)
    return tuple(
        ExampleRow(
            one.number,
            one.title,
            one.events,
            tried(agreed, events(one.events), Money(one.amount, one.currency)),
            one.withdrawn_at is not None,
            one.withdrawn_because,
        )
        for one in AgreedExample.objects.filter(contract_id=contract.pk).order_by("number")
    )


def with_latest(contract: ContractRow, terms: Terms | None = None) -> Agreed:
    """Give the signed versions together with the latest text, or another one in its place."""
    last = terms or contract.latest.terms
    return Agreed.of([*(text.terms for text in contract.in_force if text.number < last.version), last])


def _organisations(contract: ContractRow) -> Iterator[Hurdle]:
    terms = contract.latest.terms
    named = {payer.path: payer.organisation for payer in terms.payers}
    named |= {investor.path: investor.organisation for investor in terms.investors}
    named |= {"provider": terms.provider, "verifier": terms.verifier}
    others = set(named.values()) - contract.names.keys() - {""}
    known = contract.names.keys() | (organisation_names(others).keys() if others else set())
    for where, key in named.items():
        if key and key not in known:
            sentence = _("There is no organisation “%(key)s”. Write the key of one that is known, or add it first.")
            yield Hurdle(where, sentence % {"key": key})


def _portfolios(terms: Terms, fund_key: str) -> Iterator[Hurdle]:
    known = portfolio_keys(fund_key=fund_key)
    for payer in terms.payers:
        if not payer.portfolios:
            sentence = _("It does not say from which budget this payer pays. Choose one at “Fill in the terms”.")
            yield Hurdle(payer.path, sentence)
        for part in payer.portfolios:
            if part.key not in known:
                sentence = _("There is no budget “%(key)s” for outcomes. Open it first, or name one that is there.")
                yield Hurdle(part.path, sentence % {"key": part.key})


def _definitions(defined: Sequence[DefinitionRow]) -> Iterator[Hurdle]:
    for row in defined:
        where = f"metrics[{row.key}].definition"
        if row.definition is None:
            sentence = _("Version %(version)s of the metric “%(key)s” is not defined yet. Define it first.")
            yield Hurdle(where, sentence % {"version": row.version, "key": row.key})
        elif row.definition.unsaid:
            sentence = _("The definition does not say: %(unsaid)s. Make a new version that does.")
            yield Hurdle(where, sentence % {"unsaid": ", ".join(row.definition.unsaid)})
        elif not row.agreed:
            yield Hurdle(where, _("The parties did not agree on this definition yet. Agree on it first."))


def _written(money: Money) -> str:
    return f"{money.currency} {money.written(language())}"
