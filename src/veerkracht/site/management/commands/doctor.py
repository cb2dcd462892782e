"""`veerkracht doctor`: what is not well with this installation, each with what to do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from veerkracht.site.doctor import examine


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Says what is not well with this installation, and what to do about each."

    def handle(self, *args: Any, **options: Any) -> None:
        if found := examine():
            raise CommandError("\n".join(f"- {sentence}" for sentence in found))
        self.stdout.write(_("All is well."))
