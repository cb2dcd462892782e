from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.writing import views

urlpatterns: list[URLPattern] = [path(pgettext_lazy("url", "draft"), views.draft, name="draft")]
