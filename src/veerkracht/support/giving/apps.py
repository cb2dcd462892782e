from django.apps import AppConfig


class GivingConfig(AppConfig):
    name = "veerkracht.support.giving"
