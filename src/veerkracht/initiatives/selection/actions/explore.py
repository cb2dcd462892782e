"""Exploring an application: the conversation, what is known of it since, the own steps, and who has it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from veerkracht.initiatives.models import Phase
from veerkracht.initiatives.selection.actions.held import application_held, tell_of, workable_held
from veerkracht.initiatives.selection.choices import Need, Risk, Status
from veerkracht.initiatives.selection.models import Application, Exploration, Reviewer
from veerkracht.initiatives.selection.queries.scopes import EXPLORE, scopes
from veerkracht.initiatives.selection.refusals import Missing, NotNow, require_said
from veerkracht.initiatives.selection.rules.stages import STEP, stages
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, require
from veerkracht.people.queries import by_key
from veerkracht.places.models import Place
from veerkracht.programmes.models import Theme
from veerkracht.trail.actions import record

SORTED = ("place_key", "theme_key", "phase", "risk", "need")


@transaction.atomic
def explore(*, by: Person, key: str, held_on: date, text: str, on: date, with_whom: str = "") -> None:
    """Record a conversation in which an application was explored; the first lets it be assessed (R5).

    Refused: nothing said, a day that is still to come, and an application that was taken back.
    """
    application = workable_held(by=by, key=key, deed=EXPLORE)
    said = require_said(text, _("Write what was said in the conversation."))
    _refuse_withdrawn(application)
    if held_on > on:
        raise Missing(_("This conversation is still to come. Record it when it was held."))
    whom = " ".join(with_whom.replace("\0", "").split())[:300]
    Exploration.objects.create(application=application, held_on=held_on, by_key=by.key, text=said, with_whom=whom)
    if application.status == Status.PROPOSED:
        application.status, application.waits_since = Status.EXPLORED, timezone.now()
    application.save()
    record(by=by.key, deed="explore an application", kind="application", key=key, fields=["explorations"])


@transaction.atomic
def sort(*, by: Person, key: str, said: Mapping[str, str]) -> None:
    """Say where an application is, under which theme, in which phase, how large the risk is and what is needed most."""
    application = workable_held(by=by, key=key, deed=EXPLORE)
    now = {name: said.get(name, getattr(application, name)) for name in SORTED}
    known = {"phase": Phase.values, "risk": Risk.values, "need": Need.values}
    if any(now[name] not in values for name, values in known.items()):
        raise Missing(_("Choose the phase, the risk and the need from the lists."))
    if now["place_key"] and not Place.objects.filter(key=now["place_key"]).exists():
        raise Missing(_("There is no such place. Type its name as it stands in the list of places."))
    theme = Theme.objects.filter(programme=application.programme, key=now["theme_key"])
    if now["theme_key"] and not theme.exists():
        raise Missing(_("There is no such theme. Choose one from the list."))
    changed = [name for name in SORTED if getattr(application, name) != now[name]]
    for name in changed:
        setattr(application, name, now[name])
    if changed:
        application.save()
        record(by=by.key, deed="sort an application", kind="application", key=key, fields=changed)


@transaction.atomic
def take_step(*, by: Person, key: str, step: str) -> None:
    """Say that an own step of the programme was taken for an application."""
    application = workable_held(by=by, key=key, deed=EXPLORE)
    _refuse_withdrawn(application)
    own = {one.key for one in stages(application.procedure.stages) if one.does == STEP}
    if step not in own:
        raise Missing(_("This is no step of the way in which this application is chosen. Choose one on the page."))
    if step not in application.steps:
        application.steps = [*application.steps, step]
        application.save()
        record(by=by.key, deed="take a step", kind="application", key=key, fields=["steps"])


@transaction.atomic
def hand(*, by: Person, key: str, owner_key: str) -> None:
    """Let someone else have an application; refused where that person may not explore it."""
    application = workable_held(by=by, key=key, deed=EXPLORE)
    owner = by_key(owner_key) if owner_key else None
    if owner is None or not owner.is_active or not may(owner, EXPLORE, scopes(application)):
        raise Missing(_("Choose someone who may explore this application: none is ever without an owner."))
    if owner.key == application.owner_key:
        return
    application.owner_key = owner.key
    application.save()
    record(by=by.key, deed="hand on an application", kind="application", key=key, fields=["owner_key"])
    subject = gettext_noop("An application was handed to you")
    tell_of(application=application, person_key=owner.key, subject=subject, by=by.key)


@transaction.atomic
def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person have the applications of someone who leaves; reviews that were not given are asked anew."""
    require(by, "close an account")
    Reviewer.objects.filter(person_key=old.key).exclude(
        application__in=Application.objects.filter(scores__by_key=old.key)
    ).delete()
    held = [one.key for one in Application.objects.filter(owner_key=old.key).order_by("pk")]
    for key in held:
        application = application_held(key=key)
        application.owner_key = new.key
        application.save()
        record(by=by.key, deed="hand on an application", kind="application", key=key, fields=["owner_key"])
    return len(held)


def _refuse_withdrawn(application: Application) -> None:
    if application.status == Status.WITHDRAWN:
        raise NotNow(_("Who proposed this took it back. There is nothing left to work on."))
