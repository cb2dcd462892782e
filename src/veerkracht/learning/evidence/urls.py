"""Addresses of the pages on which evidence is worked on."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.learning.evidence.views import overview, records, study, together

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "learn/evidence"), overview.work, name="evidence-work"),
    path(pgettext_lazy("url", "learn/evidence/assumptions"), overview.assumptions, name="evidence-assumptions"),
    path(pgettext_lazy("url", "learn/evidence/next"), overview.next_study, name="evidence-next"),
    path(pgettext_lazy("url", "learn/evidence/new-intervention"), records.new_intervention, name="evidence-new"),
    path(pgettext_lazy("url", "learn/evidence/new-outcome"), records.new_outcome, name="evidence-outcome-new"),
    path(
        pgettext_lazy("url", "learn/evidence/outcomes/<str:key>/change"),
        records.write_outcome,
        name="evidence-outcome-write",
    ),
    path(
        pgettext_lazy("url", "learn/evidence/interventions/<str:key>"),
        together.intervention,
        name="evidence-intervention",
    ),
    path(
        pgettext_lazy("url", "learn/evidence/interventions/<str:key>/change"),
        records.write_intervention,
        name="evidence-intervention-write",
    ),
    path(
        pgettext_lazy("url", "learn/evidence/interventions/<str:key>/new-study"),
        records.new_study,
        name="evidence-study-new",
    ),
    path(pgettext_lazy("url", "learn/evidence/studies/<str:key>"), study.study, name="evidence-study"),
    path(
        pgettext_lazy("url", "learn/evidence/studies/<str:key>/change"),
        records.write_study,
        name="evidence-study-write",
    ),
    path(
        pgettext_lazy("url", "learn/evidence/studies/<str:key>/direction"),
        study.new_direction,
        name="evidence-direction-new",
    ),
    path(
        pgettext_lazy("url", "learn/evidence/studies/<str:key>/effect/<str:how>"),
        study.new_effect,
        name="evidence-effect-new",
    ),
]
