"""Letting everyone read a question, and taking it off the public pages."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import Refusal
from veerkracht.learning.asking.actions.findable import make_findable
from veerkracht.learning.asking.actions.held import last_version, question_held
from veerkracht.learning.asking.models import Question, QuestionVersion
from veerkracht.learning.asking.queries.scopes import scopes
from veerkracht.learning.asking.refusals import NotNow
from veerkracht.notices.actions import announce
from veerkracht.notices.kinds import LESSONS
from veerkracht.people.models import Person, WithheldText
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


class PersonalDataWait(Refusal):
    """There are personal data in a text of the question, and nobody decided on them yet."""

    status = 422


class NotLookedAt(Refusal):
    """Nobody said that they looked for what could tell who someone is."""

    status = 422


@transaction.atomic
def publish(*, by: Person, key: str, checked: bool, shows_trying: bool, on: date) -> None:
    """Let everyone read a question as it is worded now, and what is tried where that is said.

    Refused: while a text of it waits because of personal data, and where nobody looked.
    """
    question = question_held(key=key)
    require(by, "publish a question", scopes(question))
    if WithheldText.objects.filter(about_kind="question", about_key=key).exists():
        sentence = _("There are personal data in a text of this question. Look at it under “Texts that wait” first.")
        raise PersonalDataWait(sentence)
    if not checked:
        raise NotLookedAt(_("Tick that you read it and that nobody can be known from it who does not want that."))
    version = last_version(question=question)
    news = question.published_on is None
    question.shown, question.shows_trying = version, shows_trying
    question.published_on = question.published_on or on
    question.sort_key = version.sort_key
    question.save()
    make_findable(question=question)
    record(by=by.key, deed="publish a question", kind="question", key=key, fields=["published"])
    if news:
        _announce(question, by, version)


@transaction.atomic
def withdraw(*, by: Person, key: str) -> None:
    """Take a question off the public pages; in the programme it stays what it was."""
    question = question_held(key=key)
    require(by, "publish a question", scopes(question))
    if question.shown is None:
        raise NotNow(_("This question is not public."))
    question.shown, question.shows_trying, question.published_on = None, False, None
    question.save()
    make_findable(question=question)
    record(by=by.key, deed="withdraw a question", kind="question", key=key, fields=["published"])


def _announce(question: Question, by: Person, version: QuestionVersion) -> None:
    """Tell who asked for news of a question, when it becomes public."""
    with override("nl"):
        announce(
            kind=LESSONS,
            by=by.key,
            but=(question.asked_by_key, question.owner_key),
            about=("question", question.key),
            subject=_("A new learning question: %(title)s") % {"title": version.title_nl or version.title_en},
            body=version.why_nl or version.why_en,
            link=reverse("learning-question", args=[question.key]),
        )
