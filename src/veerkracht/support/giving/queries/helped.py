"""What helped: how often each kind did, the chance that it will, and how often people chose otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from veerkracht.support.giving.models import Judgement
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Agreement
from veerkracht.support.rules.chances import Chance, History, helped, learn
from veerkracht.support.rules.exploring import best_and_shares, explore
from veerkracht.support.rules.looking_back import Overruled, overruled

NEAR = 0.1
"""A kind with less than this chance to be the best is not tried for the sake of learning."""


@dataclass(frozen=True, slots=True)
class Helped:
    """One kind of support: what is known of how it helps, and how often people chose it instead of another."""

    kind: str
    history: History
    chance: Chance | None
    best: float
    share: float
    without_consent: float
    overruled: Overruled | None

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def percent(self) -> dict[str, int]:
        """The numbers as whole percents, as people read them."""
        found = {"best": self.best, "share": self.share, "without": self.without_consent}
        if self.chance:
            found |= {"value": self.chance.value, "low": self.chance.low, "high": self.chance.high}
        if self.overruled and self.overruled.rate is not None:
            found["overruled"] = self.overruled.rate
        return {name: round(100 * number) for name, number in found.items()}

    @property
    def bar(self) -> dict[str, int]:
        """Where the chance lies on a bar of a thousand wide."""
        if self.chance is None:
            return {}
        low, high = round(1000 * self.chance.low), round(1000 * self.chance.high)
        return {"low": low, "width": high - low, "value": round(1000 * self.chance.value)}


def histories(
    *, until: date | None = None, known_on: date | None = None, programme_key: str = ""
) -> dict[str, History]:
    """Count for each kind how often both sides judged it, and how often both say that the bottleneck is gone.

    Of what was judged until a day, as it was known on a day.
    """
    rows = Judgement.objects.order_by("pk")
    if until:
        rows = rows.filter(judged_on__lte=until)
    if known_on:
        rows = rows.filter(recorded_at__date__lte=known_on)
    if programme_key:
        rows = rows.filter(agreement__initiative__programme__key=programme_key)
    said: dict[int, dict[str, bool]] = {}
    kinds: dict[int, str] = {}
    for number, kind, side, gone in rows.values_list("agreement_id", "agreement__kind", "side", "gone"):
        said.setdefault(number, {})[side] = gone
        kinds[number] = kind
    return _counted((kinds[number], helped(one.get("initiative"), one.get("province"))) for number, one in said.items())


def what_helped(found: Mapping[str, History], *, programme_key: str) -> tuple[Helped, ...]:
    """Give each kind of support with its chance, where a need for each kind would be as large.

    Without any judgement no chance is given: what nobody saw is not known.
    """
    decisions = Agreement.objects.filter(initiative__programme__key=programme_key).order_by()
    chosen = overruled([(kind, not other) for kind, other in decisions.values_list("kind", "overrules")])
    if not any(one.asked for one in found.values()):
        nothing = History(0, 0)
        return tuple(Helped(kind, nothing, None, 0.0, 0.0, 0.0, chosen.get(kind)) for kind in Kind.values)
    whole = {kind: found.get(kind, History(0, 0)) for kind in Kind.values}
    chances = learn(whole).by_kind
    needs = dict.fromkeys(chances, 1.0)
    best = best_and_shares(chances, needs).best
    equals = frozenset(kind for kind, likely in best.items() if likely >= NEAR)
    with_consent = explore(chances, needs, equals=equals, consent=True)
    without = explore(chances, needs, equals=equals, consent=False)
    return tuple(
        Helped(
            kind,
            whole[kind],
            chances[kind],
            best[kind],
            with_consent.get(kind, 0.0),
            without.get(kind, 0.0),
            chosen.get(kind),
        )
        for kind in Kind.values
    )


def _counted(judged: Iterable[tuple[str, bool | None]]) -> dict[str, History]:
    counts: dict[str, tuple[int, int]] = {}
    for kind, verdict in judged:
        if verdict is not None:
            gone, asked = counts.get(kind, (0, 0))
            counts[kind] = (gone + verdict, asked + 1)
    return {kind: History(gone, asked) for kind, (gone, asked) in counts.items()}
