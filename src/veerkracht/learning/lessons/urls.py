from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.learning.lessons.views import adopt, work, write

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "learn/lessons"), work.lessons_work, name="lessons-work"),
    path(pgettext_lazy("url", "learn/lessons/new"), write.write_lesson, name="lesson-new"),
    path(pgettext_lazy("url", "learn/lessons/latest"), write.latest, name="lesson-latest"),
    path(pgettext_lazy("url", "learn/lessons/<str:key>"), work.lesson_work, name="lesson-work"),
    path(pgettext_lazy("url", "learn/lessons/<str:key>/write"), write.rewrite_lesson, name="lesson-rewrite"),
    path(pgettext_lazy("url", "learn/lessons/<str:key>/adopt"), adopt.adopt_lesson, name="lesson-adopt"),
]
