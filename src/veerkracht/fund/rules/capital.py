"""The capital of a contract as agreed: classes with commitments, order, caps, upside, largest loss and guarantee.

Source: GO Lab, INDIGO data standard 4.1.0 (investments) for the words. See docs/methods/capital.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.promise import PromisedReturn


class NotCapital(ValueError):
    """These terms of capital cannot stand; the exception carries the sentence that says why, in both languages."""

    def __init__(self, dutch: str, english: str) -> None:
        super().__init__(english)
        self.sentence = Bilingual(dutch, english)


class Rank(StrEnum):
    """Who is paid before whom: senior first, first loss last."""

    SENIOR = "senior"
    JUNIOR = "junior"
    FIRST_LOSS = "first-loss"


@dataclass(frozen=True, slots=True)
class CapitalClass:
    """Investors who stand in one place in the order, with what each committed, in cents.

    Upside is the class's share of what is left when all classes are whole. The cap limits all that the class receives;
    the largest loss is a share of what it paid in, and the guarantee pays what is lost beyond it.
    """

    key: str
    rank: Rank
    commitments: Mapping[str, int]
    preferred: PromisedReturn | None = None
    upside: Fraction = Fraction(0)
    cap: PromisedReturn | None = None
    largest_loss: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if not self.commitments or not all(_cents(amount) and amount for amount in self.commitments.values()):
            raise NotCapital(
                f"Klasse {self.key} heeft geen investeerders. Noem er een, met hele centen boven nul.",
                f"Class {self.key} has no investors. Name one, with whole cents above zero.",
            )
        if not (0 <= self.upside <= 1 and 0 <= self.largest_loss <= 1):
            raise NotCapital(
                f"Aandeel en grootste verlies van klasse {self.key} liggen tussen 0 en 100 %.",
                f"The share and the largest loss of class {self.key} lie between 0 and 100 %.",
            )

    @property
    def committed(self) -> int:
        return sum(self.commitments.values())


@dataclass(frozen=True, slots=True)
class Capital:
    """All capital of a contract: classes in order, and who gets the rest of the money when they are whole.

    With recourse the enterprise still owes what the receipts did not repay, as with a loan; without, it is lost.
    """

    classes: tuple[CapitalClass, ...]
    recourse: bool
    provider_share: Fraction = Fraction(0)
    returned_share: Fraction = Fraction(0)
    cap: PromisedReturn | None = None
    guarantors: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._in_order()
        self._whole()
        self._covered()

    def _in_order(self) -> None:
        ranks = [list(Rank).index(one.rank) for one in self.classes]
        if not ranks or ranks != sorted(ranks) or len({one.key for one in self.classes}) < len(ranks):
            raise NotCapital(
                "Zet de klassen op volgorde: senior, junior, eerste verlies; minstens een klasse, elke naam één keer.",
                "Put the classes in order: senior, junior, first loss; name at least one, each key once.",
            )

    def _whole(self) -> None:
        shares = [*(one.upside for one in self.classes), self.provider_share, self.returned_share]
        if sum(shares) != 1 or min(shares) < 0:
            raise NotCapital(
                "Wat overblijft is niet voor 100 % verdeeld. Verdeel het over investeerders, initiatief en betaler.",
                "The shares of what is left do not add up to 100 %. Divide it over investors, enterprise and payer.",
            )

    def _covered(self) -> None:
        guarantee = sum(self.guarantors.values())
        needed = sum(one.committed - int(one.largest_loss * one.committed) for one in self.classes)
        if not all(_cents(amount) for amount in self.guarantors.values()) or guarantee < needed:
            raise NotCapital(
                f"De garantie van {guarantee} cent dekt het grootste verlies niet; nodig is {needed} cent.",
                f"The guarantee of {guarantee} cents does not cover the largest loss; {needed} cents are needed.",
            )

    @property
    def committed(self) -> int:
        return sum(one.committed for one in self.classes)


def _cents(amount: object) -> bool:
    return isinstance(amount, int) and not isinstance(amount, bool) and amount >= 0
