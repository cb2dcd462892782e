"""What a plan was computed from, as the rules count with it, and what they found, as it is kept."""

from collections.abc import Mapping
from typing import Any

from veerkracht.support.rules.allocation import Demand, Impossible, Plan

Kept = Mapping[str, Any]


def demand_of(asked: Kept, limits: Kept) -> Demand:
    """Give the demand of a plan; ties are drawn by the initiatives themselves, so alike the next time."""
    kinds, chance = asked["kinds"], asked["chance"]
    rows = asked["rows"]
    groups: dict[str, set[int]] = {}
    for place, row in enumerate(rows):
        for theme in row.get("themes", ()) if limits.get("themes") else ():
            groups.setdefault(theme, set()).add(place)
    return Demand(
        utility=tuple(
            tuple(row["needs"][kind] * chance[kind][0] if kind in row["open"] else None for kind in kinds)
            for row in rows
        ),
        need=tuple(sum(row["needs"].values()) for row in rows),
        capacity=tuple(asked["capacity"]),
        cost=tuple(asked["cost"]),
        budget=limits["budget_cents"] / 100,
        floor=limits["floor"],
        groups=tuple((frozenset(places), 1) for _theme, places in sorted(groups.items())),
        seed="|".join(row["key"] for row in rows),
    )


def needs_of(asked: Kept) -> tuple[tuple[float, ...], ...]:
    """Give the needs alone, by initiative and kind."""
    return tuple(tuple(float(row["needs"].get(kind, 0.0)) for kind in asked["kinds"]) for row in asked["rows"])


def chances_of(asked: Kept) -> tuple[tuple[float, ...], ...]:
    """Give the chances alone, by initiative and kind."""
    return tuple(tuple(float(asked["chance"][kind][0]) for kind in asked["kinds"]) for _row in asked["rows"])


def kept(found: Plan | Impossible) -> dict[str, Any]:
    """Give what was found as it is kept; of an impossible plan the limits that stand in the way."""
    if isinstance(found, Impossible):
        return {"relaxed": [[limit, kept(plan)] for limit, plan in found.relaxed]}
    return {
        "given": [list(kinds) for kinds in found.given],
        "total": found.total,
        "score": found.score,
        "bound": found.bound,
        "effort": found.effort,
        "relative": list(found.relative),
    }


def plan_of(found: Kept) -> Plan | None:
    """Give a plan that was kept; nothing where it was impossible."""
    if "given" not in found:
        return None
    return Plan(
        tuple(tuple(kinds) for kinds in found["given"]),
        found["total"],
        found["score"],
        found["bound"],
        found["effort"],
        tuple(found["relative"]),
    )
