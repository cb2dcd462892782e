"""The outcomes that were drawn to ask outsiders about, and what their answers say of all outcomes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.noticing.models import Observation, ObservationKind, Sample, Substantiation, Verdict
from veerkracht.learning.noticing.queries.reading import visible
from veerkracht.learning.rules.substantiation import estimate
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, may, reach

MOST = 50


@dataclass(frozen=True, slots=True)
class Drawn:
    """One outcome that was drawn, and what outsiders said of it; `text` is empty where the viewer may not read it."""

    key: str
    text: str
    verdicts: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A sample with what is known of it."""

    number: int
    initiative_key: str
    initiative: Bilingual
    seed: str
    drawn_on: date
    whole: int
    size: int
    seen: int
    confirmed: int

    @property
    def sentence(self) -> str:
        """Say what the answers mean for all outcomes."""
        if not self.seen:
            return _("Nobody from outside was asked yet.")
        low, high = estimate(self.confirmed, self.seen, self.whole)
        words = {"low": low, "high": high, "whole": self.whole}
        if low == high:
            return _("%(low)s of the %(whole)s outcomes are confirmed.") % words
        return _("An estimated %(low)s to %(high)s of the %(whole)s outcomes are confirmed.") % words


def samples(viewer: Person) -> tuple[SampleRow, ...]:
    """Give the samples that someone may see, the newest first: three queries."""
    there = reach(viewer, "see observations")
    rows = list(Sample.objects.order_by("-pk")[:MOST])
    bodies = _bodies(rows)
    rows = [one for one in rows if there.covers(*_scopes(one, bodies))]
    counted = _counted([key for one in rows for key in one.drawn])
    titles = titles_by_key([one.initiative_key for one in rows if one.initiative_key], hidden=True)
    return tuple(_row(one, counted, titles) for one in rows)


def sample(number: int, *, viewer: Person) -> tuple[SampleRow, tuple[Drawn, ...]]:
    """Give one sample with its outcomes, in the order in which they were drawn."""
    found = Sample.objects.filter(pk=number).first()
    if found is None or not may(viewer, "see observations", _scopes(found, _bodies([found]))):
        raise NotKnown(_("There is no such sample. Choose one from the list."))
    counted = _counted(found.drawn)
    texts = dict(visible(viewer).filter(key__in=found.drawn).values_list("key", "text"))
    said = _said(found.drawn)
    titles = titles_by_key([found.initiative_key], hidden=True) if found.initiative_key else {}
    drawn = tuple(Drawn(key, texts.get(key, ""), said.get(key, ()), key in counted) for key in found.drawn)
    return _row(found, counted, titles), drawn


def how_many_outcomes(programme_key: str, initiative_key: str = "") -> int:
    """Say from how many outcomes can be drawn."""
    found = Observation.objects.filter(programme_key=programme_key, kind=ObservationKind.OUTCOME)
    return (found.filter(initiative_key=initiative_key) if initiative_key else found).count()


def _scopes(one: Sample, bodies: dict[str, str | None]) -> tuple[Scope, ...]:
    body = bodies.get(one.initiative_key)
    of = (("initiative", one.initiative_key),) if one.initiative_key else ()
    return (*of, *((("organisation", body),) if body else ()), ("programme", one.programme_key))


def _bodies(rows: list[Sample]) -> dict[str, str | None]:
    """Give the organisation of each initiative of which there are samples: one query."""
    keys = {one.initiative_key for one in rows if one.initiative_key}
    return dict(Initiative.objects.filter(key__in=keys).order_by().values_list("key", "organisation__key"))


def _counted(keys: list[str]) -> dict[str, bool]:
    """Say of each outcome of which someone who stands apart said something, whether the last of them confirmed it."""
    found = Substantiation.objects.filter(observation__key__in=keys, independent=True).order_by("said_on", "pk")
    return {key: verdict == Verdict.CONFIRMS for key, verdict in found.values_list("observation__key", "verdict")}


def _said(keys: list[str]) -> dict[str, tuple[str, ...]]:
    said: dict[str, tuple[str, ...]] = {}
    found = Substantiation.objects.filter(observation__key__in=keys).order_by("said_on", "pk")
    for key, verdict in found.values_list("observation__key", "verdict"):
        said[key] = (*said.get(key, ()), str(Verdict(verdict).label))
    return said


def _row(one: Sample, counted: dict[str, bool], titles: dict[str, Bilingual]) -> SampleRow:
    answers = [counted[key] for key in one.drawn if key in counted]
    return SampleRow(
        number=one.pk,
        initiative_key=one.initiative_key,
        initiative=titles.get(one.initiative_key, Bilingual()),
        seed=one.seed,
        drawn_on=one.drawn_on,
        whole=len(one.among),
        size=len(one.drawn),
        seen=len(answers),
        confirmed=sum(answers),
    )
