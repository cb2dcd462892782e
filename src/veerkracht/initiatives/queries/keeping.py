"""The initiatives as those see them who keep them: also what is not public, as far as their roles reach."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, Phase
from veerkracht.initiatives.queries.portfolio import Titled, themes_of
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import Reach, reach
from veerkracht.programmes.models import PolicyTask, ProgrammeKind, Round, Theme
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class KeptRow:
    """An initiative in the list of who keeps it."""

    key: str
    title: Bilingual
    phase: str
    published: bool
    organisation: str
    programme_key: str
    changed_at: datetime
    themes: tuple[Titled, ...]

    @property
    def phase_word(self) -> str:
        """Give the phase in words."""
        return str(Phase(self.phase).label)


def kept(
    viewer: Person, turn: Turn, *, q: str = "", phase: str = "", public: str = "", theme: str = ""
) -> Page[KeptRow]:
    """Give one page of the initiatives that someone keeps, by title; `public` is "yes", "no" or nothing."""
    found = Initiative.objects.filter(_within(reach(viewer, "keep the programme")), merged_into=None)
    found = found.exclude(programme__kind=ProgrammeKind.REFERENCE)
    for word in q.split()[:10]:
        found = found.filter(Q(title_nl__icontains=word) | Q(title_en__icontains=word) | Q(key=word))
    if phase:
        found = found.filter(phase=phase)
    if public in ("yes", "no"):
        found = found.filter(published=public == "yes")
    if theme:
        found = found.filter(themes__key=theme)
    page = cut(found.select_related("organisation", "programme"), turn)
    subjects = themes_of([one.pk for one in page.rows])
    return page.of(_row(one, tuple(subjects.get(one.pk, ()))) for one in page.rows)


def keys_within(there: Reach) -> QuerySet[Initiative, str]:
    """Give the keys of the initiatives within reach, for use inside another query."""
    return Initiative.objects.filter(_within(there)).order_by().values_list("key", flat=True)


def choices(viewer: Person) -> dict[str, list[tuple[str, str]]]:
    """Give what many can be changed to at once, as far as someone keeps it: four queries."""
    there = reach(viewer, "keep the programme")
    within = Q() if there.everywhere else Q(programme__key__in=there.keys("programme"))
    return {
        "phase": [(str(value), str(label)) for value, label in Phase.choices],
        "theme": list(Theme.objects.filter(within).order_by("position", "key").values_list("key", "title_nl")),
        "task": list(PolicyTask.objects.filter(within).order_by("position", "key").values_list("key", "title_nl")),
        "round": list(Round.objects.filter(within).order_by("position", "key").values_list("key", "title_nl")),
        "organisation": list(Organisation.objects.order_by("sort_key").values_list("key", "name")[:2000]),
    }


def _within(there: Reach) -> Q:
    if there.everywhere:
        return Q()
    return Q(key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))


def _row(one: Initiative, themes: tuple[Titled, ...]) -> KeptRow:
    return KeptRow(
        key=one.key,
        title=one.title,
        phase=one.phase,
        published=one.published,
        organisation=one.organisation.name if one.organisation else "",
        programme_key=one.programme.key,
        changed_at=one.changed_at,
        themes=themes,
    )
