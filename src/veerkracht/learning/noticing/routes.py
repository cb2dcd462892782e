"""Where an observation goes, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.rules.routing import INDICATOR, OUTCOME, PERSPECTIVES, STORY, route


@dataclass(frozen=True, slots=True)
class Route:
    """A way that an observation can go: its name, and what will happen with it."""

    name: str
    title: str | Promise
    sentence: str | Promise


ROUTES = {
    INDICATOR: Route(
        INDICATOR,
        _("To count"),
        _("You expected this and it is clear what it means: it is counted with an indicator."),
    ),
    PERSPECTIVES: Route(
        PERSPECTIVES,
        _("To count from each side"),
        _("You expected this, but people think differently about it: each side gets its own indicator."),
    ),
    OUTCOME: Route(
        OUTCOME,
        _("To harvest"),
        _("Nobody expected this, and it is clear what it means: it can be harvested as an outcome."),
    ),
    STORY: Route(
        STORY,
        _("To tell"),
        _("Nobody expected this and people think differently about it: a panel reads it as a story."),
    ),
}


def route_of(expected: bool | None, agreed: bool | None) -> Route | None:
    """Give where an observation goes; a signal has no taps and goes nowhere else."""
    if expected is None or agreed is None:
        return None
    return ROUTES[route(expected=expected, agreed=agreed)]
