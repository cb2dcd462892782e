"""The chosen set with and without a candidate, so that a decision is taken with the set in view."""

from collections.abc import Mapping
from dataclasses import dataclass

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, Participation, Phase, Track
from veerkracht.initiatives.queries.portfolio import places_of, themes_of
from veerkracht.initiatives.selection.choices import IN, Need, Risk
from veerkracht.initiatives.selection.models import Application
from veerkracht.initiatives.selection.queries.working import Line, found_for, lines
from veerkracht.initiatives.selection.rules.composition import UNKNOWN, Composition, Member, composition
from veerkracht.people.models import Person
from veerkracht.programmes.queries.programme import Part, parts

SHOWN = 8
"""So many values of a dimension are drawn; the others stand in the table alone."""


@dataclass(frozen=True, slots=True)
class View:
    """The set of a round in view, with words for every value."""

    line: Line
    round: Part | None
    rounds: tuple[Part, ...]
    found: Composition
    words: Mapping[str, Mapping[str, Bilingual | str]]
    nearest: tuple[tuple[str, Bilingual], ...]
    without_round: bool


def in_view(key: str, *, viewer: Person, round_key: str = "") -> View:
    """Give the set of a round, or of all rounds together, with and without one application. Nine queries at most."""
    application = found_for(key, viewer=viewer)
    of_programme = parts(application.programme.key)
    chosen = next((one for one in of_programme.rounds if one.key == round_key), None)
    initiatives = _members(application.programme.key, chosen.key if chosen else "")
    numbers = [one.pk for one in initiatives]
    places, themes = places_of(numbers), themes_of(numbers)
    judged = _judged(application.programme.key)
    members = [
        Member(
            one.key,
            {
                "theme": frozenset(theme.key for theme in themes.get(one.pk, ())),
                "place": frozenset(place.key for place in places.get(one.pk, ())),
                "phase": _known(one.phase),
                "risk": _known(judged.get(one.key, ("", ""))[0]),
                "need": _known(judged.get(one.key, ("", ""))[1]),
            },
        )
        for one in initiatives
    ]
    found = composition(members, _candidate(application))
    titles = {one.key: one.title for one in initiatives}
    names = {place.key: place.name for rows in places.values() for place in rows}
    line = lines([application], viewer)[0]
    names |= {application.place_key: line.place} if application.place_key else {}
    return View(
        line=line,
        round=chosen,
        rounds=of_programme.rounds,
        found=found,
        words={
            "theme": {one.key: one.title for one in of_programme.themes},
            "place": names,
            "phase": {value: str(label) for value, label in Phase.choices},
            "risk": {value: str(label) for value, label in Risk.choices},
            "need": {value: str(label) for value, label in Need.choices},
        },
        nearest=tuple((one, titles[one]) for one in found.nearest[:5]),
        without_round=chosen is None,
    )


def _members(programme_key: str, round_key: str) -> list[Initiative]:
    """Give the initiatives that take part in full: in one round, or in any round of the programme."""
    joined = Participation.objects.filter(track=Track.FULL, round__programme__key=programme_key)
    if round_key:
        joined = joined.filter(round__key=round_key)
    found = Initiative.objects.filter(pk__in=joined.values("initiative"), merged_into=None)
    return list(found.order_by("sort_key", "key").only("key", "title_nl", "title_en", "phase"))


def _judged(programme_key: str) -> dict[str, tuple[str, str]]:
    """Give risk and need of initiatives, where they came by an application."""
    found = Application.objects.filter(programme__key=programme_key, status__in=IN).exclude(initiative_key="")
    return {key: (risk, need) for key, risk, need in found.order_by("pk").values_list("initiative_key", "risk", "need")}


def _candidate(application: Application) -> Member:
    key = application.initiative_key or f"application:{application.key}"
    return Member(
        key,
        {
            "theme": _known(application.theme_key),
            "place": _known(application.place_key),
            "phase": _known(application.phase),
            "risk": _known(application.risk),
            "need": _known(application.need),
        },
    )


def _known(value: str) -> frozenset[str]:
    return frozenset() if value in (UNKNOWN, Phase.UNKNOWN) else frozenset({value})
