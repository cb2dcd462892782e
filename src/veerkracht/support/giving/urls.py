"""Addresses of support that is given: its plan, its log, how it is judged, and what helped."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.support.giving.views import doing, helped, judging, templates

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "support/given"), doing.given, name="support-given"),
    path(pgettext_lazy("url", "support/given/<str:key>"), doing.doing_page, name="support-doing"),
    path(pgettext_lazy("url", "support/given/<str:key>/log"), doing.log_talk, name="support-log"),
    path(pgettext_lazy("url", "support/given/<str:key>/judge"), judging.judge_page, name="support-judge"),
    path(pgettext_lazy("url", "support/what-helped"), helped.what_helped, name="support-helped"),
    path(pgettext_lazy("url", "support/plans"), templates.plan_templates, name="plan-templates"),
    path(pgettext_lazy("url", "support/plans/<str:kind>"), templates.plan_template, name="plan-template"),
]
