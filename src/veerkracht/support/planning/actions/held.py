"""The records that an action works on, kept from others until it is done; and fresh numbers for new ones."""

from datetime import date
from secrets import token_hex
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.support.planning.models import Agreement, Diagnosis, Offer, Plan

Record = TypeVar("Record", bound=Model)


def agreement_held(*, key: str) -> Agreement:
    """Give support that nobody else changes until this transaction ends."""
    among = Agreement.objects.select_for_update(of=("self",)).select_related(
        "initiative__programme", "initiative__organisation", "offer__organisation", "offer__programme"
    )
    return _one(among, key, _("There is no support “%(key)s”. Look for it in the list."))


def offer_held(*, key: str) -> Offer:
    """Give an offer that nobody else changes until this transaction ends."""
    among = Offer.objects.select_for_update(of=("self",)).select_related("organisation", "programme", "place")
    return _one(among, key, _("There is no offer “%(key)s”. Look for it in the list."))


def diagnosis_held(*, key: str) -> Diagnosis:
    """Give a diagnosis that nobody else changes until this transaction ends."""
    among = Diagnosis.objects.select_for_update(of=("self",)).select_related("initiative__programme")
    return _one(among, key, _("There is no conversation “%(key)s”. Look for it in the list."))


def plan_held(*, key: str) -> Plan:
    """Give a plan that nobody else changes until this transaction ends."""
    among = Plan.objects.select_for_update(of=("self",)).select_related("programme")
    return _one(among, key, _("There is no plan “%(key)s”. Look for it in the list."))


def fresh_key(*, record: type[Model], on: date) -> str:
    """Make the number of a new record: the day it is of, and some signs."""
    while True:
        key = f"{on.isoformat()}-{token_hex(3)}"
        if not record._default_manager.filter(key=key).exists():
            return key


def _one(among: "QuerySet[Record]", key: str, sentence: str) -> Record:
    found = among.filter(key=key).first()
    if found is None:
        raise NotKnown(sentence % {"key": key[:60]})
    return found
