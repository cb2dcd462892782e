"""Addresses of the pages about capital."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.fund.capital.views import agree, capital

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "contracts/<str:key>/capital"), capital.capital, name="contract-capital"),
    path(pgettext_lazy("url", "contracts/<str:key>/capital/agree"), agree.agreement, name="contract-capital-agree"),
    path(
        pgettext_lazy("url", "contracts/<str:key>/capital/<int:number>"),
        capital.movement,
        name="contract-capital-movement",
    ),
]
