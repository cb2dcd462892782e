from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.programmes import views

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "programmes/<str:key>/write"), views.write_programme, name="programme-write"),
    path(pgettext_lazy("url", "agenda/<str:key>/write"), views.write_agenda, name="agenda-write"),
]
