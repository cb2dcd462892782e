"""Keeping what someone is writing, throwing it away when it is saved, and remembering their last step."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.writing.models import Draft, Step
from veerkracht.writing.shown import Shown

LONGEST = 400_000
"""So many characters fit in a draft: more than any form takes."""

MOST = 500
"""So many drafts one person can have."""


class TooLong(Refusal):
    """No form takes a text as long as this."""

    status = 413


class TooManyDrafts(Refusal):
    """Someone who has so many drafts should look at them first."""


@transaction.atomic
def keep(*, by: Person, shown: Shown, typed: Mapping[str, Iterable[str]], from_key: str = "") -> Draft | None:
    """Keep what someone typed so far in a form, besides what they were shown; there is one draft for each form.

    Only fields of the form are kept, and never while someone looks as another role.
    """
    if by.looking_as is not None or shown.person != by.key:
        return None
    said = {name: list(typed[name]) for name in shown.fields if name in typed}
    if sum(len(text) for texts in said.values() for text in texts) > LONGEST:
        raise TooLong(_("Your text is too long to keep as a draft. Make it shorter."))
    known = Draft.objects.filter(person=by, form=shown.form, from_key=from_key).exists()
    if not known and Draft.objects.filter(person=by).count() >= MOST:
        raise TooManyDrafts(_("You have very many drafts. Throw some away first."))
    words = {"title": shown.title[:300], "address": shown.address[:300], "typed": said, "shown": shown.token}
    return Draft.objects.update_or_create(person=by, form=shown.form, from_key=from_key, defaults=words)[0]


@transaction.atomic
def throw_away(*, by: Person, form: str, number: int | None = None) -> None:
    """Throw away one's own draft of a form, or that with a number which was handed over."""
    mine = Draft.objects.filter(person=by, form=form)
    (mine.filter(pk=number) if number else mine.filter(from_key="")).delete()


@transaction.atomic
def remember(*, by: Person, form: str, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """Remember the last step someone took in a form, so that it can be undone."""
    Step.objects.update_or_create(person=by, form=form, defaults={"before": dict(before), "after": dict(after)})


@transaction.atomic
def forget_step(*, by: Person, form: str) -> None:
    """Forget a step that was undone."""
    Step.objects.filter(person=by, form=form).delete()


@transaction.atomic
def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Give the drafts of someone who leaves to who takes over, beside the latter's own; last steps are forgotten."""
    require(by, "close an account")
    Step.objects.filter(person=old).delete()
    drafts = list(Draft.objects.filter(person=old).order_by("pk"))
    taken = set(Draft.objects.filter(person=new).values_list("form", "from_key"))
    for draft in drafts:
        draft.person, draft.from_key = new, draft.from_key or old.key
        if (draft.form, draft.from_key) in taken:
            draft.from_key = old.key
        taken.add((draft.form, draft.from_key))
        draft.save(update_fields=["person", "from_key"])
    return len(drafts)
