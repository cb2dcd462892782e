"""What the caps leave of an amount, which of them bound, and who bears how much of what is left.

Source: R22, payable is the least of what is owed and the room under every cap. See docs/methods/caps.md.
"""

from fractions import Fraction
from typing import NamedTuple

from veerkracht.foundation.money import Money, split
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Line, Part, Scope, Standing
from veerkracht.fund.rules.terms import Cap, Terms


class Fit(NamedTuple):
    """How much of an amount is paid, by whom, and what the caps had to say."""

    amount: int
    above: int
    parts: tuple[Part, ...]
    steps: tuple[Said, ...] = ()


class Guard(NamedTuple):
    """A cap with its amount, whose room it guards, and at which place of a part its name stands, if it is a payer's."""

    cap: Cap
    most: int
    scope: Scope
    person: bool
    share: int


SHARES = {"payer": 1, "portfolio": 2}


class Caps:
    """The caps of a contract beside what was used up under them."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self._guards: dict[tuple[int, str], list[Guard]] = {}
        self._parts: dict[tuple[int, int], tuple[Part, ...]] = {}

    def fit(self, terms: Terms, metric: str, person: str, owed: int) -> Fit:
        """Find the most that no cap forbids; the rest is above the cap."""
        amount, binding, used = owed, None, self.standing.used
        for guard in self._guards.get((terms.version, metric)) or self._guarding(terms, metric):
            if guard.person:
                left = guard.most - used[(*guard.scope[:2], person)] if person else amount
            else:
                left = guard.most - used[guard.scope]
            if guard.share:
                left = self._fit_part(terms, guard, left, amount)
            if left < amount:
                amount, binding = max(0, left), guard.cap
        parts = self.parts(terms, amount)
        if binding is None:
            return Fit(amount, 0, parts)
        guarded = terms.metric(binding.of)
        name = Said(f"cap-{binding.per}", {"of": guarded.title if guarded else binding.of})
        room, above = Money(amount, terms.currency), Money(owed - amount, terms.currency)
        return Fit(amount, above.minor, parts, (Said("cap-leaves", {"cap": name, "left": room}), above_cap(above)))

    def _guarding(self, terms: Terms, metric: str) -> list[Guard]:
        """List the caps that guard a metric, those of payers last, since they ask how what is left is divided."""
        caps = [cap for cap in terms.caps if cap.per not in ("person", "metric") or cap.of in ("", metric)]
        caps.sort(key=lambda cap: cap.per in SHARES)
        guards = [
            Guard(cap, cap.most.minor, scope(cap, ""), cap.per == "person", SHARES.get(cap.per, 0)) for cap in caps
        ]
        self._guards[terms.version, metric] = guards
        return guards

    def _fit_part(self, terms: Terms, guard: Guard, left: int, amount: int) -> int:
        """Lower an amount until the part of one payer or portfolio fits; all keep their share of what is left."""
        if left >= amount:
            return amount
        at, of = guard.share - 1, guard.cap.of
        while (over := sum(part[2] for part in self.parts(terms, amount) if part[at] == of) - max(0, left)) > 0:
            amount = max(0, amount - over)
        return amount

    def parts(self, terms: Terms, amount: int) -> tuple[Part, ...]:
        """Divide an amount over the payers, and the part of each over its portfolios, to the cent."""
        key = terms.version, amount
        if key not in self._parts:
            self._parts[key] = divided(terms, amount, {payer.organisation: payer.share for payer in terms.payers})
        return self._parts[key]


def divided(terms: Terms, amount: int, shares: dict[str, Fraction]) -> tuple[Part, ...]:
    """Divide an amount over payers by share, and each part over the payer's portfolios."""
    paid = split(amount, shares) if shares else {}
    return tuple(
        (payer.organisation, portfolio, part)
        for payer in terms.payers
        for portfolio, part in split(paid.get(payer.organisation, 0), payer.shares).items()
        if part
    )


def taken_back(known: Line, amount: int) -> tuple[Part, ...]:
    """Take back an amount from those who paid it, in proportion to what each paid."""
    if not amount:
        return ()
    paid = {f"{number:06}": part for number, part in enumerate(sorted(known.parts))}
    kept = split(known.amount - amount, {number: part[2] for number, part in paid.items()})
    back = ((part[0], part[1], kept[number] - part[2]) for number, part in paid.items())
    return tuple(part for part in back if part[2])


def scope(cap: Cap, person: str) -> Scope:
    """Name whose room a cap guards."""
    return cap.per, cap.of, person if cap.per == "person" else ""


def above_cap(amount: Money) -> Said:
    """Say how much was verified that no cap leaves room for."""
    return Said("above-cap", {"amount": amount})
