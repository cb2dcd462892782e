from django.apps import AppConfig


class LineConfig(AppConfig):
    name = "veerkracht.learning.line"
