"""veerkracht giving: remind people of what they do for initiatives, and of judging whether it helped."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import localdate

from veerkracht.support.giving.actions.remind import remind


class Command(BaseCommand):
    help = "Reminds people, once for each thing, of steps that are due and of support to judge (remind)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["remind"])

    def handle(self, *, what: str, **options: Any) -> None:
        self.stdout.write(f"{remind(on=localdate())} things are to be done or judged; each was told once.")
