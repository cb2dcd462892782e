"""The record that an action works on, kept from others until it is done; and what every action here refuses."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.learning.asking.models import Probe, Question, QuestionVersion, Session
from veerkracht.learning.asking.refusals import NoOwner
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, may
from veerkracht.people.queries import by_key

HANGS_AFTER = timedelta(days=90)
"""A question with which nothing was done for so long hangs, and comes back on the agenda."""


def question_held(*, key: str) -> Question:
    """Give a question that nobody else changes until this transaction ends."""
    among = Question.objects.select_for_update(of=("self",)).select_related("programme", "shown")
    found = among.filter(key=key).first()
    if found is None:
        sentence = _("There is no learning question “%(key)s”. Look for it in the list of questions.")
        raise NotKnown(sentence % {"key": key[:60]})
    return found


def probe_held(*, key: str) -> Probe:
    """Give a probe that nobody else changes until this transaction ends."""
    among = Probe.objects.select_for_update(of=("self",)).select_related("hypothesis__question__programme")
    found = among.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no probe “%(key)s”. Look for it in the list of probes.") % {"key": key[:60]})
    return found


def session_held(*, key: str) -> Session:
    """Give a session that nobody else changes until this transaction ends."""
    found = Session.objects.select_for_update(of=("self",)).select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no session “%(key)s”. Look for it in the list of sessions.") % {"key": key[:60]})
    return found


def last_version(*, question: Question) -> QuestionVersion:
    """Give how a question is worded now, public or not."""
    last = question.versions.order_by("-number").first()
    assert last is not None, "a question is made together with its first wording"  # noqa: S101
    return last


def stir(*, question: Question) -> None:
    """Note that something was done with a question, so that it does not hang; the caller saves it."""
    question.hangs_at = timezone.now() + HANGS_AFTER


def require_owner(*, key: str, deed: str, scopes: tuple[Scope, ...]) -> Person:
    """Give the person who will own something; refuse nobody, and someone who may not work on it."""
    found = by_key(key) if key else None
    if found is None:
        raise NoOwner(_("Choose who owns it: what nobody owns is left lying."))
    if not found.is_active or not may(found, deed, scopes):
        raise NoOwner(_("%(name)s has no role in which this can be done. Choose someone else.") % {"name": found.name})
    return found
