"""A plan as it is shown: its picture cell by cell, what it costs to be fair, and why one choice was made."""

from dataclasses import dataclass
from datetime import date
from time import monotonic
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach, require
from veerkracht.people.queries import names
from veerkracht.support.planning.choices import Aim, Kind, Running
from veerkracht.support.planning.demand import demand_of, plan_of
from veerkracht.support.planning.models import Agreement, Plan
from veerkracht.support.planning.queries.scopes import PROPOSE
from veerkracht.support.rules import allocation
from veerkracht.support.rules.reasons import NEAR, contrast, scarcity
from veerkracht.trail.pages import Page, Turn, cut

FEW_WORLDS = 20
"""From so many worlds on it is shown what is near-equal."""
CONTENT = 0.0005
LONGEST = 1.0
"""So many seconds the reasons of one choice are computed when they are opened; what is found by then is shown."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list."""

    key: str
    made_on: date
    by: str
    initiatives: int
    chosen: int
    state: str
    state_word: str
    possible: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One initiative with one kind: its need and chance, whether it was chosen, and how surely."""

    kind: str
    word: str
    need: float
    chance: float
    open: bool
    chosen: bool
    near: bool
    share: float | None
    agreement: str

    @property
    def use(self) -> float:
        return self.need * self.chance

    @property
    def radius(self) -> str:
        return f"{4 + 12 * self.need:.1f}"

    @property
    def shade(self) -> int:
        """Give in which of five shades the chance is shown."""
        return min(4, int(self.chance * 5))


@dataclass(frozen=True, slots=True)
class Row:
    """One initiative of a plan."""

    key: str
    title: Bilingual
    diagnosis: str
    met: float
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One plan by one aim: its numbers."""

    aim: str
    word: str
    total: float
    worst_off: float
    effort: float
    gap: float
    chosen: int
    price: float
    """Which part of the largest total this costs."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A limit that stands in the way, and what the plan would bring without it."""

    limit: str
    kind: str
    total: float
    chosen: int


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan with all that is shown of it."""

    line: PlanLine
    aim: str
    aims: tuple[Told, ...]
    now: Told | None
    limits: dict[str, Any]
    kinds: tuple[tuple[str, str, int, int], ...]
    """Kind, word, how many there can be, and how many are chosen."""
    rows: tuple[Row, ...]
    proposals: tuple[tuple[Row, Cell], ...]
    relaxed: tuple[Relaxed, ...]
    worlds: int
    drawn: tuple[tuple[Bilingual, Bilingual], ...]
    programme_key: str


@dataclass(frozen=True, slots=True)
class Change:
    """What would be otherwise for one initiative."""

    initiative: Bilingual
    word: str
    added: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why one choice was made: contrast, scarcity and robustness, and what stands equal to it."""

    row: Row
    cell: Cell
    loss: float | None
    instead: tuple[Change, ...]
    more_kind: float
    more_budget: float
    step: int
    total: float
    equals: tuple[Cell, ...]
    others: tuple[Cell, ...]
    offers: tuple[str, ...]
    stuck: str
    worlds: int
    programme_key: str


def plans(viewer: Person, turn: Turn) -> Page[PlanLine]:
    """List the plans that someone may see, the latest first."""
    there = reach(viewer, PROPOSE)
    found = Plan.objects.all() if there.everywhere else Plan.objects.filter(programme__key__in=there.keys("programme"))
    page = cut(found, turn, by="made_on", newest=True)
    people = names({one.by_key for one in page.rows})
    return page.of(_line(one, people) for one in page.rows)


def whole(key: str, *, viewer: Person, aim: str = "") -> WholePlan:
    """Give a plan by one aim; refuse who may not plan there."""
    found = _found(key, viewer)
    aim = aim if aim in found.found else Aim.TOTAL.value
    best = plan_of(found.found[Aim.TOTAL])
    told = tuple(_told(one, found.found[one], best) for one in Aim.values if "given" in found.found.get(one, {}))
    rows = _rows(found, aim)
    kinds = found.asked["kinds"]
    given = [cell for row in rows for cell in row.cells if cell and cell.chosen]
    counts = [sum(cell.kind == kind for cell in given) for kind in kinds]
    plan = plan_of(found.found[aim])
    return WholePlan(
        line=_line(found, names([found.by_key])),
        aim=aim,
        aims=told,
        now=next((one for one in told if one.aim == aim), None),
        limits=found.limits,
        kinds=tuple(
            (kind, str(Kind(kind).label), many, count)
            for kind, many, count in zip(kinds, found.asked["capacity"], counts, strict=True)
        ),
        rows=rows,
        proposals=tuple((row, cell) for row in rows for cell in row.cells if cell and cell.chosen),
        relaxed=_relaxed(found),
        worlds=found.worlds,
        drawn=_drawn(found, plan) if plan else (),
        programme_key=found.programme.key,
    )


def why(key: str, initiative: str, kind: str, *, viewer: Person, aim: str = "") -> Why:
    """Say why a kind was or was not chosen for an initiative, by planning again with one thing changed."""
    found = _found(key, viewer)
    aim = aim if aim in found.found else Aim.TOTAL.value
    rows, kinds = _rows(found, aim), found.asked["kinds"]
    place = next((number for number, row in enumerate(rows) if row.key == initiative), None)
    cell = rows[place].cells[kinds.index(kind)] if place is not None and kind in kinds else None
    plan = plan_of(found.found[aim])
    if place is None or cell is None or plan is None or not cell.open:
        raise NotKnown(_("In this plan there is no such proposal. Choose one in its picture."))
    demand, goal, number = demand_of(found.asked, found.limits), allocation.Aim(aim), kinds.index(kind)
    end = monotonic() + LONGEST

    def late() -> bool:
        return monotonic() > end

    other = contrast(demand, plan, place, number, goal, near=CONTENT, stop=late)
    step = max(1, round(demand.cost[number]))
    row = rows[place]
    rest = [one for one in row.cells if one and one.open and one.kind != kind]
    return Why(
        row=row,
        cell=cell,
        loss=None if other.instead is None else max(0.0, plan.total - other.instead.total),
        instead=_changes(rows, kinds, plan, other.instead, place, number),
        more_kind=scarcity(demand, plan, kind=number, aim=goal, near=CONTENT, stop=late),
        more_budget=scarcity(demand, plan, more=step, aim=goal, near=CONTENT, stop=late),
        step=step,
        total=plan.total,
        equals=tuple(one for one in rest if one.near) if cell.near else (),
        others=tuple(rest),
        offers=tuple(found.asked["rows"][place]["offers"].get(kind, ())),
        stuck=found.asked["rows"][place]["stuck"].get(kind, ""),
        worlds=found.worlds,
        programme_key=found.programme.key,
    )


def _found(key: str, viewer: Person) -> Plan:
    found = Plan.objects.select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no plan “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    require(viewer, PROPOSE, [("programme", found.programme.key)])
    return found


def _line(found: Plan, people: dict[str, str]) -> PlanLine:
    total = found.found.get(Aim.TOTAL, {})
    return PlanLine(
        key=found.key,
        made_on=found.made_on,
        by=people.get(found.by_key, ""),
        initiatives=len(found.asked["rows"]),
        chosen=sum(len(kinds) for kinds in total.get("given", ())),
        state=found.state,
        state_word=str(Running(found.state).label),
        possible="given" in total,
    )


def _rows(found: Plan, aim: str) -> tuple[Row, ...]:
    asked, plan = found.asked, plan_of(found.found[aim])
    keys = [row["key"] for row in asked["rows"]]
    made = Agreement.objects.filter(initiative__key__in=keys, recorded_at__gte=found.recorded_at).order_by("pk")
    known = {(initiative, kind): key for initiative, kind, key in made.values_list("initiative__key", "kind", "key")}
    rows = []
    for place, row in enumerate(asked["rows"]):
        given = plan.given[place] if plan else ()
        cells = tuple(
            _cell(found, row, _share(found, aim, place, number), kind, number in given, known)
            if kind in row["needs"]
            else None
            for number, kind in enumerate(asked["kinds"])
        )
        met = plan.relative[place] if plan else 0.0
        rows.append(Row(row["key"], Bilingual(row["nl"], row["en"]), row["diagnosis"], met, cells))
    return tuple(rows)


def _share(found: Plan, aim: str, place: int, number: int) -> float | None:
    """Give in which part of the worlds something was chosen; that was looked at for the plan with most in total."""
    known = found.share and found.worlds >= FEW_WORLDS and aim == Aim.TOTAL
    return found.share[place][number] if known else None


def _cell(
    found: Plan, row: dict[str, Any], share: float | None, kind: str, chosen: bool, known: dict[tuple[str, str], str]
) -> Cell:
    near = share is not None and (share < NEAR if chosen else share > 1 - NEAR)
    return Cell(
        kind=kind,
        word=str(Kind(kind).label),
        need=row["needs"][kind],
        chance=found.asked["chance"][kind][0],
        open=kind in row["open"],
        chosen=chosen,
        near=near,
        share=share,
        agreement=known.get((row["key"], kind), ""),
    )


def _told(aim: str, kept: dict[str, Any], best: allocation.Plan | None) -> Told:
    plan = plan_of(kept)
    assert plan is not None  # noqa: S101 - asked only of what is possible
    return Told(
        aim=aim,
        word=str(Aim(aim).label),
        total=plan.total,
        worst_off=plan.worst_off,
        effort=plan.effort,
        gap=plan.gap,
        chosen=sum(len(kinds) for kinds in plan.given),
        price=allocation.price_of_fairness(best, plan) if best else 0.0,
    )


def _relaxed(found: Plan) -> tuple[Relaxed, ...]:
    """Give the limits that stand in the way of a plan, each with what there would be without it."""
    kinds = found.asked["kinds"]
    rows = []
    for limit, kept in found.found[Aim.TOTAL].get("relaxed", ()):
        plan = plan_of(kept)
        word, _space, number = limit.partition(" ")
        kind = str(Kind(kinds[int(number)]).label) if number else ""
        chosen = sum(len(given) for given in plan.given) if plan else 0
        rows.append(Relaxed(word, kind, plan.total if plan else 0.0, chosen))
    return tuple(rows)


def _drawn(found: Plan, plan: allocation.Plan) -> tuple[tuple[Bilingual, Bilingual], ...]:
    """Give the pairs of initiatives that are alike and yet got something else, so that lots were drawn."""
    titles = [Bilingual(row["nl"], row["en"]) for row in found.asked["rows"]]
    pairs = allocation.lots(demand_of(found.asked, found.limits), plan)
    return tuple((titles[one], titles[other]) for one, other in pairs)


def _changes(
    rows: tuple[Row, ...],
    kinds: list[str],
    plan: allocation.Plan,
    instead: allocation.Plan | None,
    place: int,
    kind: int,
) -> tuple[Change, ...]:
    """List what would be otherwise for whom, apart from the choice that was asked about."""
    if instead is None:
        return ()
    found = []
    for number, (now, then) in enumerate(zip(plan.given, instead.given, strict=True)):
        for one in sorted(set(now) ^ set(then)):
            if (number, one) != (place, kind):
                found.append(Change(rows[number].title, str(Kind(kinds[one]).label), one in then))
    return tuple(found)
