"""Judging how sure a lesson is: by a person who stands apart from it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.learning.lessons.actions.held import held, require_reason
from veerkracht.learning.lessons.choices import Concern, Confidence, Ladder
from veerkracht.learning.lessons.models import Judgement
from veerkracht.learning.lessons.queries.scopes import apart, scopes
from veerkracht.learning.rules.confidence import Concern as ConcernRule
from veerkracht.learning.rules.confidence import proposed
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

CONCERNS = ("limitations", "coherence", "adequacy", "relevance")


class TooSure(Refusal):
    """The confidence is higher than the concerns leave."""


@transaction.atomic
def judge(
    *,
    by: Person,
    key: str,
    concerns: dict[str, str],
    overall: str,
    level: str,
    reason_nl: str,
    on: date,
    reason_en: str = "",
) -> None:
    """Say how much confidence a lesson deserves and why; never done by who runs an initiative behind it (rule R12).

    Refused: more confidence than the four concerns leave. Less is a judgement, and may be.
    """
    lesson = held(key=key)
    where, sides = apart(lesson)
    require(by, "set an evidence level", where, sides=sides)
    said = {name: Concern(concerns[name]) for name in CONCERNS}
    most = Confidence(proposed(*(ConcernRule(said[name].value) for name in CONCERNS)).value)
    given, order = Confidence(overall), list(Confidence)
    if order.index(given) < order.index(most):
        sentence = _("These concerns leave %(most)s at most. Choose that, or look at the concerns again.")
        raise TooSure(sentence % {"most": most.label})
    found = Judgement(lesson=lesson, overall=given, level=Ladder(level), judged_on=on, by_key=by.key, **said)
    reasons = {"reason_nl": require_reason(reason=reason_nl), "reason_en": reason_en.strip()}
    cleared = clear(by=by, record=found, said=reasons, about=("lesson", key), scopes=scopes(lesson))
    for name, value in cleared.said.items():
        setattr(found, name, value)
    found.save()
    cleared.keep(found)
    record(by=by.key, deed="set an evidence level", kind="lesson", key=key, fields=["judgement"], reason=reason_nl)
