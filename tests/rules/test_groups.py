"""Groups of people that a text speaks of."""

import pytest

from veerkracht.crossovers.rules.groups import groups


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Statushouders leren een vak", {"newcomers"}, id="newcomers"),
        pytest.param("Mantelzorgers van ouderen", {"carers", "older"}, id="two groups"),
        pytest.param("Dove en blinde mensen vinden werk", {"disabled"}, id="deaf and blind"),
        pytest.param("Een moestuin voor het dorp", set(), id="nobody named"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_a_text_speaks_of_the_groups_it_names(text: str, named: set[str]) -> None:
    assert groups(text) == named
