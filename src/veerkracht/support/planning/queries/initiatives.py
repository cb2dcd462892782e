"""The initiatives of which someone may write something down."""

from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.support.planning.queries.words import read

MOST = 2000


def initiatives_for(person: Person, deed: str) -> list[tuple[str, str]]:
    """Give the initiatives in which someone may do a deed, by their titles."""
    there = reach(person, deed)
    found = Initiative.objects.filter(merged_into=None)
    if not there.everywhere:
        from_programmes = found.filter(programme__key__in=there.keys("programme"))
        from_bodies = found.filter(organisation__key__in=there.keys("organisation"))
        found = from_programmes | from_bodies | found.filter(key__in=there.keys("initiative"))
    rows = found.order_by("sort_key", "key").values_list("key", "title_nl", "title_en")[:MOST]
    return [(key, read(nl, en)) for key, nl, en in rows]
