"""Signing for a party; when all have signed, what the contract may cost is set apart and the text is in force."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.fund.contracts.models import Contract, Side, Signature
from veerkracht.fund.contracts.queries.contract import ContractRow, PartyRow, known
from veerkracht.fund.contracts.queries.readiness import Hurdle, hurdles
from veerkracht.fund.contracts.refusals import ChangedMeanwhile
from veerkracht.fund.contracts.rules.maxima import Maximum, maxima
from veerkracht.fund.ledger.actions.reserve import Share, reserve, would_reserve
from veerkracht.fund.ledger.amounts import day
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, answer, require
from veerkracht.people.rules.interests import SIDE_OF_ROLE
from veerkracht.results.queries.verified import last_outcome
from veerkracht.trail.actions import record


class NotReady(Refusal):
    """The text is not complete, or an agreed example fails."""

    def __init__(self, found: Sequence[Hurdle]) -> None:
        count = len(found)
        sentence = ngettext(
            "This cannot be signed yet: %(count)s thing must be done first. %(where)s: %(first)s",
            "This cannot be signed yet: %(count)s things must be done first. The first, %(where)s: %(first)s",
            count,
        )
        super().__init__(sentence % {"count": count, "where": found[0].where, "first": found[0].sentence})
        self.hurdles = tuple(found)


class AlreadySigned(Refusal):
    """This party signed this text before, or the text is in force."""


class NotAParty(NotKnown):
    """This organisation does not sign this contract."""


class TouchesVerified(Refusal):
    """The amendment would count for an outcome that is verified already (R21)."""


class SignedElsewhere(Refusal):
    """The contract was signed before it was written down here."""


@transaction.atomic
def sign(*, by: Person, contract_key: str, organisation_key: str, seen: int, on: date) -> bool:
    """Sign the latest text for a party, and say whether it is in force by that.

    `seen` counts the texts that the signer has seen: nobody signs what was changed meanwhile.
    """
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    party = contract.party(organisation_key)
    if party is None:
        raise NotAParty(_("This organisation does not sign this contract. Choose one of its parties."))
    require_signer(by=by, contract=contract, party=party)
    _judge(contract, party, seen)
    found = maxima(contract.latest.terms)
    if party.side == Side.PAYER:
        _would(contract, [one for one in found if one.payer == party.key])
    Signature.objects.create(terms_id=contract.latest.pk, organisation_key=party.key, by_key=by.key, signed_on=on)
    record(by=by.key, deed="sign for a party", kind="contract", key=contract_key, fields=["signature"])
    now = known(contract_key)
    if not now.latest.signed:
        return False
    _come_into_force(by, now, party, found, on)
    return True


def signs_in(*, contract: ContractRow, party: PartyRow) -> list[Scope]:
    """Give where a role must be held to sign for a party: in the contract, the party itself or the programme."""
    own = [("initiative", contract.initiative_key)] if contract.initiative_key and party.side == Side.PROVIDER else []
    return [("contract", contract.key), *own, ("organisation", party.key), ("programme", contract.programme_key)]


def require_signer(*, by: Person, contract: ContractRow, party: PartyRow) -> None:
    """Refuse who may not sign, or may sign but for another side."""
    scopes = signs_in(contract=contract, party=party)
    require(by, "sign for a party", scopes, sides=contract.sides)
    held = answer(by, "sign for a party", scopes, sides=contract.sides).by
    stands = {one.side for one in contract.parties if one.key == party.key}
    if not any(SIDE_OF_ROLE.get(one.role) in stands for one in held):
        sentence = _("Your role signs for another side than this one. Ask someone of this organisation to sign.")
        raise NotAllowed(sentence, deed="sign for a party", scopes=tuple(scopes))


def _judge(contract: ContractRow, party: PartyRow, seen: int) -> None:
    """Refuse what cannot be signed, or not any more."""
    if contract.signed_elsewhere:
        sentence = _("This contract was signed before it was written down here, so it is not signed again.")
        raise SignedElsewhere(sentence)
    if seen != len(contract.texts):
        raise ChangedMeanwhile(_("The text was changed since you opened this page. Read it again before you sign."))
    signed = {one.organisation_key for one in contract.latest.signatures}
    if contract.latest.signed or party.key in signed:
        raise AlreadySigned(_("This text was signed for this party already. You need not do anything."))
    if found := hurdles(contract):
        raise NotReady(found)


def _would(contract: ContractRow, found: Sequence[Maximum]) -> None:
    """Refuse a payer who signs for more than it committed, before the others have signed as well."""
    would_reserve(fund_key=contract.programme_key, contract_key=contract.key, shares=_shares(found))


def _come_into_force(by: Person, contract: ContractRow, party: PartyRow, found: Sequence[Maximum], on: date) -> None:
    """Set apart what the contract may cost, unless it would touch what was verified before."""
    terms, last = contract.latest.terms, last_outcome(contract.key)
    if terms.version > 1 and last and last >= terms.in_force_from:
        sentence = _("An outcome of %(on)s is verified already. Let the amendment count for outcomes of a later day.")
        raise TouchesVerified(sentence % {"on": day(last)})
    reserve(
        by=by,
        on=on,
        fund_key=contract.programme_key,
        contract_key=contract.key,
        shares=_shares(found),
        reason=_("Version %(number)s was signed by every party.") % {"number": terms.version},
        scopes=signs_in(contract=contract, party=party),
    )
    record(by=by.key, deed="come into force", kind="contract", key=contract.key, fields=["terms"])


def _shares(found: Sequence[Maximum]) -> list[Share]:
    return [Share(one.payer, one.portfolio, one.amount) for one in found]
