"""The description of the API keeps to our rules, and each rule notices where it is broken."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from house.api_rules import RULES, broken

Said = dict[str, Any]
ONE = "/initiatives/{key}"


@pytest.fixture(scope="module")
def description() -> Said:
    said: Said = Client().get("/api/v1/openapi.json", secure=True).json()
    return said


def without(said: Any, *way: str) -> None:
    for step in way[:-1]:
        said = said[step]
    del said[way[-1]]


def put(value: object, said: Any, *way: str) -> None:
    for step in way[:-1]:
        said = said[step]
    said[way[-1]] = value


def drop_parameters(said: Said, path: str, method: str, name: str) -> None:
    operation = said["paths"][path][method]
    operation["parameters"] = [one for one in operation["parameters"] if one["name"] != name]


def member(said: Said, name: str, shape: object) -> None:
    shown = said["paths"][ONE]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    shown["properties"][name] = shape


WAYS: dict[int, Callable[[Said], None]] = {
    1: lambda said: put("2.0", said, "openapi"),
    2: lambda said: without(said, "info", "contact", "email"),
    3: lambda said: put("v1", said, "info", "version"),
    4: lambda said: put([{"url": "http://voorbeeld.example/api/v1"}], said, "servers"),
    5: lambda said: put({}, said, "paths", "/initiatives/"),
    6: lambda said: put({}, said, "paths", "/policy_tasks"),
    7: lambda said: put("policy_task", said["paths"]["/initiatives"]["get"]["parameters"][0], "name"),
    8: lambda said: put(said["paths"][ONE]["get"], said, "paths", ONE, "trace"),
    9: lambda said: without(said, "paths", ONE, "get", "responses", "200", "headers"),
    10: lambda said: put({}, said, "paths", ONE, "get", "responses", "404", "content"),
    11: lambda said: without(said, "paths", "/themes", "get", "responses", "400"),
    12: lambda said: member(said, "closing_date", {"type": "string"}),
    13: lambda said: put("", said, "paths", ONE, "get", "summary"),
    14: lambda said: put([{}], said, "paths", ONE, "patch", "security"),
    15: lambda said: drop_parameters(said, ONE, "patch", "If-Match"),
    16: lambda said: drop_parameters(said, "/initiatives", "get", "cursor"),
    17: lambda said: put({"type": "string"}, said, "components", "schemas", "NewSource", "properties", "title"),
}
"""For each rule a way to break it."""


def test_the_description_keeps_to_the_rules(description: Said) -> None:
    assert not broken(description)


def test_there_is_a_way_to_break_each_rule() -> None:
    assert set(WAYS) == set(RULES)


@pytest.mark.parametrize("number", RULES, ids=lambda number: f"rule {number}: {RULES[number][0]}")
def test_a_rule_notices_where_it_is_broken(description: Said, number: int) -> None:
    said = deepcopy(description)
    WAYS[number](said)

    assert list(RULES[number][1](said))
