"""`veerkracht officer`: give someone a way in, or a new password."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.actions import welcome
from veerkracht.people.models import Role
from veerkracht.people.queries import administrator, anyone


class Command(BaseCommand):
    help = "Make an officer and print the password once; --renew prints a new password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", nargs="?", default="programmabureau@localhost")
        parser.add_argument("--name", default="Programmabureau")
        parser.add_argument("--renew", action="store_true", help="give a known person a new password")
        parser.add_argument("--if-none", action="store_true", help="do nothing when someone is known already")

    def handle(self, *, email: str, name: str, renew: bool, if_none: bool, **options: Any) -> None:
        if if_none and anyone():
            return
        try:
            if renew:
                password = welcome.renew_password(email=email)
            else:
                _person, password = welcome.welcome(
                    by=administrator(), email=email, name=name, role=Role.OFFICER if anyone() else Role.ADMINISTRATOR
                )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("Sign in with %(email)s and the password %(password)s (shown once).") % locals())
