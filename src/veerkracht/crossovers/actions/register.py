"""Registering by hand that an initiative touches the task of another."""

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.crossovers.choices import Kind, State, Way
from veerkracht.crossovers.models import CrossOver
from veerkracht.crossovers.queries.scopes import scopes
from veerkracht.crossovers.refusals import DecidedAlready, require_said
from veerkracht.foundation.errors import NotKnown
from veerkracht.initiatives.models import Initiative
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import PolicyTask
from veerkracht.trail.actions import record


def key_of(*, initiative_key: str, task_key: str, kind: str) -> str:
    """Give the key of a cross-over: always the same for the same initiative, task and kind."""
    said = "|".join((initiative_key, task_key, kind))
    return f"x{hashlib.sha256(said.encode()).hexdigest()[:19]}"


@transaction.atomic
def register(*, by: Person, initiative_key: str, task_key: str, kind: str, how_nl: str, how_en: str = "") -> str:
    """Say that an initiative touches a task, and how; the owner of the task answers. What was proposed is taken over.

    Refused: to say again what the owner answered already.
    """
    initiative = Initiative.objects.select_related("programme").filter(key=initiative_key, merged_into=None).first()
    task = PolicyTask.objects.filter(key=task_key).first()
    if initiative is None or task is None or task.programme_id != initiative.programme_id:
        raise NotKnown(_("Choose an initiative and a policy task of the same programme from the lists."))
    where, _sides = scopes(initiative_key)
    require(by, "register a cross-over", where)
    why = require_said(how_nl, _("Say in what way it touches this task, so that its owner can answer."))
    chosen = Kind(kind)
    key = key_of(initiative_key=initiative_key, task_key=task_key, kind=chosen)
    found = CrossOver.objects.select_for_update().filter(key=key).first()
    if found is not None and found.state != State.PROPOSED:
        sentence = _("The owner of this task answered this already: %(state)s. Look at the answer, and talk to them.")
        raise DecidedAlready(sentence % {"state": State(found.state).label})
    made = found or CrossOver(key=key, initiative=initiative, task=task, kind=chosen)
    said = {"how_nl": why, "how_en": how_en.strip()}
    cleared = clear(by=by, record=made, said=said, about=("initiative", initiative_key), scopes=where[1:])
    made.how_nl, made.how_en = cleared.said["how_nl"], cleared.said["how_en"]
    made.way, made.by_key, made.waits_since = Way.PERSON, by.key, timezone.now()
    made.save()
    cleared.keep(made)
    record(by=by.key, deed="register a cross-over", kind="cross-over", key=key, fields=["how_nl"])
    return key
