"""The page of the theory of change, put together: the drawing, and how well a chosen way through it is held."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.learning.line.graph import Drawing, Line, draw
from veerkracht.learning.line.queries.theory import Held, Theory, theory
from veerkracht.publishing.filters import Asked, asked, choose
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.wording import plainly

FILTERS = ("begin", "end", "programme")


@dataclass(frozen=True, slots=True)
class TheoryPage:
    """All that the page tells."""

    asked: Asked
    theory: Theory
    drawing: Drawing
    choices: tuple[tuple[str, str], ...]
    begin: str
    end: str
    held: Held | None
    threads: str
    sure: str
    weakest: frozenset[tuple[str, str]]


def page(query: QueryDict) -> TheoryPage:
    """Put the page together: at most twelve queries, however large the theory is."""
    reading, programme = programme_asked(asked("theory", query, FILTERS, paging=False))
    found = theory(programme.key if programme else "")
    titles = {one.key: plainly(one.title) for one in found.changes}
    for name in ("begin", "end"):
        reading = choose(reading, name, titles, _("We do not know the change “%s”, so we chose one.").__mod__)
    first, last = found.ends()
    begin, end = reading.get("begin") or first, reading.get("end") or last
    held = found.held(begin, end)
    weakest = frozenset(held.found.weakest if held else ())
    lines = [
        Line(
            one.key,
            one.cause.key,
            one.effect.key,
            one.seen,
            one.thought,
            (one.cause.key, one.effect.key) in weakest,
            one.sign == "less",
        )
        for one in found.links
    ]
    return TheoryPage(
        reading,
        found,
        draw(titles, lines),
        tuple(titles.items()),
        begin,
        end,
        held,
        _threads(held) if held else "",
        _sure(held) if held else "",
        weakest,
    )


def _threads(held: Held) -> str:
    """Say in words how many threads hold the way, and how many sources tell the whole of it."""
    many, whole = held.found.threads, len(held.found.whole_story)
    if not many:
        return _("Nothing that was seen leads from the one to the other yet.")
    threads = ngettext("%(count)d independent thread", "%(count)d independent threads", many) % {"count": many}
    sources = ngettext(
        "%(count)d source tells the whole story itself", "%(count)d sources tell the whole story themselves", whole
    )
    told = sources % {"count": whole} if whole else _("no source tells the whole story itself")
    return _("%(threads)s hold this way up, and %(told)s.") % {"threads": threads, "told": told}


def _sure(held: Held) -> str:
    """Say between which bounds the whole chain is sure; never one number for all of it."""
    if not held.way:
        return ""
    if held.sure is None:
        return _("How sure the whole way is, nobody can say: not each link says how sure it is.")
    low, high = max(1, round(100 * held.sure.least)), min(99, round(100 * held.sure.most))
    words = _("If each link is as sure as was said, the whole way is sure for between %(low)d and %(high)d of 100.")
    return words % {"low": low, "high": high}
