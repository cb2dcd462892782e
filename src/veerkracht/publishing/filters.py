"""What a reader asks in the address of a list: read it, say what is not understood, and write it back as links."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.trail.pages import END, Page, Turn

LONGEST_WORDS = 200
"""So many characters of what is typed are used; nobody searches with more."""

PAGING = ("after", "before")


class NotUnderstood(Refusal):
    """A file was asked with a filter or a value that does not exist."""

    status = 400


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen in a filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, with the address of the list without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The addresses by which a list is turned; empty where there is nothing to turn to."""

    first: str = ""
    previous: str = ""
    next: str = ""
    last: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of one list as they were understood, and a sentence for each that was not."""

    name: str
    values: Mapping[str, str]
    turn: Turn
    notices: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """Give the value of a filter, or nothing."""
        return self.values.get(name, "")

    def without(self, name: str, notice: str) -> "Asked":
        """Leave a filter out and say why."""
        kept = {known: value for known, value in self.values.items() if known != name}
        return replace(self, values=kept, notices=(*self.notices, notice))

    def turned(self, page: Page[Any]) -> "Asked":
        """Say so where the page that is asked does not exist."""
        if not page.lost:
            return self
        notice = _("The page you asked does not exist (any more); this is the first.")
        return replace(self, notices=(*self.notices, notice))

    def address(self, page: str = "", /, **changed: str) -> str:
        """Write the address of the list, or of its file, with these filters and the changed ones."""
        values = {**self.values, **changed}
        query = urlencode([(name, value) for name, value in values.items() if value])
        path = reverse(page or self.name)
        return f"{path}?{query}" if query else path

    def chips(self, labels: Mapping[str, str]) -> tuple[Chip, ...]:
        """Give each filter that is on as a chip: `labels` says in words what is chosen."""
        return tuple(
            Chip(label, self.address(**{name: ""})) for name, label in labels.items() if self.values.get(name) and label
        )

    def pages(self, page: Page[Any]) -> Pages:
        """Give the addresses of the first, previous, next and last page."""
        return Pages(
            first=self.address() if page.before else "",
            previous=self.address(before=page.before) if page.before else "",
            next=self.address(after=page.after) if page.after else "",
            last=self.address(before=END) if page.after else "",
        )

    def whole(self) -> "Asked":
        """Refuse, for a file, what was not understood: a machine would not see the notice."""
        if self.notices:
            raise NotUnderstood(" ".join(self.notices))
        return self


def asked(name: str, query: QueryDict, known: tuple[str, ...], *, paging: bool = True) -> Asked:
    """Read the filters of a list; what is not known is left out, with a sentence that says so."""
    notices: list[str] = []
    values: dict[str, str] = {}
    for given, every in query.lists():
        if given not in (*known, *PAGING):
            notices.append(_unknown_name(given, known))
            continue
        if len(every) > 1:
            notices.append(
                _("The filter “%(name)s” stands in the address more than once; we used the last.") % {"name": given}
            )
        value = clean(every[-1])
        if len(value) > LONGEST_WORDS:
            value = value[:LONGEST_WORDS]
            notices.append(
                _("What you typed is very long; we used the first %(number)d characters.") % {"number": LONGEST_WORDS}
            )
        if value:
            values[given] = value
    turn = Turn(after=values.pop("after", ""), before=values.pop("before", "")) if paging else Turn()
    ordered = {filter_name: values[filter_name] for filter_name in known if filter_name in values}
    return Asked(name, ordered, turn, tuple(notices))


def clean(text: str) -> str:
    """Take out the signs that cannot be seen (control and direction marks), and the space around."""
    kept = (" " if sign < " " or sign == "\x7f" else sign for sign in text if not _hidden(sign))
    return " ".join("".join(kept).split())


def _hidden(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cf", "Cs", "Co", "Cn"}


def choose(asked: Asked, name: str, options: Mapping[str, str], sentence: Callable[[str], str]) -> Asked:
    """Keep a filter only where its value is one of the options; else say so, with the nearest one."""
    value = asked.get(name)
    if not value or value in options:
        return asked
    near = get_close_matches(value, list(options), n=1)
    notice = sentence(value[:60])
    if near:
        notice += " " + _("Did you mean “%(near)s”?") % {"near": near[0]}
    return asked.without(name, notice)


def _unknown_name(name: str, known: tuple[str, ...]) -> str:
    shown = clean(name)[:40]
    return _("We do not know the filter “%(name)s”, so we left it out. These exist: %(known)s.") % {
        "name": shown,
        "known": ", ".join(known),
    }
