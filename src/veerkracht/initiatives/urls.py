from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.initiatives import views

urlpatterns: list[URLPattern] = [path(pgettext_lazy("url", "duplicates"), views.duplicates, name="duplicates")]
