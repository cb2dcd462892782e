from django.apps import AppConfig


class CapitalConfig(AppConfig):
    name = "veerkracht.fund.capital"
