"""The public list of outcomes contracts, and what everyone may read of one: parties, terms in words and totals."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from veerkracht.documents import queries as documents
from veerkracht.documents.queries import FactRow
from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.explained import Told, chapters
from veerkracht.fund.contracts.queries.contract import ContractRow, Text
from veerkracht.fund.contracts.queries.contracts import ContractLine, public_contract, public_contracts, public_keys
from veerkracht.fund.contracts.queries.settlements import settlements
from veerkracht.publishing.filters import Asked, Chip, Pages, asked
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.unknown import unknown


@dataclass(frozen=True, slots=True)
class Contracts:
    """The list of contracts as it is asked."""

    asked: Asked
    rows: tuple[ContractLine, ...]
    total: int
    pages: Pages
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class ContractPage:
    """One contract, as everyone may read it."""

    row: ContractRow
    text: Text | None
    state: str
    chapters: tuple[Told, ...]
    facts: tuple[FactRow, ...]
    due: Money | None
    until: date | None


def contract_list(query: QueryDict, today: date) -> Contracts:
    """Put the list of contracts together, by title."""
    reading, programme = programme_asked(asked("outcome-contracts", query, ("q", "programme")))
    key = programme.key if programme else ""
    page = public_contracts(reading.turn, programme_key=key, q=reading.get("q"), today=today)
    chips = reading.chips({"q": _("Words: “%s”") % reading.get("q")})
    return Contracts(reading.turned(page), page.rows, page.total, reading.pages(page), chips)


def contract(key: str, today: date) -> ContractPage:
    """Put the page of one contract together; refuse a key that nobody knows, or that is not public."""
    row = public_contract(key)
    if row is None:
        raise unknown("outcome-contract", key, public_keys)
    text = row.public_text if row.public_text and not row.public_text.personal_data else None
    paid = settlements(row.pk)
    return ContractPage(
        row=row,
        text=text,
        state=row.state(today),
        chapters=chapters(text.terms, row.names, known_from_sources=row.signed_elsewhere) if text else (),
        facts=documents.facts("contract", key),
        due=Money(sum(one.total.minor for one in paid), paid[0].total.currency) if paid else None,
        until=paid[0].until if paid else None,
    )
