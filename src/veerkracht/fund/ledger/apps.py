from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "veerkracht.fund.ledger"
