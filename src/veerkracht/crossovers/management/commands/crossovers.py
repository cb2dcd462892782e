"""`veerkracht crossovers propose`: compare the texts of initiatives with those of policy tasks."""

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.crossovers.actions.propose import propose
from veerkracht.programmes.queries.programme import home, others


class Command(BaseCommand):
    help = "Proposes cross-overs: compares the texts of all initiatives with those of the policy tasks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("deed", choices=["propose"])
        parser.add_argument(
            "--programme", default="", help="key of a programme; without it, every one that is run here"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for key in [options["programme"]] if options["programme"] else _own():
            began = time.monotonic()
            found = propose(programme_key=key, on=localdate(), told=self._tell)
            self._tell(1.0, end="\n")
            said = {
                "programme": key,
                "compared": found.compared,
                "proposed": found.proposed,
                "silent": found.silent,
                "seconds": f"{time.monotonic() - began:.1f}",
            }
            words = _("%(programme)s: %(compared)s initiatives compared in %(seconds)s s; %(proposed)s cross-overs "
                      "proposed; for %(silent)s initiatives nothing.")  # fmt: skip
            self.stdout.write(words % said)

    def _tell(self, part: float, end: str = "") -> None:
        """Show how far it is, on one line, where a person is looking."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r{part:.0%}", ending=end)
            self.stderr.flush()


def _own() -> list[str]:
    first = home()
    return [first.key, *(one.key for one in others(first.key))] if first else []
