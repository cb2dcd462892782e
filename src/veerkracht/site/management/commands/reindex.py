"""Make the search index anew from what all rooms offer."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from veerkracht.search import actions
from veerkracht.site.rooms import searchables


class Command(BaseCommand):
    help = "Makes the search index anew. Who searches meanwhile sees the old one until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        texts = actions.rebuild(searchables=searchables(), told=self._tell)
        self._tell(texts, end="\n")
        self.stdout.write(f"The search index holds {texts} texts, made in {time.monotonic() - began:.1f} s.")

    def _tell(self, texts: int, end: str = "") -> None:
        """Show how far it is, on one line, where a person is looking."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{texts} texts", ending=end)
            self.stdout.flush()
