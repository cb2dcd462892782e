from django.apps import AppConfig


class NoticingConfig(AppConfig):
    name = "veerkracht.learning.noticing"
