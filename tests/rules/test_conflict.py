import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.writing.rules.conflict import Outcome, compare


@pytest.mark.parametrize(
    ("was", "theirs", "mine", "fate"),
    [
        pytest.param("Oss", "Oss", "Oss Noord", "mine", id="only I changed it"),
        pytest.param("Oss", "Oss Noord", "Oss", "theirs", id="only they changed it"),
        pytest.param("Oss", "Oss Noord", "Oss Noord", "", id="both made the same of it"),
        pytest.param("Oss", "Oss Noord", "Oss Zuid", "both", id="both changed it otherwise"),
        pytest.param("Oss", "Oss", "Oss", "", id="nobody changed it"),
    ],
)
def test_the_table_of_the_method(was: str, theirs: str, mine: str, fate: str) -> None:
    found = compare({"title": was}, {"title": theirs}, {"title": mine})

    assert {name: getattr(found, name) for name in ("mine", "theirs", "both") if getattr(found, name)} == (
        {fate: ("title",)} if fate else {}
    )


def test_what_is_not_known_to_have_been_shown_is_never_written_over() -> None:
    assert compare({}, {"title": "Oss"}, {"title": "Oss Zuid"}) == Outcome((), (), ("title",))


def test_what_does_not_stand_in_the_record_is_left_alone() -> None:
    assert compare({}, {}, {"reason": "Omdat"}) == Outcome((), (), ())


texts = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", "Oss", "Noord", "Zuid"]))


@given(texts, texts, texts)
def test_no_change_of_another_is_lost(was: dict[str, str], theirs: dict[str, str], mine: dict[str, str]) -> None:
    found = compare(was, theirs, mine)

    assert all(theirs[name] == was[name] for name in found.mine), "mine is only written over what I was shown"
    assert len({*found.mine, *found.theirs, *found.both}) == len([*found.mine, *found.theirs, *found.both])
