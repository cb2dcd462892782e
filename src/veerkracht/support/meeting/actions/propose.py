"""Looking who should meet: pairs of which one offers what the other asks, or whose texts are alike, and far apart."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from veerkracht.initiatives.queries.named import programme_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import Programme
from veerkracht.search.rules.language.compounds import parts
from veerkracht.support.meeting.choices import Stage
from veerkracht.support.meeting.models import Introduction, Side
from veerkracht.support.meeting.queries.compared import Compared, compared
from veerkracht.support.meeting.queries.contacts import asked_this_month
from veerkracht.support.meeting.queries.scopes import INTRODUCE
from veerkracht.support.rules.kindred import Analysis, shared, stems_and_parts, told_by, weigh
from veerkracht.support.rules.meeting import Introduction as Pair
from veerkracht.support.rules.meeting import fitting, introductions
from veerkracht.support.rules.meeting import propose as choose
from veerkracht.support.rules.network import through
from veerkracht.trail.actions import record

LEAST = 0.1
"""Texts that are less alike say nothing of two that should meet."""


def propose(*, by: Person, programme_key: str, on: date) -> int:
    """Propose who should meet, and give how many pairs; what was asked, dropped or refused is never proposed again.

    Proposals that nobody acted on are made anew. No contact is in more of them than may still be asked this month.
    """
    programme = programme_of(programme_key)
    require(by, INTRODUCE, [("programme", programme_key)])
    found = compared(programme_key, on=on)
    pairs = _chosen(found, on)
    with transaction.atomic():
        Introduction.objects.filter(programme=programme, stage=Stage.PROPOSED).delete()
        _keep(programme, found, pairs)
        record(by=by.key, deed="propose introductions", kind="programme", key=programme_key)
    return len(pairs)


def pair_of(*, one: int, other: int) -> str:
    """Name a pair of initiatives, whichever comes first: it stands in the records once."""
    return "~".join(str(number) for number in sorted((one, other)))


def _chosen(found: Compared, on: date) -> list[Pair]:
    analysis = stems_and_parts(parts)
    keys = list(found.said)
    likenesses = weigh([found.said[key] for key in keys], analysis).between(range(len(keys)), range(len(keys)))
    place = {key: number for number, key in enumerate(keys)}

    def alike(one: str, other: str) -> float:
        return likenesses[place[one]][place[other]] if one in place and other in place else 0.0

    ranked = introductions(through(found.tied), found.offers, found.wants, alike, among=found.numbers)
    known = set(Introduction.objects.exclude(stage=Stage.PROPOSED).values_list("pair", flat=True))
    fresh = (
        pair
        for pair in ranked
        if (pair.complement or pair.likeness >= LEAST)
        and pair_of(one=found.numbers[pair.one], other=found.numbers[pair.other]) not in known
    )
    burden = asked_this_month(found.contacts.values(), on=on)
    asked = {key: burden.get(who, 0) for key, who in found.contacts.items()}
    return choose(fresh, frozenset(found.contacts), asked, settings.VEERKRACHT_INTRODUCTIONS_A_MONTH)


def _keep(programme: Programme, found: Compared, pairs: list[Pair]) -> None:
    analysis = stems_and_parts(parts)
    kept = Introduction.objects.bulk_create(_introduction(programme, found, pair, analysis) for pair in pairs)
    Side.objects.bulk_create(
        Side(
            introduction=introduction,
            initiative_id=found.numbers[giver],
            gives=fitting(giver, asker, found.offers, found.wants),
        )
        for introduction, pair in zip(kept, pairs, strict=True)
        for giver, asker in ((pair.one, pair.other), (pair.other, pair.one))
    )


def _introduction(programme: Programme, found: Compared, pair: Pair, analysis: Analysis) -> Introduction:
    one, other = found.numbers[pair.one], found.numbers[pair.other]
    said = told_by(found.said.get(pair.other, ()), analysis, ())
    both = shared(found.said.get(pair.one, ()), said, analysis) if pair.likeness >= LEAST else ()
    name = pair_of(one=one, other=other)
    return Introduction(
        key=f"introduction-{name.replace('~', '-')}",
        programme=programme,
        pair=name,
        score=pair.score,
        complement=pair.complement,
        likeness=pair.likeness,
        distance=pair.distance,
        words=[list(word) for word in both],
        waits_since=timezone.now(),
    )
