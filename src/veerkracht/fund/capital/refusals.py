"""Refusals that more than one deed with capital knows."""

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.rules.capital import NotCapital


class NothingAgreed(NotKnown):
    """Nothing is agreed on the capital of this contract."""


class CannotStand(Refusal):
    """What was agreed and committed does not make capital that can be called."""

    status = 422


class CapitalMoved(Refusal):
    """Capital was called already, so what was agreed and committed stays."""


class NoSuchClass(NotKnown):
    """There is no such class in what was agreed."""


class AmountMissing(Refusal):
    """An amount of nothing, or in another currency."""


def nothing_agreed() -> NothingAgreed:
    return NothingAgreed(_("Nothing is agreed on the capital of this contract yet. Do that first."))


def cannot_stand(wrong: NotCapital) -> CannotStand:
    """Say in the reader's language why capital cannot stand."""
    return CannotStand(wrong.sentence.read(language()).text)


def no_such_class() -> NoSuchClass:
    return NoSuchClass(_("This class was not agreed for this contract. Choose one from the list."))
