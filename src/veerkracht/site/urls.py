"""All addresses."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import pgettext_lazy

from veerkracht.site.worklist import waiting
from veerkracht.workspace.views import today

urlpatterns: list[URLPattern | URLResolver] = i18n_patterns(
    path("", include("veerkracht.publishing.urls")),
    path("", include("veerkracht.initiatives.urls")),
    path("", include("veerkracht.exchange.urls")),
    path("", include("veerkracht.workspace.urls")),
    path(pgettext_lazy("url", "today"), today, {"waiting": waiting}, name="today"),
    prefix_default_language=False,
)
