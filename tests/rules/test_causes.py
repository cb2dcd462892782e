"""How well a theory of change is held; the case is the one of the methods."""

import pytest

from veerkracht.learning.rules.causes import Claim, chain, robustness, tellers, way

TOLD = [
    Claim(*claim.split("|"))
    for claim in (
        "p1|buurtkamer|ontmoeting",
        "p2|buurtkamer|ontmoeting",
        "p3|buurtkamer|ontmoeting",
        "p4|buurtkamer|ontmoeting",
        "p1|ontmoeting|vertrouwen",
        "p2|ontmoeting|vertrouwen",
        "p5|ontmoeting|vertrouwen",
        "p1|vertrouwen|minder eenzaam",
        "p6|vertrouwen|minder eenzaam",
        "p3|ontmoeting|minder eenzaam",
        "p7|buurtkamer|eigenaarschap",
        "p7|eigenaarschap|minder eenzaam",
    )
]


def test_four_threads_hold_it_and_three_people_tell_the_whole_story() -> None:
    found = robustness(TOLD, "buurtkamer", "minder eenzaam")

    assert found.threads == 4
    assert found.weakest == (
        ("eigenaarschap", "minder eenzaam"),
        ("ontmoeting", "minder eenzaam"),
        ("vertrouwen", "minder eenzaam"),
    )
    assert found.whole_story == ("p1", "p3", "p7")


def test_the_weakest_links_carry_just_the_threads_and_without_them_there_is_none() -> None:
    found = robustness(TOLD, "buurtkamer", "minder eenzaam")
    capacity = tellers(TOLD)
    left = [claim for claim in TOLD if (claim.cause, claim.effect) not in found.weakest]

    assert sum(capacity[link] for link in found.weakest) == found.threads
    assert robustness(left, "buurtkamer", "minder eenzaam").threads == 0


def test_a_link_told_twice_by_one_person_is_one_thread() -> None:
    assert robustness([Claim("p1", "a", "b"), Claim("p1", "a", "b")], "a", "b").threads == 1


def test_a_circle_ends() -> None:
    found = robustness([Claim("p1", "a", "b"), Claim("p2", "b", "a"), Claim("p1", "b", "c")], "a", "c")

    assert (found.threads, found.weakest) == (1, (("b", "c"),))


def test_an_end_nobody_reaches_has_no_threads() -> None:
    found = robustness([Claim("p1", "a", "b")], "a", "z")

    assert (found.threads, found.weakest, found.whole_story) == (0, (), ())


def test_a_chain_is_bounded_whatever_its_links_share() -> None:
    found = chain([0.8, 0.7, 0.6])

    assert (found.least, found.most, found.independent) == pytest.approx((0.1, 0.6, 0.336))


def test_a_chain_without_links_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        chain([])


def test_the_shortest_way_is_given_link_by_link() -> None:
    assert way(TOLD, "buurtkamer", "minder eenzaam") in (
        (("buurtkamer", "eigenaarschap"), ("eigenaarschap", "minder eenzaam")),
        (("buurtkamer", "ontmoeting"), ("ontmoeting", "minder eenzaam")),
    )
    assert way(TOLD, "minder eenzaam", "buurtkamer") == ()
    assert way(TOLD, "ontmoeting", "ontmoeting") == ()
