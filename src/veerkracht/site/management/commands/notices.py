"""Sending the mails that wait: run it every minute, or let a job do so. What is told once a day goes in the morning."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.notices.actions import Sent, send
from veerkracht.notices.stopping import token
from veerkracht.site.alive import alive, receivers


class Command(BaseCommand):
    """Send the mails that wait."""

    help = "Send the mails that are due, each once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("step", choices=["send"])

    def handle(self, *words: Any, **options: Any) -> None:
        done = send_due()
        said = {"sent": done.sent, "dropped": done.dropped, "failed": done.failed}
        self.stdout.write(_("%(sent)s sent, %(dropped)s not needed any more, %(failed)s to be tried again") % said)


def send_due() -> Sent:
    """Send what is due now, in Dutch, the language of the house."""
    with override("nl"):
        return send(
            receivers=receivers,
            alive=alive,
            stop=lambda person, kind: reverse("notices-stop", args=[token(person, kind)]),
            site=settings.SITE_ADDRESS,
            at=timezone.now(),
        )
