"""Writing in a programme field by field, as forms do: never over what someone else changed in the meantime."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.refusals import require_unchanged
from veerkracht.people.models import Person
from veerkracht.programmes.actions.found import found
from veerkracht.programmes.models import Programme
from veerkracht.programmes.queries.writing import TEXTS, values_of

Values = Mapping[str, object]


@transaction.atomic
def write(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change these fields of a programme; refused where one of them no longer says what was seen of it."""
    locked = Programme.objects.select_for_update().filter(key=key).first()
    if locked is None:
        raise NotKnown(_("There is no such programme. Choose one from the list."))
    require_unchanged(now=values_of(locked), said=said, seen=seen)
    texts: dict[str, Any] = {name: said[name] for name in TEXTS if name in said}
    found(by=by, key=key, undoing=undoing, **texts)
