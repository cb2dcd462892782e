"""veerkracht desk: read the mailbox of the question desk, and send what waits."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from veerkracht.foundation.errors import Refusal, Unavailable
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.desk.actions.attach import scan_waiting
from veerkracht.support.desk.actions.fetch import fetch
from veerkracht.support.desk.actions.send import send_waiting
from veerkracht.support.desk.mail.mailbox import opened


class Command(BaseCommand):
    help = "Reads the mailbox of the question desk (fetch), or sends the mails of the desk that wait (send)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["fetch", "send"])

    def handle(self, *, what: str, **options: Any) -> None:
        if what == "send":
            posted = send_waiting(at=timezone.now())
            waits = scan_waiting()
            self.stdout.write(f"{posted.sent} sent, {posted.failed} failed, {waits} files wait for the scanner.")
            return
        if not settings.VEERKRACHT_DESK_MAILBOX:
            self.stdout.write("No mailbox is set: VEERKRACHT_DESK_MAILBOX is empty.")
            return
        try:
            with opened(settings.VEERKRACHT_DESK_MAILBOX) as mailbox:
                told = fetch(mailbox=mailbox, programme_key=home_key(), on=timezone.localdate())
        except (Unavailable, Refusal) as problem:
            raise CommandError(str(problem)) from None
        said = ", ".join(f"{count} {verdict}" for verdict, count in sorted(told.items()))
        self.stdout.write(said or "Nothing new.")
