"""Whether a place lies in one of the places on which a programme concentrates."""

from datetime import date

from veerkracht.initiatives.selection.rules.deciding import outside
from veerkracht.places.queries import covering
from veerkracht.programmes.queries.programme import focuses


def is_outside(*, place_key: str, programme_key: str, on: date) -> bool:
    """Say whether a place lies outside the focus places of a programme on a day; one that is not known does."""
    focus = {one.place_key for one in focuses(programme_key, on=on)}
    if not focus:
        return False
    lies_in = set(covering(place_key, on=on).values_list("key", flat=True)) if place_key else set()
    return outside(lies_in, focus)
