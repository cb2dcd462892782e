"""Addresses of planning: conversations, offers, plans, agreed support, small aid and schemes."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.support.planning.views import agreeing, elsewhere, offering, planning, talking

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "needs"), talking.diagnoses, name="diagnoses"),
    path(pgettext_lazy("url", "needs/new"), talking.begin, name="diagnosis-new"),
    path(pgettext_lazy("url", "needs/<str:key>"), talking.diagnosis, name="diagnosis"),
    path(pgettext_lazy("url", "needs/<str:key>/judge"), talking.judge, name="diagnosis-judge"),
    path(pgettext_lazy("url", "offers"), offering.offers, name="support-offers"),
    path(pgettext_lazy("url", "offers/new"), offering.offer_new, name="support-offer-new"),
    path(pgettext_lazy("url", "offers/<str:key>"), offering.offer, name="support-offer"),
    path(pgettext_lazy("url", "offers/<str:key>/change"), offering.offer_change, name="support-offer-change"),
    path(pgettext_lazy("url", "support-plans"), planning.plans, name="support-plans"),
    path(pgettext_lazy("url", "support-plans/<str:key>"), planning.plan, name="support-plan"),
    path(
        pgettext_lazy("url", "support-plans/<str:key>/<str:initiative>/<str:kind>"),
        planning.proposal,
        name="support-proposal",
    ),
    path(pgettext_lazy("url", "agreed-support"), agreeing.agreements, name="support-agreements"),
    path(pgettext_lazy("url", "agreed-support/<str:key>"), agreeing.agreement, name="support-agreement"),
    path(pgettext_lazy("url", "small-aid"), elsewhere.aid, name="small-aid"),
    path(pgettext_lazy("url", "schemes"), elsewhere.schemes, name="support-schemes"),
    path(pgettext_lazy("url", "schemes/new"), elsewhere.scheme, name="support-scheme-new"),
    path(pgettext_lazy("url", "schemes/<str:key>"), elsewhere.scheme, name="support-scheme"),
    path(pgettext_lazy("url", "schemes/refer/<str:initiative>"), elsewhere.refer, name="support-refer"),
]
