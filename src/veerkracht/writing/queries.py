"""What a person is writing, and what they did last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.people.models import Person
from veerkracht.people.queries import names
from veerkracht.trail.pages import beyond
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


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell which drafts a person has, the oldest first."""
    found = Draft.objects.filter(beyond(after, DRAFT, "began_at"), person=person).order_by("began_at", "pk")
    return tuple(
        Waiting(
            what=_("You have a draft: %(title)s") % {"title": draft.title},
            whose=person.key,
            since=draft.began_at,
            link=f"{draft.address}?draft={draft.pk}",
            kind=DRAFT,
            number=draft.pk,
        )
        for draft in found.defer("typed", "shown")[:size]
    )
