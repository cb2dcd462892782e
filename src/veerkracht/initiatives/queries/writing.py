"""What an initiative says, field by field as forms write it, and who may write in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, Level, Phase, Standing
from veerkracht.people.models import Organisation
from veerkracht.people.permissions import Viewer, may
from veerkracht.people.rules.roles import Scope
from veerkracht.programmes.models import PolicyTask, Theme

TEXTS = (
    "title_nl", "title_en", "summary_nl", "summary_en", "story_nl", "story_en", "ask_nl", "ask_en",
    "website", "contact_email", "contact_public",
)  # fmt: skip
"""What an initiative says of itself: who leads it proposes, who keeps the programme reviews."""

KEPT = (*TEXTS, "phase", "province_wide", "started_on", "organisation", "published", "themes", "policy_tasks")
"""What who keeps the programme writes in a form."""

STANDING = ("on", "phase", "support_base", "durability", "note_nl", "note_en")

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """An initiative that someone may write in: directly, or as a proposal."""

    key: str
    title: Bilingual
    programme_key: str
    published: bool
    keeps: bool

    @property
    def scopes(self) -> list[Scope]:
        """Give the scopes in which a role counts for it, the narrowest first."""
        return [("initiative", self.key), ("programme", self.programme_key)]


def subject(key: str, *, viewer: Viewer) -> Subject:
    """Give an initiative to who may write in it; for everyone else it is not there when it is not public."""
    found = Initiative.objects.filter(key=key, merged_into=None).select_related("programme").first()
    if found is not None:
        one = Subject(key, found.title, found.programme.key, found.published, keeps=False)
        if may(viewer, "keep the programme", one.scopes):
            return Subject(key, found.title, found.programme.key, found.published, keeps=True)
        if found.published or may(viewer, "propose a text", one.scopes):
            return one
    raise NotKnown(_("There is no such initiative. Look for it in the list."))


def values(key: str) -> dict[str, object]:
    """Give what an initiative says, field by field; other records by key."""
    found = Initiative.objects.select_related("organisation").get(key=key)
    return values_of(found)


def values_of(found: Initiative) -> dict[str, object]:
    """Give what an initiative says, field by field; other records by key."""
    own: dict[str, object] = {name: getattr(found, name) for name in KEPT if name not in _RELATED}
    return own | {
        "organisation": found.organisation.key if found.organisation else "",
        "themes": sorted(found.themes.values_list("key", flat=True)),
        "policy_tasks": sorted(found.policy_tasks.values_list("key", flat=True)),
    }


_RELATED = ("organisation", "themes", "policy_tasks")


def standing_values(key: str, on: object) -> dict[str, object]:
    """Give how an initiative stood on a day, field by field; of a day of which nothing is written, what is unknown."""
    day = str(on or "")
    found = Standing.objects.filter(initiative__key=key, on=day).first() if day else None
    said = found or Standing(on=day)
    return {name: str(getattr(said, name)) for name in STANDING}


def phases() -> Choices:
    """Give the phases in which an initiative can be."""
    return [(str(value), str(label)) for value, label in Phase.choices]


def levels() -> Choices:
    """Give how strong something can be."""
    return [(str(value), str(label)) for value, label in Level.choices]


def offered(programme_key: str) -> Mapping[str, Choices]:
    """Give the themes, policy tasks and organisations that can be chosen: three queries."""
    of_it = {"programme__key": programme_key}
    return {
        "themes": list(Theme.objects.filter(**of_it).order_by("position", "key").values_list("key", "title_nl")),
        "policy_tasks": list(
            PolicyTask.objects.filter(**of_it).order_by("position", "key").values_list("key", "title_nl")
        ),
        "organisation": [("", "–"), *Organisation.objects.order_by("sort_key").values_list("key", "name")[:2000]],
    }
