"""`veerkracht demo`: make the people of the demonstration, or close their accounts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.access.actions import demo
from veerkracht.foundation.errors import Refusal
from veerkracht.fund.contracts.queries.contracts import public_contract, public_keys
from veerkracht.initiatives.queries.portfolio import Wanted, some
from veerkracht.people.queries import administrator
from veerkracht.people.rules.roles import Scope
from veerkracht.programmes.queries.programme import home_key, parties


class Command(BaseCommand):
    help = "Make someone of each role to look around with, on an installation for a demonstration."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--close", action="store_true", help="close these accounts instead")

    def handle(self, *, close: bool, **options: Any) -> None:
        by, on = administrator(), localdate()
        if by is None:
            raise CommandError(_("Nobody can sign in yet. Make the first person: veerkracht officer."))
        try:
            if close:
                said = _("%(count)s accounts of the demonstration were closed.") % {"count": demo.close(by=by, on=on)}
            else:
                made = demo.make(by=by, on=on, scopes=_scopes())
                said = _("%(count)s people of the demonstration were made.") % {"count": made}
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(said)


def _scopes() -> dict[str, Scope]:
    """Give a record of each kind that is there, to hold a role in: where it can be, all around one contract."""
    home = home_key()
    found: dict[str, Scope] = {}
    if home:
        found["programme"] = ("programme", home)
    if involved := parties(programme_key=home):
        found["organisation"] = ("organisation", involved[0].organisation_key)
    if first := some(Wanted(programme=home), size=1, themes=False):
        found["initiative"] = ("initiative", first[0].key)
    contract = next((public_contract(key) for key in sorted(public_keys(home))), None)
    if contract is None:
        return found
    found["contract"] = ("contract", contract.key)
    if contract.initiative_key:
        found["initiative"] = ("initiative", contract.initiative_key)
    if investors := [party.key for party in contract.parties if party.side == "investor"]:
        found["organisation"] = ("organisation", min(investors))
    return found
