"""Taking evidence over from files: what a file does not say stays as it is."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.learning.evidence.actions.effect import enter_direction, enter_effect
from veerkracht.learning.evidence.actions.study import enter_study
from veerkracht.learning.evidence.models import Effect, Intervention, OnlyDirection, Outcome, Study
from veerkracht.learning.evidence.refusals import FigureCannotBe
from veerkracht.people.models import Person
from veerkracht.trail.models import Origin

MOST_MEASURES = 1000


@transaction.atomic
def take_over_study(
    *, by: Person, key: str, intervention: Intervention | None = None, origin: str = Origin.FILE, **said: Any
) -> Study:
    """Keep what a file says of a study; refused where it is of another intervention than before."""
    known = Study.objects.select_related("intervention__programme").filter(key=key).first()
    of = intervention or (known.intervention if known else None)
    assert of is not None, "a table says of which intervention a new study is"  # noqa: S101
    return enter_study(by=by, intervention=of, key=key, origin=origin, **said)


@transaction.atomic
def take_over_effect(
    *,
    by: Person,
    study: Study,
    outcome: Outcome,
    measured: str = "",
    how: str = "",
    primary: bool | None = None,
    origin: str = Origin.FILE,
    **figures: Any,
) -> Effect:
    """Compute an effect again from the figures in a file, and keep both; a figure that is empty now goes."""
    known = Effect.objects.filter(study=study, outcome=outcome, measured=measured).first()
    reported = {**(known.reported if known else {}), **figures}
    main = known.primary if known else True
    return enter_effect(
        by=by,
        study=study,
        outcome=outcome,
        how=how or (known.how if known else ""),
        reported={name: value for name, value in reported.items() if value not in (None, "")},
        measured=measured,
        primary=main if primary is None else primary,
        origin=origin,
    )


@transaction.atomic
def take_over_direction(
    *,
    by: Person,
    study: Study,
    outcome: Outcome,
    better: int | None = None,
    same: int | None = None,
    worse: int | None = None,
    origin: str = Origin.FILE,
) -> OnlyDirection:
    """Keep on how many measures of a study it went better, stayed the same and went worse; none at all is refused."""
    known = OnlyDirection.objects.filter(study=study, outcome=outcome).first()
    before = known.outcomes if known else []
    went = {way: before.count(way) if said is None else said for way, said in ((1, better), (0, same), (-1, worse))}
    if sum(went.values()) > MOST_MEASURES:
        raise FigureCannotBe(_("A study has at most %(most)s measures. Look at the numbers.") % {"most": MOST_MEASURES})
    outcomes = [way for way, count in went.items() for _one in range(count)]
    return enter_direction(by=by, study=study, outcome=outcome, outcomes=outcomes, origin=origin)
