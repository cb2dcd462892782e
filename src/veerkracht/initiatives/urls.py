from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.initiatives.views import duplicates, keep, review, write

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "duplicates"), duplicates.duplicates, name="duplicates"),
    path(pgettext_lazy("url", "keep/initiatives"), keep.keep, name="initiatives-keep"),
    path(pgettext_lazy("url", "initiatives/<str:key>/write"), write.write_initiative, name="initiative-write"),
    path(pgettext_lazy("url", "initiatives/<str:key>/assess"), write.assess, name="initiative-assess"),
    path(pgettext_lazy("url", "proposals"), review.proposals, name="proposals"),
    path(pgettext_lazy("url", "proposals/<int:number>"), review.proposal, name="proposal"),
]
