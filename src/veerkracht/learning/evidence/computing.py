"""What figures come to: an effect from what a study reports, and what studies say together from what each found.

Both are computed from what is kept, so that they can be computed again to the same digits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isclose, isfinite
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.learning.evidence.refusals import FigureCannotBe, NoAssumption, sentence
from veerkracht.learning.rules import effects as figures
from veerkracht.learning.rules.by_context import Placed, by_context
from veerkracht.learning.rules.levels import Design
from veerkracht.learning.rules.pooling import Study, pool
from veerkracht.learning.rules.synthesis import Assumptions, adjusted, next_places, synthesise

METHOD = "grid-1"
"""The method and its version: changed when the same studies would give other digits."""

DIGITS = 10
"""So many decimals are kept: further ones differ between machines."""

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entered:
    """One study as it goes into a synthesis: one effect on the outcome, its level and the kind of place."""

    key: str
    size: float
    error: float
    level: int
    circumstance: str = ""
    intervention: str = ""

    @property
    def study(self) -> Study:
        return Study(self.size, self.error, self.level)


def effect(how: str, reported: Figures) -> figures.Effect:
    """Compute an effect from what a study reports, or refuse with the sentence that says what cannot be."""
    way = WAYS.get(how)
    if way is None:
        raise FigureCannotBe(_("Choose what the effect is computed from."))
    try:
        found = way(reported)
        if people := reported.get("people_in_cluster"):
            found = figures.in_clusters(found, float(people), reported.get("clustering"))
    except figures.Impossible as impossible:
        raise FigureCannotBe(sentence(impossible.wrong)) from impossible
    except (KeyError, TypeError, ValueError, OverflowError, ZeroDivisionError) as missing:
        raise FigureCannotBe(_("Fill in all the figures, as numbers.")) from missing
    if not (isfinite(found.size) and isfinite(found.variance) and found.variance > 0):
        raise FigureCannotBe(_("Fill in all the figures, as numbers."))
    if found.ask_again and not reported.get("sure"):
        raise FigureCannotBe(
            _("An effect of %(size).1f standard deviations is very rare. Check the figures, and say that you are sure.")
            % {"size": found.size}
        )
    return found


def assumptions(content: Mapping[str, Any], noticeable: float) -> Assumptions:
    """Read what a set assumes; what it does not say is as usual. Refused: what is no number, or cannot be assumed."""
    usual = Assumptions()
    try:
        levels = {
            name: {int(level): float(value) for level, value in content.get(name, getattr(usual, name)).items()}
            for name in ("bias", "spread")
        }
        average, between = (float(content.get(name, getattr(usual, name))) for name in ("average", "between"))
    except (AttributeError, TypeError, ValueError) as wrong:
        raise NoAssumption(_("Give a number for each, and for the designs one for each level from 0 to 5.")) from wrong
    every = [average, between, *levels["bias"].values(), *levels["spread"].values()]
    if any(set(found) != set(Design) for found in levels.values()) or not all(isfinite(one) for one in every):
        raise NoAssumption(_("Give a number for each, and for the designs one for each level from 0 to 5."))
    if not (0 < average <= 10 and 0 < between <= 2 and all(0 <= one <= 10 for one in levels["spread"].values())):
        raise NoAssumption(_("How much effects and places vary lies above nought, and is at most some deviations."))
    return Assumptions(average=average, between=between, noticeable=noticeable, **levels)


def together(
    chosen: Sequence[Entered], neighbours: Sequence[Entered], noticeable: float, assumed: Mapping[str, Any]
) -> dict[str, Any]:
    """Compute what studies say together: as measured, with weak designs counting less, and as the handbooks do."""
    known = assumptions(assumed, noticeable)
    measured = [one.study for one in chosen]
    weighed = adjusted(measured, known)
    pooled = pool(measured)
    near = (*chosen, *neighbours)
    kept: dict[str, Any] = _kept(
        {
            "measured": asdict(synthesise(measured, known)) | {"dots": next_places(measured, known)},
            "weighed": asdict(synthesise(weighed, known)) | {"dots": next_places(weighed, known)},
            "measured_by_context": _by_context(chosen, near, [one.study for one in near], noticeable),
            "weighed_by_context": _by_context(chosen, near, adjusted([one.study for one in near], known), noticeable),
            "handbook": asdict(pooled) if pooled else None,
        }
    )
    return kept


def same_digits(one: Any, other: Any) -> bool:
    """Say whether two results are the same, to all digits that anything is ever shown with and some more."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same_digits(one[name], other[name]) for name in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same_digits, one, other))
    if isinstance(one, float) and isinstance(other, (float, int)):
        return isclose(one, other, rel_tol=0, abs_tol=10.0 ** (1 - DIGITS))
    return bool(one == other)


def _by_context(
    chosen: Sequence[Entered], near: Sequence[Entered], studies: Sequence[Study], noticeable: float
) -> list[dict[str, Any]]:
    """Give the effect in each kind of place that any study knows; nothing where no study of it says where it was."""
    placed = [
        Placed(one.intervention, one.circumstance, study)
        for one, study in zip(near, studies, strict=True)
        if one.circumstance
    ]
    own = {one.intervention for one in chosen if one.circumstance}
    return [
        {"circumstance": circumstance} | asdict(found)
        for (intervention, circumstance), found in sorted(by_context(placed, noticeable=noticeable).items())
        if intervention in own
    ]


def _kept(value: Any) -> Any:
    """Give a value as it is kept: numbers to so many decimals, lists for what comes in a row."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Mapping):
        return {str(name): _kept(one) for name, one in value.items()}
    return [_kept(one) for one in value] if isinstance(value, (list, tuple)) else value


def _group(said: Figures, which: str) -> figures.Group:
    return figures.Group(float(said[f"{which}_mean"]), float(said[f"{which}_deviation"]), int(said[f"{which}_people"]))


def _lower(said: Figures) -> bool:
    return bool(said.get("lower_is_better"))


def _scale(said: Figures) -> tuple[float, float] | None:
    low, high = said.get("scale_low"), said.get("scale_high")
    return None if low is None or high is None else (float(low), float(high))


def _from_groups(said: Figures) -> figures.Effect:
    treated, compared = _group(said, "treated"), _group(said, "compared")
    return figures.from_groups(treated, compared, lower_is_better=_lower(said), scale=_scale(said))


def _from_counts(said: Figures) -> figures.Effect:
    counts = [int(said[name]) for name in ("treated", "of_treated", "compared", "of_compared")]
    return figures.from_counts(*counts).effect(lower_is_better=_lower(said))


def _before_and_after(said: Figures) -> figures.Effect:
    known, scale, after = said.get("correlation"), _scale(said), float(said["after_mean"])
    before = _group(said, "before")
    if scale is not None and not all(scale[0] <= mean <= scale[1] for mean in (before.mean, after)):
        raise figures.Impossible(figures.Wrong.OUTSIDE_SCALE)
    correlation = None if known is None else float(known)
    return figures.before_and_after(before, after, correlation=correlation, lower_is_better=_lower(said))


def _from_interval(said: Figures) -> figures.Effect:
    found = figures.from_interval(float(said["estimate"]), float(said["low"]), float(said["high"]))
    return figures.Effect(-found.size, found.variance) if _lower(said) else found


WAYS: Mapping[str, Callable[[Figures], figures.Effect]] = {
    "groups": _from_groups,
    "counts": _from_counts,
    "before-and-after": _before_and_after,
    "interval": _from_interval,
}
"""What an effect can be computed from."""
