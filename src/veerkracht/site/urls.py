"""All addresses."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = i18n_patterns(
    path("", include("veerkracht.publishing.urls")),
    path("", include("veerkracht.exchange.urls")),
    path("", include("veerkracht.workspace.urls")),
    prefix_default_language=False,
)
