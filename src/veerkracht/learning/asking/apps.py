from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "veerkracht.learning.asking"
