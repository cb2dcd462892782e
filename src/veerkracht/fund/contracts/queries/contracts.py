"""The contracts that somebody may see, and those that are public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.models import Contract
from veerkracht.fund.contracts.queries.contract import ContractRow, row, with_parts
from veerkracht.people.permissions import Viewer, reach
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract in a list."""

    row: ContractRow
    state: str
    starts_on: date | None
    ends_on: date | None
    most: Money | None


def contracts(turn: Turn, *, viewer: Viewer, q: str = "", today: date) -> Page[ContractLine]:
    """Give a page of the contracts that somebody may see, by title."""
    page = cut(_found(_seen(viewer), q), turn)
    return page.of(line(row(record), today) for record in page.rows)


def public_contracts(turn: Turn, *, programme_key: str, q: str = "", today: date) -> Page[ContractLine]:
    """Give a page of the contracts of a programme that are public."""
    found = with_parts().filter(published=True, programme__key=programme_key)
    page = cut(_found(found, q), turn)
    return page.of(line(row(record), today) for record in page.rows)


def public_contract(key: str) -> ContractRow | None:
    """Give a contract if it is public."""
    found = with_parts().filter(key=key, published=True).first()
    return row(found) if found else None


def public_keys(programme_key: str = "") -> list[str]:
    """Give the keys of the contracts that are public."""
    found = Contract.objects.filter(published=True)
    return list((found.filter(programme__key=programme_key) if programme_key else found).values_list("key", flat=True))


def public_titles(keys: list[str]) -> Mapping[str, ContractRow]:
    """Give public contracts by key."""
    return {one.key: row(one) for one in with_parts().filter(key__in=keys, published=True)}


def of_round(round_key: str) -> tuple[ContractRow, ...]:
    """Give the public contracts of a round."""
    return tuple(row(one) for one in with_parts().filter(round__key=round_key, published=True).order_by("sort_key"))


def line(found: ContractRow, today: date) -> ContractLine:
    """Give a contract as it stands in a list: by its last text that is signed, or else by its last text."""
    text = found.public_text
    terms = text.terms if text else None
    most = min((cap.most for cap in terms.caps if cap.per == "contract"), default=None) if terms else None
    begins, ends = (terms.starts_on, terms.ends_on) if terms else (None, None)
    return ContractLine(found, found.state(today), begins, ends, most)


def _seen(viewer: Viewer) -> "QuerySet[Contract]":
    """Keep the contracts within reach of who looks."""
    found, within = with_parts(), reach(viewer, "see a contract")
    if within.everywhere:
        return found
    organisations = Contract.objects.filter(parties__organisation__key__in=within.keys("organisation")).values("pk")
    return found.filter(
        Q(key__in=within.keys("contract"))
        | Q(initiative__key__in=within.keys("initiative"))
        | Q(programme__key__in=within.keys("programme"))
        | Q(pk__in=organisations)
    )


def _found(records: "QuerySet[Contract]", q: str) -> "QuerySet[Contract]":
    if not q:
        return records
    named = Contract.objects.filter(parties__organisation__name__icontains=q).values("pk")
    return records.filter(Q(title_nl__icontains=q) | Q(title_en__icontains=q) | Q(key__icontains=q) | Q(pk__in=named))
