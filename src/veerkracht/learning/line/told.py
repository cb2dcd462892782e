"""The line of learning as it is told: per initiative how far learning came, with the drawing and the list beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.line.queries.moments import (
    ADOPTION,
    HANGING,
    LESSON,
    OBSERVATION,
    PROBE,
    QUESTION,
    TOOK,
    TRAVELLED,
    Moment,
    Scope,
    moments,
    not_shown,
)
from veerkracht.learning.line.strips import Drawing, draw
from veerkracht.learning.rules.health import Stage, stage

LISTED = 10
"""So many questions, probes and lessons of an initiative are named, the last first; the rest is counted."""

MOST = 40
"""So many initiatives are drawn: those in which something happened last."""

STATES = {
    Stage.STALLED: "attention",
    Stage.TRAVELLED: "good",
    Stage.LEARNED: "accent",
    Stage.ASKED: "quiet",
    Stage.NOTICED: "quiet",
    Stage.SILENT: "quiet",
}


@dataclass(frozen=True, slots=True)
class Row:
    """What was learned in one initiative: how far that came, how many of each kind, and the lessons that travelled."""

    key: str
    title: Bilingual
    stage: Stage
    counts: tuple[str, ...]
    hidden: int
    moments: tuple[Moment, ...]
    unlisted: int
    hanging: int

    @property
    def word(self) -> str:
        """Say in words how far learning came."""
        if self.hanging:
            words = ngettext("stalls: %(count)d question hangs", "stalls: %(count)d questions hang", self.hanging)
            return words % {"count": self.hanging}
        return {
            Stage.SILENT: _("nothing to be seen yet"),
            Stage.NOTICED: _("being noticed"),
            Stage.ASKED: _("being asked or tried"),
            Stage.STALLED: _("stalls: noticed, and no lesson for 90 days"),
            Stage.LEARNED: _("a lesson, not used elsewhere yet"),
            Stage.TRAVELLED: _("a lesson travelled"),
        }[self.stage]

    @property
    def state(self) -> str:
        return STATES[self.stage]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole line: its rows, the drawing of the first of them, and how many rows are not drawn."""

    rows: tuple[Row, ...]
    drawing: Drawing | None
    undrawn: int
    hidden: int
    first: date | None
    last: date
    arrivals: tuple[tuple[Moment, Bilingual, Bilingual], ...]


def told(scope: Scope, on: date, *, since: date | None = None) -> Told:
    """Tell the line of learning of a programme or an initiative, at most nine queries."""
    found = moments(scope)
    hidden = not_shown(scope, found) if not scope.initiative_key else {}
    every = [one for one in found if since is None or (one.until or one.on) >= since]
    keys = {key for one in every for key in (one.initiative_key, one.to)} | set(hidden) - {""}
    titles = titles_by_key(keys - {""}, hidden=scope.viewer is not None)
    placed = [_placed(one, titles) for one in every]
    order = list(dict.fromkeys(one.initiative_key for one in sorted(placed, key=_last_first)))
    others = [one.to for one in placed if one.to and one.to not in order]
    order += dict.fromkeys(others)
    order.sort(key=lambda key: key != scope.initiative_key)  # its own first; the others stay as they stand
    names = {key: _name(key, titles) for key in order[:MOST]}
    language = get_language() or "nl"
    drawn = {key: name.read(language).text for key, name in names.items()}
    arrivals = tuple(
        (one, _name(one.initiative_key, titles), _name(one.to, titles)) for one in placed if one.kind == ADOPTION
    )
    return Told(
        rows=tuple(_row(key, _name(key, titles), placed, hidden.get(key, 0), on) for key in order),
        drawing=draw(drawn, placed, on) if drawn else None,
        undrawn=max(0, len(order) - MOST),
        hidden=sum(hidden.values()),
        first=min((one.on for one in placed), default=None),
        last=on,
        arrivals=arrivals[::-1],
    )


def _placed(one: Moment, titles: Mapping[str, Bilingual]) -> Moment:
    """Put what happened in an initiative that this reader may not see, or in none, with the programme as a whole."""
    here = one.initiative_key if one.initiative_key in titles else ""
    there = one.to if one.to in titles else ""
    if (here, there) == (one.initiative_key, one.to):
        return one
    values = (one.title, one.address, one.word, one.state, one.count, one.until)
    return Moment(one.kind, one.on, here, *values, to=there, key=one.key)


def _last_first(one: Moment) -> tuple[int, str]:
    return -one.on.toordinal(), one.initiative_key


def _name(key: str, titles: Mapping[str, Bilingual]) -> Bilingual:
    return titles.get(key) or Bilingual("Het programma als geheel", "The programme as a whole")


def _row(key: str, title: Bilingual, every: Sequence[Moment], hidden: int, on: date) -> Row:
    own = [one for one in every if one.initiative_key == key]
    lessons = [one for one in own if one.kind == LESSON]
    travelled = [one for one in own if one.kind == ADOPTION]
    taken = [one for one in every if one.kind == ADOPTION and one.to == key]
    noticed = [one for one in own if one.kind == OBSERVATION]
    hanging = sum(one.kind == QUESTION and one.state == HANGING for one in own)
    far = stage(
        [one.on for one in noticed],
        [one.on for one in lessons],
        travelled=bool(travelled),
        on=on,
        asked=any(one.kind in (QUESTION, PROBE) for one in own),
        hanging=bool(hanging),
    )
    many = {
        QUESTION: sum(one.kind == QUESTION for one in own),
        PROBE: sum(one.kind == PROBE for one in own),
        OBSERVATION: sum(one.count for one in noticed),
        LESSON: len(lessons),
        TRAVELLED: len(travelled),
        TOOK: len(taken),
    }
    listed = [one for one in own[::-1] if one.kind in (QUESTION, PROBE, LESSON)]
    listed.sort(key=lambda one: one.state != HANGING)  # what hangs first; the others stay as they stand
    rest = max(0, len(listed) - LISTED)
    return Row(key, title, far, tuple(_words(many)), hidden, tuple(listed[:LISTED]), rest, hanging)


def _words(many: Mapping[str, int]) -> Iterator[str]:
    """Say how many there are of each kind of which there is any."""
    words = (
        (QUESTION, "%(count)d question", "%(count)d questions"),
        (PROBE, "%(count)d probe", "%(count)d probes"),
        (OBSERVATION, "%(count)d observation", "%(count)d observations"),
        (LESSON, "%(count)d lesson", "%(count)d lessons"),
        (TRAVELLED, "taken over %(count)d time by others", "taken over %(count)d times by others"),
        (TOOK, "took %(count)d lesson over", "took %(count)d lessons over"),
    )
    return (ngettext(one, more, many[kind]) % {"count": many[kind]} for kind, one, more in words if many.get(kind))
