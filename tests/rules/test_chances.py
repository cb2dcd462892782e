"""What earlier support teaches of each kind; the large case is the one of the methods."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from worked import expected, inputs

from veerkracht.support.rules.chances import History, helped, learn


def test_the_case_of_the_methods() -> None:
    wanted = expected("matching")["eb"]
    found = learn({kind: History(*history) for kind, history in inputs("matching")["eb"].items()})

    assert (found.average, found.strength) == pytest.approx((wanted["mean"], wanted["strength"]), abs=1e-4)
    for kind, known in wanted["post"].items():
        got = found.by_kind[kind]
        assert (got.value, got.low, got.high) == pytest.approx((known["shrunk"], known["lo"], known["hi"]), abs=1e-4)
        assert got.seen == pytest.approx(known["raw"], abs=1e-6)


def test_a_kind_that_failed_often_among_few_is_not_written_off() -> None:
    found = learn({"method": History(3, 8), "partner": History(7, 9), "new": History(0, 0)})

    assert 3 / 8 < found.by_kind["method"].value < found.average < found.by_kind["partner"].value < 7 / 9
    assert found.by_kind["new"].seen is None
    assert found.by_kind["new"].value == pytest.approx(found.average)


@given(some.lists(some.tuples(some.integers(0, 20), some.integers(0, 20)), min_size=1, max_size=5))
@settings(max_examples=20, deadline=None)
def test_a_chance_lies_between_what_was_seen_and_the_average(pairs: list[tuple[int, int]]) -> None:
    found = learn({str(place): History(gone, gone + more) for place, (gone, more) in enumerate(pairs)})

    for chance in found.by_kind.values():
        low, high = sorted((found.average, found.average if chance.seen is None else chance.seen))
        assert low - 1e-9 <= chance.value <= high + 1e-9


def test_both_sides_say_whether_it_helped() -> None:
    assert helped(True, True) is True
    assert helped(True, False) is False
    assert helped(True, None) is None


def test_more_gone_than_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="no history"):
        History(3, 2)
