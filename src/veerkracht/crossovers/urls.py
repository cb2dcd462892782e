from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.crossovers.views import listing, working

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "work/cross-overs"), listing.crossovers_work, name="crossovers-work"),
    path(pgettext_lazy("url", "work/cross-overs/new"), working.crossover_new, name="crossover-new"),
    path(pgettext_lazy("url", "work/cross-overs/proposals"), listing.crossovers_hits, name="crossovers-hits"),
    path(pgettext_lazy("url", "work/cross-overs/<str:key>"), working.crossover_work, name="crossover-work"),
]
