"""Addresses of the pages on which the programme asks, tries and meets; two stand in the site."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.learning.asking.views import calibrating, questions, sessions, trying

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "learn/questions"), questions.questions, name="questions-work"),
    path(pgettext_lazy("url", "learn/questions/<str:key>/write"), questions.reword_question, name="question-reword"),
    path(pgettext_lazy("url", "learn/questions/<str:key>/expect"), trying.expect_something, name="question-expect"),
    path(pgettext_lazy("url", "learn/expectations/<str:key>/try"), trying.plan_probe, name="probe-new"),
    path(pgettext_lazy("url", "learn/trying"), trying.probes, name="probes-work"),
    path(pgettext_lazy("url", "learn/trying/<str:key>"), trying.probe, name="probe-work"),
    path(pgettext_lazy("url", "learn/sessions"), sessions.sessions, name="sessions-work"),
    path(pgettext_lazy("url", "learn/sessions/new"), sessions.plan_session, name="session-new"),
    path(pgettext_lazy("url", "learn/sessions/<str:key>"), sessions.session, name="session-work"),
    path(pgettext_lazy("url", "learn/sessions/<str:key>/write"), sessions.record_session, name="session-write"),
    path(pgettext_lazy("url", "learn/calibration"), calibrating.calibration, name="calibration"),
]
