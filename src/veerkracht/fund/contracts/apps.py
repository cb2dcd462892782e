from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "veerkracht.fund.contracts"
