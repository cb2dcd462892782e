"""Writing in evidence field by field, as forms do: never over what someone else changed in the meantime."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.queries import source_named
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.refusals import require_unchanged
from veerkracht.learning.evidence.actions.describe import describe_intervention, describe_outcome
from veerkracht.learning.evidence.actions.study import enter_study
from veerkracht.learning.evidence.models import Intervention, Outcome, Study
from veerkracht.learning.evidence.queries.writing import (
    intervention_values,
    outcome_values,
    study_values,
)
from veerkracht.learning.evidence.refusals import EnteredBefore, FigureCannotBe, sentence
from veerkracht.learning.rules.effects import Impossible, Wrong, require_percentage
from veerkracht.people.models import Person
from veerkracht.programmes.models import Programme

Values = Mapping[str, Any]


@transaction.atomic
def write_intervention(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change these fields of an intervention; refused where one of them no longer says what was seen of it."""
    held = Intervention.objects.select_for_update(of=("self",)).select_related("programme").get(key=key)
    require_unchanged(now=intervention_values(key), said=said, seen=seen)
    until = {"recognised_until": said["recognised_until"] or None} if "recognised_until" in said else {}
    describe_intervention(by=by, programme=held.programme, key=key, undoing=undoing, **{**said, **until})


@transaction.atomic
def write_outcome(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change these fields of an outcome; refused where one of them no longer says what was seen of it."""
    held = Outcome.objects.select_for_update(of=("self",)).select_related("programme").get(key=key)
    require_unchanged(now=outcome_values(key), said=said, seen=seen)
    describe_outcome(by=by, programme=held.programme, key=key, undoing=undoing, **_numbers(said))


@transaction.atomic
def write_study(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change these fields of a study; refused where one of them no longer says what was seen of it."""
    held = Study.objects.select_for_update(of=("self",)).select_related("intervention__programme").get(key=key)
    require_unchanged(now=study_values(key), said=said, seen=seen)
    enter_study(by=by, intervention=held.intervention, key=key, undoing=undoing, **study_said(said=said))


@transaction.atomic
def begin_study(*, by: Person, intervention: Intervention, key: str, said: Values) -> Study:
    """Add a study as a form says it; refused where the key is taken."""
    if Study.objects.filter(key=key).exists():
        raise EnteredBefore(_("There is a study with that short name already. Choose another short name."))
    return enter_study(by=by, intervention=intervention, key=key, **study_said(said=said))


@transaction.atomic
def begin_intervention(*, by: Person, programme_key: str, key: str, said: Values) -> Intervention:
    """Add an intervention as a form says it; refused where the key is taken."""
    if Intervention.objects.filter(key=key).exists():
        raise EnteredBefore(_("There is an intervention with that short name already. Choose another short name."))
    return describe_intervention(by=by, programme=_programme(programme_key), key=key, **said)


@transaction.atomic
def begin_outcome(*, by: Person, programme_key: str, key: str, said: Values) -> Outcome:
    """Add an outcome as a form says it; refused where the key is taken."""
    if Outcome.objects.filter(key=key).exists():
        raise EnteredBefore(_("There is an outcome with that short name already. Choose another short name."))
    return describe_outcome(by=by, programme=_programme(programme_key), key=key, **_numbers(said))


def study_said(*, said: Values) -> dict[str, Any]:
    """Give what a form says of a study as the action takes it: a source by its record, percentages as shares."""
    found = _numbers(said)
    if "lost" in found:
        found["lost"] = _share(found["lost"] or 0.0)
    if "source" in found:
        found["source"] = source_named(found["source"]) if found["source"] else None
    return found


def _programme(key: str) -> Programme:
    found = Programme.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no programme “%(key)s”.") % {"key": key[:80]})
    return found


def _share(percentage: float) -> float:
    try:
        return round(require_percentage(percentage) / 100, 6)
    except Impossible as impossible:
        if impossible.wrong is Wrong.OUTSIDE_SCALE:
            raise FigureCannotBe(_("A percentage lies between 0 and 100. Check it.")) from impossible
        raise FigureCannotBe(sentence(impossible.wrong)) from impossible


def _numbers(said: Values) -> dict[str, Any]:
    """Forms write numbers as people do, so that two who write at once can be compared; here they are numbers again."""
    kinds = {"noticeable": float, "deviation": float, "lost": float, "followed_months": float, "design": int}
    found = dict(said)
    for name, kind in kinds.items():
        if name in found:
            found[name] = kind(found[name]) if found[name] not in ("", None) else None
    for name in ("treated", "compared"):
        if name in found:
            found[name] = None if found[name] in ("", None) else int(found[name])
    return found
