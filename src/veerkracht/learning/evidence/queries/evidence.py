"""What others may ask of the evidence: interventions, outcomes, and what studies say together."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.computing import Entered, assumptions, same_digits, together
from veerkracht.learning.evidence.models import AssumptionSet, Intervention, Outcome, Study, Synthesis
from veerkracht.learning.evidence.queries import rows
from veerkracht.learning.evidence.queries.entered import entered, in_force, neighbours
from veerkracht.learning.evidence.queries.rows import InterventionRow, InterventionWhole, OutcomeRow, SynthesisRow
from veerkracht.learning.rules.levels import agreement
from veerkracht.learning.rules.synthesis import Assumptions


def interventions(programme_key: str) -> tuple[InterventionRow, ...]:
    """Give the interventions of a programme with how many studies there are of each."""
    found = Intervention.objects.filter(programme__key=programme_key).prefetch_related("studies")
    return tuple(map(rows.intervention_row, found))


def outcomes(programme_key: str) -> tuple[OutcomeRow, ...]:
    """Give the outcomes for people that a programme looks at."""
    return tuple(map(rows.outcome_row, Outcome.objects.filter(programme__key=programme_key)))


def intervention(key: str) -> InterventionWhole | None:
    """Give all that is known of an intervention; nothing where there is none by this key."""
    found = Intervention.objects.select_related("programme").filter(key=key).first()
    if found is None:
        return None
    kept = found.studies.select_related("source").prefetch_related("effects__outcome", "directions__outcome")
    records = list(kept)
    told = {effect.outcome_id: effect.outcome for one in records for effect in one.effects.all()}
    told |= {way.outcome_id: way.outcome for one in records for way in one.directions.all()}
    studies = tuple(map(rows.study_row, records))
    held = found.syntheses.filter(superseded_by=None)
    held = held.select_related("intervention", "outcome", "assumptions", "superseded_by").order_by("outcome__title_nl")
    return InterventionWhole(
        key=found.key,
        programme_key=found.programme.key,
        title=found.title,
        summary=found.summary,
        core=Bilingual(found.core_nl, found.core_en),
        adaptable=Bilingual(found.adaptable_nl, found.adaptable_en),
        cost=Bilingual(found.cost_nl, found.cost_en),
        recognised_as=found.recognised_as,
        recognised_by=found.recognised_by,
        recognised_until=found.recognised_until,
        ripe_for=rows.ripe_for(found, studies),
        outcomes=tuple(sorted(map(rows.outcome_row, told.values()), key=lambda one: one.key)),
        studies=studies,
        syntheses=tuple(map(rows.synthesis_row, held)),
    )


def intervention_keys() -> list[str]:
    """Give the keys of all interventions."""
    return list(Intervention.objects.order_by("key").values_list("key", flat=True))


def synthesis(key: str) -> SynthesisRow | None:
    """Give one kept synthesis, also one that another took the place of: a citation stays valid."""
    found = Synthesis.objects.select_related("intervention", "outcome", "assumptions", "superseded_by")
    kept = found.filter(key=key).first()
    return rows.synthesis_row(kept) if kept else None


def synthesis_keys() -> list[str]:
    """Give the keys of all syntheses."""
    return list(Synthesis.objects.order_by("key").values_list("key", flat=True))


def gives_the_same(key: str) -> bool:
    """Compute a kept synthesis again from what was kept with it, and say whether it gives the same digits."""
    kept = Synthesis.objects.select_related("assumptions").get(key=key)
    chosen, near = ([Entered(**one) for one in some] for some in (kept.studies, kept.neighbours))
    again = together(chosen, near, kept.noticeable, kept.assumptions.content if kept.assumptions else {})
    return same_digits(again, kept.result)


def out_of_date(key: str, on: date) -> bool:
    """Say whether something that went into a synthesis has changed since, so that it can be put together again."""
    kept = Synthesis.objects.select_related("intervention", "outcome", "assumptions").get(key=key)
    chosen, left_out = entered(kept.intervention, kept.outcome)
    now: list[Any] = [[_plain(one) for one in some] for some in (chosen, neighbours(kept.intervention, kept.outcome))]
    assumed = in_force(on)
    inputs = [kept.studies, kept.neighbours, kept.left_out, kept.noticeable, kept.assumptions_id]
    return not same_digits([*now, left_out, kept.outcome.noticeable, assumed.pk if assumed else None], inputs)


def how_much_raters_agree(programme_key: str) -> tuple[int, float | None]:
    """Say how many studies two people judged, and how far they agree beyond chance (kappa, far apart counts more)."""
    both = Study.objects.filter(intervention__programme__key=programme_key, level_second__isnull=False)
    pairs = list(both.order_by("pk").values_list("level", "level_second"))
    if not pairs:
        return 0, None
    ours, theirs = zip(*pairs, strict=True)
    return len(pairs), agreement(ours, theirs)


def assumption_sets() -> tuple[AssumptionSet, ...]:
    """Give the sets of assumptions, the newest first."""
    return tuple(AssumptionSet.objects.order_by("-in_force_from", "-number"))


def assumed(on: date) -> tuple[AssumptionSet | None, Assumptions]:
    """Give the set of assumptions that counts on a day, with what it comes to; without a set, what is usual."""
    found = in_force(on)
    return found, assumptions(found.content if found else {}, Assumptions().noticeable)


def intervention_named(key: str) -> Intervention:
    """Give the intervention with this key, to write in."""
    found = Intervention.objects.select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such intervention. Choose one from the list."))
    return found


def outcome_named(key: str) -> Outcome:
    """Give the outcome with this key, to write in."""
    found = Outcome.objects.select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such outcome. Choose one from the list."))
    return found


def study_named(key: str) -> Study:
    """Give the study with this key, to write in."""
    found = Study.objects.select_related("intervention__programme", "source").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such study. Choose one from the list."))
    return found


def _plain(one: Entered) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Entered.__slots__}
