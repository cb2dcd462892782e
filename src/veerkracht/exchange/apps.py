from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "veerkracht.exchange"
