"""Entering studies of an intervention, judging how strong they are, and taking one back."""

from math import isfinite
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.models import Source
from veerkracht.foundation.changes import change
from veerkracht.foundation.refusals import BelongsElsewhere, require_key
from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.learning.evidence.actions.entry import require_entry
from veerkracht.learning.evidence.models import Intervention, Study
from veerkracht.learning.evidence.refusals import AboveItsDesign, EnteredBefore, FigureCannotBe, SomethingMissing
from veerkracht.learning.rules.levels import Design, Execution, level
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class SaidOfStudy(TypedDict, total=False):
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
    *,
    by: Person,
    intervention: Intervention,
    key: str,
    origin: str = Origin.SCREEN,
    undoing: bool = False,
    **said: Unpack[SaidOfStudy],
) -> Study:
    """Add a study of an intervention, or change it. Its level is what its design and its flaws leave.

    Refused: a share of people that is none, and the same study twice: of the same intervention, by title and period.
    A second rater who judged another design is asked again.
    """
    require_entry(by=by, programme_key=intervention.programme.key, origin=origin)
    require_key(key)
    study = Study.objects.filter(key=key).first() or Study(
        key=key, intervention=intervention, origin=origin, by_key=by.key
    )
    if study.intervention_id != intervention.pk:
        sentence = _("The key “%(key)s” is taken by a study of something else. Choose another key.")
        raise BelongsElsewhere(sentence % {"key": key})
    cleared = clear(by=by, record=study, said=said, about=("study", key), scopes=_scopes(study))
    changed = change(study, cleared.said)
    _require_possible(study)
    _require_new(study)
    judged: dict[str, object] = {"level": _level(study)}
    if "design" in changed and study.level_second is not None:
        judged |= {"level_second": None, "second_by_key": ""}
    changed += [name for name in change(study, judged) if name not in changed]
    if changed:
        study.save()
        deed = "undo" if undoing else "enter study"
        record(by=by.key, deed=deed, kind="study", key=key, fields=changed, origin=origin, copy=study)
    cleared.keep(study)
    return study


@transaction.atomic
def rate(*, by: Person, study: Study, level: int) -> Study:
    """Give the level of a study as a second rater sees it, who did not enter it; it never lies above its design."""
    require(by, "set an evidence level", _scopes(study), done={"enter evidence": [study.by_key]})
    if level not in list(Design) or level > study.design:
        raise AboveItsDesign(_("A study never stands above its design. Choose its level or a lower one."))
    changed = change(study, {"level_second": level, "second_by_key": by.key})
    if changed:
        study.save(update_fields=["level_second", "second_by_key", "changed_at"])
        record(by=by.key, deed="rate study", kind="study", key=study.key, fields=["level_second"], copy=study)
    return study


@transaction.atomic
def take_back(*, by: Person, study: Study, reason: str) -> Study:
    """Keep a study that was taken back, without weight, with the reason."""
    if not reason.strip():
        raise SomethingMissing(_("Say why the study was taken back."))
    return _retract(by, study, reason.strip())


@transaction.atomic
def put_back(*, by: Person, study: Study) -> Study:
    """Let a study count again that was taken back by mistake."""
    return _retract(by, study, "")


def _retract(by: Person, study: Study, reason: str) -> Study:
    require(by, "enter evidence", [("programme", study.intervention.programme.key)])
    cleared = clear(by=by, record=study, said={"retracted": reason}, about=("study", study.key), scopes=_scopes(study))
    if cleared.withheld:
        raise SomethingMissing(_("Give the reason without addresses or numbers of people."))
    if change(study, cleared.said):
        study.save(update_fields=["retracted", "changed_at"])
        deed = "take back study" if reason else "put back study"
        record(by=by.key, deed=deed, kind="study", key=study.key, fields=["retracted"], reason=reason, copy=study)
    return study


def _level(study: Study) -> int:
    arms = [arm for arm in (study.treated, study.compared) if arm is not None]
    flaws = Execution(study.lost, study.control_reached, study.own_measure, min(arms, default=None))
    return int(level(Design(study.design), flaws))


def _require_possible(study: Study) -> None:
    if not study.title.strip():
        raise SomethingMissing(_("Give the study a title by which others can find it."))
    if study.design not in list(Design):
        raise SomethingMissing(_("Choose how the study was set up."))
    if not 0 <= study.lost <= 1:
        raise FigureCannotBe(_("The share of people lost lies between 0 and 1: 15 % is 0.15."))
    if not (isfinite(study.followed_months) and study.followed_months >= 0):
        raise FigureCannotBe(_("Give the months as a number of nought or more."))


def _require_new(study: Study) -> None:
    same = Study.objects.filter(intervention=study.intervention, title__iexact=study.title, period=study.period)
    if twin := same.exclude(pk=study.pk).first():
        sentence = _("“%(title)s” of the same period was entered before. Change that one, or give this its own title.")
        raise EnteredBefore(sentence % {"title": twin.title})


def _scopes(study: Study) -> list[Scope]:
    """Give the scopes in which a role or a tie counts for a study, the narrowest first."""
    own = [("initiative", study.initiative_key), *belonging([study.initiative_key])] if study.initiative_key else []
    return list(dict.fromkeys([*own, ("programme", study.intervention.programme.key)]))
