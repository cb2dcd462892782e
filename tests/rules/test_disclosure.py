"""What is published tells of nobody; the figures are those of methods 3.12."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.results.rules.disclosure import FEW, alike, code, shown
from veerkracht.results.rules.outcomes_file import is_bsn

PEOPLE = [
    dict(zip(("town", "age", "sex"), row.split(), strict=True))
    for row in (
        *("Oss 75+ v", "Oss 75+ v", "Oss 75+ m", "Oss 65-74 v", "Oss 65-74 v", "Oss 65-74 v"),
        *("Veghel 75+ v", "Veghel 75+ m"),
    )
]


@pytest.mark.parametrize(
    ("fields", "smallest"),
    [
        pytest.param(("town", "age", "sex"), 1, id="somebody stands alone"),
        pytest.param(("town", "age"), 2, id="without sex"),
        pytest.param(("town",), 2, id="town only"),
    ],
)
def test_so_many_people_look_alike(fields: tuple[str, ...], smallest: int) -> None:
    assert alike(PEOPLE, fields) == smallest
    assert alike([], fields) == 0


def test_few_people_are_hidden_and_what_gives_them_away() -> None:
    hidden = shown([[25, 4, 31], [40, 22, 18], [13, 30, 55]])

    assert hidden == [[None, None, None], [40, None, None], [None, None, 55]]
    assert shown([[0, 10], [20, 30]]) == [[0, 10], [20, 30]]


@given(
    some.integers(1, 5).flatmap(
        lambda wide: some.lists(some.lists(some.integers(0, 40), min_size=wide, max_size=wide), min_size=1, max_size=5)
    )
)
def test_no_hidden_cell_follows_from_its_row_or_column(table: list[list[int]]) -> None:
    hidden = shown(table)

    for line in [*hidden, *(list(column) for column in zip(*hidden, strict=True))]:
        assert line.count(None) != 1 or len(line) == 1
    for counted, seen in zip(chain(*table), chain(*hidden), strict=True):
        assert seen in (counted, None)
        assert not 0 < counted < FEW or seen is None


def test_a_code_needs_its_key_and_differs_by_contract() -> None:
    key, person = b"demo-project-key", "deelnemer-001"

    assert code(key, person, "contract-7") == "b4f9bc73d7e37ea5"
    assert code(key, person, "contract-8") != code(key, person, "contract-7") != code(b"other", person, "contract-7")


def test_what_could_be_a_citizen_service_number_is_only_hashed_and_never_taken_as_a_code() -> None:
    number = "123456782"

    assert code(b"demo-project-key", number, "contract-7") == "15f860e36d3211b1"
    assert is_bsn(number), "tests/rules/test_outcomes_file.py: the file refuses it"
