"""Beginning a contract from a template or from the text of another one."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.actions.write import draft
from veerkracht.fund.contracts.queries.contract import contract
from veerkracht.fund.contracts.rules.starting import NAMES, begun, template
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Person
from veerkracht.programmes.models import Programme


class NoSuchStart(NotKnown):
    """There is no such template."""


@transaction.atomic
def begin(
    *,
    by: Person,
    programme_key: str,
    key: str,
    title: Bilingual,
    start: str,
    starts_on: date,
    initiative_key: str = "",
    said: Mapping[str, str],
) -> str:
    """Begin a contract: `start` is template:name or contract:key, `said` who is in it as far as that is known."""
    kind, _colon, name = start.partition(":")
    if kind == "contract":
        text = contract(name, viewer=by).latest.document
    elif name in NAMES:
        text = template(name)
    else:
        raise NoSuchStart(_("There is no such text to start from. Choose one from the list."))
    return draft(
        by=by,
        programme=Programme.objects.get(key=programme_key),
        key=key,
        title=title,
        document=begun(text, contract=key, title=title, said=said, starts_on=starts_on),
        initiative=Initiative.objects.filter(key=initiative_key).first() if initiative_key else None,
    )
