"""What a programme and the last version of its agenda say, field by field as forms write it."""

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.programmes.models import Agenda, AgendaVersion, Programme

TEXTS = ("title_nl", "title_en", "purpose_nl", "purpose_en", "story_nl", "story_en", "starts_on", "ends_on")
AGENDA = ("title_nl", "title_en", "body_nl", "body_en", "note_nl", "note_en")


def programme_values(key: str) -> dict[str, object]:
    """Give what a programme says, field by field."""
    found = Programme.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such programme. Choose one from the list."))
    return values_of(found)


def values_of(found: Programme) -> dict[str, object]:
    """Give what a programme says, field by field."""
    return {name: getattr(found, name) for name in TEXTS}


def agenda_values(key: str) -> dict[str, object]:
    """Give what the last recorded version of an agenda says, with its number."""
    last = AgendaVersion.objects.filter(agenda__key=key).order_by("-number").first()
    said: dict[str, object] = {name: getattr(last, name, "") for name in AGENDA}
    return said | {"based_on": last.number if last else 0}


def agenda_programme(key: str) -> str:
    """Give the key of the programme to which an agenda belongs."""
    found = Agenda.objects.filter(key=key).values_list("programme__key", flat=True).first()
    if found is None:
        raise NotKnown(_("There is no agenda “%(key)s”. Load the programme first.") % {"key": key})
    return found
