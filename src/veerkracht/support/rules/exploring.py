"""When two kinds of support are near-equal, trying them both teaches which helps: how often to try which.

Source: M. Kasy and A. Sautmann, Adaptive treatment assignment in experiments for policy choice (2021): exploration
sampling. Only with consent. See docs/methods/exploring.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from veerkracht.support.rules.betas import largest
from veerkracht.support.rules.chances import Chance

NEAR = 0.7
"""A choice that stands in fewer than seven of ten plausible worlds has near-equals."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """For each kind of support: how likely it is the best for this need, and the share in which to try it."""

    best: Mapping[str, float]
    share: Mapping[str, float]


def best_and_shares(chances: Mapping[str, Chance], needs: Mapping[str, float]) -> Exploration:
    """Say how likely each kind is the best for a need, and how often exploration would try it."""
    kinds = [kind for kind in chances if kind in needs]
    best = largest([(chances[one].better, chances[one].worse) for one in kinds], [needs[one] for one in kinds])
    spread = [one * (1 - one) for one in best]
    whole = sum(spread)
    shares = [one / whole for one in spread] if whole else [float(one == max(best)) for one in best]
    return Exploration(dict(zip(kinds, best, strict=True)), dict(zip(kinds, shares, strict=True)))


def explore(
    chances: Mapping[str, Chance], needs: Mapping[str, float], *, equals: frozenset[str], consent: bool
) -> Mapping[str, float]:
    """Give the shares in which to choose among near-equals, which the plan named; one certain kind without consent.

    What is drawn is logged with its share, or nothing can be learned from it.
    """
    if not equals <= chances.keys() & needs.keys():
        raise ValueError("only kinds whose need and chance are known can be near-equal")
    found = best_and_shares({kind: chances[kind] for kind in equals}, {kind: needs[kind] for kind in sorted(equals)})
    if consent and len(equals) > 1:
        return found.share
    first = max(sorted(equals), key=lambda kind: needs[kind] * chances[kind].value, default=None)
    return {kind: float(kind == first) for kind in sorted(equals)}
