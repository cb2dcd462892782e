import math
import random
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from as_written import as_written

from veerkracht.fund.rules.batch import kernels as compiled
from veerkracht.fund.rules.batch.returns import irr_many, xirr_many
from veerkracht.fund.rules.returns import NoRate, Rate, Why, irr, xirr_by_number

MOMENTS = 7
ODD = [
    pytest.param([-5, -5, 0, 0, 0, 0, 0], id="total loss"),
    pytest.param([0] * MOMENTS, id="nothing moves"),
    pytest.param([5, 0, 1, 0, 0, 0, 0], id="never paid in"),
    pytest.param([-100, 230, -132, 0, 0, 0, 0], id="two rates"),
    pytest.param([100, -200, 150, 0, 0, 0, 0], id="no rate"),
    pytest.param([-100, 220, -121, 0, 0, 0, 0], id="two changes of sign and one rate"),
    pytest.param([0, 0, 0, -900, 0, 0, 1000], id="nothing at first"),
    pytest.param([-1, 0, 0, 0, 0, 0, 20_000_000], id="far above 1000 %"),
    pytest.param([-20_000_000, 0, 0, 0, 0, 0, 1], id="nearly everything lost"),
    pytest.param([900, 0, 0, 0, 0, 0, -1000], id="received first"),
]


kernels = as_written(compiled)


class Grid(dict[tuple[int, int], float]):
    """Rows that are read by row and moment at once, as the kernels do."""

    def __init__(self, rows: list[list[float]]) -> None:
        super().__init__({(row, at): value for row, line in enumerate(rows) for at, value in enumerate(line)})


def investments(many: int) -> Iterator[list[float]]:
    """Make series that pay in first and receive later, with noughts in between."""
    chance = random.Random(5)  # noqa: S311 - the same series at every run
    for _series in range(many):
        paid_in = chance.randint(1, MOMENTS - 1)
        back = chance.lognormvariate(0.1, 0.5)
        yield [chance.choice((0, -1, -1)) * chance.random() - (0.1 if not at else 0) for at in range(paid_in)] + [
            chance.choice((0, 1, 1)) * chance.random() * back for _at in range(MOMENTS - paid_in)
        ]


def dates(many: int) -> Iterator[list[int]]:
    chance = random.Random(6)  # noqa: S311 - the same series at every run
    for _series in range(many):
        yield sorted(chance.sample(range(17_000, 17_000 + 365 * 6), MOMENTS))


SERIES, DAYS = list(investments(90)), list(dates(90))


def same(one: Rate | NoRate, other: Rate | NoRate) -> bool:
    if isinstance(one, Rate) and isinstance(other, Rate):
        return math.isclose(one.value, other.value, rel_tol=1e-9, abs_tol=1e-9) and one.per == other.per
    return one == other


def test_the_loops_give_the_rates_of_the_readable_rule_and_leave_the_rest() -> None:
    periods, days = [0.0] * len(SERIES), [0.0] * len(SERIES)

    kernels.irr_rows(Grid(SERIES), MOMENTS, 0, len(SERIES), periods)
    kernels.xirr_rows(Grid(SERIES), Grid(DAYS), MOMENTS, 0, len(SERIES), days)

    for row, series in enumerate(SERIES):
        found, dated = irr(series), xirr_by_number(zip(DAYS[row], series, strict=True))
        assert math.isnan(periods[row]) or same(Rate(periods[row], "period"), found)
        assert math.isnan(days[row]) or same(Rate(days[row], "year"), dated)
    assert max(sum(map(math.isnan, periods)), sum(map(math.isnan, days))) < len(SERIES) / 6, "few are left"


@pytest.mark.parametrize("series", ODD)
def test_the_loops_never_give_a_rate_that_does_not_exist(series: list[float]) -> None:
    periods, days = [0.0], [0.0]

    kernels.irr_rows(Grid([series]), MOMENTS, 0, 1, periods)
    kernels.xirr_rows(Grid([series]), Grid([DAYS[0]]), MOMENTS, 0, 1, days)

    assert math.isnan(periods[0]) or same(Rate(periods[0], "period"), irr(series))
    assert math.isnan(days[0]) or same(Rate(days[0], "year"), xirr_by_number(zip(DAYS[0], series, strict=True)))


def test_days_out_of_order_are_left_to_the_readable_rule() -> None:
    found = [0.0]

    kernels.xirr_rows(Grid([[-100.0, 110.0]]), Grid([[400, 35]]), 2, 0, 1, found)

    assert math.isnan(found[0])
    assert same(xirr_many([[400, 35]], [[-100, 110]])[0], xirr_by_number([(35, 110), (400, -100)]))


def test_each_series_of_many_has_a_rate_or_a_reason() -> None:
    series = [list(param.values[0]) for param in ODD]

    found, dated = irr_many(series), xirr_many(DAYS[: len(series)], series)

    for row, amounts in enumerate(series):
        assert same(found[row], irr(amounts))
        assert same(dated[row], xirr_by_number(zip(DAYS[row], amounts, strict=True)))
        assert math.isnan(found.values[row]) == isinstance(found[row], NoRate)
    assert found[0] == NoRate(Why.EVERYTHING_LOST)


@pytest.mark.skipif(not find_spec("numba"), reason="numba compiles the loops; without it the readable rule answers")
def test_compiled_loops_give_what_the_readable_rule_gives() -> None:
    series = [*SERIES * 3, *(list(param.values[0]) for param in ODD)]
    days = [DAYS[row % len(DAYS)] for row in range(len(series))]

    found, dated = irr_many(series), xirr_many(days, series)

    for row, amounts in enumerate(series):
        assert same(found[row], irr(amounts))
        assert same(dated[row], xirr_by_number(zip(days[row], amounts, strict=True)))
