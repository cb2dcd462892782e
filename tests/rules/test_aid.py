"""Small aid beside the ceiling of its day; the first case is the one of the programme's own examples."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.foundation.money import Money, NotMoney
from veerkracht.support.rules.aid import Aid, room, undertaking


def euro(whole: int) -> Money:
    return Money(whole * 100, "EUR")


BEFORE = [Aid("oss", date(2022, 6, 1), euro(180_000)), Aid("oss", date(2023, 2, 1), euro(100_000))]


def test_thirty_thousand_more_is_blocked_in_march_2024() -> None:
    found = room("oss", date(2024, 3, 1), BEFORE)

    assert (found.got, found.ceiling, found.free) == (euro(280_000), euro(300_000), euro(20_000))
    assert not found.admits(euro(30_000))
    assert found.admits(euro(20_000)), "exactly the ceiling is allowed"
    assert not found.admits(Money(2_000_001, "EUR"))


def test_the_same_company_was_over_the_ceiling_in_december_2023() -> None:
    found = room("oss", date(2023, 12, 1), BEFORE)

    assert found.exceeded
    assert found.free == euro(0)
    assert not found.admits(euro(0))


@pytest.mark.parametrize(
    ("granted_on", "on", "counts"),
    [
        pytest.param(date(2021, 1, 1), date(2023, 12, 31), True, id="two fiscal years before counts"),
        pytest.param(date(2020, 12, 31), date(2023, 1, 1), False, id="three fiscal years before does not"),
        pytest.param(date(2021, 3, 2), date(2024, 3, 1), True, id="within three years to the day"),
        pytest.param(date(2021, 3, 1), date(2024, 3, 1), False, id="three years ago to the day no longer counts"),
        pytest.param(date(2021, 3, 1), date(2024, 2, 29), True, id="a leap day looks back to 28 February"),
        pytest.param(date(2024, 3, 2), date(2024, 3, 1), False, id="aid that comes later does not count yet"),
    ],
)
def test_the_window_follows_the_regime_of_the_day(granted_on: date, on: date, counts: bool) -> None:
    assert bool(room("oss", on, [Aid("oss", granted_on, euro(1))]).counted) is counts


def test_linked_companies_count_together() -> None:
    granted = [*BEFORE, Aid("daughter", date(2023, 3, 1), euro(15_000)), Aid("other", date(2023, 3, 1), euro(9_000))]
    found = room("oss", date(2024, 3, 1), granted, [("oss", "holding"), ("holding", "daughter")])

    assert found.companies == {"oss", "holding", "daughter"}
    assert found.free == euro(5_000)


def test_services_of_general_interest_have_a_ceiling_of_their_own() -> None:
    granted = [Aid("oss", date(2023, 5, 1), euro(600_000), services=True)]

    assert room("oss", date(2024, 3, 1), granted, services=True).free == euro(150_000)
    assert room("oss", date(2023, 12, 1), granted, services=True).exceeded
    assert room("oss", date(2024, 3, 1), granted).free == euro(300_000)


def test_before_the_first_regime_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="no ceiling is known for 2013-12-31"):
        room("oss", date(2013, 12, 31), [])


def test_another_currency_is_refused() -> None:
    with pytest.raises(NotMoney):
        room("oss", date(2024, 3, 1), [Aid("oss", date(2024, 1, 1), Money(1, "USD"))])


@given(some.lists(some.tuples(some.sampled_from("abcdef"), some.sampled_from("abcdef"))))
def test_companies_of_one_undertaking_agree_on_it(links: list[tuple[str, str]]) -> None:
    for company in undertaking("a", links):
        assert undertaking(company, links) == undertaking("a", links)


@given(some.dates(date(2014, 1, 1), date(2030, 12, 31)), some.integers(0, 400_000))
def test_what_is_free_may_be_granted_and_a_cent_more_may_not(on: date, got: int) -> None:
    found = room("a", on, [Aid("a", on, euro(got))])

    assert found.admits(found.free) is not found.exceeded
    assert not found.admits(found.free + Money(1, "EUR"))
