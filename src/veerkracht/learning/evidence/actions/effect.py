"""Entering what a study found: an effect computed from its figures, or only which way it went."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change
from veerkracht.foundation.refusals import require_same_programme
from veerkracht.learning.evidence.actions.entry import require_entry
from veerkracht.learning.evidence.computing import effect as computed_effect
from veerkracht.learning.evidence.models import Effect, OnlyDirection, Outcome, Study
from veerkracht.learning.evidence.refusals import EnteredBefore, FigureCannotBe, SomethingMissing
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

CLOSE = 1e-6
"""Two effects that differ no more than this are one and the same."""


@transaction.atomic
def enter_effect(
    *,
    by: Person,
    study: Study,
    outcome: Outcome,
    how: str,
    reported: Mapping[str, Any],
    measured: str = "",
    primary: bool = True,
    origin: str = Origin.SCREEN,
) -> Effect:
    """Compute the size of an effect from what a study reports, and keep both. See docs/methods/effects.md.

    `how` is one of "groups", "counts", "before-and-after", "interval"; `reported` has the figures it asks for, in the
    outcome's own unit, `lower_is_better`, and for groups that were drawn as wholes `people_in_cluster`. Refused:
    figures that cannot be, and the same study under another name: as many people, the same period, the same effect.
    """
    _require(by, study, outcome, origin)
    found = computed_effect(how, reported)
    kept = Effect.objects.filter(study=study, outcome=outcome, measured=measured).first()
    effect = kept or Effect(study=study, outcome=outcome, measured=measured)
    said = {
        "how": how,
        "reported": dict(reported),
        "size": found.size,
        "variance": found.variance,
        "assumed": list(found.assumed),
        "primary": primary,
    }
    part = f"effects {outcome.key} {measured}".strip()
    about = ("study", study.key)
    if clear(by=by, record=effect, said={"measured": measured}, about=about, part=part).withheld:
        raise SomethingMissing(_("Say when it was measured without addresses or numbers of people."))
    _require_own(study, outcome, found.size)
    if change(effect, said):
        effect.save()
        record(
            by=by.key,
            deed="enter effect",
            kind="study",
            key=study.key,
            fields=["effects"],
            origin=origin,
            copy=effect,
            part=part,
        )
    return effect


@transaction.atomic
def enter_direction(
    *, by: Person, study: Study, outcome: Outcome, outcomes: Sequence[int], origin: str = Origin.SCREEN
) -> OnlyDirection:
    """Keep which way the outcomes of a study went, where it gives no sizes: 1 better, 0 the same, -1 worse."""
    _require(by, study, outcome, origin)
    if not outcomes or any(one not in (-1, 0, 1) for one in outcomes):
        raise FigureCannotBe(_("Say how many outcomes went better, stayed the same and went worse: at least one."))
    kept = OnlyDirection.objects.filter(study=study, outcome=outcome).first()
    way = kept or OnlyDirection(study=study, outcome=outcome)
    if change(way, {"outcomes": sorted(outcomes, reverse=True)}):
        way.save()
        record(
            by=by.key,
            deed="enter direction",
            kind="study",
            key=study.key,
            fields=["directions"],
            origin=origin,
            copy=way,
            part=f"directions {outcome.key}",
        )
    return way


@transaction.atomic
def drop_finding(*, by: Person, study: Study, outcome: Outcome, measured: str = "", only_way: bool = False) -> None:
    """Take away an effect, or a direction, that was entered by mistake; what was put together before keeps it."""
    _require(by, study, outcome)
    if only_way:
        gone, _by_record = study.directions.filter(outcome=outcome).delete()
    else:
        gone, _by_record = study.effects.filter(outcome=outcome, measured=measured).delete()
    if gone:
        field = "directions" if only_way else "effects"
        record(by=by.key, deed="drop finding", kind="study", key=study.key, fields=[field])


def _require(by: Person, study: Study, outcome: Outcome, origin: str = Origin.SCREEN) -> None:
    programme = study.intervention.programme.key
    require_entry(by=by, programme_key=programme, origin=origin)
    require_same_programme(programme, outcome.programme.key, outcome.key)


def _require_own(study: Study, outcome: Outcome, size: float) -> None:
    """Refuse what another study already told: as many people, the same period, the same effect."""
    if not study.treated or not study.period:
        return
    same = {"treated": study.treated, "compared": study.compared, "period": study.period}
    others = Effect.objects.filter(
        outcome=outcome, study__intervention=study.intervention, size__range=(size - CLOSE, size + CLOSE)
    ).exclude(study=study)
    twin = others.filter(**{f"study__{name}": value for name, value in same.items()}).select_related("study").first()
    if twin:
        sentence = _("“%(title)s” has as many people, the same period and the same effect. Is it the same study?")
        raise EnteredBefore(sentence % {"title": twin.study.title})
