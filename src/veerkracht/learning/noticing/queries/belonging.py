"""In what an observation lies, and which organisations stand behind an initiative."""

from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.people.models import Interest, Organisation
from veerkracht.people.rules.roles import Scope


def scopes_of(initiative_key: str) -> tuple[Scope, ...]:
    """Give in what an observation of an initiative lies."""
    return (("initiative", initiative_key), *belonging([initiative_key]))


def behind(initiative_key: str, author_key: str) -> tuple[str, ...]:
    """Give the names of the organisation of an initiative, and of those the author has a tie with."""
    found = Initiative.objects.filter(key=initiative_key, organisation__isnull=False)
    own = list(found.values_list("organisation__name", flat=True))
    tied = Interest.objects.filter(person__key=author_key, about_kind="organisation", until=None)
    ties = Organisation.objects.filter(key__in=tied.order_by().values("about_key")).order_by()
    return (*own, *ties.values_list("name", flat=True))
