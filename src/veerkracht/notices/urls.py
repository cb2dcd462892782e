from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.notices import views

urlpatterns: list[URLPattern] = [
    # the page with what one was told is in site/urls, since rooms above know what can still be seen
    path(pgettext_lazy("url", "notices/stop/<str:token>"), views.stop, name="notices-stop"),
]
