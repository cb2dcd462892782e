from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.people import views

urlpatterns: list[URLPattern] = [path(pgettext_lazy("url", "deputies"), views.deputies, name="deputies")]
