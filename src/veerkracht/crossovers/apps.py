from django.apps import AppConfig


class CrossoversConfig(AppConfig):
    name = "veerkracht.crossovers"
