"""Entering studies and what they found; figures that cannot be are refused with the reason."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.models import Source
from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key
from veerkracht.learning.evidence.models import Effect, Intervention, OnlyDirection, Outcome, Study
from veerkracht.learning.evidence.refusals import FigureCannotBe, sentence
from veerkracht.learning.rules import effects as figures
from veerkracht.learning.rules.levels import Design, Execution
from veerkracht.learning.rules.levels import level as kept_level
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class EnteredBefore(Refusal):
    """The same study a second time."""


class AboveItsDesign(Refusal):
    """A level that the design cannot reach."""


class Told(TypedDict, total=False):
    """What may be said of a study; what is left out stays as it is."""

    title: str
    initiative_key: str
    design: int
    lost: float
    control_reached: bool
    own_measure: bool
    treated: int | None
    compared: int | None
    circumstance: str
    people_nl: str
    people_en: str
    period: str
    followed_months: float
    dutch: bool
    independent: bool
    registered: bool
    funder: str
    source: Source | None


@transaction.atomic
def enter_study(
    *, by: Person, intervention: Intervention, key: str, origin: str = Origin.SCREEN, **said: Unpack[Told]
) -> Study:
    """Add a study of an intervention, or change it. Its level is what its design and its flaws leave.

    Refused: a share of people that is none, and the same study twice: the same intervention, people and period.
    """
    require(by, "enter evidence", [("programme", intervention.programme.key)])
    require_key(key)
    study = Study.objects.filter(key=key).first() or Study(key=key, intervention=intervention, origin=origin)
    changed = change(study, said)
    if not 0 <= study.lost <= 1:
        raise FigureCannotBe(_("The share of people lost lies between 0 and 1: 15 % is 0.15."))
    _require_new(study)
    level = _level(study)
    if study.level != level:
        study.level = level
        changed.append("level")
    if changed:
        study.save()
        record(by=by.key, deed="enter study", kind="study", key=key, fields=changed, origin=origin, copy=study)
    return study


@transaction.atomic
def rate(*, by: Person, study: Study, level: int) -> Study:
    """Give the level of a study as a second rater sees it; it never lies above its design."""
    require(by, "set an evidence level", _scopes(study))
    if level not in list(Design) or level > study.design:
        raise AboveItsDesign(_("A study never stands above its design. Choose its level or a lower one."))
    study.level_second = level
    study.save(update_fields=["level_second", "changed_at"])
    record(by=by.key, deed="rate study", kind="study", key=study.key, fields=["level_second"], copy=study)
    return study


@transaction.atomic
def take_back(*, by: Person, study: Study, reason: str) -> Study:
    """Keep a study that was taken back, without weight, with the reason."""
    require(by, "enter evidence", [("programme", study.intervention.programme.key)])
    if not reason.strip():
        raise FigureCannotBe(_("Say why the study was taken back."))
    study.retracted = reason.strip()
    study.save(update_fields=["retracted", "changed_at"])
    record(by=by.key, deed="take back study", kind="study", key=study.key, reason=study.retracted, copy=study)
    return study


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

    `how` is one of "groups", "counts", "before and after", "interval"; `reported` has the figures it asks for, in the
    outcome's own unit, `lower_is_better`, and for groups that were drawn as wholes `people_in_cluster`.
    """
    require(by, "enter evidence", [("programme", study.intervention.programme.key)])
    computed = compute(how, reported)
    effect = Effect.objects.filter(study=study, outcome=outcome, measured=measured).first() or Effect(
        study=study, outcome=outcome, measured=measured
    )
    said = {
        "how": how,
        "reported": dict(reported),
        "size": computed.size,
        "variance": computed.variance,
        "assumed": list(computed.assumed),
        "primary": primary,
    }
    changed = change(effect, said)
    if changed:
        effect.save()
        record(
            by=by.key,
            deed="enter effect",
            kind="study",
            key=study.key,
            fields=["effects"],
            origin=origin,
            copy=effect,
            part=f"effects {outcome.key} {measured}",
        )
    return effect


@transaction.atomic
def enter_direction(
    *, by: Person, study: Study, outcome: Outcome, outcomes: Sequence[int], origin: str = Origin.SCREEN
) -> OnlyDirection:
    """Keep which way the outcomes of a study went, where it gives no sizes: 1 better, 0 the same, -1 worse."""
    require(by, "enter evidence", [("programme", study.intervention.programme.key)])
    if not outcomes or any(one not in (-1, 0, 1) for one in outcomes):
        raise FigureCannotBe(_("Say of each outcome whether it went better, the same or worse."))
    kept, _new = OnlyDirection.objects.update_or_create(
        study=study, outcome=outcome, defaults={"outcomes": list(outcomes)}
    )
    record(
        by=by.key,
        deed="enter direction",
        kind="study",
        key=study.key,
        fields=["directions"],
        origin=origin,
        copy=kept,
        part=f"directions {outcome.key}",
    )
    return kept


def compute(how: str, reported: Mapping[str, Any]) -> figures.Effect:
    """Compute an effect from what a study reports, or refuse with the sentence that says what cannot be."""
    way = WAYS.get(how)
    if way is None:
        raise FigureCannotBe(_("Choose what the effect is computed from."))
    try:
        found = way(reported)
        if people := reported.get("people_in_cluster"):
            found = figures.in_clusters(found, float(people), reported.get("clustering"))
    except figures.Impossible as impossible:
        raise FigureCannotBe(sentence(impossible.wrong)) from impossible
    except (KeyError, TypeError, ValueError) as missing:
        raise FigureCannotBe(_("Fill in all the figures, as numbers.")) from missing
    if found.ask_again and not reported.get("sure"):
        raise FigureCannotBe(
            _("An effect of %(size).1f standard deviations is very rare. Check the figures, and say that you are sure.")
            % {"size": found.size}
        )
    return found


def _group(said: Mapping[str, Any], which: str) -> figures.Group:
    return figures.Group(float(said[f"{which}_mean"]), float(said[f"{which}_deviation"]), int(said[f"{which}_people"]))


def _from_groups(said: Mapping[str, Any]) -> figures.Effect:
    low, high = said.get("scale_low"), said.get("scale_high")
    scale = None if low is None or high is None else (float(low), float(high))
    lower = bool(said.get("lower_is_better"))
    return figures.from_groups(_group(said, "treated"), _group(said, "compared"), lower_is_better=lower, scale=scale)


def _from_counts(said: Mapping[str, Any]) -> figures.Effect:
    odds = figures.from_counts(
        int(said["treated"]), int(said["of_treated"]), int(said["compared"]), int(said["of_compared"])
    )
    return odds.effect(lower_is_better=bool(said.get("lower_is_better")))


def _before_and_after(said: Mapping[str, Any]) -> figures.Effect:
    known = said.get("correlation")
    return figures.before_and_after(
        _group(said, "before"),
        float(said["after_mean"]),
        correlation=None if known is None else float(known),
        lower_is_better=bool(said.get("lower_is_better")),
    )


def _from_interval(said: Mapping[str, Any]) -> figures.Effect:
    return figures.from_interval(float(said["estimate"]), float(said["low"]), float(said["high"]))


WAYS: Mapping[str, Callable[[Mapping[str, Any]], figures.Effect]] = {
    "groups": _from_groups,
    "counts": _from_counts,
    "before and after": _before_and_after,
    "interval": _from_interval,
}
"""What an effect can be computed from."""


def _level(study: Study) -> int:
    arms = [arm for arm in (study.treated, study.compared) if arm is not None]
    flaws = Execution(study.lost, study.control_reached, study.own_measure, min(arms, default=None))
    return int(kept_level(Design(study.design), flaws))


def _require_new(study: Study) -> None:
    if not (study.treated and study.period):
        return
    same = Study.objects.filter(
        intervention=study.intervention, treated=study.treated, compared=study.compared, period=study.period
    )
    if twin := same.exclude(pk=study.pk).first():
        sentence = _(
            "“%(title)s” has the same people and the same period. Change that study, or the period of this one."
        )
        raise EnteredBefore(sentence % {"title": twin.title})


def _scopes(study: Study) -> list[tuple[str, str]]:
    narrow = [("initiative", study.initiative_key)] if study.initiative_key else []
    return [*narrow, ("programme", study.intervention.programme.key)]
