"""Support that was proposed, agreed on and ended: what other rooms and pages may ask of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, Viewer, may, reach, require
from veerkracht.people.queries import names
from veerkracht.support.planning.choices import RESERVING, Kind, State
from veerkracht.support.planning.models import Agreement
from veerkracht.support.planning.queries.scopes import (
    FOR_INITIATIVE,
    FOR_PROVINCE,
    PROPOSE,
    SEE,
    of_agreement,
    within,
)
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Support of an initiative as it is shown: what, by whom, how far, and who said yes."""

    key: str
    initiative_key: str
    initiative: Bilingual
    kind: str
    word: str
    offer_key: str
    offer: Bilingual
    organisation: str
    bottleneck: str
    hours: Decimal
    amount: Money
    starts_on: date
    ends_on: date | None
    state: str
    state_word: str
    reason: str
    overrules: bool
    initiator_on: date | None
    province_on: date | None
    supporter_on: date | None
    ended_on: date | None
    why_ended: str
    needs_another: bool
    request_key: str
    diagnosis_key: str
    supporter_key: str
    """Who answers for the offer; empty where there is none."""
    scopes: tuple[Scope, ...] = ()

    @property
    def finance(self) -> bool:
        return self.kind == Kind.FINANCE

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Say whose yes is waited for: the supporter, the initiative, the province."""
        asked = {
            "supporter": bool(self.offer_key) and self.supporter_on is None,
            "initiative": self.initiator_on is None,
            "province": self.province_on is None,
        }
        return tuple(who for who, open_ in asked.items() if open_) if self.state == State.PROPOSED else ()


@dataclass(frozen=True, slots=True)
class WholeAgreement:
    """Support with all that was said when it was chosen, and what someone may do with it."""

    row: AgreementRow
    not_chosen: tuple[dict[str, object], ...]
    chance: float | None
    breakthrough: str
    dependency_checked_on: date | None
    income: Money | None
    without_us: str
    services: bool
    names: dict[str, str]
    may: frozenset[str]
    company: str
    organisation_name: str
    programme_key: str


def agreements_of(initiative_key: str) -> tuple[AgreementRow, ...]:
    """Give all support of an initiative, the latest first. Who may see it is asked by who shows it."""
    return rows(_related().filter(initiative__key=initiative_key).order_by("-starts_on", "-key"))


def agreements(
    viewer: Person, turn: Turn, *, state: str = "", kind: str = "", initiative: str = "", mine: bool = False
) -> Page[AgreementRow]:
    """List the support that someone may see: what is about their initiatives, and what is asked of them."""
    found = _related().filter(within(reach(viewer, SEE)) | Q(offer__person_key=viewer.key))
    if state == "open":
        found = found.filter(state__in=RESERVING)
    elif state == "another":
        found = found.filter(another_since__isnull=False)
    elif state:
        found = found.filter(state=state)
    found = found.filter(kind=kind) if kind else found
    found = found.filter(initiative__key=initiative) if initiative else found
    found = found.filter(offer__person_key=viewer.key) if mine else found
    page = cut(found, turn, by="starts_on", newest=True)
    return page.of(rows(page.rows))


def running(*, kind: str = "", programme_key: str = "") -> tuple[AgreementRow, ...]:
    """Give the support that was agreed on and has not ended."""
    found = _related().filter(state=State.AGREED)
    found = found.filter(kind=kind) if kind else found
    found = found.filter(initiative__programme__key=programme_key) if programme_key else found
    return rows(found.order_by("starts_on", "key"))


def one(key: str, *, viewer: Viewer) -> WholeAgreement:
    """Give support with all that belongs to it; refuse who may not see it."""
    found = _related().filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no support “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    scopes = of_agreement(found)
    supporter = isinstance(viewer, Person) and found.offer is not None and found.offer.person_key == viewer.key
    if not supporter:
        require(viewer, SEE, scopes)
    own = found.initiative.organisation
    keys = {found.proposed_by_key, found.initiator_key, found.province_key, found.supporter_key}
    keys |= {found.offer.person_key} if found.offer else set()
    asked = {"initiative": FOR_INITIATIVE, "province": FOR_PROVINCE, "propose": PROPOSE}
    return WholeAgreement(
        row=_row(found, scopes),
        not_chosen=tuple(found.not_chosen),
        chance=found.chance,
        breakthrough=found.breakthrough,
        dependency_checked_on=found.dependency_checked_on,
        income=None if found.income_cents is None else Money(found.income_cents, "EUR"),
        without_us=found.without_us,
        services=found.services,
        names={
            "proposed": names(keys).get(found.proposed_by_key, ""),
            **{
                who: names(keys).get(key, "")
                for who, key in (
                    ("initiative", found.initiator_key),
                    ("province", found.province_key),
                    ("supporter", found.supporter_key or (found.offer.person_key if found.offer else "")),
                )
            },
        },
        may=frozenset(name for name, deed in asked.items() if may(viewer, deed, scopes))
        | ({"supporter"} if supporter else set()),
        company=(own.kvk or own.key) if own else "",
        organisation_name=own.name if own else "",
        programme_key=found.initiative.programme.key,
    )


def scopes_of(key: str) -> tuple[Scope, ...]:
    """Give the scopes of support, to ask for permission with."""
    found = _related().filter(key=key).first()
    return of_agreement(found) if found else ()


def rows(found: "QuerySet[Agreement] | Iterable[Agreement]") -> tuple[AgreementRow, ...]:
    """Give support as it is shown."""
    return tuple(_row(one) for one in found)


def _related() -> "QuerySet[Agreement]":
    return Agreement.objects.select_related(
        "initiative__programme", "initiative__organisation", "offer__organisation", "diagnosis"
    )


def _row(found: Agreement, scopes: tuple[Scope, ...] = ()) -> AgreementRow:
    offer = found.offer
    return AgreementRow(
        key=found.key,
        initiative_key=found.initiative.key,
        initiative=Bilingual(found.initiative.title_nl, found.initiative.title_en),
        kind=found.kind,
        word=str(Kind(found.kind).label),
        offer_key=offer.key if offer else "",
        offer=Bilingual(offer.title_nl, offer.title_en) if offer else Bilingual(),
        organisation=offer.organisation.name if offer else "",
        bottleneck=found.bottleneck,
        hours=found.hours,
        amount=Money(found.amount_cents, "EUR"),
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        state=found.state,
        state_word=str(State(found.state).label),
        reason=found.reason,
        overrules=found.overrules,
        initiator_on=found.initiator_on,
        province_on=found.province_on,
        supporter_on=found.supporter_on,
        ended_on=found.ended_on,
        why_ended=found.why_ended,
        needs_another=found.another_since is not None,
        request_key=found.request_key,
        diagnosis_key=found.diagnosis.key if found.diagnosis else "",
        supporter_key=offer.person_key if offer else "",
        scopes=scopes,
    )


def of_offer(offer_key: str) -> tuple[AgreementRow, ...]:
    """Give what was proposed and agreed of an offer, what runs first."""
    return tuple(sorted(rows(_related().filter(offer__key=offer_key)), key=lambda row: row.state not in RESERVING))
