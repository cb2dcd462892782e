"""Addresses of choosing: for who proposes an initiative, and for who explores, assesses and decides."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.initiatives.selection.views import applications, proposing, setting_up

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "join"), proposing.propose, name="propose-initiative"),
    path(pgettext_lazy("url", "join/new-link"), proposing.new_link, name="application-link"),
    path(pgettext_lazy("url", "join/my-proposal/<str:token>"), proposing.my_application, name="my-application"),
    path(pgettext_lazy("url", "applications"), applications.listed, name="applications"),
    path(pgettext_lazy("url", "applications/assessment"), setting_up.framework, name="selection-framework"),
    path(pgettext_lazy("url", "applications/stages"), setting_up.procedure, name="selection-procedure"),
    path(pgettext_lazy("url", "applications/<str:key>"), applications.application, name="application"),
    path(pgettext_lazy("url", "applications/<str:key>/set"), applications.in_view, name="application-set"),
    path(
        pgettext_lazy("url", "applications/<str:key>/letter-<int:number>.docx"),
        applications.letter,
        name="application-letter",
    ),
]
