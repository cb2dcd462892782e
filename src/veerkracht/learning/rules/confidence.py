"""How much reason there is to believe a lesson: its sources weighed, each once, and the word that fits.

The weights are assumptions that can be changed (`Weights`); the updating of belief by what a test would show follows
Befani, Pathways to change: Bayesian evidence updating (2021); the four judgements are those of GRADE-CERQual. See
docs/methods/confidence.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, log


class Kind(StrEnum):
    """What sort of thing an evidence item is."""

    IMPRESSION = "impression"
    STORY = "story"
    MEASUREMENT = "measurement"
    HARVESTED = "harvested"
    COMPARISON = "comparison"
    TRIAL = "trial"


class Label(StrEnum):
    """The word for how far a lesson can be believed."""

    QUESTION = "question"
    CONTESTED = "contested"
    EXPERIENCE = "experience"
    SOLID = "solid"
    INDICATION = "indication"
    INDICATION_AGAINST = "indication against"
    UNDECIDED = "undecided"


class Concern(StrEnum):
    """How serious a concern of GRADE-CERQual is."""

    NONE = "none"
    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"


class Confidence(StrEnum):
    """The overall confidence of GRADE-CERQual."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


@dataclass(frozen=True, slots=True)
class Weights:
    """What evidence weighs and where the words begin: assumptions, to be set by a panel.

    `times` says how many times likelier an item of each kind makes a lesson, `most` what one source does at most.
    """

    times: Mapping[str, float] = field(
        default_factory=lambda: {
            Kind.IMPRESSION: 1.3,
            Kind.STORY: 1.5,
            Kind.MEASUREMENT: 2.0,
            Kind.HARVESTED: 2.5,
            Kind.COMPARISON: 4.0,
            Kind.TRIAL: 8.0,
        }
    )
    most: float = 8.0
    repeat: float = 0.5
    contested: float = 0.5
    solid: float = 0.9
    solid_sources: int = 3
    indication: float = 0.75


DEFAULT = Weights()


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: from which independent source, of which kind, for (1) or against (-1), how relevant.

    Where an evaluator looked for what a `test` would show, that weighs instead of the kind: seen, or expected and not
    seen.
    """

    source: str
    kind: str
    stance: float = 1.0
    relevance: float = 1.0
    test: str = ""
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Weighed:
    """What all sources of a lesson together say: for and against in log-odds, and how far they contradict."""

    support: float
    against: float
    sources: int
    items: int

    @property
    def log_odds(self) -> float:
        return self.support - self.against

    @property
    def probability(self) -> float:
        """Give the chance that the lesson holds, from even odds; for evaluators, and to put lessons in order."""
        return _sigmoid(self.log_odds)

    @property
    def conflict(self) -> float:
        """Say how far the sources contradict one another: 0 not at all, 1 as much for as against."""
        total = self.support + self.against
        return 2 * min(self.support, self.against) / total if total else 0.0

    def label(self, weights: Weights = DEFAULT) -> Label:
        """Choose the word for it: the first that applies."""
        if not self.sources:
            return Label.QUESTION
        if self.conflict >= weights.contested:
            return Label.CONTESTED
        if self.sources == 1:
            return Label.EXPERIENCE
        if self.probability >= weights.solid and self.sources >= weights.solid_sources:
            return Label.SOLID
        if self.probability >= weights.indication:
            return Label.INDICATION
        return Label.INDICATION_AGAINST if self.probability <= 1 - weights.indication else Label.UNDECIDED


def weigh(items: Iterable[Item], weights: Weights = DEFAULT) -> Weighed:
    """Weigh the evidence of a lesson: each source counts once, its repeats half, a quarter and so on.

    Ten stories of one initiative stay one source, and below two stories' weight:

    >>> weighed = weigh([Item("helmond", Kind.STORY)] * 10)
    >>> round(weighed.log_odds, 4), weighed.label()
    (0.8101, <Label.EXPERIENCE: 'experience'>)
    """
    by_source: dict[str, list[float]] = defaultdict(list)
    count = 0
    for item in items:
        count += 1
        times = TESTS[item.test].times(seen=item.seen) if item.test else weights.times[item.kind]
        if said := item.stance * item.relevance * log(times):
            by_source[item.source].append(said)
    most = log(weights.most)
    totals = []
    for said_by_one in by_source.values():
        ordered = sorted(said_by_one, key=lambda said: (-abs(said), -said))
        total = sum(said * weights.repeat**rank for rank, said in enumerate(ordered))
        totals.append(max(-most, min(most, total)))
    support = sum(total for total in totals if total > 0)
    against = -sum(total for total in totals if total < 0)
    return Weighed(support, against, len(totals), count)


@dataclass(frozen=True, slots=True)
class Test:
    """What an evaluator looks for: how often it shows where the lesson holds, and where it does not."""

    if_true: float
    if_false: float

    def times(self, *, seen: bool) -> float:
        """Give how many times likelier the lesson becomes when it is seen, or expected and not seen.

        >>> round(TESTS["hoop"].times(seen=False), 3)
        0.125
        """
        return self.if_true / self.if_false if seen else (1 - self.if_true) / (1 - self.if_false)


TESTS: Mapping[str, Test] = {
    "straw in the wind": Test(0.60, 0.40),
    "hoop": Test(0.95, 0.60),
    "smoking gun": Test(0.30, 0.03),
    "doubly decisive": Test(0.95, 0.05),
}
"""The four tests of process tracing, with how often each shows: assumptions."""


def updated(chance: float, test: Test, *, seen: bool) -> float:
    """Give the chance that a lesson holds after one test.

    >>> round(updated(0.5, TESTS["hoop"], seen=True), 4)
    0.6129
    """
    return _sigmoid(log(chance / (1 - chance)) + log(test.times(seen=seen)))


def proposed(limitations: Concern, coherence: Concern, adequacy: Concern, relevance: Concern) -> Confidence:
    """Propose the overall confidence that the four concerns of GRADE-CERQual leave; people decide.

    The worst concern sets it: moderate leaves moderate confidence, serious low, two serious ones very low.

    >>> proposed(Concern.NONE, Concern.MINOR, Concern.SERIOUS, Concern.NONE)
    <Confidence.LOW: 'low'>
    """
    given = (limitations, coherence, adequacy, relevance)
    if serious := given.count(Concern.SERIOUS):
        return Confidence.VERY_LOW if serious > 1 else Confidence.LOW
    return Confidence.MODERATE if Concern.MODERATE in given else Confidence.HIGH


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
