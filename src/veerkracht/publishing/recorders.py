"""Who recorded a version, as far as the reader may know.

The name of an officer is shown to those who keep the programme; everyone else reads in what capacity it was done, as
is usual for public servants. The trail always knows.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from veerkracht.people.permissions import Viewer, may
from veerkracht.people.queries import names


def keeps(viewer: Viewer, programme_key: str) -> bool:
    """Say whether the reader keeps this programme."""
    return may(viewer, "keep the programme", [("programme", programme_key)])


def recorders(keys: Iterable[str], *, by_name: bool) -> dict[str, str]:
    """Give for each key the words that say who recorded a version."""
    wanted = set(keys)
    known = names(wanted) if by_name else {}
    return {key: known.get(key) or _("someone of the programme") for key in wanted}
