"""Who gets what of each receipt: the classes in order, then the rest; at the end the guarantee, and what is lost.

Everything is whole cents, and what comes in goes out. See docs/methods/waterfall.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from veerkracht.foundation.money import Money, split
from veerkracht.fund.rules.capital import Capital, CapitalClass, NotCapital
from veerkracht.fund.rules.promise import Balance
from veerkracht.fund.rules.sentences import Percent, Said


@dataclass(frozen=True, slots=True)
class DrawDown:
    """Capital of a class that was called on a day; its investors pay in by their commitments."""

    on: date
    class_key: str
    cents: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """An outcome payment that came in for the investors on a day; nil where a period yielded nothing."""

    on: date
    cents: int


class Part(StrEnum):
    """As what an amount moves."""

    PAID_IN = "paid-in"
    ACCRUED = "accrued"
    PRINCIPAL = "principal"
    UPSIDE = "upside"
    PROVIDER = "provider"
    RETURNED = "returned"
    ABOVE_CAP = "above-cap"
    GUARANTEE = "guarantee"


@dataclass(frozen=True, slots=True)
class Line:
    """An amount to one party, as what, and the figures that explain it.

    The party is an investor's key, and empty for the enterprise and the payer. Figures: `received` on the day, `due` to
    the class as this part, `given` to the class, and the party's `stake` of all `stakes` in it.
    """

    on: date
    part: Part
    cents: int
    class_key: str = ""
    party: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)

    def said(self, currency: str) -> Said:
        """Say why this amount went here, in the sentence of its part."""
        amounts = {name: Money(cents, currency) for name, cents in self.figures.items() if not name.startswith("stake")}
        share = Percent(Fraction(self.figures.get("stake", 1), self.figures.get("stakes", 1)))
        names = {
            "amount": Money(self.cents, currency),
            "party": self.party,
            "class_key": self.class_key,
            "share": share,
        }
        return Said(f"capital-{self.part}", amounts | names)


@dataclass(frozen=True, slots=True)
class Distribution:
    """All that moved, line by line, and how every class stands afterwards."""

    capital: Capital
    paid_in: tuple[Line, ...]
    lines: tuple[Line, ...]
    balances: Mapping[str, Balance]
    guarantee: Mapping[str, int]

    def total(self, *, class_key: str = "", party: str = "", part: Part | None = None) -> int:
        """Add up what a class, a party or a part received."""
        return sum(line.cents for line in self.lines if _fits(line, class_key, party) and part in (None, line.part))

    def flows(self, *, class_key: str = "", party: str = "") -> list[tuple[date, int]]:
        """List what investors paid in (negative) and received, by day, for their multiple and rate of return."""
        flows: Counter[date] = Counter()
        for line in self.paid_in:
            flows[line.on] -= line.cents if _fits(line, class_key, party) else 0
        for line in self.lines:
            flows[line.on] += line.cents if line.class_key and _fits(line, class_key, party) else 0
        return sorted(flows.items())

    def loss(self, class_key: str) -> int:
        """Give what a class paid in and did not get back."""
        return max(0, -sum(cents for _on, cents in self.flows(class_key=class_key)))

    @property
    def still_owed(self) -> int:
        """Give what the enterprise still owes: nothing without recourse, however much was lost."""
        return sum(balance.owed for balance in self.balances.values()) if self.capital.recourse else 0


def _fits(line: Line, class_key: str, party: str) -> bool:
    return class_key in ("", line.class_key) and party in ("", line.party)


def distribute(
    capital: Capital,
    draw_downs: Iterable[DrawDown],
    receipts: Iterable[Receipt],
    *,
    closes_on: date | None = None,
) -> Distribution:
    """Pay each receipt to the classes in order: what accrued, then principal; then divide the rest by its shares.

    Return accrues from day to day on which something moves. On the closing day the guarantee pays what a class lost
    beyond its largest loss. A draw-down above the commitments is refused, and so is money after the closing day.
    """
    events: list[DrawDown | Receipt] = [*draw_downs, *receipts]
    events.sort(key=lambda event: (event.on, isinstance(event, Receipt), event.cents, repr(event)))
    _require_sound(events, capital, closes_on)
    books = _Books(capital)
    for event in events:
        books.turn_to(event.on)
        if isinstance(event, DrawDown):
            books.draw(event)
        else:
            books.receive(event)
    if closes_on:
        books.turn_to(closes_on)
        books.close()
    return Distribution(capital, tuple(books.paid_in), tuple(books.lines), dict(books.owed), books.guarantee)


def _require_sound(events: list[DrawDown | Receipt], capital: Capital, closes_on: date | None) -> None:
    """Refuse what cannot have happened."""
    if any(event.cents < 0 for event in events):
        raise NotCapital("Een bedrag is minder dan nul.", "An amount is less than zero.")
    if closes_on and any(event.on > closes_on for event in events):
        raise NotCapital(
            "Er kwam geld na de dag van afsluiten. Kies een latere dag.",
            "Money came after the closing day. Choose a later day.",
        )
    known = {one.key for one in capital.classes}
    drawn = Counter[str]()
    for event in events:
        if isinstance(event, DrawDown):
            drawn[event.class_key] += event.cents
    over = [key for key in drawn if key not in known] + [
        one.key for one in capital.classes if drawn[one.key] > one.committed
    ]
    if over:
        raise NotCapital(
            f"Van klasse {over[0]} is meer opgevraagd dan toegezegd.",
            f"More was called from class {over[0]} than was committed.",
        )


def _within(room: int, wanted: Mapping[str, int], shares: Mapping[str, Fraction]) -> dict[str, int]:
    """Divide what a common cap leaves by share, until each has what it may: more to divide is never less for anyone."""
    given: dict[str, int] = {}
    while left := {key: cents for key, cents in wanted.items() if key not in given}:
        parts = split(min(room, sum(left.values())), {key: shares[key] for key in left})
        full = {key: cents for key, cents in left.items() if cents <= parts[key]}
        if not full:
            return given | parts
        given |= full
        room -= sum(full.values())
    return given


class _Books:
    """The state while the days go by: what is owed, what room the caps leave, and the lines so far."""

    def __init__(self, capital: Capital) -> None:
        self.capital = capital
        self.on = date.min
        self.owed = {one.key: Balance() for one in capital.classes}
        caps = {"": capital.cap} | {one.key: one.cap for one in capital.classes}
        self.caps = {key: cap for key, cap in caps.items() if cap}
        self.rooms = {key: Balance() for key in self.caps}
        self.paid_in: list[Line] = []
        self.lines: list[Line] = []
        self.guarantee = dict.fromkeys(capital.guarantors, 0)

    def turn_to(self, on: date) -> None:
        """Let every return and every cap grow until a day."""
        if self.on > date.min:
            for one in self.capital.classes:
                self.owed[one.key] = self.owed[one.key].grown(one.preferred, self.on, on)
            for key, cap in self.caps.items():
                self.rooms[key] = self.rooms[key].grown(cap, self.on, on)
        self.on = on

    def draw(self, event: DrawDown) -> None:
        """Call capital from a class."""
        one = next(one for one in self.capital.classes if one.key == event.class_key)
        self.owed[one.key] = self.owed[one.key].called(event.cents, one.preferred)
        for key in {"", one.key} & self.caps.keys():
            self.rooms[key] = self.rooms[key].called(event.cents, self.caps[key])
        self.paid_in += self._shared(self.paid_in, one, Part.PAID_IN, event.cents, {"called": event.cents})

    def receive(self, receipt: Receipt) -> None:
        """Pay a receipt down the order."""
        left = receipt.cents
        for one in self.capital.classes:
            before = self.owed[one.key]
            paid = min(left, before.owed, self._room(one))
            self.owed[one.key] = before.paid(paid)
            accrued = min(paid, before.accrued)
            self._give(one, Part.ACCRUED, accrued, due=before.accrued, received=receipt.cents)
            self._give(one, Part.PRINCIPAL, paid - accrued, due=before.principal, received=receipt.cents)
            left -= paid
        self._divide(left, receipt.cents)

    def _divide(self, rest: int, received: int) -> None:
        """Divide what is left over the shares; what a cap cuts off goes back to the payer, not to the enterprise."""
        sharing = [one for one in self.capital.classes if one.upside and self._drawn(one)]
        shares = {f"class {one.key}": one.upside for one in sharing} | {"provider": self.capital.provider_share}
        parts = split(rest, shares | {"returned": 1 - sum(shares.values())})
        due = {one.key: parts[f"class {one.key}"] for one in sharing}
        given = _within(
            self.rooms[""].owed if "" in self.rooms else rest,
            {one.key: min(due[one.key], self._room(one)) for one in sharing},
            {one.key: one.upside for one in sharing},
        )
        for one in sharing:
            self._give(one, Part.UPSIDE, given[one.key], due=due[one.key], received=received)
        above_cap = sum(due.values()) - sum(given.values())
        rests = {Part.PROVIDER: parts["provider"], Part.RETURNED: parts["returned"], Part.ABOVE_CAP: above_cap}
        figures = {"received": received, "rest": rest}
        self.lines += [Line(self.on, part, cents, figures=figures) for part, cents in rests.items() if cents]

    def close(self) -> None:
        """Let the guarantee pay what each class lost beyond its largest loss."""
        for one in self.capital.classes:
            drawn = self._drawn(one)
            lost = self._at_stake(one)
            beyond = max(0, lost - int(one.largest_loss * drawn))
            self._give(one, Part.GUARANTEE, beyond, due=lost, received=0)
        total = sum(line.cents for line in self.lines if line.part is Part.GUARANTEE)
        if total:
            self.guarantee = split(total, self.capital.guarantors)

    def _drawn(self, one: CapitalClass) -> int:
        return sum(line.cents for line in self.paid_in if line.class_key == one.key)

    def _at_stake(self, one: CapitalClass) -> int:
        """Say how much of what a class paid in it has not got back."""
        return max(0, self._drawn(one) - sum(line.cents for line in self.lines if line.class_key == one.key))

    def _room(self, one: CapitalClass) -> int:
        """Say how much the caps still allow a class; without a cap, more than any receipt.

        The common cap keeps room for what the other classes have at stake, so that the return of one is never paid
        from the principal of another.
        """
        others = sum(self._at_stake(other) for other in self.capital.classes if other is not one)
        rooms = {key: self.rooms[key].owed - (0 if key else others) for key in {"", one.key} & self.caps.keys()}
        return max(0, min(rooms.values(), default=10**18))

    def _give(self, one: CapitalClass, part: Part, cents: int, **figures: int) -> None:
        for key in {"", one.key} & self.caps.keys():
            self.rooms[key] = self.rooms[key].paid(cents)
        self.lines += self._shared(self.lines, one, part, cents, {**figures, "given": cents})

    def _shared(
        self, before: list[Line], one: CapitalClass, part: Part, cents: int, figures: Mapping[str, int]
    ) -> list[Line]:
        """Divide over the investors of a class so that all they had so far comes as near to their stakes as it can."""
        if not cents:
            return []
        so_far = Counter[str]()
        for line in before:
            so_far[line.party] += line.cents if line.class_key == one.key else 0
        total, stakes = cents + sum(so_far.values()), one.committed
        open_ = {key: max(0, total * stake - so_far[key] * stakes) for key, stake in one.commitments.items()}
        return [
            Line(self.on, part, share, one.key, key, {**figures, "stake": one.commitments[key], "stakes": stakes})
            for key, share in split(cents, open_).items()
            if share
        ]
