from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "veerkracht.fund.reference"
    label = "reference"
