"""What waits in choosing: to be explored by who has it, to be assessed by who was asked, to be decided on."""

from collections.abc import Iterator, Sequence

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.initiatives.selection.choices import OPEN, Answer, Status
from veerkracht.initiatives.selection.models import Application, Reviewer, Score
from veerkracht.initiatives.selection.queries.scopes import DECIDE, within
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue

APPLICATION = "application"


def _mine(person: Person) -> QuerySet[Application]:
    asked = Reviewer.objects.filter(application=OuterRef("pk"), person_key=person.key).exclude(answer=Answer.TIED)
    tied = Reviewer.objects.filter(application=OuterRef("pk"), person_key=person.key, answer=Answer.TIED)
    gave = Score.objects.filter(application=OuterRef("pk"), by_key=person.key)
    to_assess = Exists(asked) & ~Exists(gave)
    there = reach(person, DECIDE)
    to_decide = Q(status=Status.ASSESSED) & within(there) & ~Q(Exists(tied)) if there.scopes else Q(pk__in=())
    mine = Application.objects.filter(status__in=OPEN).filter(
        Q(status=Status.PROPOSED, owner_key=person.key)
        | Q(Q(status__in=[Status.EXPLORED, Status.ASSESSED]) & Q(to_assess))
        | Q(status=Status.EXPLORED, owner_key=person.key)
        | to_decide
    )
    what = Case(
        When(Q(status=Status.PROPOSED), then=Value("explore")),
        When(Q(to_assess), then=Value("assess")),
        When(Q(status=Status.EXPLORED), then=Value("reviewers")),
        default=Value("decide"),
        output_field=TextField(),
    )
    return mine.annotate(what_waits=what)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    sentences = {
        "explore": _("An application waits to be explored: %(title)s"),
        "assess": _("You are asked to assess: %(title)s"),
        "reviewers": _("An application waits for its reviewers: %(title)s"),
        "decide": _("An application waits for a decision: %(title)s"),
    }
    for since, kind, number, (key, title, what) in lines:
        link = reverse("application", args=[key])
        yield Waiting(sentences[what] % {"title": title}, person.key, since, link, kind, number)


waiting = Queue(APPLICATION, "waits_since", _mine, ("key", "title", F("what_waits")), _tell)
"""Applications that wait for someone: to explore, to assess or to decide."""
