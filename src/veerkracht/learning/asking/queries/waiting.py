"""What waits for who owns it: questions that hang, since nothing was done with them for ninety days."""

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.learning.asking.models import Question, QuestionVersion
from veerkracht.learning.asking.queries.working import hanging
from veerkracht.people.models import Person
from veerkracht.trail.pages import beyond

QUESTION = "question"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell which of someone's own questions hang, the longest first. Two queries."""
    found = Question.objects.filter(beyond(after, QUESTION, "hangs_at")).filter(hanging(), owner_key=person.key)
    rows = list(found.order_by("hangs_at", "pk")[:size])
    versions = QuestionVersion.objects.filter(question__in=rows).order_by("number") if rows else ()
    titles = {one.question_id: one.title_nl or one.title_en for one in versions}
    return tuple(
        Waiting(
            what=_("A question hangs: %(title)s") % {"title": titles[one.pk]},
            whose=person.key,
            since=one.hangs_at,
            link=reverse("question-work", args=[one.key]),
            kind=QUESTION,
            number=one.pk,
        )
        for one in rows
    )
