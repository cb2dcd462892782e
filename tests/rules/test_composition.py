"""The set with and without a candidate."""

from hypothesis import given
from hypothesis import strategies as some

from veerkracht.initiatives.selection.rules.composition import DIMENSIONS, Member, Row, composition


def member(key: str, **values: str) -> Member:
    return Member(key, {name: frozenset(text.split()) for name, text in values.items()})


SET = [
    member("slowcare", theme="care", place="oss", phase="start"),
    member("ctalents", theme="work", place="tilburg breda", phase="growth", risk="low"),
    member("buurt", theme="care", place="oss", phase="growth"),
]


def test_the_table_worked_by_hand() -> None:
    found = composition(SET, member("nieuw", theme="care", place="uden", phase="start", need="partner"))

    assert found.rows["theme"] == (Row("care", 2, True), Row("work", 1, False))
    assert found.rows["place"][-1] == Row("uden", 0, True)
    assert found.rows["place"][-1].first
    assert found.rows["risk"] == (Row("low", 1, False), Row("", 2, True))
    assert (found.nearest, found.shared, found.known) == (("slowcare",), 2, 4)


def test_an_empty_set_has_nobody_near() -> None:
    found = composition([], member("nieuw", theme="care"))

    assert (found.size, found.nearest, found.shared) == (0, (), 0)


def test_who_is_in_the_set_already_is_not_counted_twice() -> None:
    assert composition(SET, SET[0]).size == 2


words = some.frozensets(some.sampled_from(["a", "b", "c"]))
members = some.builds(Member, some.text(min_size=1), some.fixed_dictionaries(dict.fromkeys(DIMENSIONS, words)))


@given(some.lists(members, unique_by=lambda one: one.key), members)
def test_with_the_candidate_nothing_goes_and_its_own_values_come(others: list[Member], candidate: Member) -> None:
    found = composition(others, candidate)

    for name in DIMENSIONS:
        assert {row.value for row in found.rows[name] if row.adds} == candidate.of(name)
        assert all(row.with_it - row.without in (0, 1) for row in found.rows[name])
