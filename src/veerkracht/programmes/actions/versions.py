"""What every new version of a goal or an agenda must have, and the refusals where it has not."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veerkracht.documents.models import Source
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Version


class ReasonMissing(Refusal):
    """A change without a reason cannot be explained later."""


class TitleMissing(Refusal):
    """A goal or agenda without a title cannot be found."""


class DayTaken(Refusal):
    """Another version counts from the same day."""


class NothingChanged(Refusal):
    """The new version would say the same as the one it follows."""


class RevisedMeanwhile(Refusal):
    """Someone else recorded a version after this one was begun."""


def check(*, in_force_from: date, reason: str, title: Bilingual, based_on: int, versions: Sequence[Version]) -> None:
    """Refuse a version without title or reason, on a day that is taken, or begun from a list that has grown since."""
    if not title.nl.strip():
        raise TitleMissing(_("Give a Dutch title."))
    if not reason.strip():
        raise ReasonMissing(_("Say why this changes: a version without a reason is not kept."))
    if max((version.number for version in versions), default=0) != based_on:
        raise RevisedMeanwhile(
            _("Someone else recorded a version while you were writing. Look at it and decide whether yours is needed.")
        )
    if any(version.in_force_from == in_force_from for version in versions):
        raise DayTaken(
            _("There is a version in force from %(day)s already. Choose another day.")
            % {"day": date_format(in_force_from, "j F Y")}
        )


def source(*, key: str | None, before: Version | None) -> Source | None:
    """Find the source of a new version: the one named, or that of the version before where none is named."""
    if key is None:
        kept: Source | None = getattr(before, "source", None)
        return kept
    if not key:
        return None
    found = Source.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no source “%(key)s”. Choose one from the list of sources.") % {"key": key})
    return found
