from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.exchange.views import annex

urlpatterns: list[URLPattern] = [
    # the annex of an agenda
    path(pgettext_lazy("url", "agenda/annex"), annex.choose_annex, name="agenda-annex"),
    path(pgettext_lazy("url", "agenda/annex/<int:number>"), annex.preview_annex, name="agenda-annex-preview"),
]
