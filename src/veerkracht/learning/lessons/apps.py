from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "veerkracht.learning.lessons"
