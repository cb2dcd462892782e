"""Assessing an application: who is asked to review, what they declare of their own interest, and their scores."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from veerkracht.initiatives.selection.actions.held import application_held, framework_now, tell_of, workable_held
from veerkracht.initiatives.selection.choices import Answer, Status
from veerkracht.initiatives.selection.models import Application, Reviewer, Score
from veerkracht.initiatives.selection.queries.scopes import ASSESS, EXPLORE, scopes
from veerkracht.initiatives.selection.refusals import HasInterest, Missing, NotNow, require_said
from veerkracht.initiatives.selection.rules.assessing import HIGHEST, LOWEST, criteria
from veerkracht.people.models import Person
from veerkracht.people.permissions import answer, require
from veerkracht.people.queries import by_key
from veerkracht.trail.actions import record

Given = Mapping[str, tuple[int | None, str]]
"""For each criterion the score and the reason of it."""


@transaction.atomic
def ask(*, by: Person, key: str, person_key: str) -> None:
    """Ask someone to assess an application; refused for who may not, and for who stands on the side of it (R20)."""
    application = workable_held(by=by, key=key, deed=EXPLORE)
    person = by_key(person_key) if person_key else None
    if person is None or not person.is_active:
        raise Missing(_("Choose who is to assess this application."))
    if not answer(person, ASSESS, scopes(application)).may or _own(application, person):
        raise HasInterest(
            _("%(name)s may not assess this, or has a tie with it. Ask someone else.") % {"name": person.name}
        )
    if application.status not in (Status.PROPOSED, Status.EXPLORED, Status.ASSESSED):
        raise NotNow(_("This application is not assessed any more: it was decided on or taken back."))
    _reviewer, fresh = Reviewer.objects.get_or_create(application=application, person_key=person.key)
    if fresh:
        settle(application=application)
        record(by=by.key, deed="ask a reviewer", kind="application", key=key, fields=["reviewers"])
        subject = gettext_noop("You are asked to assess an application")
        tell_of(application=application, person_key=person.key, subject=subject, by=by.key)


@transaction.atomic
def declare(*, by: Person, key: str, tied: bool, interest: str = "") -> None:
    """Say whether you have an interest in an application that you were asked to assess; with one you do not review."""
    application, reviewer = _asked(by, key)
    if reviewer.answer != Answer.ASKED:
        raise NotNow(_("You said already whether you have an interest. Ask who has this application to change it."))
    reviewer.interest = require_said(interest, _("Say which interest you have."))[:300] if tied else ""
    reviewer.answer, reviewer.answered_at = Answer.TIED if tied else Answer.FREE, timezone.now()
    reviewer.save()
    settle(application=application)
    record(by=by.key, deed="declare on an application", kind="application", key=key, fields=["reviewers"])


@transaction.atomic
def assess(*, by: Person, key: str, given: Given, on: date) -> None:
    """Give an application a score on every criterion, each with a reason; before that one says to have no interest.

    Refused: before it was explored, for who has an interest (R20), and where a criterion or a reason is left out.
    """
    application, reviewer = _asked(by, key)
    if reviewer.answer == Answer.ASKED:
        raise NotNow(_("First say whether you have an interest in this initiative."))
    if application.status not in (Status.EXPLORED, Status.ASSESSED):
        raise NotNow(_("This can be assessed once it was explored, and until it is decided on."))
    framework = framework_now(application=application, on=on)
    for one in criteria(framework.criteria):
        title = one.title.read("nl").text
        score, why = given.get(one.key, (None, ""))
        if score is None or not LOWEST <= score <= HIGHEST:
            raise Missing(_("Give a score on “%(title)s” too.") % {"title": title})
        reason = require_said(why, _("Say why you give “%(title)s” this score.") % {"title": title})
        Score.objects.update_or_create(
            application=application,
            by_key=by.key,
            criterion=one.key,
            defaults={"framework": framework, "score": score, "reason": reason},
        )
    settle(application=application)
    record(by=by.key, deed="assess an application", kind="application", key=key, fields=["scores"])


def assessed_by(*, application: Application) -> set[str]:
    """Give who assessed an application on all criteria and has no interest in it."""
    free = application.reviewers.filter(answer=Answer.FREE).values_list("person_key", flat=True)
    return set(application.scores.filter(by_key__in=list(free)).values_list("by_key", flat=True))


def settle(*, application: Application) -> None:
    """Let an application be assessed once enough people did so and nobody who was asked still has to."""
    if application.status not in (Status.EXPLORED, Status.ASSESSED):
        return
    done = assessed_by(application=application)
    first = application.scores.select_related("framework").first()
    enough = first is not None and len(done) >= first.framework.at_least
    waits = application.reviewers.exclude(answer=Answer.TIED).exclude(person_key__in=done).exists()
    then = Status.ASSESSED if enough and not waits else Status.EXPLORED
    if then != application.status:
        application.status, application.waits_since = then, timezone.now()
        application.save()


def refuse_tied(*, application: Application, by: Person) -> None:
    """Refuse who proposed an application, or declared an interest in it (R20)."""
    tied = application.reviewers.filter(person_key=by.key, answer=Answer.TIED).exists()
    if tied or _own(application, by):
        raise HasInterest(_("You have an interest in this initiative. Ask someone who has none to do this."))


def _asked(by: Person, key: str) -> tuple[Application, Reviewer]:
    application = application_held(key=key)
    require(by, ASSESS, scopes(application))
    refuse_tied(application=application, by=by)
    reviewer = application.reviewers.filter(person_key=by.key).first()
    if reviewer is None:
        raise NotNow(_("You were not asked to assess this. Ask who has this application."))
    return application, reviewer


def _own(application: Application, person: Person) -> bool:
    """Say whether someone proposed an application themselves."""
    same = bool(application.email) and application.email.casefold() == person.email.casefold()
    return same or (bool(application.person_key) and application.person_key == person.key)
