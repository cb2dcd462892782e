"""Two initiatives that may be one: proposing it, and deciding it. Both stay until a person decides."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.actions.describe import scopes
from veerkracht.initiatives.actions.findable import make_findable
from veerkracht.initiatives.models import Initiative, PossibleDuplicate
from veerkracht.initiatives.rules.likeness import Named, Pair, alike
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class CannotMerge(Refusal):
    """These two cannot be merged."""


class NotMerged(Refusal):
    """The initiative was not merged into another."""


@transaction.atomic
def propose_merges(*, by: Person, programme_key: str, keys: Iterable[str]) -> list[Pair]:
    """Propose to merge these initiatives with others of the programme that look like them; nothing is merged."""
    require(by, "keep the programme", [("programme", programme_key)])
    fresh = set(keys)
    if not fresh:
        return []
    numbers = dict(Initiative.objects.filter(programme__key=programme_key).values_list("key", "pk"))
    pairs = alike(_named(programme_key), fresh)
    met = _met({numbers[key] for pair in pairs for key in (pair.one, pair.other)})
    new = [pair for pair in pairs if (numbers[pair.one], numbers[pair.other]) not in met]
    PossibleDuplicate.objects.bulk_create(
        PossibleDuplicate(one_id=numbers[pair.one], other_id=numbers[pair.other], likeness=round(pair.likeness, 3))
        for pair in new
    )
    return new


@transaction.atomic
def merge(*, by: Person, loser: Initiative, winner: Initiative, reason: str) -> None:
    """Let one initiative go on as another; its own page leads there from then on, and nothing of it is lost."""
    require(by, "decide a merge", scopes(programme_key=winner.programme.key, key=winner.key))
    if loser.programme.pk != winner.programme.pk:
        raise CannotMerge(_("These two belong to different programmes. Merge within one programme only."))
    if winner.merged_into is not None or winner.pk == loser.pk:
        raise CannotMerge(_("Merge into an initiative that stands by itself. Choose the one that goes on."))
    if loser.merged_into is not None:
        raise CannotMerge(_("“%(title)s” was merged before. Undo that first.") % {"title": loser.title_nl})
    loser.merged_into = winner
    loser.save()
    _decide(by, loser, winner, same=True)
    _record(by, "merge", loser, reason)
    make_findable(initiative=loser)


@transaction.atomic
def unmerge(*, by: Person, initiative: Initiative, reason: str) -> None:
    """Let an initiative stand by itself again; whether the two are the same is an open question again."""
    require(by, "decide a merge", scopes(programme_key=initiative.programme.key, key=initiative.key))
    if initiative.merged_into is None:
        raise NotMerged(_("“%(title)s” stands by itself already.") % {"title": initiative.title_nl})
    _proposals(initiative, initiative.merged_into).update(decided_at=None, decided_by_key="", same=None)
    initiative.merged_into = None
    initiative.save()
    _record(by, "unmerge", initiative, reason)
    make_findable(initiative=initiative)


@transaction.atomic
def keep_apart(*, by: Person, one: Initiative, other: Initiative, reason: str) -> None:
    """Decide that two initiatives are not the same; they are not proposed again."""
    require(by, "decide a merge", scopes(programme_key=one.programme.key, key=one.key))
    _decide(by, one, other, same=False)
    _record(by, "keep apart", one, reason)
    _record(by, "keep apart", other, reason)


def _named(programme_key: str) -> list[Named]:
    """Read the names and places by which initiatives are compared, in two queries."""
    found = Initiative.objects.filter(programme__key=programme_key, merged_into=None).order_by()
    where: dict[str, set[str]] = {}
    for key, place in found.filter(province_wide=False).values_list("key", "places__place__key"):
        if place:
            where.setdefault(key, set()).add(place)
    rows = found.values_list("key", "title_nl", "title_en", "aliases")
    return [Named(key, (nl, en, *aliases), frozenset(where.get(key, ()))) for key, nl, en, aliases in rows]


def _met(numbers: set[int]) -> set[tuple[int, int]]:
    """Read which of these pairs were proposed before."""
    proposed = PossibleDuplicate.objects.filter(one__in=numbers, other__in=numbers)
    return set(proposed.values_list("one_id", "other_id"))


def _proposals(one: Initiative, other: Initiative) -> QuerySet[PossibleDuplicate]:
    return PossibleDuplicate.objects.filter(Q(one=one, other=other) | Q(one=other, other=one))


def _decide(by: Person, one: Initiative, other: Initiative, *, same: bool) -> None:
    decided = {"decided_at": timezone.now(), "decided_by_key": by.key, "same": same}
    if not _proposals(one, other).update(**decided):
        first, second = sorted((one, other), key=lambda initiative: initiative.key)
        PossibleDuplicate.objects.create(one=first, other=second, likeness=0.0, **decided)


def _record(by: Person, deed: str, initiative: Initiative, reason: str) -> None:
    record(by=by.key, deed=deed, kind="initiative", key=initiative.key, reason=reason, origin=Origin.SCREEN)
