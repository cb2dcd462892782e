"""What documents ask of the rooms above them: in what a record lies, what lies in it, and what it is called."""

from collections.abc import Iterable

from veerkracht.documents.around import Around, Named
from veerkracht.initiatives.queries.belonging import belonging, belonging_to
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.people.rules.roles import Scope
from veerkracht.programmes.queries.programme import home_key
from veerkracht.publishing.subjects import subjects


def scopes(about: Iterable[Scope]) -> tuple[Scope, ...]:
    """Give in what records lie: an initiative in its organisation and its programme."""
    keys = [key for kind, key in about if kind == "initiative"]
    return belonging(keys) if keys else ()


def beneath(within: Iterable[Scope]) -> frozenset[Scope]:
    """Give scopes with what lies in them: with an organisation its initiatives."""
    asked = frozenset(within)
    organisations = [key for kind, key in asked if kind == "organisation"]
    return asked | belonging_to(organisations) if organisations else asked


def names(about: Iterable[Scope]) -> dict[Scope, Named]:
    """Give what records are called; an initiative that is not public has a title, but no page yet."""
    asked = list(about)
    found = {pair: Named(subject.title, subject.url) for pair, subject in subjects(asked).items()}
    unseen = [key for kind, key in asked if kind == "initiative" and (kind, key) not in found]
    titles = titles_by_key(unseen, hidden=True) if unseen else {}
    return found | {("initiative", key): Named(title, "") for key, title in titles.items()}


AROUND = Around(scopes=scopes, beneath=beneath, names=names, home=home_key)
