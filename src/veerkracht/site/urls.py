"""All addresses."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import index, sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView

from veerkracht.access.urls import PROVIDERS
from veerkracht.access.views.invitations import invitation, invitations
from veerkracht.access.views.tokens import tokens
from veerkracht.learning.asking.views.questions import ask_question, question
from veerkracht.learning.noticing.views.reading import observation, observations
from veerkracht.notices.views import notices
from veerkracht.publishing.trail import last_done
from veerkracht.publishing.views.about import privacy
from veerkracht.publishing.views.feeds import SITEMAPS, robots
from veerkracht.publishing.views.sharing import lesson_schema
from veerkracht.site.alive import alive
from veerkracht.site.api import root
from veerkracht.site.api.front import api
from veerkracht.site.around import AROUND
from veerkracht.site.rooms import HANDING_OVER, PERSONAL
from veerkracht.site.used import used
from veerkracht.site.withheld import FINDABLE, titles
from veerkracht.site.worklist import waiting
from veerkracht.workspace import personal_pages as personal
from veerkracht.workspace.forms import ScopeForm
from veerkracht.workspace.scopes import scope_words
from veerkracht.workspace.views import person, today
from veerkracht.workspace.withheld_pages import withheld

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path("schemas/lesson.json", lesson_schema, name="lesson-schema"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"}, name="sitemap"),
    *PROVIDERS,
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"),
]
ROOMS = {"rooms": PERSONAL}
"""Handed to each page about personal data, since a page may not ask the rooms beside or above its own."""

urlpatterns += i18n_patterns(
    # personal data
    path("privacy", privacy, ROOMS, name="privacy"),
    path(pgettext_lazy("url", "my-data"), personal.my_data, ROOMS, name="my-data"),
    path(pgettext_lazy("url", "my-data.zip"), personal.my_data_file, ROOMS, name="my-data-file"),
    path(pgettext_lazy("url", "people-without-account"), personal.reader, ROOMS, name="reader-data"),
    path(pgettext_lazy("url", "people/<str:key>/data"), personal.person_data, ROOMS, name="person-data"),
    path(pgettext_lazy("url", "people/<str:key>/data.zip"), personal.person_data_file, ROOMS, name="person-data-file"),
    path(pgettext_lazy("url", "people/<str:key>/erase"), personal.person_erase, ROOMS, name="person-erase"),
    path(pgettext_lazy("url", "register-of-processing"), personal.processing, ROOMS, name="register"),
    path(pgettext_lazy("url", "register-of-processing.csv"), personal.processing_csv, ROOMS, name="register-csv"),
    path(pgettext_lazy("url", "register-of-processing.docx"), personal.processing_docx, ROOMS, name="register-docx"),
    path(pgettext_lazy("url", "retention"), personal.retention, ROOMS, name="retention"),
    path(pgettext_lazy("url", "texts-that-wait"), withheld, {"findable": FINDABLE, "titles": titles}, name="withheld"),
    # all other pages
    path("", include("veerkracht.publishing.urls")),
    path("", include("veerkracht.documents.urls"), {"around": AROUND}),
    path("", include("veerkracht.initiatives.urls")),
    path("", include("veerkracht.initiatives.selection.urls")),
    path("", include("veerkracht.learning.noticing.urls")),
    path(pgettext_lazy("url", "learn/observations"), observations, {"used": used}, name="observations"),
    path(pgettext_lazy("url", "learn/observations/<str:key>"), observation, {"used": used}, name="observation"),
    path("", include("veerkracht.exchange.urls")),
    path(pgettext_lazy("url", "my-tokens"), tokens, name="tokens"),
    path("", include("veerkracht.results.urls")),
    path("", include("veerkracht.learning.asking.urls")),
    path(pgettext_lazy("url", "learn/questions/new"), ask_question, {"names": AROUND.names}, name="question-new"),
    path(pgettext_lazy("url", "learn/questions/<str:key>"), question, {"names": AROUND.names}, name="question-work"),
    path("", include("veerkracht.learning.lessons.urls")),
    path("", include("veerkracht.learning.line.urls")),
    path("", include("veerkracht.support.desk.urls")),
    path("", include("veerkracht.support.meeting.urls")),
    path("", include("veerkracht.support.planning.urls")),
    path("", include("veerkracht.support.giving.urls")),
    path("", include("veerkracht.support.account.urls")),
    path("", include("veerkracht.crossovers.urls")),
    path("", include("veerkracht.fund.contracts.urls")),
    path("", include("veerkracht.fund.capital.urls")),
    path("", include("veerkracht.learning.evidence.urls")),
    path(pgettext_lazy("url", "people/<str:key>"), person, {"rooms": HANDING_OVER}, name="person"),
    path("", include("veerkracht.workspace.urls")),
    path("", include("veerkracht.programmes.urls")),
    path("", include("veerkracht.people.urls")),
    path("", include("veerkracht.writing.urls")),
    path("", include("veerkracht.notices.urls")),
    path(pgettext_lazy("url", "notices"), notices, {"alive": alive}, name="notices"),
    path("", include("veerkracht.access.urls")),
    path(
        pgettext_lazy("url", "invitations"),
        invitations,
        {"role_form": ScopeForm, "scope_words": scope_words},
        name="invitations",
    ),
    path(pgettext_lazy("url", "invitation/<str:secret>"), invitation, {"scope_words": scope_words}, name="invitation"),
    path(pgettext_lazy("url", "today"), today, {"waiting": waiting, "done": last_done}, name="today"),
    prefix_default_language=False,
)
# other systems; what is nowhere under /api is answered there
urlpatterns += [
    path("api/v1", root.root, name="api-root"),
    path("api/v1/openapi.json", root.description, name="api-description"),
    path("api/v1/", include((api.urls[0], "api"), namespace="api")),
    re_path("^api/", root.nowhere),
]
urlpatterns += [
    # Addresses have no slash at the end; one that is typed with it leads on. The English home is the one exception.
    path("en", RedirectView.as_view(url="/en/", permanent=True, query_string=True)),
    re_path(
        r"^(?P<address>[^/\\\s].*[^/])/$",
        RedirectView.as_view(url="/%(address)s", permanent=True, query_string=True),
    ),
]
