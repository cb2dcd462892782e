"""Drafting a contract and writing its terms: each text is kept whole beside the earlier ones."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.models import Contract, Party, Settlement, Side, TermsVersion
from veerkracht.fund.contracts.queries.contract import ContractRow, Text, known, read
from veerkracht.fund.contracts.refusals import ChangedMeanwhile, TermsNotSound
from veerkracht.fund.ledger.amounts import day
from veerkracht.fund.rules.soundness import clashing, misplaced
from veerkracht.fund.rules.terms import Terms
from veerkracht.initiatives.models import Initiative
from veerkracht.people.actions.withhold import Cleared, clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import require
from veerkracht.people.withheld import in_words
from veerkracht.programmes.models import Programme, Round
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class KeyTaken(Refusal):
    """There is a contract with this key already."""


class OtherContract(Refusal):
    """The text is of another contract, or of a version that cannot be written now."""


class TooEarly(Refusal):
    """An amendment counts from a day on that is settled already."""


class NothingNew(Refusal):
    """The text is just what stands there."""


class TitleMissing(Refusal):
    """The contract has no name."""


class HoldsPersonalData(Refusal):
    """The terms name an address or number of a person; a text that was kept does not change."""


@transaction.atomic
def draft(
    *,
    by: Person,
    programme: Programme,
    key: str,
    title: Bilingual,
    document: str,
    initiative: Initiative | None = None,
    round: Round | None = None,  # noqa: A002 - the field's word
    summary: Bilingual | None = None,
    signed_elsewhere: bool = False,
    published: bool = False,
    origin: str = Origin.SCREEN,
) -> str:
    """Begin a contract with a first text of its terms, and give its key."""
    chain = [("initiative", initiative.key)] if initiative else []
    require(by, "draft a contract", [("contract", key), *chain, ("programme", programme.key)])
    require_key(key)
    if not title:
        raise TitleMissing(_("Give the contract a name in Dutch or English."))
    if Contract.objects.filter(key=key).exists():
        raise KeyTaken(_("There is a contract “%(key)s” already. Choose another short name.") % {"key": key})
    made = Contract(
        key=key,
        programme=programme,
        initiative=initiative,
        round=round,
        signed_elsewhere=signed_elsewhere,
        published=published,
        origin=origin,
    )
    said = {"title_nl": title.nl, "title_en": title.en}
    said |= {"summary_nl": summary.nl, "summary_en": summary.en} if summary else {}
    cleared = clear_contract(by=by, contract=made, said=said)
    change(made, cleared.said)
    made.save()
    cleared.keep(made)
    record(by=by.key, deed="draft a contract", kind="contract", key=key, fields=["key"], origin=origin)
    keep(by=by, contract=made, before=known(key), document=document, origin=origin)
    return key


@transaction.atomic
def write_terms(*, by: Person, contract_key: str, document: str, based_on: int, origin: str = Origin.SCREEN) -> Text:
    """Keep a new text of the terms, of the version that is being drafted or of the next; every mistake is named.

    `based_on` counts the texts that the writer has seen: nobody writes over what somebody else wrote meanwhile.
    """
    locked = Contract.objects.select_for_update().get(pk=known(contract_key).pk)
    contract = known(contract_key)
    require(by, "draft a contract", contract.scopes, sides=contract.sides)
    if based_on != len(contract.texts):
        sentence = _("Somebody wrote another text meanwhile. Yours was not stored; look at theirs and save again.")
        raise ChangedMeanwhile(sentence)
    return keep(by=by, contract=locked, before=contract, document=document, origin=origin)


@transaction.atomic
def publish(*, by: Person, contract_key: str, published: bool) -> None:
    """Show a contract on the public site, or no longer; never terms that hold an address or number of a person."""
    contract = known(contract_key)
    require(by, "keep the programme", [("programme", contract.programme_key)])
    text = contract.public_text
    if published and text and (found := text.personal_data):
        raise HoldsPersonalData(
            _("There are personal data in the terms: %(found)s. Write a text without them first.")
            % {"found": in_words(found)}
        )
    Contract.objects.filter(pk=contract.pk).update(published=published)
    record(by=by.key, deed="describe", kind="contract", key=contract_key, fields=["published"])


def clear_contract(*, by: Person, contract: Contract, said: Mapping[str, Any]) -> Cleared:
    """Look at what a contract is called and said to be, before it is stored: everyone may come to read that."""
    about, scope = ("contract", contract.key), ("programme", contract.programme.key)
    needed = [name for name in ("title_nl", "title_en") if said.get(name)]
    return clear(by=by, record=contract, said=said, about=about, scopes=[scope], needed=needed)


def keep(*, by: Person, contract: Contract, before: ContractRow, document: str, origin: str) -> Text:
    """Keep a text without mistakes beside the earlier ones; who may is asked by whoever calls."""
    document = document.replace("\r\n", "\n").strip()
    terms = _sound(document, before)
    if before.texts and before.latest.document == document:
        raise NothingNew(_("This is just what stands there already. Change something first."))
    drafts = [text.draft for text in before.texts if text.number == terms.version]
    made = TermsVersion.objects.create(
        contract=contract,
        number=terms.version,
        draft=max(drafts, default=0) + 1,
        in_force_from=terms.in_force_from,
        reason=terms.reason,
        document=document,
        by_key=by.key,
    )
    _name_parties(contract, [*(text.terms for text in before.in_force), terms])
    record(
        by=by.key,
        deed="write terms",
        kind="contract",
        key=contract.key,
        fields=["terms"],
        reason=terms.reason,
        origin=origin,
    )
    return known(contract.key).text(made.number, made.draft)


def _sound(document: str, before: ContractRow) -> Terms:
    """Read a text, or refuse it with everything that is wrong with it."""
    found = read(document)
    if found.terms is None:
        raise TermsNotSound(found.mistakes)
    terms = found.terms
    expected = before.in_force[-1].number + 1 if before.in_force else 1
    signed = [text.terms for text in before.in_force]
    if mistakes := misplaced(terms, before.key, expected) or clashing([*signed, terms]):
        raise TermsNotSound(mistakes)
    last = Settlement.objects.filter(contract_id=before.pk).order_by("-until").values_list("until", flat=True).first()
    if last and terms.in_force_from <= last:
        sentence = _("Until %(until)s is settled. Let the amendment count for outcomes of a later day.")
        raise TooEarly(sentence % {"until": day(last)})
    return terms


def _name_parties(contract: Contract, versions: list[Terms]) -> None:
    """Keep on which side each organisation stands, in the signed versions and in the latest text."""
    sides: set[tuple[str, str]] = set()
    for terms in versions:
        sides |= {(payer.organisation, Side.PAYER.value) for payer in terms.payers}
        sides |= {(one.organisation, Side.INVESTOR.value) for one in terms.investors}
        sides |= {(terms.provider, Side.PROVIDER.value), (terms.verifier, Side.VERIFIER.value)}
    known_ones = Organisation.objects.in_bulk({key for key, _side in sides}, field_name="key")
    wanted = {(known_ones[key].pk, side) for key, side in sides if key in known_ones}
    there = {(one.organisation_id, one.side): one for one in contract.parties.all()}
    contract.parties.filter(pk__in=[one.pk for place, one in there.items() if place not in wanted]).delete()
    Party.objects.bulk_create(
        Party(contract=contract, organisation_id=organisation, side=side)
        for organisation, side in sorted(wanted - there.keys())
    )
