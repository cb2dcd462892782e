"""What a person is writing, and what they did last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queries import names
from veerkracht.people.queue import Line, Queue
from veerkracht.writing.models import Draft, Step

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Written:
    """A draft: which form, what was typed, what was shown then, and whose it was before it was handed over."""

    number: int
    form: str
    from_key: str
    from_name: str
    typed: Mapping[str, list[str]]
    shown: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class LastStep:
    """The last step in a form: what it said before and after."""

    before: Mapping[str, object]
    after: Mapping[str, object]
    done_at: datetime


def drafts(person: Person, form: str) -> tuple[Written, ...]:
    """Give the drafts a person has of one form: their own first, then those that were handed to them."""
    found = list(Draft.objects.filter(person=person, form=form).order_by("from_key", "pk"))
    known = names(draft.from_key for draft in found if draft.from_key) if any(one.from_key for one in found) else {}
    return tuple(
        Written(
            number=draft.pk,
            form=draft.form,
            from_key=draft.from_key,
            from_name=known.get(draft.from_key, draft.from_key),
            typed=draft.typed,
            shown=draft.shown,
            changed_at=draft.changed_at,
        )
        for draft in found
    )


def last_step(person: Person, form: str) -> LastStep | None:
    """Give the last step a person took in a form, where it can still be undone."""
    step = Step.objects.filter(person=person, form=form).first()
    return LastStep(step.before, step.after, step.done_at) if step else None


def _mine(person: Person) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (title, address) in lines:
        words = _("You have a draft: %(title)s") % {"title": title}
        yield Waiting(words, person.key, since, f"{address}?draft={number}", kind, number)


waiting = Queue(DRAFT, "began_at", _mine, ("title", "address"), _tell)
"""The drafts of a person."""
