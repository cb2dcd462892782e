from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "veerkracht.support.account"
    label = "accounting"
    """The label `account` is that of the library for signing in."""
