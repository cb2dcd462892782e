"""Ties; the large case is the one of the methods."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from worked import expected, inputs

from veerkracht.support.rules.network import (
    Network,
    adamic_adar,
    betweenness,
    both,
    components,
    constraint,
    cut_points,
    distances,
    effective_size,
    efficiency,
    through,
)


def test_the_network_of_the_methods() -> None:
    wanted, network = expected("crossovers")["net"], through(inputs("crossovers")["ties"])
    between, bound = betweenness(network), constraint(network)

    assert (len(network.ties), len(network.pairs)) == (wanted["n"], wanted["m"])
    assert len(components(network)) == wanted["components"]
    assert network.density == pytest.approx(wanted["density"], abs=1e-6)
    top = sorted(between.items(), key=lambda pair: -pair[1])[:4]
    assert [[name, round(value, 3)] for name, value in top] == wanted["top_between"]
    assert {name: round(bound[name] or 0, 3) for name in wanted["constraint"]} == wanted["constraint"]


def test_the_brokers_among_organisations() -> None:
    ties: dict[str, list[str]] = {}
    for initiative, organisations in inputs("crossovers")["ties"].items():
        for one in organisations:
            ties.setdefault(one, []).append(initiative)
    top = sorted(betweenness(through(ties)).items(), key=lambda pair: -pair[1])[:4]

    assert [[name, round(value, 3)] for name, value in top] == expected("crossovers")["org_brokers"]


def test_one_introduction_brings_all_nearer() -> None:
    wanted, network = expected("crossovers")["efficiency"], through(inputs("crossovers")["ties"])

    assert efficiency(network) == pytest.approx(wanted["before"], abs=1e-6)
    assert efficiency(network.tied("Dorpsmolen", "VAB")) == pytest.approx(wanted["after"], abs=1e-6)


BRIDGE = Network.of("abcde", [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e")])


def test_without_a_bridge_the_network_falls_apart() -> None:
    assert cut_points(BRIDGE) == ["c", "d"]
    assert [sorted(part) for part in components(BRIDGE.without("c"))] == [["a", "b"], ["d", "e"]]


def test_whose_ties_know_each_other_has_fewer_ways_out() -> None:
    bound, size = constraint(BRIDGE), effective_size(BRIDGE)

    assert (bound["a"] or 0) > (bound["c"] or 0)
    assert size["c"] == pytest.approx(3 - 2 / 3)
    assert constraint(Network.of("a"))["a"] is None
    assert effective_size(Network.of("a"))["a"] is None


def test_an_isolated_node_is_far_from_all() -> None:
    network = Network.of("abc", [("a", "b")])

    assert distances(network, "c") == {"c": 0}
    assert efficiency(network) == pytest.approx(1 / 3)
    assert betweenness(network)["c"] == 0


def test_an_organisation_is_a_node_of_its_own_where_both_are() -> None:
    assert both({"a": ["x"], "b": ["x"]}).pairs == [("a", "x"), ("b", "x")]
    assert adamic_adar(through({"a": ["x"], "b": ["x", "y"], "c": ["y"]}), "a", "c") == pytest.approx(1.442695)


PAIRS = some.lists(some.tuples(some.sampled_from("abcdef"), some.sampled_from("abcdef")), max_size=12)


@given(PAIRS)
def test_parts_and_shares_add_up(pairs: list[tuple[str, str]]) -> None:
    network = Network.of("abcdef", pairs)

    assert sum(len(part) for part in components(network)) == 6
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in betweenness(network).values())
    assert 0 <= network.density <= efficiency(network) + 1e-9 <= 1 + 2e-9
