"""All addresses."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import index, sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView

from veerkracht.publishing.trail import last_done
from veerkracht.publishing.views.feeds import SITEMAPS, robots
from veerkracht.site.rooms import HANDING_OVER
from veerkracht.site.worklist import waiting
from veerkracht.workspace.views import person, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"),
]
urlpatterns += i18n_patterns(
    path("", include("veerkracht.publishing.urls")),
    path("", include("veerkracht.initiatives.urls")),
    path("", include("veerkracht.exchange.urls")),
    path("", include("veerkracht.results.urls")),
    path("", include("veerkracht.fund.contracts.urls")),
    path(pgettext_lazy("url", "people/<str:key>"), person, {"rooms": HANDING_OVER}, name="person"),
    path("", include("veerkracht.workspace.urls")),
    path(pgettext_lazy("url", "today"), today, {"waiting": waiting, "done": last_done}, name="today"),
    prefix_default_language=False,
)
urlpatterns += [
    # Addresses have no slash at the end; one that is typed with it leads on. The English home is the one exception.
    path("en", RedirectView.as_view(url="/en/", permanent=True, query_string=True)),
    re_path(
        r"^(?P<address>[^/\\\s].*[^/])/$",
        RedirectView.as_view(url="/%(address)s", permanent=True, query_string=True),
    ),
]
