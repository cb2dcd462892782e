from datetime import date

import pytest

from veerkracht.people.rules.deeds import DEEDS, SIDES, counting, only_looks
from veerkracht.people.rules.roles import EVERYWHERE, KINDS, ROLES, Held

DAY = date(2017, 3, 17)
OSS = ("initiative", "slowcare-oss")
HERE = ("programme", "sociale-veerkracht")


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_says_what_it_is_who_may_and_where(deed: str) -> None:
    row = DEEDS[deed]

    assert row.what.nl
    assert row.what.en
    assert row.what.nl != row.what.en
    assert row.roles
    assert row.roles <= set(ROLES)
    assert list(row.scopes) == [kind for kind in KINDS if kind in row.scopes], "the narrowest first"
    assert row.not_for <= set(SIDES)
    assert row.not_after <= set(DEEDS)
    assert len(deed) <= 60, "it stands in the trail"


@pytest.mark.parametrize("deed", DEEDS)
def test_each_role_of_a_deed_can_be_held_where_it_is_asked(deed: str) -> None:
    row = DEEDS[deed]

    for role in row.roles:
        assert ROLES[role].held_in & {"", *row.scopes}, f"a {role} can never do this"


@pytest.mark.parametrize("deed", [name for name, row in DEEDS.items() if row.reads])
def test_what_only_reads_binds_nobody(deed: str) -> None:
    assert not DEEDS[deed].binds
    assert not DEEDS[deed].not_after


def test_an_auditor_reads_everything_but_persons_and_changes_nothing() -> None:
    theirs = {name for name, row in DEEDS.items() if "auditor" in row.roles}
    readable = {name for name, row in DEEDS.items() if row.reads and not row.people}

    assert theirs == readable - {"look as another role", "see own capital"}, "an auditor has no part, and sees all"


def test_every_step_that_must_be_apart_is_apart_both_ways_or_comes_before() -> None:
    """The steps of one payment have an order, so that "not after" covers each pair once."""
    order = ["enter a claim", "verify an outcome", "enter a payment", "approve a payment", "pay out"]

    for name in order:
        assert DEEDS[name].not_after <= set(order[: order.index(name)])


@pytest.mark.parametrize(
    ("held", "scopes", "counts"),
    [
        pytest.param(Held("officer"), [], True, id="everywhere counts without a scope"),
        pytest.param(Held("officer"), [OSS, HERE], True, id="everywhere counts in any scope"),
        pytest.param(Held("officer", HERE), [OSS, HERE], True, id="of the programme in which it lies"),
        pytest.param(Held("officer", OSS), [OSS, HERE], True, id="of the initiative itself"),
        pytest.param(Held("officer", OSS), [HERE], False, id="of one initiative, for the whole programme"),
        pytest.param(Held("officer", ("programme", "tilburg")), [OSS, HERE], False, id="of another programme"),
        pytest.param(Held("officer", ("organisation", "slowcare-oss")), [OSS], False, id="same key, another kind"),
        pytest.param(Held("investor", HERE), [OSS, HERE], False, id="a role that may not"),
        pytest.param(Held("officer", HERE, ends_on=date(2017, 3, 16)), [HERE], False, id="a role that ended"),
        pytest.param(Held("officer", HERE, starts_on=date(2017, 3, 18)), [HERE], False, id="a role that begins later"),
    ],
)
def test_in_which_scope_a_role_counts(held: Held, scopes: list[tuple[str, str]], counts: bool) -> None:
    assert bool(counting("keep the programme", [held], scopes, DAY)) is counts


def test_a_deed_that_is_not_in_the_table_is_a_mistake_in_the_code() -> None:
    with pytest.raises(KeyError):
        counting("fly to the moon", [Held("administrator")], [], DAY)


def test_whoever_audits_only_looks_as_long_as_they_do() -> None:
    audits = [Held("officer"), Held("auditor", EVERYWHERE, ends_on=DAY)]

    assert only_looks(audits, DAY)
    assert not only_looks(audits, date(2017, 3, 18))
    assert not only_looks([Held("officer")], DAY)


def test_a_role_that_is_none_any_more_does_nothing_and_harms_nothing() -> None:
    left_over = [Held("visitor")]

    assert not only_looks(left_over, DAY)
    assert not any(counting(deed, left_over, [HERE], DAY) for deed in DEEDS)
