from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "veerkracht.learning.evidence"
