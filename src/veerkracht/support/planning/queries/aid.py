"""Small aid: what a company and those linked with it were granted, and how much room there is on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from veerkracht.foundation.money import Money
from veerkracht.people.models import Organisation
from veerkracht.support.planning.models import Agreement, AidGranted, CompanyLink
from veerkracht.support.rules.admitting import Dependency, dependency
from veerkracht.support.rules.aid import CURRENCY, Aid, Room, room, undertaking


@dataclass(frozen=True, slots=True)
class AidRow:
    """Aid as it is shown: to which company, when, how much, of whom."""

    company: str
    name: str
    granted_on: date
    amount: Money
    services: bool
    source: str
    ours: bool


def company_of(organisation: Organisation) -> str:
    """Give by what a company is known: its KvK number, so that four spellings are one company; else its key."""
    return organisation.kvk or organisation.key


def company_named(key: str) -> str:
    """Give by what the company of an organisation is known; a KvK number or an unknown key is itself."""
    found = Organisation.objects.filter(key=key).first()
    return company_of(found) if found else key


def links_around(company: str) -> list[tuple[str, str]]:
    """Give the links by which companies are one undertaking with this one, also through others."""
    known: list[tuple[str, str]] = []
    edge, seen = {company}, set[str]()
    while edge:
        seen |= edge
        new = list(CompanyLink.objects.filter(Q(one__in=edge) | Q(other__in=edge)).values_list("one", "other"))
        known += new
        edge = {end for pair in new for end in pair} - seen
    return known


def room_of(company: str, on: date, *, services: bool = False) -> Room:
    """Give the room for small aid of a company and those it is linked with, under the ceiling of that day."""
    links = links_around(company)
    together = undertaking(company, links)
    rows = AidGranted.objects.filter(company__in=together).values_list(
        "company", "granted_on", "amount_cents", "services"
    )
    granted = [Aid(who, day, Money(cents, CURRENCY), kind) for who, day, cents, kind in rows]
    return room(company, on, granted, links, services=services)


def no_room(found: Room, asked: Money, name: str) -> str:
    """Say in a sentence that aid does not fit, how much is free, and what counted."""
    language = get_language() or "nl"
    words = {
        "name": name,
        "asked": asked.written(language),
        "free": found.free.written(language),
        "got": found.got.written(language),
        "ceiling": found.ceiling.written(language),
        "since": date_format(found.counts_from, "j F Y"),
        "companies": ngettext("%(count)s company", "%(count)s companies", len(found.companies))
        % {"count": len(found.companies)},
    }
    return (
        _(
            "Blocked: € %(asked)s does not fit, since € %(free)s of small aid is free for %(name)s. "
            "Since %(since)s %(companies)s got € %(got)s of at most € %(ceiling)s together. Propose less, or wait."
        )
        % words
    )


def granted(companies: frozenset[str]) -> tuple[AidRow, ...]:
    """List the aid of companies, the latest first."""
    named = names_of(companies)
    rows = AidGranted.objects.filter(company__in=companies)
    return tuple(
        AidRow(
            one.company,
            named.get(one.company, one.company),
            one.granted_on,
            Money(one.amount_cents, CURRENCY),
            one.services,
            one.source,
            one.agreement_id is not None,
        )
        for one in rows
    )


def names_of(companies: frozenset[str]) -> dict[str, str]:
    """Give what companies are called."""
    found = Organisation.objects.filter(Q(kvk__in=companies) | Q(key__in=companies)).order_by("pk")
    return {company_of(one): one.name for one in found}


def dependency_of(initiative_key: str, *, year: int, adding_cents: int, income_cents: int | None) -> Dependency:
    """Measure how far an initiative leans on the programme in a year, with what is proposed on top."""
    rows = Agreement.objects.filter(initiative__key=initiative_key, kind="finance", state__in=["agreed", "done"])
    support: dict[int, float] = {year: float(adding_cents)}
    for day, cents in rows.values_list("starts_on", "amount_cents"):
        support[day.year] = support.get(day.year, 0.0) + cents
    return dependency(support, {year: float(income_cents)} if income_cents else {}, year)
