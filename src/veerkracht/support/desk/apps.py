from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "veerkracht.support.desk"
