"""Who should meet whom; the large case is the one of the methods."""

import pytest
from test_kindred import by_parts, whole
from worked import expected, inputs

from veerkracht.support.rules.meeting import Introduction, came_of_it, complement, introductions, propose
from veerkracht.support.rules.network import Network, through


def test_the_introductions_of_the_methods() -> None:
    known = inputs("crossovers")
    kindred, names = whole(known, by_parts(known)), list(known["ties"])
    found = introductions(
        through(known["ties"]),
        {one: [what] for one, what in known["offer"].items()},
        known["want"],
        lambda one, other: kindred.alike(names.index(one), names.index(other)),
    )
    told = [
        [
            round(pair.score, 3),
            pair.one,
            pair.other,
            pair.complement,
            round(pair.likeness, 3),
            pair.distance,
            round(pair.acquaintances, 3),
        ]
        for pair in found[:6]
    ]

    assert told == expected("crossovers")["meet"]


def pair(one: str, other: str, complement: float = 0.5, likeness: float = 0.0, distance: int = 2) -> Introduction:
    return Introduction(0.5, one, other, complement, likeness, distance, 0.0)


def test_who_is_tied_is_not_introduced() -> None:
    found = introductions(Network.of("abc", [("a", "b")]), {}, {}, lambda _one, _other: 0.0)

    assert [(one.one, one.other) for one in found] == [("b", "c"), ("a", "c")]
    assert all(one.distance == 6 for one in found)


def test_only_with_consent_and_no_contact_too_often() -> None:
    ranked = [pair("a", "b"), pair("a", "c"), pair("a", "d"), pair("b", "x"), pair("b", "d")]
    found = propose(ranked, frozenset("abcd"), {"d": 1})

    assert [(one.one, one.other) for one in found] == [("a", "b"), ("a", "c"), ("b", "d")]


def test_distance_alone_is_no_reason_to_meet() -> None:
    assert propose([pair("a", "b", complement=0.0, distance=6)], frozenset("ab"), {}) == []


@pytest.mark.parametrize(("wants", "fits"), [({}, 0.0), ({"a": ["cook"]}, 0.5), ({"a": ["cook"], "b": ["hall"]}, 1.0)])
def test_complement_is_half_a_way_at_a_time(wants: dict[str, list[str]], fits: float) -> None:
    assert complement("a", "b", {"a": ["hall"], "b": ["cook"]}, wants) == fits
    assert complement("b", "a", {"a": ["hall"], "b": ["cook"]}, wants) == fits


def test_a_tap_after_six_weeks_teaches_per_reason() -> None:
    found = came_of_it([(pair("a", "b"), True), (pair("a", "c", distance=4), False)])

    assert found == {"complement": (1, 2), "distance": (0, 1)}
