"""The cross-over that an action works on, kept from others until it is done; and who may answer for its task."""

from django.utils.translation import gettext as _

from veerkracht.crossovers.models import CrossOver
from veerkracht.crossovers.queries.owners import DEED, owner_of
from veerkracht.crossovers.queries.scopes import registered_by, scopes
from veerkracht.crossovers.refusals import NotTheOwner
from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.people.permissions import require


def held(*, key: str) -> CrossOver:
    """Give a cross-over that nobody else changes until this transaction ends."""
    found = CrossOver.objects.select_for_update(of=("self",)).select_related("initiative", "task").filter(key=key)
    one = found.first()
    if one is None:
        raise NotKnown(_("There is no such cross-over. Look for it in the list of cross-overs."))
    return one


def require_owner(*, by: Person, found: CrossOver) -> None:
    """Refuse whoever may not confirm, or does not own the task that is touched."""
    where, sides = scopes(found.initiative.key)
    require(by, DEED, where, sides=sides, done=registered_by(found))
    owner = owner_of(found.task.key)
    task = {"task": found.task.title_nl}
    if owner is None:
        sentence = _("Nobody owns the task “%(task)s” here yet. Ask the programme office to name its owner.") % task
        raise NotTheOwner(sentence, deed=DEED, scopes=where)
    if owner.key != by.key:
        sentence = _("Only who owns the task “%(task)s” answers this: %(name)s. Ask them.")
        raise NotTheOwner(sentence % {**task, "name": owner.name}, deed=DEED, scopes=where)
