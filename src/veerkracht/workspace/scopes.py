"""What a scope is called, and whether it is there."""

from collections.abc import Iterable

from django.utils.translation import get_language, pgettext

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.people.queries import organisation_names
from veerkracht.people.rules.roles import KINDS, ROLES, Scope
from veerkracht.programmes.queries.programme import programme


def kind_words() -> dict[str, str]:
    """Give the kinds of scope with their words, the widest first."""
    words = {
        "programme": pgettext("scope", "programme"),
        "organisation": pgettext("scope", "organisation"),
        "initiative": pgettext("scope", "initiative"),
        "contract": pgettext("scope", "contract"),
    }
    return {kind: words[kind] for kind in reversed(KINDS)}


def where_words(role: str, kinds: Iterable[str] = KINDS) -> str:
    """Say in what a role can be held, as far as it is one of these kinds."""
    words = [word for kind, word in kind_words().items() if kind in ROLES[role].held_in and kind in set(kinds)]
    return ", ".join([pgettext("role", "everywhere"), *words] if "" in ROLES[role].held_in else words)


def scope_words(scopes: Iterable[Scope], *, hidden: bool = False) -> dict[Scope, str]:
    """Say each scope in words; the title of an initiative that is not public only where it is asked too."""
    wanted = set(scopes)
    names: dict[Scope, str] = {}
    keys = {kind: {key for its_kind, key in wanted if its_kind == kind} for kind in KINDS}
    for key in keys["programme"]:
        if found := programme(key):
            names["programme", key] = _read(found.title)
    if keys["initiative"]:
        titles = titles_by_key(keys["initiative"], hidden=hidden)
        names |= {("initiative", key): _read(title) for key, title in titles.items()}
    if keys["organisation"]:
        names |= {("organisation", key): name for key, name in organisation_names(keys["organisation"]).items()}
    return {scope: _words(scope, names.get(scope, scope[1])) for scope in wanted}


def exists(scope: Scope) -> bool:
    """Say whether there is a record to hold a role in; of contracts only whether it could be the key of one."""
    kind, key = scope
    if not is_key(key):
        return False
    if kind == "programme":
        return programme(key) is not None
    if kind == "initiative":
        return bool(titles_by_key([key], hidden=True))
    return bool(organisation_names([key])) if kind == "organisation" else kind == "contract"


def _words(scope: Scope, name: str) -> str:
    kind, _key = scope
    if not kind:
        return pgettext("role", "everywhere")
    return f"{kind_words().get(kind, kind)} “{name}”"


def _read(title: Bilingual) -> str:
    return title.read(get_language() or "nl").text
