"""`veerkracht chores`: what is done again and again, when it was done last, and how it ended."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from veerkracht.running.queries.jobs import chores


class Command(BaseCommand):
    help = "Lists what is done again and again, when it was done last, and how it ended."

    def handle(self, *args: Any, **options: Any) -> None:
        for one in chores():
            ended = _("never yet") if one.ended_at is None else f"{one.ended_at:%Y-%m-%d %H:%M:%S}"
            how = _("it failed: %(said)s") % {"said": one.said} if one.failed else one.said
            self.stdout.write(f"{one.name:<12} {one.when:<22} {ended:<20} {how}".rstrip())
