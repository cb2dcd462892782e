"""What a person was shown in a form, signed and sent along with it: by this two who write are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing

SALT = "veerkracht.writing"


@dataclass(frozen=True, slots=True)
class Shown:
    """What stood in a form when it was shown: to whom, in which form, and each value."""

    person: str
    form: str
    title: str
    address: str
    values: Mapping[str, object]

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the names of the fields of the form."""
        return tuple(self.values)

    @property
    def keeps_drafts(self) -> bool:
        """Say whether the form has an address to go on at: a form of one decision has none, and keeps no drafts."""
        return bool(self.address)

    @property
    def token(self) -> str:
        """Write it down for a hidden field; nobody can change it there."""
        told = [self.person, self.form, self.title, self.address, dict(self.values)]
        return signing.dumps(told, salt=SALT, compress=True)


def read(token: str) -> Shown | None:
    """Read back what was shown; nothing where it was changed, or signed by a machine that is no more."""
    try:
        person, form, title, address, values = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Shown(person, form, title, address, values)
