"""veerkracht selection: send the letters to who applied."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from veerkracht.initiatives.selection.actions.send_letters import send_waiting


class Command(BaseCommand):
    help = "Sends the letters to who proposed an initiative that wait to be sent."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["send"])

    def handle(self, *, what: str, **options: Any) -> None:
        posted = send_waiting(at=timezone.now())
        self.stdout.write(f"{posted.sent} sent, {posted.failed} failed.")
