"""The words for levels, ways of computing, what is missing and what a next place may expect."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from veerkracht.learning.evidence.models import LEVELS
from veerkracht.learning.rules.directions import Direction
from veerkracht.learning.rules.gaps import Gap
from veerkracht.learning.rules.grade import Reason
from veerkracht.learning.rules.levels import ELSEWHERE, Design
from veerkracht.learning.rules.synthesis import Expectation

_LEVELS = dict(LEVELS)
_WAYS = {
    "groups": _("the means of two groups"),
    "counts": _("how many people reached it in two groups"),
    "before-and-after": _("one group before and after"),
    "interval": _("an effect with its interval"),
}
ASSUMED = {
    "correlation": _("The correlation between before and after is not known: 0.5 was assumed."),
    "clustering": _("How alike people in a group are is not known: 0.05 was assumed."),
}
"""What had to be assumed to compute an effect, by its name."""

GAPS = {
    Gap.NOTHING: _("no research"),
    Gap.CONTRADICTION: _("studies contradict each other"),
    Gap.QUALITY: _("only weak designs"),
    Gap.THIN: _("fewer than three studies"),
    Gap.SYNTHESIS: _("not put together yet"),
    Gap.FILLED: _("put together"),
}
"""What is missing in a cell of the map, in words."""

EXPECTATIONS = {
    Expectation.HELPS: _("helps at most places"),
    Expectation.MAY_HELP: _("helps at more places than not"),
    Expectation.UNCLEAR: _("not clear yet"),
    Expectation.NO_DIFFERENCE: _("hardly makes a difference that people notice"),
    Expectation.MAY_HARM: _("may do harm"),
}
"""What a next place may expect, in words."""

CERTAINTIES = {
    "high": _("high certainty"),
    "moderate": _("moderate certainty"),
    "low": _("low certainty"),
    "very low": _("very low certainty"),
}
"""How certain studies are together, in the words of GRADE."""

REASONS = {
    Reason.BIAS: _("most of the studies have a weak design"),
    Reason.INCONSISTENT: _("the studies differ more than chance explains, or a next place may go either way"),
    Reason.INDIRECT: _("no study was done in this kind of place"),
    Reason.IMPRECISE: _("the average may be nothing, and may be noticeable"),
    Reason.LARGE: _("the effect is large"),
}
"""Why the certainty is lower, or higher, than the designs alone would make it."""

DIRECTIONS = {
    Direction.BETTER: ("▲", _("better")),
    Direction.WORSE: ("▼", _("worse")),
    Direction.UNCHANGED: ("●", _("the same")),
    Direction.MIXED: ("◆", _("mixed")),
}
"""Which way a study went: a sign and its word."""


def level_word(level: int) -> Any:
    """Give a level in words."""
    return _LEVELS[level]


def elsewhere_words(design: int) -> str:
    """Say what other scales call a design, by their own names."""
    found = ELSEWHERE[Design(design)]
    named = {"Maryland": found.maryland, "Nesta": found.nesta, "INDIGO": found.indigo}
    return " · ".join(f"{scale} {name}" for scale, name in named.items() if name)


def way_word(how: str) -> Any:
    """Give in words what an effect was computed from."""
    return _WAYS.get(how, how)
