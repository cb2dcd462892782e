"""Who may enter evidence: on the screen who enters evidence, from files who loads the programme."""

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.models import Origin


def require_entry(*, by: Person, programme_key: str, origin: str = Origin.SCREEN) -> None:
    """Refuse who may not enter evidence in this way."""
    deed = "load a programme" if origin == Origin.FILE else "enter evidence"
    require(by, deed, [("programme", programme_key)])
