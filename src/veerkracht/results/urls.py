"""Addresses of the pages about metrics."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.results import views

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "metrics"), views.metrics, name="metrics"),
    path(pgettext_lazy("url", "metrics/define"), views.metric_define, name="metric-define"),
    path(pgettext_lazy("url", "metrics/<str:key>"), views.metric, name="metric"),
]
