"""`veerkracht doctor`: look an installation over, and say what to do about what is found."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from veerkracht.site.doctor import CHECKS


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Look this installation over; every finding is a sentence that says what to do."

    def handle(self, **options: Any) -> None:
        count = 0
        for name, check in CHECKS.items():
            found = list(check())
            count += len(found)
            self.stdout.write(f"{'!' if found else '✓'} {name}")
            for finding in found:
                self.stdout.write(f"    {finding}")
        if count:
            raise CommandError(_("%(count)s things to mend before this is used for real.") % {"count": count})
        self.stdout.write(_("Everything that was looked at is in order."))
