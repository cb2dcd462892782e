"""Make the search index anew from what all rooms offer."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from veerkracht.search import actions
from veerkracht.site.rooms import searchables


class Command(BaseCommand):
    help = "Makes the search index anew. Who searches meanwhile sees the old one until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        texts = actions.rebuild(searchables=searchables(), told=self._tell)
        self._tell(texts, end="\n")
        said = {"texts": texts, "seconds": f"{time.monotonic() - began:.1f}"}
        self.stdout.write(_("The search index holds %(texts)s texts, made in %(seconds)s s.") % said)

    def _tell(self, texts: int, end: str = "") -> None:
        """Show how far it is, on one line, where a person is looking."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{texts} texts", ending=end)
            self.stdout.flush()
