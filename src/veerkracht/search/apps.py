from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "veerkracht.search"
