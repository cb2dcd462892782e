"""Taking contracts over from files: those that were signed elsewhere, and texts as they were saved."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key, require_same_programme
from veerkracht.fund.contracts.actions.write import clear_contract, keep
from veerkracht.fund.contracts.models import Contract
from veerkracht.fund.contracts.queries.contract import known, read
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import Programme
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class OtherVersion(Refusal):
    """The name of the file and the text in it name different versions, or drafts are missing."""


class TextStays(Refusal):
    """A text that is kept does not change; another one is written beside it."""


@transaction.atomic
def take_over_contract(
    *, by: Person, programme: Programme, key: str, origin: str = Origin.FILE, **said: Any
) -> Contract:
    """Keep what a file says of a contract; what it does not say stays as it is."""
    require(by, "load a programme", [("programme", programme.key)])
    require_key(key)
    found = Contract.objects.select_for_update().select_related("programme").filter(key=key).first()
    if found:
        require_same_programme(programme.key, found.programme.key, key)
    contract = found or Contract(key=key, programme=programme, origin=origin)
    cleared = clear_contract(by=by, contract=contract, said=said)
    change(contract, cleared.said)
    contract.save()
    cleared.keep(contract)
    fields = [*said, *([] if found else ["key"])]
    record(by=by.key, deed="draft a contract", kind="contract", key=key, fields=fields, origin=origin)
    return contract


@transaction.atomic
def take_over_terms(
    *, by: Person, contract: Contract, number: int, draft: int, document: str = "", origin: str = Origin.FILE
) -> None:
    """Keep a text of the terms as a file has it. One that is kept already stays: write the next draft instead."""
    before = known(contract.key)
    require(by, "load a programme", [("programme", before.programme_key)])
    if any((text.number, text.draft) == (number, draft) for text in before.texts):
        raise TextStays(_("A text that was kept does not change. Save this one as the next draft."))
    drafts = [text.draft for text in before.texts if text.number == number]
    terms = read(document.strip()).terms
    if (terms and terms.version != number) or draft != max(drafts, default=0) + 1:
        sentence = _("The file of %(contract)s is called version %(number)s, draft %(draft)s. Name it after its text.")
        raise OtherVersion(sentence % {"contract": contract.key, "number": number, "draft": draft})
    keep(by=by, contract=contract, before=before, document=document, origin=origin)
