"""The account of a quarter in words: sections with figures, each with its source; in public only counts.

A count from one to nine is not told in public, nor another by which it could be reckoned (R40).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from veerkracht.foundation.money import Money
from veerkracht.foundation.paper import Table
from veerkracht.foundation.texts import Bilingual
from veerkracht.results.rules.disclosure import FEW, shown
from veerkracht.support.account.queries.rows import Rows, in_order, kind_words
from veerkracht.support.giving.queries.doing import in_hours
from veerkracht.support.giving.queries.helped import Helped
from veerkracht.support.planning.choices import Kind
from veerkracht.support.rules.admitting import YEARS, dependency
from veerkracht.support.rules.quarter import (
    Asked,
    Given,
    Quarter,
    asked,
    given,
    waiting,
    white_spots,
    whole,
    without_any,
)

MOST = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a picture on a scale of a thousand."""

    label: str
    value: str
    width: int


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the account: sentences, a picture with the table beside it, and where it comes from."""

    key: str
    title: str
    sentences: tuple[str, ...]
    source: str
    table: Table = ()
    bars: tuple[Bar, ...] = ()
    helped: tuple[Helped, ...] = ()
    unexplained: tuple[tuple[str, str], ...] = ()
    """The key and name of each indicator without a value and without a reason: somebody must say why."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a quarter as it was known on a day, for everyone or for who keeps the programme."""

    quarter: Quarter
    on: date
    full: bool
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        return title(self.quarter)

    @property
    def until(self) -> date:
        return min(self.quarter.last, self.on)

    @property
    def runs(self) -> bool:
        return self.on < self.quarter.last


def title(quarter: Quarter) -> str:
    """Give what the account of a quarter is called."""
    words = {"number": quarter.number, "year": quarter.year}
    return _("Support in quarter %(number)d of %(year)d") % words


def account(rows: Rows, quarter: Quarter, on: date, *, full: bool) -> Account:
    """Tell the account of a quarter: all of it, or in public only counts that are not small."""
    parts: tuple[Callable[[Rows, Quarter, date, bool], Section], ...] = (
        _questions,
        _waiting,
        _given,
        _helped,
        _white_spots,
        _dependency,
        _indicators,
    )
    return Account(quarter, on, full, tuple(part(rows, quarter, on, full) for part in parts))


def _questions(rows: Rows, quarter: Quarter, on: date, full: bool) -> Section:
    found = asked(rows.questions, quarter, on)
    kinds, words = in_order(found), kind_words()
    names = ("came", "answered", "open")
    columns = [_column([getattr(found[kind], name) for kind in kinds], full) for name in names]
    head = (_("Kind"), _("Came in"), _("First answer"), _("Open at the end"))
    body = [(words[kind], *(column[place] for column in columns)) for place, kind in enumerate(kinds)]
    sums = tuple(_small(sum(getattr(one, name) for one in found.values()), full) for name in names)
    most = max((one.came for one in found.values()), default=0)
    bars = _bars(kinds, found, columns[0], most, full=full) if most else ()
    return Section(
        key="questions",
        title=_("Questions"),
        sentences=(
            _("%(came)s came in, %(answered)s got a first answer, %(open)s were open at the end.")
            % dict(zip(names, sums, strict=True)),
        )
        if found
        else (_("Nobody asked anything up to this quarter."),),
        source=_source(_("the questions at the desk"), on),
        table=(head, *body, (_("All"), *sums)) if found else (),
        bars=bars if any(bar.width for bar in bars) else (),
    )


def _bars(
    kinds: Sequence[str], found: dict[str, Asked], told: Sequence[str], most: int, *, full: bool
) -> tuple[Bar, ...]:
    """Draw what came in by kind; a small count has no bar in public, and its word says so."""
    words = kind_words()
    return tuple(
        Bar(words[kind], told[place], 1000 * found[kind].came // most if full or told[place] != _few() else 0)
        for place, kind in enumerate(kinds)
    )


def _waiting(rows: Rows, quarter: Quarter, on: date, full: bool) -> Section:
    found = waiting(rows.questions, quarter, on)
    late = found.answered - found.kept - found.explained
    kept, explained, too_late = _column([found.kept, found.explained, late], full)
    enough = full or found.answered >= FEW
    unknown = _("not known: nobody got a first answer")
    middle = _number(found.median) if found.median is not None and enough else unknown if enough else _few_answers()
    open_now = sum(one.open for one in asked(rows.questions, quarter, on).values())
    longest = _number(found.longest) if found.longest is not None else _("nobody waits")
    table: Table = (
        (_("Waiting for the first answer"), _("Working days")),
        (_("In the middle (median)"), middle),
        (_("The longest that still waits"), longest if full or open_now >= FEW or not open_now else _few_open()),
    )
    return Section(
        key="waiting",
        title=pgettext("account", "Waiting"),
        sentences=(
            _("Answered within the day first promised: %(count)s.") % {"count": kept},
            _("Later, within a later day that was promised with a reason: %(count)s.") % {"count": explained},
            _("Later than promised: %(count)s.") % {"count": too_late},
        ),
        source=_source(_("the days on which questions were asked, promised and answered"), on),
        table=table,
    )


def _given(rows: Rows, quarter: Quarter, on: date, full: bool) -> Section:
    found = given(rows.support, rows.hours, quarter, on)
    kinds, words, everything = in_order(found), kind_words(), whole(found.values())
    names = ("agreed", "ended", "stopped")
    columns = [_column([getattr(found[kind], name) for kind in kinds], full) for name in names]
    until = min(quarter.last, on)
    agreements = len({one.agreement for one in rows.hours if quarter.first <= one.on <= until})
    head: tuple[str, ...] = (_("Kind"), _("Agreed"), _("Done"), _("Stopped early"))
    body: list[tuple[str, ...]] = [
        (words[kind], *(column[place] for column in columns)) for place, kind in enumerate(kinds)
    ]
    sums = tuple(_small(getattr(everything, name), full) for name in names)
    if full:
        head = (*head, _("Hours"), _("Cost"), _("Finance"))
        body = [(*line, *_spent(found[kind])) for line, kind in zip(body, kinds, strict=True)]
        sums = (*sums, *_spent(everything))
    enough = full or agreements == 0 or agreements >= FEW
    hours = in_hours(everything.minutes) if enough else _few_agreements()
    cost = _money(everything.cents) if enough else _few_agreements()
    return Section(
        key="given",
        title=_("Support that was given"),
        sentences=(
            _("Hours that were given: %(hours)s.") % {"hours": hours},
            _("What these hours cost: %(cost)s.") % {"cost": cost},
        ),
        source=_source(_("the agreements on support and their log of hours"), on),
        table=(head, *body, (_("All"), *sums)) if found else (),
    )


def _spent(one: Given) -> tuple[str, str, str]:
    return in_hours(one.minutes), _money(one.cents), _money(one.amount_cents)


def _helped(rows: Rows, _quarter: Quarter, on: date, full: bool) -> Section:
    known = tuple(one for one in rows.helped if one.chance and one.history.asked and (full or one.history.asked >= FEW))
    judged = sum(one.history.asked for one in rows.helped)
    head: tuple[str, ...] = (_("Kind"), _("Chance that it helps"), _("In 90 of 100 cases"))
    numbers = [one.percent for one in known]
    body: list[tuple[str, ...]] = [
        (one.kind_word, f"{number['value']} %", f"{number['low']} – {number['high']} %")
        for one, number in zip(known, numbers, strict=True)
    ]
    if full:
        head = (_("Kind"), _("Helped, of those judged"), *head[1:])
        count = [_("%(gone)s of %(asked)s") % {"gone": one.history.gone, "asked": one.history.asked} for one in known]
        body = [(line[0], count[place], *line[1:]) for place, line in enumerate(body)]
    sentence = _("Judged by both sides, six months after the start: %(count)s.") % {"count": _small(judged, full)}
    return Section(
        key="helped",
        title=_("What helped"),
        sentences=(sentence,) if judged else (_("Nothing was judged yet: that is done six months after the start."),),
        source=_source(_("the judgements of initiatives and the province"), on),
        table=(head, *body) if known else (),
        helped=known,
    )


def _white_spots(rows: Rows, quarter: Quarter, on: date, full: bool) -> Section:
    until = min(quarter.last, on)
    themes = white_spots(rows.questions, rows.support, rows.themes, until)
    places = white_spots(rows.questions, rows.support, rows.places, until)
    none = without_any(rows.initiatives, rows.support, until)
    lines = (
        (_("Themes with questions and no support"), themes, rows.called),
        (_("Places with questions and no support"), places, rows.called),
        (_("Initiatives without any support"), none, rows.initiatives),
    )
    head: tuple[str, ...] = (pgettext("account", "What"), _("How many"))
    body: list[tuple[str, ...]] = [(label, _small(len(keys), full)) for label, keys, _names in lines]
    if full:
        head = (*head, _("Which"))
        body = [(*line, _named(keys, names)) for line, (_label, keys, names) in zip(body, lines, strict=True)]
    return Section(
        key="white-spots",
        title=_("White spots"),
        sentences=(_("Where people asked and nobody was helped yet, from the beginning up to this quarter."),),
        source=_source(_("the questions, the agreements and the initiatives with their themes and places"), on),
        table=(head, *body),
    )


def _dependency(rows: Rows, quarter: Quarter, on: date, full: bool) -> Section:
    until = min(quarter.last, on)
    money: dict[str, dict[int, float]] = {}
    for one in rows.support:
        if one.kind == Kind.FINANCE and one.agreed_on <= until:
            years = money.setdefault(one.initiative, {})
            years[one.agreed_on.year] = years.get(one.agreed_on.year, 0) + one.amount_cents
    found = {key: dependency(years, {}, until.year) for key, years in money.items()}
    now = [key for key, one in found.items() if one.years]
    lean = [key for key, one in found.items() if one.leans]
    asks = _("Initiatives with finance for %(years)d years in a row or more") % {"years": YEARS}
    head: tuple[str, ...] = (pgettext("account", "What"), _("How many"))
    body: list[tuple[str, ...]] = [
        (_("Initiatives with finance this year"), _small(len(now), full)),
        (asks, _small(len(lean), full)),
    ]
    if full:
        head = (*head, _("Which"))
        body = [(*body[0], _named(now, rows.initiatives)), (*body[1], _named(lean, rows.initiatives))]
    return Section(
        key="dependency",
        title=_("Dependency"),
        sentences=(
            _("Who gets finance for years in a row is asked whether they can do without."),
            _("What share of their income it is, is not known here: initiatives do not tell their whole income."),
        ),
        source=_source(_("the agreements on finance"), on),
        table=(head, *body),
    )


def _indicators(rows: Rows, quarter: Quarter, on: date, full: bool) -> Section:
    lines, unexplained = [], []
    for one in rows.indicators:
        name = _said(one.title) or one.key
        unit = _said(next((text for field, _label, text in one.texts if field == "unit"), Bilingual()))
        total = rows.totals.get(one.key)
        if total:
            value = _number(total.quantity) if full or total.people >= FEW else _few()
            told = f"{value} {unit}".strip()
            as_of = date_format(total.last, "j F Y")
        else:
            reason = _said(rows.reasons[one.key]) if one.key in rows.reasons else ""
            told = _("not yet, because %(reason)s") % {"reason": reason or _("nothing was verified of it")}
            as_of = date_format(min(quarter.last, on), "j F Y")
            unexplained += [] if reason else [(one.key, name)]
        lines.append((name, told, as_of))
    nothing = _("No indicator was agreed on in this programme yet, so there is none to report on.")
    return Section(
        key="indicators",
        title=_("Agreed indicators"),
        sentences=() if lines else (nothing,),
        source=_source(_("the definitions of metrics and the outcomes that were verified"), on),
        table=((_("Indicator"), _("Value"), _("As of")), *lines) if lines else (),
        unexplained=tuple(unexplained),
    )


def _column(counts: Sequence[int], full: bool) -> list[str]:
    """Write counts that add up to a total that is told too; in public without the small ones."""
    if full or not counts:
        return [_number(count) for count in counts]
    if 0 < sum(counts) < FEW:
        return [_few() if count else _number(0) for count in counts]
    return [_few() if count is None else _number(count) for count in shown([counts])[0]]


def _small(count: int, full: bool) -> str:
    return _few() if not full and 0 < count < FEW else _number(count)


def _few() -> str:
    return _("too few to tell")


def _few_answers() -> str:
    return _("too few answers to tell")


def _few_open() -> str:
    return _("too few open questions to tell")


def _few_agreements() -> str:
    return _("too few agreements to tell")


def _number(value: int | float | Decimal) -> str:
    return number_format(int(value) if value == int(value) else value, force_grouping=True)


def _money(cents: int) -> str:
    language = get_language() or "nl"
    return f"€{'' if language == 'en' else chr(0xA0)}{Money(cents, 'EUR').written(language)}"


def _said(text: Bilingual) -> str:
    return text.read(get_language() or "nl").text


def _named(keys: Iterable[str], names: Mapping[str, Bilingual]) -> str:
    known = [_said(names[key]) if key in names else key for key in keys]
    more = len(known) - MOST
    said = ", ".join(known[:MOST]) or pgettext("account", "none")
    return said if more <= 0 else _("%(names)s and %(count)d more") % {"names": said, "count": more}


def _source(what: str, on: date) -> str:
    words = {"what": what, "day": date_format(on, "j F Y")}
    return capfirst(_("source: %(what)s, as it was known on %(day)s.") % words)
