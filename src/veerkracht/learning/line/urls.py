from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.learning.line.views import line, theory

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "learn/line"), line.learning_line_work, name="learning-line-work"),
    path(pgettext_lazy("url", "learn/theory/changes/new"), theory.new_change, name="theory-change-new"),
    path(pgettext_lazy("url", "learn/theory/changes/<str:key>"), theory.write_change, name="theory-change"),
    path(pgettext_lazy("url", "learn/theory/links/new"), theory.new_link, name="theory-link-new"),
    path(pgettext_lazy("url", "learn/theory/links/latest"), theory.latest, name="theory-link-latest"),
    path(pgettext_lazy("url", "learn/theory/links/<str:key>"), theory.link, name="theory-link"),
    path(pgettext_lazy("url", "learn/theory/links/<str:key>/write"), theory.write_link, name="theory-link-write"),
]
