from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.documents.views import files, keeping, papers, upload

urlpatterns: list[URLPattern] = [
    # the files themselves, for everyone who may see them
    path(pgettext_lazy("url", "documents/<str:key>/file"), files.current, name="document-file"),
    path(pgettext_lazy("url", "documents/<str:key>/file/<int:number>"), files.version, name="document-version"),
    path(pgettext_lazy("url", "documents/<str:key>/picture/<int:number>"), files.preview, name="document-picture"),
    # the work with documents
    path(pgettext_lazy("url", "papers"), papers.papers, name="papers"),
    path(pgettext_lazy("url", "papers/<str:key>"), papers.paper, name="paper"),
    path(pgettext_lazy("url", "papers/<str:key>/new-version"), upload.renew, name="paper-renew"),
    path(pgettext_lazy("url", "add-paper"), upload.add, name="paper-add"),
    path(pgettext_lazy("url", "papers-due"), keeping.due, name="papers-due"),
    path(pgettext_lazy("url", "keeping-periods"), keeping.periods, name="keeping-periods"),
]
