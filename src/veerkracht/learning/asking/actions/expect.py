"""Writing down what one expects, before it is tried."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.learning.asking.actions.held import question_held, stir
from veerkracht.learning.asking.choices import ALIVE, ProbeState
from veerkracht.learning.asking.models import Hypothesis
from veerkracht.learning.asking.queries.scopes import scopes
from veerkracht.learning.asking.refusals import Missing, NotNow, require_said
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

TEXTS = ("if_nl", "if_en", "then_nl", "then_en", "because_nl", "because_en")


class NotOfAHundred(Refusal):
    """How likely something is lies between 0 and 100."""

    status = 422


@transaction.atomic
def expect(*, by: Person, question_key: str, said: Mapping[str, str], expected: int | None, replaces: str = "") -> str:
    """Write down what one expects and how likely that is, and give its key.

    It is never changed: who thinks otherwise later writes another, that replaces it. Refused: without if, then or how
    likely, and instead of one that was tried already.
    """
    question = question_held(key=question_key)
    require(by, "try something", scopes(question))
    if question.status not in ALIVE:
        raise NotNow(_("This question is not open any more. Ask it again first."))
    texts = {name: str(said.get(name) or "").strip().replace("\r\n", "\n") for name in TEXTS}
    first = require_said(texts["if_nl"] + texts["if_en"], _("Say what you would do: if …"))
    require_said(texts["then_nl"] + texts["then_en"], _("Say what you expect to see then: then …"))
    if expected is None:
        raise Missing(_("Say how likely you think it is, from 0 to 100. That is what you learn from later."))
    if not 0 <= expected <= 100:
        raise NotOfAHundred(_("How likely it is lies between 0 and 100."))
    old = _replaced(question_key, replaces) if replaces else None
    stem = make_key(first)[:60].strip("-")
    taken = set(Hypothesis.objects.filter(key__startswith=stem).values_list("key", flat=True))
    found = Hypothesis(question=question, key=make_key(stem, taken=taken), expected=expected, by_key=by.key)
    about, needed = ("question", question_key), ["if_nl", "then_nl"]
    cleared = clear(by=by, record=found, said=texts, about=about, scopes=scopes(question), needed=needed)
    for name, value in cleared.said.items():
        setattr(found, name, value)
    found.save()
    cleared.keep(found)
    if old is not None:
        old.replaced_by = found
        old.save(update_fields=["replaced_by", "changed_at"])
    stir(question=question)
    question.save(update_fields=["hangs_at", "changed_at"])
    record(by=by.key, deed="expect something", kind="hypothesis", key=found.key, fields=["expected"])
    return found.key


def _replaced(question_key: str, key: str) -> Hypothesis:
    found = Hypothesis.objects.filter(key=key, question__key=question_key).first()
    if found is None:
        raise NotKnown(_("There is no expectation “%(key)s” with this question.") % {"key": key[:60]})
    if found.replaced_by_id:
        raise NotNow(_("Another expectation came in its place already. Look at that one."))
    if found.probes.exclude(state=ProbeState.PLANNED).exists():
        raise NotNow(_("This was tried already, so it stays as it was. Write down another expectation."))
    return found
