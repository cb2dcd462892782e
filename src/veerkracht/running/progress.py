"""A command that shows how far it is, on one line, where a person is looking."""

import sys

from django.core.management.base import BaseCommand


class Progress(BaseCommand):
    """Shows on a screen what it is at; nothing where the output goes into a file."""

    requires_system_checks: list[str] = []

    def tell(self, what: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{what[:76]}", ending="")
            self.stderr.flush()
