from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.exchange.views import annex, files

urlpatterns: list[URLPattern] = [
    # the programme as a workbook
    path(pgettext_lazy("url", "files"), files.files, name="files"),
    path(pgettext_lazy("url", "files/workbook.xlsx"), files.download, name="files-workbook"),
    path(pgettext_lazy("url", "files/<int:number>"), files.show_differences, name="files-differences"),
    path(pgettext_lazy("url", "files/<int:number>/leave"), files.leave, name="files-leave"),
    path(pgettext_lazy("url", "files/<int:number>/result"), files.outcome, name="files-outcome"),
    # the annex of an agenda
    path(pgettext_lazy("url", "agenda/annex"), annex.choose_annex, name="agenda-annex"),
    path(pgettext_lazy("url", "agenda/annex/<int:number>"), annex.preview_annex, name="agenda-annex-preview"),
]
