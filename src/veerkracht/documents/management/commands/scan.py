"""veerkracht scan: ask the virus scanner about the files that wait for it."""

from typing import Any

from django.core.management.base import BaseCommand

from veerkracht.documents.actions.scan import scan_waiting


class Command(BaseCommand):
    help = "Asks the virus scanner about the files that wait for it, and says how many still do."

    def handle(self, *args: Any, **options: Any) -> None:
        told = scan_waiting()
        released = told["clean"] + told["not-asked"]
        self.stdout.write(f"{released} released, {told['infected']} thrown away, {told['waiting']} still wait.")
