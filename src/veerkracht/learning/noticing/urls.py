"""Addresses of the pages on which people write down what they notice, and read what others did."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.learning.noticing.views import confirming, noting, phone, reading

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "learn"), noting.start, name="noticing"),
    path(pgettext_lazy("url", "learn/signal"), noting.write, {"kind": "signal"}, name="note-signal"),
    path(pgettext_lazy("url", "learn/observation"), noting.write, {"kind": "observation"}, name="note-observation"),
    path(pgettext_lazy("url", "learn/story"), noting.write, {"kind": "story"}, name="note-story"),
    path(pgettext_lazy("url", "learn/outcome"), noting.write, {"kind": "outcome"}, name="note-outcome"),
    path(pgettext_lazy("url", "learn/session"), phone.session, name="noticing-session"),
    path(pgettext_lazy("url", "learn/phone.webmanifest"), phone.manifest, name="noticing-manifest"),
    path(pgettext_lazy("url", "learn/worker.js"), phone.worker, name="noticing-worker"),
    path(pgettext_lazy("url", "learn/observations/<str:key>/recording"), reading.sound, name="observation-sound"),
    path(pgettext_lazy("url", "learn/samples"), confirming.samples, name="samples"),
    path(pgettext_lazy("url", "learn/samples/<int:number>"), confirming.sample, name="sample"),
]
