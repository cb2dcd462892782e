"""Refusals that every room knows: a key that cannot be one, and a period that ends before it begins."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.dates import PartialDate
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import is_key, make_key


class NotAKey(Refusal):
    """The text cannot be a key."""


class EndsBeforeItBegins(Refusal):
    """The period ends before it begins."""


class BelongsElsewhere(Refusal):
    """The key is taken by a record of another programme."""


class ChangedMeanwhile(Refusal):
    """Someone else changed the same after it was shown."""


def require_unchanged(*, now: Mapping[str, object], said: Mapping[str, object], seen: Mapping[str, object]) -> None:
    """Refuse to write over what someone else changed: a field that no longer says what was seen, nor what is said."""
    if any(now[name] not in (seen.get(name), said[name]) for name in said if name in now):
        raise ChangedMeanwhile(_("Someone else changed this while you were writing. Look at both and choose."))


def require_key(text: str) -> None:
    """Refuse a text that cannot be a key, and say which key could be made of it."""
    if not is_key(text):
        sentence = _("“%(text)s” cannot be a key. Use small letters, digits and hyphens, such as “%(key)s”.")
        raise NotAKey(sentence % {"text": text[:80], "key": make_key(text)})


def require_period(starts_on: date | str | None, ends_on: date | str | None) -> None:
    """Refuse a period whose last day lies before its first."""
    begins, ends = _first(starts_on), _last(ends_on)
    if begins and ends and ends < begins:
        sentence = _("The period ends (%(ends)s) before it begins (%(begins)s). Change one of the two days.")
        raise EndsBeforeItBegins(sentence % {"ends": ends_on, "begins": starts_on})


def require_same_programme(ours: str, theirs: str, key: str) -> None:
    """Refuse to change a record of another programme through this one."""
    if ours != theirs:
        sentence = _("The key “%(key)s” is taken by the programme “%(programme)s”. Choose another key.")
        raise BelongsElsewhere(sentence % {"key": key, "programme": theirs})


def _first(day: date | str | None) -> date | None:
    if isinstance(day, str):
        return PartialDate.parse(day).first() if day else None
    return day


def _last(day: date | str | None) -> date | None:
    if isinstance(day, str):
        return PartialDate.parse(day).last() if day else None
    return day
