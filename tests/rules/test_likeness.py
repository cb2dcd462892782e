from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.initiatives.rules.likeness import BOUND, Named, Pair, alike, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("SlowCare Oss", "Slow-Care in Oss", id="a hyphen and a small word"),
        pytest.param("Verspild Talent Veghel", "Verspilt talent, Veghel", id="d for t"),
        pytest.param("Dementievriendelijke gemeenten", "Dementie vriendelijke gemeente", id="a compound cut in two"),
        pytest.param("Verspild Talent Veghel", "Veghel: verspild talent", id="the words in another order"),
        pytest.param("Repair Café", "Repaircafe", id="an accent and a space"),
    ],
)
def test_two_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= BOUND


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Eenzaamheid Roosendaal", "Eenzaamheid Helmond", id="one theme in two towns"),
        pytest.param("Buurthuis De Linde", "Buurthuis De Eik", id="two houses of one kind"),
        pytest.param("Wijkraad Oost", "Wijkraad West", id="two parts of one town"),
        pytest.param("Brabant Outcomes Fund 1", "Brabant Outcomes Fund 2", id="two numbers"),
        pytest.param("🌱", "🌳", id="names without a letter"),
    ],
)
def test_different_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < BOUND


def test_the_same_name_in_two_places_is_not_proposed() -> None:
    oss = Named("repair-cafe-oss", ("Repair Café",), frozenset({"oss"}))
    uden = Named("repair-cafe-uden", ("Repair Café",), frozenset({"uden"}))
    anywhere = Named("repair-cafe", ("Repaircafé",))

    pairs = alike([oss, uden, anywhere], {"repair-cafe-oss", "repair-cafe-uden"})

    assert [(pair.one, pair.other) for pair in pairs] == [
        ("repair-cafe", "repair-cafe-oss"),
        ("repair-cafe", "repair-cafe-uden"),
    ]


def test_an_earlier_name_counts_as_well() -> None:
    renamed = Named("samen-oss", ("Samen Oss", "SlowCare Oss"))
    second = Named("slow-care", ("Slow Care Oss",))

    assert alike([renamed, second], {"slow-care"}) == [Pair("samen-oss", "slow-care", 1.0)]


def test_two_records_that_were_there_before_are_not_proposed_again() -> None:
    records = [Named("a", ("Dorpsmolen",)), Named("b", ("De Dorpsmolen",)), Named("c", ("Iets anders",))]

    assert alike(records, {"c"}) == []


words = st.text(alphabet="abcde 1é", min_size=1, max_size=9)


@given(st.lists(words, max_size=9))
def test_nothing_above_the_bound_is_lost_by_comparing_few(names: list[str]) -> None:
    records = [Named(f"r{number}", (name,)) for number, name in enumerate(names)]

    found = {(pair.one, pair.other) for pair in alike(records, {record.key for record in records})}

    everyone = combinations(records, 2)
    assert found == {(a.key, b.key) for a, b in everyone if likeness(a.names[0], b.names[0]) >= BOUND}


@given(words, words)
def test_likeness_does_not_depend_on_who_comes_first(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0
