"""Writing in an initiative field by field, as forms do: never over what someone else changed in the meantime."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.dates import PartialDate
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.refusals import require_unchanged
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.join import assess
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.writing import KEPT, STANDING, standing_values, values_of
from veerkracht.people.models import Organisation, Person
from veerkracht.programmes.models import PolicyTask, Theme

Values = Mapping[str, object]


class TitleMissing(Refusal):
    """An initiative without a title cannot be found."""


@transaction.atomic
def write(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change these fields of an initiative; refused where one of them no longer says what was seen of it."""
    locked = held(key=key)
    require_unchanged(now=values_of(locked), said=said, seen=seen)
    if not str(said.get("title_nl", "x")).strip():
        raise TitleMissing(_("Give a Dutch title."))
    texts: dict[str, Any] = {name: said[name] for name in KEPT if name in said}
    if "organisation" in said:
        texts["organisation"] = _organisation(str(said["organisation"]))
    for name, record in (("themes", Theme), ("policy_tasks", PolicyTask)):
        if name in said:
            texts[name] = _parts(record, locked, said[name])
    describe(by=by, programme=locked.programme, key=key, undoing=undoing, **texts)


@transaction.atomic
def write_standing(*, by: Person, key: str, on: str, said: Values, seen: Values) -> None:
    """Say how an initiative stood on a day; refused where someone said something else of that day meanwhile."""
    locked = held(key=key)
    PartialDate.parse(on)
    said = {name: said[name] for name in STANDING if name in said and name != "on"}
    require_unchanged(now=standing_values(key, on), said=said, seen=seen)
    assess(by=by, initiative=locked, on=on, **{name: str(value) for name, value in said.items()})  # type: ignore[arg-type]


def held(*, key: str) -> Initiative:
    """Give an initiative that nobody else changes until this transaction ends."""
    found = Initiative.objects.select_for_update(of=("self",)).select_related("programme", "organisation")
    one = found.filter(key=key, merged_into=None).first()
    if one is None:
        raise NotKnown(_("There is no such initiative. Look for it in the list."))
    return one


def _organisation(key: str) -> Organisation | None:
    if not key:
        return None
    found = Organisation.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such organisation. Choose one from the list."))
    return found


def _parts(record: type[Theme] | type[PolicyTask], of: Initiative, keys: object) -> list[Any]:
    """Find themes or policy tasks of the same programme by their keys."""
    wanted = {str(key) for key in keys} if isinstance(keys, (list, tuple, set, frozenset)) else set()
    found = list(record._default_manager.filter(key__in=wanted, programme=of.programme).order_by("position", "key"))
    if len(found) != len(wanted):
        raise NotKnown(_("One of these does not belong to this programme. Choose from the list."))
    return found
