"""If this many, then this much."""

import pytest

from veerkracht.fund.contracts.rules.imagined import fees, imagined
from veerkracht.fund.contracts.rules.starting import NAMES, template
from veerkracht.fund.rules.reading import read
from veerkracht.fund.rules.terms import Terms


def terms(name: str) -> Terms:
    found = read(template(name)).terms
    assert found
    return found


def test_each_step_and_all_together_up_to_the_cap_of_a_person_and_the_contract() -> None:
    lines = {line.title.en: [str(cell.paid) for cell in line.cells] for line in imagined(terms("milestones"), (1, 100))}

    assert lines["A home of one's own: three months"] == ["1500.00", "150000.00"]
    assert lines["Everyone reaches everything"] == ["15000.00", "250000.00"]


@pytest.mark.parametrize("name", NAMES)
def test_every_template_has_a_table(name: str) -> None:
    assert imagined(terms(name))


def test_tiers_are_shown_at_and_between_their_bounds() -> None:
    (line,) = imagined(terms("tiers"))

    assert line.measured
    assert len(line.cells) > 3
    assert [cell.count for cell in line.cells] == sorted(cell.count for cell in line.cells)


def test_fixed_fees_are_told_apart() -> None:
    assert fees(terms("fee-and-outcome"))
    assert not fees(terms("milestones"))
