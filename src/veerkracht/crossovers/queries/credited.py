"""What came of cross-overs, each effect counted once: the whole of it, and what of it is credited to which task."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Q

from veerkracht.crossovers.choices import State
from veerkracht.crossovers.models import Share
from veerkracht.crossovers.rules.credit import Claim, Credit, credit, totals
from veerkracht.crossovers.rules.credit import State as Standing
from veerkracht.foundation.texts import Bilingual


@dataclass(frozen=True, slots=True)
class Total:
    """Effects of one sort together: how many, the whole, and what of it is credited to each task."""

    what: Bilingual
    effects: int
    whole: Fraction
    by_task: tuple[tuple[str, Bilingual, Fraction], ...]
    """The key and the title of a task, and what is credited to it."""

    @property
    def credited(self) -> Fraction:
        return sum((part for _key, _title, part in self.by_task), Fraction(0))


def credited(programme_key: str, *, task_key: str = "", only_public: bool = True) -> tuple[Total, ...]:
    """Add up the effects that are told under the tasks of a programme, or under one of them: one query.

    An effect under three tasks adds its amount once; what the owners confirmed divides it.
    """
    shares = Share.objects.filter(crossover__task__programme__key=programme_key, confirmed__gt=0)
    shares = shares.filter(crossover__state=State.CONFIRMED)
    if only_public:
        shares = shares.filter(Q(crossover__initiative__published=True, crossover__initiative__merged_into=None))
    if task_key:
        shares = shares.filter(effect__shares__crossover__task__key=task_key, effect__shares__confirmed__gt=0)
    found = shares.select_related("effect", "crossover__task").order_by("effect__what_nl", "pk").distinct()
    return tuple(_totals(found))


def _totals(shares: Iterable[Share]) -> Iterator[Total]:
    sorts: dict[str, dict[int, list[Share]]] = {}
    for share in shares:
        what = share.effect.what_nl.strip().casefold()
        sorts.setdefault(what, {}).setdefault(share.effect_id, []).append(share)
    for effects in sorts.values():
        first = next(iter(effects.values()))[0]
        whole, by_task = totals(_credit(some) for some in effects.values())
        titles = {one.crossover.task.key: one.crossover.task.title for some in effects.values() for one in some}
        parts = tuple((key, titles[key], part) for key, part in by_task.items())
        yield Total(first.effect.what, len(effects), whole, parts)


def _credit(shares: list[Share]) -> Credit:
    claims = [
        Claim(
            one.crossover.task.key,
            one.confirmed_by_key,
            Fraction(one.expected, 100),
            Fraction(one.confirmed or 0, 100),
            Standing.CONFIRMED,
            one.confirmed_by_key,
        )
        for one in shares
    ]
    return credit(Fraction(shares[0].effect.amount), claims)
