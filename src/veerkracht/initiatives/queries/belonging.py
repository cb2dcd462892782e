"""Which initiative belongs to which organisation and programme: to ask for permission with."""

from collections.abc import Iterable

from veerkracht.initiatives.models import Initiative


def belonging(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give the organisations and programmes in which initiatives lie, as scopes, the narrowest first."""
    found = list(
        Initiative.objects.filter(key__in=list(keys)).order_by().values_list("organisation__key", "programme__key")
    )
    organisations = sorted({("organisation", organisation) for organisation, _programme in found if organisation})
    return (*organisations, *sorted({("programme", programme) for _organisation, programme in found}))


def belonging_to(organisation_keys: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Give the initiatives of organisations, as scopes."""
    found = Initiative.objects.filter(organisation__key__in=list(organisation_keys)).order_by()
    return frozenset(("initiative", key) for key in found.values_list("key", flat=True))
