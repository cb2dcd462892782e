from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "veerkracht.places"
