"""veerkracht retention: make the list of what was kept long enough, for an administrator to look at."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.site.rooms import PERSONAL
from veerkracht.workspace.actions import propose
from veerkracht.workspace.queries import open_list


class Command(BaseCommand):
    help = "Makes the list of what was kept long enough. Nothing is destroyed until an administrator approves it."

    def handle(self, *_args: object, **_options: Any) -> None:
        with override("nl"):
            propose(on=localdate(), rooms=PERSONAL)
            made = open_list()
            if made is None:
                self.stdout.write(_("Nothing was kept longer than it should be."))
                return
            for line in made.lines:
                self.stdout.write(f"{line.since}  {line.what.nl} ({line.why.nl})")
            self.stdout.write(_("Nothing was destroyed. An administrator approves the list on the page Retention."))
