"""The picture of the waterfall: for each scenario one bar, cut by who receives what, against what was paid in."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from veerkracht.foundation.money import Money
from veerkracht.fund.capital.models import Place
from veerkracht.fund.capital.outlook import Outlook, Scenario

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: whose it is, from where and how wide."""

    look: str
    name: str
    amount: Money
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One scenario as a bar."""

    scenario: Scenario
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars on one scale, the place of what was paid in, and what each look means."""

    bars: tuple[Bar, ...]
    paid_in: int
    most: Money
    looks: tuple[tuple[str, str], ...]


def picture(outlook: Outlook) -> Picture:
    """Draw the scenarios on one scale."""
    most = max(outlook.paid_in, *(one.total for one in outlook.scenarios))
    bars = tuple(Bar(one, _pieces(one, max(1, most.minor))) for one in outlook.scenarios)
    looks = dict.fromkeys((piece.look, piece.name) for bar in bars for piece in bar.pieces)
    order = [*(place.value for place in Place), "provider", "returned"]
    return Picture(
        bars=bars,
        paid_in=_at(outlook.paid_in.minor, max(1, most.minor)),
        most=most,
        looks=tuple(sorted(looks, key=lambda look: order.index(look[0]))),
    )


def _pieces(scenario: Scenario, most: int) -> tuple[Piece, ...]:
    """Lay the parts one behind the other; ends are rounded, not widths, so that a bar is as long as its total."""
    parts = [(one.rank, one.name, one.amount) for one in scenario.classes]
    parts.append(("provider", pgettext("capital", "to the provider"), scenario.provider))
    parts.append(("returned", pgettext("capital", "back to the payers"), scenario.returned))
    pieces, so_far = [], 0
    for look, name, amount in parts:
        if amount:
            start, end = _at(so_far, most), _at(so_far + amount.minor, most)
            pieces.append(Piece(look, name, amount, start, end - start))
            so_far += amount.minor
    return tuple(pieces)


def _at(cents: int, most: int) -> int:
    return cents * WIDTH // most
