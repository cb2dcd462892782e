"""What a place was and is now, in sentences."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from veerkracht.places.history import PlaceWhole, Relation
from veerkracht.places.queries import PlaceRow


def sentences(place: PlaceWhole, *, on: date) -> tuple[str, ...]:
    """Say what a place is, was and became, as it is known on a day.

    A town that was a municipality of the same name is told as one story: "Veghel was a municipality of its own until
    1 January 2017 and now lies in Meierijstad."
    """
    told = _gone(place) if not place.row.exists(on) and place.row.ends_on else _living(place, on)
    return (told, *_origin(place))


def _gone(place: PlaceWhole) -> str:
    row = place.row
    words = {"name": row.bare_name, "kind": row.kind_word, "day": _day(row.gone_on)}
    if not place.became:
        return _("%(name)s was a %(kind)s until %(day)s.") % words
    words["new"] = _names(one.place for one in place.became)
    if len(place.became) == 1:
        return _("%(name)s was a %(kind)s until %(day)s and became part of %(new)s.") % words
    return _("%(name)s was a %(kind)s until %(day)s. Its ground now belongs to %(new)s.") % words


def _living(place: PlaceWhole, on: date) -> str:
    row = place.row
    now = [lying for lying in place.wholes if lying.holds(on)]
    before = [lying for lying in place.wholes if not lying.holds(on) and lying.gone_on]
    words = {"name": row.name, "kind": row.kind_word, "new": _names(lying.place for lying in now)}
    if not now:
        return _("%(name)s is a %(kind)s.") % words
    if not before:
        return _("%(name)s is a %(kind)s in %(new)s.") % words
    last = max(before, key=lambda lying: lying.gone_on or on)
    words |= {"old": last.place.name, "day": _day(last.gone_on)}
    if last.place.bare_name == row.bare_name:
        words["old_kind"] = last.place.kind_word
        return _("%(name)s was a %(old_kind)s of its own until %(day)s and now lies in %(new)s.") % words
    return _("%(name)s is a %(kind)s. It lay in %(old)s until %(day)s and now lies in %(new)s.") % words


def _origin(place: PlaceWhole) -> Iterator[str]:
    """Say from which places it came, a sentence for each day on which that happened."""
    by_day: dict[date | None, list[Relation]] = {}
    for relation in place.came_from:
        by_day.setdefault(relation.starts_on, []).append(relation)
    for day, relations in by_day.items():
        words = {"day": _day(day), "old": _names(one.place for one in relations), "name": place.row.bare_name}
        if day == place.row.starts_on:
            yield _("%(name)s was formed on %(day)s out of %(old)s.") % words
        else:
            yield _("On %(day)s %(old)s joined it, whole or in part.") % words


def _names(places: Iterable[PlaceRow]) -> str:
    return get_text_list(sorted({place.bare_name for place in places}), _("and"))


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
