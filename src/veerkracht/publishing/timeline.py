"""The line through time of an initiative: everything about it that has a date, the oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from veerkracht.documents.queries import DocumentRow, FactRow
from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.initiatives.queries.initiative import Joined, StandingRow, Whole
from veerkracht.publishing.wording import said


@dataclass(frozen=True, slots=True)
class Reference:
    """The source of a moment."""

    key: str
    title: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day, in a month or in a year."""

    on: str
    title: SafeString | str
    text: SafeString | str = ""
    label: str = ""
    state: str = "quiet"
    address: str = ""
    source: Reference | None = None


def moments(
    whole: Whole,
    joined: Iterable[Joined],
    standings: Iterable[StandingRow],
    facts: Iterable[FactRow],
    papers: Iterable[DocumentRow],
) -> tuple[Moment, ...]:
    """Lay what is known with a date in one line."""
    found: list[Moment] = []
    if whole.started_on:
        found.append(Moment(whole.started_on, _("The initiative starts")))
    found += [_joining(one) for one in joined if one.starts_on]
    found += [_standing(one) for one in standings]
    found += [_fact(one) for one in facts if one.as_of and not one.unknown]
    found += [_paper(one) for one in papers if one.published_on]
    return tuple(sorted(found, key=lambda moment: _end(moment.on)))


def _end(on: str) -> str:
    """Give the last day a date can mean, so that "2017" stands after the days of 2017 that are known."""
    try:
        return PartialDate.parse(on).last().isoformat()
    except NotADate:
        return on


def _joining(one: Joined) -> Moment:
    return Moment(
        on=one.starts_on,
        title=format_html(_("Joined: {}"), said(one.round)),
        label=one.track_word if one.track == "light" else "",
        address=reverse("round", args=[one.round_key]),
        source=_reference(one.source_key, one.source),
    )


def _standing(one: StandingRow) -> Moment:
    sentence = _("Phase: %(phase)s. Support base: %(support)s. Durability: %(durability)s.") % {
        "phase": one.phase_word,
        "support": one.support_base_word,
        "durability": one.durability_word,
    }
    text = format_html("{} {}", sentence, said(one.note)) if one.note else sentence
    return Moment(one.on, _("How it stood"), text, source=_reference(one.source_key, one.source))


def _fact(one: FactRow) -> Moment:
    source = Reference(one.source.key, one.source.title, one.source.publisher) if one.source else None
    label, state = (_("Sources disagree"), "attention") if one.conflict else ("", "quiet")
    return Moment(one.as_of, said(one.label), said(one.value), label, state, source=source)


def _paper(one: DocumentRow) -> Moment:
    return Moment(one.published_on, said(one.title), label=one.kind_word, address=reverse("document", args=[one.key]))


def _reference(key: str, title: str) -> Reference | None:
    return Reference(key, title) if key else None
