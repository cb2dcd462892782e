"""What waits for who owns it: questions that hang, since nothing was done with them for ninety days."""

from collections.abc import Iterator, Sequence

from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.learning.asking.models import Question, QuestionVersion
from veerkracht.learning.asking.queries.working import hanging
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue

QUESTION = "question"


def _mine(person: Person) -> QuerySet[Question]:
    last = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
    titles = {name: last.values(f"title_{name[-2:]}")[:1] for name in ("last_nl", "last_en")}
    return Question.objects.filter(hanging(), owner_key=person.key).annotate(**titles)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (dutch, english, key) in lines:
        words = _("A question hangs: %(title)s") % {"title": dutch or english}
        yield Waiting(words, person.key, since, reverse("question-work", args=[key]), kind, number)


waiting = Queue(QUESTION, "hangs_at", _mine, ("last_nl", "last_en", "key"), _tell)
"""Questions of one's own that hang."""
