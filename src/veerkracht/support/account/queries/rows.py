"""What the account of a quarter is counted from, as it was known on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils.timezone import localdate

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import Wanted, places_of, portfolio, themes_of
from veerkracht.results.queries.definitions import Definition, definitions
from veerkracht.results.queries.verified import Total, totals
from veerkracht.support.account.models import NotYet
from veerkracht.support.desk.models import Post, PostKind, SupportRequest
from veerkracht.support.giving.models import Talk
from veerkracht.support.giving.queries.helped import Helped, histories, what_helped
from veerkracht.support.planning.choices import Kind, State
from veerkracht.support.planning.models import Agreement
from veerkracht.support.rules.quarter import Hours, Quarter, Question, Support

GIVEN = (State.AGREED, State.DONE, State.STOPPED)


@dataclass(frozen=True, slots=True)
class Rows:
    """All that is counted, as it was known on a day."""

    questions: tuple[Question, ...]
    support: tuple[Support, ...]
    hours: tuple[Hours, ...]
    initiatives: Mapping[str, Bilingual]
    themes: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    called: Mapping[str, Bilingual]
    """What each theme and each place is called."""
    helped: tuple[Helped, ...]
    indicators: tuple[Definition, ...]
    totals: Mapping[str, Total]
    reasons: Mapping[str, Bilingual]


def rows(programme_key: str, quarter: Quarter, on: date) -> Rows:
    """Gather what the account of a quarter is counted from, as it was known on a day."""
    until = min(quarter.last, on)
    records = list(portfolio(Wanted(programme=programme_key)).filter(recorded_at__date__lte=on).order_by("sort_key"))
    themes, places = themes_of([one.pk for one in records]), places_of([one.pk for one in records])
    indicators = definitions(programme_keys=[programme_key], known_on=on)
    found = histories(until=until, known_on=on, programme_key=programme_key)
    called: dict[str, Bilingual] = {}
    for some in themes.values():
        called |= {f"theme:{one.key}": one.title for one in some}
    for other in places.values():
        called |= {f"place:{one.key}": Bilingual(one.name) for one in other}
    return Rows(
        questions=_questions(programme_key, until, on),
        support=_support(programme_key, on),
        hours=_hours(programme_key, on),
        initiatives={one.key: one.title for one in records},
        themes={one.key: tuple(f"theme:{theme.key}" for theme in themes.get(one.pk, ())) for one in records},
        places={one.key: tuple(f"place:{place.key}" for place in places.get(one.pk, ())) for one in records},
        called=called,
        helped=what_helped(found, programme_key=programme_key),
        indicators=indicators,
        totals=totals([one.key for one in indicators], until=until, known_on=on),
        reasons=_reasons(programme_key, quarter, on),
    )


def quarters(programme_key: str) -> tuple[Quarter, ...]:
    """Give the quarters of which there is something to tell, the newest first; the one of today is among them."""
    asked = SupportRequest.objects.filter(programme__key=programme_key).aggregate(first=Min("asked_on"))["first"]
    agreed = Agreement.objects.filter(initiative__programme__key=programme_key, state__in=GIVEN)
    given = agreed.aggregate(first=Min("province_on"))["first"]
    today = Quarter.of(localdate())
    first = Quarter.of(min([day for day in (asked, given) if day], default=localdate()))
    found = [today]
    while found[-1] > first:
        found.append(found[-1].previous)
    return tuple(found)


def _questions(programme_key: str, until: date, on: date) -> tuple[Question, ...]:
    """Give the questions; whether one was closed on a day is read in its thread, since it may have opened again."""
    found = SupportRequest.objects.filter(
        programme__key=programme_key, asked_on__lte=until, recorded_at__date__lte=on
    ).order_by("pk")
    columns = ("pk", "kind", "initiative_key", "asked_on", "answered_on", "closed_on")
    records = list(found.values_list(*columns, "first_promised_on", "promised_on"))
    ended = _ended(programme_key, until)
    return tuple(
        Question(kind, initiative, asked_on, answered_on, ended.get(number, closed_on), first, promised)
        for number, kind, initiative, asked_on, answered_on, closed_on, first, promised in records
    )


def _ended(programme_key: str, until: date) -> dict[int, date | None]:
    """Say when requests with a thread had ended, as of a day: nothing where somebody wrote again afterwards."""
    kinds = (PostKind.END, PostKind.ADDED, PostKind.REPLY)
    posts = Post.objects.filter(request__programme__key=programme_key, kind__in=kinds, at__date__lte=until)
    ended: dict[int, date | None] = {}
    for number, kind, at in posts.order_by("at", "pk").values_list("request_id", "kind", "at"):
        ended[number] = localdate(at) if kind == PostKind.END else None
    return ended


def _support(programme_key: str, on: date) -> tuple[Support, ...]:
    found = Agreement.objects.filter(
        initiative__programme__key=programme_key,
        state__in=GIVEN,
        recorded_at__date__lte=on,
        initiator_on__isnull=False,
        province_on__isnull=False,
    ).order_by("pk")
    columns = ("kind", "initiative__key", "initiator_on", "province_on", "supporter_on", "ended_on", "state")
    return tuple(
        Support(
            kind=kind,
            initiative=initiative,
            agreed_on=max(initiator_on, province_on, supporter_on or province_on),
            ended_on=ended_on,
            stopped=state == State.STOPPED,
            amount_cents=cents if kind == Kind.FINANCE else 0,
        )
        for kind, initiative, initiator_on, province_on, supporter_on, ended_on, state, cents in found.values_list(
            *columns, "amount_cents"
        )
    )


def _hours(programme_key: str, on: date) -> tuple[Hours, ...]:
    """Give the hours that were logged on a day, also what was taken out of the log later."""
    found = Talk.objects.filter(agreement__initiative__programme__key=programme_key, recorded_at__date__lte=on)
    found = found.exclude(taken_back_at__date__lte=on).order_by("pk")
    columns = ("agreement_id", "agreement__kind", "held_on", "minutes", "cents_an_hour")
    return tuple(Hours(*row) for row in found.values_list(*columns))


def _reasons(programme_key: str, quarter: Quarter, on: date) -> dict[str, Bilingual]:
    found = NotYet.objects.filter(programme_key=programme_key, quarter=str(quarter), recorded_at__date__lte=on)
    return {one.metric_key: one.reason for one in found.order_by("pk")}


def kind_words() -> dict[str, str]:
    """Give the words of the kinds of support, with that of a question of which nobody knows the kind yet."""
    from veerkracht.support.desk.choices import Kind as AskedKind

    return {str(value): str(label) for value, label in (*Kind.choices, *AskedKind.choices)}


def in_order(kinds: Iterable[str]) -> list[str]:
    """Give kinds in the order in which people read them."""
    order = list(kind_words())
    return sorted(kinds, key=order.index)
