"""In which column each change of a theory stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.learning.rules.layers import layers


@pytest.mark.parametrize(
    ("nodes", "links", "columns"),
    [
        ("abc", ["ab", "bc", "ac"], ["a", "b", "c"]),
        ("abc", ["ac", "bc"], ["ab", "c"]),
        ("ab", ["ab", "ba"], ["a", "b"]),
        ("a", ["aa"], ["a"]),
        ("", [], []),
        ("abcd", ["ad", "bc"], ["ab", "dc"]),
        ("ab", ["ax", "xb"], ["ab"]),
    ],
)
def test_each_change_stands_after_what_leads_to_it(nodes: str, links: list[str], columns: list[str]) -> None:
    found = layers(list(nodes), [(link[0], link[1]) for link in links])

    assert ["".join(column) for column in found] == columns


@given(some.lists(some.tuples(some.sampled_from("abcdef"), some.sampled_from("abcdef")), max_size=15))
def test_every_change_stands_once_whatever_the_links(links: list[tuple[str, str]]) -> None:
    found = layers(list("abcdef"), links)

    assert sorted(node for column in found for node in column) == list("abcdef")
    assert all(found)
