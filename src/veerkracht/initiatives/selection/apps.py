from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "veerkracht.initiatives.selection"
