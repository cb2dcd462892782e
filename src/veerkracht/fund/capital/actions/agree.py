"""Agreeing on the capital of a contract: the classes in their order, what each was promised, and who gets the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.fund.capital.models import Arrangement, CapitalClass, Place
from veerkracht.fund.capital.queries.capital import CapitalRow, capital
from veerkracht.fund.capital.refusals import CapitalMoved, cannot_stand
from veerkracht.fund.contracts.models import Contract
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.rules import capital as agreed
from veerkracht.fund.rules.promise import PromisedReturn
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

WHOLE = Fraction(1)


class RecourseNotSaid(Refusal):
    """It does not say whether what is not repaid stays owed."""

    status = 422


class LossWithoutGuarantee(Refusal):
    """A class loses less than everything, and nobody stands surety for the rest."""

    status = 422


@dataclass(frozen=True, slots=True)
class Agreed:
    """A class as it is agreed: its place in the order and what it was promised."""

    rank: str
    promised: PromisedReturn | None = None
    upside: Fraction = Fraction(0)
    cap: PromisedReturn | None = None
    largest_loss: Fraction = WHOLE


@transaction.atomic
def agree(
    *,
    by: Person,
    contract_key: str,
    on: date,
    recourse: bool | None,
    classes: Sequence[Agreed],
    provider_share: Fraction = Fraction(0),
    returned_share: Fraction = Fraction(0),
    cap: PromisedReturn | None = None,
    with_fees: bool = False,
    with_inflow: bool = False,
    reason: str = "",
) -> int:
    """Keep what is agreed on the capital of a contract and give its number; what was agreed before no longer counts.

    Once capital moved nothing is agreed anew: the past would be divided otherwise.
    """
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(by, "draft a contract", contract.scopes, sides=contract.sides)
    before = capital(contract)
    require_unmoved(found=before)
    if recourse is None:
        raise RecourseNotSaid(_("Say whether what is not repaid stays owed (a loan) or is lost (a bond)."))
    _judge(classes, provider_share, returned_share, cap)
    kept = Arrangement.objects.create(
        contract_id=contract.pk,
        number=before.number + 1 if before else 1,
        currency=contract.latest.terms.currency if contract.texts else "EUR",
        recourse=recourse,
        provider_share=provider_share,
        returned_share=returned_share,
        **_promised("cap", cap),
        with_fees=with_fees,
        with_inflow=with_inflow,
        agreed_on=on,
        reason=reason,
        by_key=by.key,
    )
    for one in classes:
        CapitalClass.objects.create(
            arrangement=kept,
            rank=one.rank,
            upside=one.upside,
            largest_loss=one.largest_loss,
            **_promised("return", one.promised),
            **_promised("cap", one.cap),
        )
    record(by=by.key, deed="agree on capital", kind="contract", key=contract_key, fields=["capital"], reason=reason)
    return kept.number


def require_unmoved(*, found: CapitalRow | None) -> None:
    """Refuse to agree anew once capital moved."""
    if found and found.standing:
        raise CapitalMoved(_("Capital was called already, so what was agreed stays. Take the movements back first."))


def _judge(classes: Sequence[Agreed], provider: Fraction, returned: Fraction, cap: PromisedReturn | None) -> None:
    """Refuse what could never stand, whoever commits to it: the rules are tried with a euro in each class."""
    ordered = sorted(classes, key=lambda one: list(Place).index(Place(one.rank)))
    surety = {"someone": 100 * len(ordered)} if any(one.rank == Place.GUARANTEE for one in ordered) else {}
    if not surety and any(one.largest_loss < WHOLE for one in ordered):
        sentence = _("A largest loss below 100 % needs a guarantee. Add that class, or make the largest loss 100 %.")
        raise LossWithoutGuarantee(sentence)
    try:
        agreed.Capital(
            tuple(
                agreed.CapitalClass(
                    key=one.rank,
                    rank=agreed.Rank(one.rank),
                    commitments={"someone": 100},
                    preferred=one.promised,
                    upside=one.upside,
                    cap=one.cap,
                    largest_loss=one.largest_loss,
                )
                for one in ordered
                if one.rank != Place.GUARANTEE
            ),
            recourse=False,
            provider_share=provider,
            returned_share=returned,
            cap=cap,
            guarantors=surety,
        )
    except agreed.NotCapital as wrong:
        raise cannot_stand(wrong) from wrong


def _promised(name: str, said: PromisedReturn | None) -> dict[str, object]:
    """Give the columns of a promised return."""
    return {
        f"{name}_rate": said.rate if said else None,
        f"{name}_type": said.type.value if said else "",
        f"{name}_days": said.day_count.value if said and said.day_count else "",
    }
