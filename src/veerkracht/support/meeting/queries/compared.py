"""What is compared to see who should meet: what each offers and asks, its texts, and with whom it works."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from veerkracht.initiatives.models import Initiative, Partner
from veerkracht.places.models import Place
from veerkracht.places.queries import SMALL
from veerkracht.programmes.models import Programme
from veerkracht.search.rules.language.stopwords import DUTCH, ENGLISH
from veerkracht.search.rules.language.words import prose
from veerkracht.support.meeting.choices import Sort
from veerkracht.support.meeting.models import Text, Thread
from veerkracht.support.meeting.queries.contacts import contacts
from veerkracht.support.planning.models import Offer
from veerkracht.support.rules.kindred import OWN_WORDS, SENSITIVE, words

MOST = 300
"""So many initiatives are compared with each other: those that ask or offer something first."""
MOST_TIED = 1000
FEWEST = 15
"""Of a text with fewer words nothing is compared."""

Goods = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is compared in one programme, by the key of the initiative."""

    numbers: dict[str, int]
    offers: Goods
    wants: Goods
    said: dict[str, list[str]]
    """The words of those that can be compared, without those that say nothing or are sensitive."""
    tied: dict[str, list[str]]
    contacts: dict[str, str]
    left_out: int


def compared(programme_key: str, *, on: date) -> Compared:
    """Read everything once: ten queries, however many there are."""
    there = Initiative.objects.filter(programme__key=programme_key, merged_into=None, published=True)
    numbers = dict(there.order_by("sort_key", "key").values_list("key", "pk"))
    offers, wants = _goods(programme_key, on)
    who = contacts(list(numbers.values()), on=on)
    asked = {key: who[number] for key, number in numbers.items() if number in who}
    first = sorted(asked, key=lambda key: (key not in offers and key not in wants, key))
    chosen = {key: numbers[key] for key in first[:MOST]}
    tied = partners(programme_key)
    known = {key: sorted(tied.get(key, ())) for key in [*chosen, *(set(numbers) - set(chosen))][:MOST_TIED]}
    return Compared(
        numbers=chosen,
        offers=offers,
        wants=wants,
        said=_words(chosen),
        tied=known,
        contacts={key: asked[key] for key in chosen},
        left_out=len(asked) - len(chosen),
    )


def partners(programme_key: str) -> dict[str, set[str]]:
    """Give with which organisations each initiative works; without who runs the programme, which ties everything."""
    found: dict[str, set[str]] = defaultdict(set)
    there = Q(programme__key=programme_key, merged_into=None, published=True)
    leads = Programme.objects.filter(key=programme_key).exclude(organisation=None).values("organisation")
    own = Initiative.objects.filter(there).exclude(organisation=None).exclude(organisation__in=leads)
    for key, body in own.order_by().values_list("key", "organisation__key"):
        found[key].add(body)
    others = Partner.objects.filter(
        initiative__programme__key=programme_key, initiative__merged_into=None, initiative__published=True
    ).exclude(organisation__in=leads)
    for key, body in others.order_by().values_list("initiative__key", "organisation__key"):
        found[key].add(body)
    return dict(found)


def _goods(programme_key: str, on: date) -> tuple[Goods, Goods]:
    """Give what each offers and asks: on the forum, and what its organisation offers for support."""
    offers: Goods = defaultdict(set)
    wants: Goods = defaultdict(set)
    threads = Thread.objects.filter(programme__key=programme_key, shown=True, found_on=None).exclude(initiative=None)
    for key, sort, good in threads.values_list("initiative__key", "sort", "good"):
        (offers if sort == Sort.OFFER else wants)[key].add(good)
    lasting = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on)) & Q(ended_on=None)
    by_body: dict[int, set[str]] = defaultdict(set)
    for body, kind in Offer.objects.filter(lasting, programme__key=programme_key).values_list("organisation", "kind"):
        by_body[body].add(kind)
    own = Initiative.objects.filter(programme__key=programme_key, organisation__in=list(by_body))
    for key, body in own.values_list("key", "organisation"):
        offers[key] |= by_body[body]
    return dict(offers), dict(wants)


def _words(chosen: dict[str, int]) -> dict[str, list[str]]:
    silent = frozenset(DUTCH | ENGLISH | OWN_WORDS | SENSITIVE | _place_words())
    columns = ("key", "title_nl", "summary_nl", "story_nl", "ask_nl")
    texts = {
        key: "\n\n".join(part for part in parts if part)
        for key, *parts in Initiative.objects.filter(pk__in=list(chosen.values())).values_list(*columns)
    }
    forum = Text.objects.filter(initiative__in=list(chosen.values()), hidden_at=None, thread__shown=True)
    for key, text in forum.filter(language="nl").values_list("initiative__key", "text"):
        texts[key] += f"\n\n{text}"
    said = {key: words(prose(text)) for key, text in texts.items()}
    return {key: [word for word in some if word not in silent] for key, some in said.items() if len(some) >= FEWEST}


def _place_words() -> set[str]:
    names = Place.objects.exclude(kind__in=SMALL).values_list("name", flat=True)
    return {word for name in names.iterator(chunk_size=2000) for word in words(name)}
