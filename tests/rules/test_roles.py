from datetime import date

import pytest

from veerkracht.people.rules.deeds import DEEDS
from veerkracht.people.rules.roles import EVERYWHERE, KINDS, ROLES, Held, can_be_held, decides

DAY = date(2017, 3, 17)
FOURTEEN = [
    *("initiator", "support-worker", "officer", "municipal-officer", "knowledge-partner", "task-owner"),
    *("process-guide", "controller", "payer", "investor", "verifier", "evaluator", "auditor", "administrator"),
]


def test_the_roles_are_the_fourteen_of_the_programme() -> None:
    assert list(ROLES) == FOURTEEN


@pytest.mark.parametrize("role", ROLES)
def test_each_role_says_in_both_languages_what_it_is_and_can_be_held_somewhere(role: str) -> None:
    row = ROLES[role]

    assert row.what.nl
    assert row.what.en
    assert row.held_in
    assert row.held_in <= {"", *KINDS}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counts"),
    [
        pytest.param(None, None, True, id="without days"),
        pytest.param(DAY, None, True, id="on its first day"),
        pytest.param(date(2017, 3, 18), None, False, id="the day before its first"),
        pytest.param(None, DAY, True, id="on its last day"),
        pytest.param(None, date(2017, 3, 16), False, id="the day after its last"),
        pytest.param(DAY, DAY, True, id="for one day"),
    ],
)
def test_a_role_counts_from_its_first_day_to_its_last(starts_on: date, ends_on: date, counts: bool) -> None:
    assert Held("officer", EVERYWHERE, starts_on, ends_on).in_force(DAY) is counts


@pytest.mark.parametrize(
    ("role", "scope", "can"),
    [
        pytest.param("verifier", ("contract", "a"), True, id="a verifier checks a contract"),
        pytest.param("verifier", EVERYWHERE, False, id="a verifier never checks everything"),
        pytest.param("verifier", ("programme", "a"), False, id="a verifier checks no whole programme"),
        pytest.param("investor", EVERYWHERE, False, id="an investor sees only what they put money in"),
        pytest.param("administrator", EVERYWHERE, True, id="an administrator is so everywhere"),
        pytest.param("administrator", ("programme", "a"), False, id="an administrator of one programme is none"),
        pytest.param("auditor", ("programme", "a"), True, id="an audit of one programme"),
        pytest.param("initiator", ("initiative", "a"), True, id="an initiator has an initiative"),
        pytest.param("initiator", EVERYWHERE, False, id="nobody began everything"),
        pytest.param("officer", ("programme", ""), False, id="a kind without a key is no scope"),
    ],
)
def test_where_a_role_can_be_held(role: str, scope: tuple[str, str], can: bool) -> None:
    assert can_be_held(role, scope) is can


def test_whoever_decides_or_pays_is_marked_so_for_signing_in() -> None:
    binding = {role for row in DEEDS.values() if row.binds for role in row.roles}

    # An initiator comes by a one-time link; what binds asks for a stronger sign-in of its own, whatever the role.
    assert binding - {"initiator"} <= {role for role, row in ROLES.items() if row.decides}
    assert not ROLES["initiator"].decides
    assert not ROLES["auditor"].decides


@pytest.mark.parametrize(
    ("held", "is_so"),
    [
        ([], False),
        ([Held("initiator", ("initiative", "slowcare-oss"))], False),
        ([Held("initiator"), Held("controller")], True),
        ([Held("controller", ends_on=date(2017, 3, 16))], False),
        ([Held("controller", ends_on=date(2017, 3, 17))], True),
        ([Held("controller", starts_on=date(2018, 1, 1))], True),
        ([Held("no such role")], False),
    ],
)
def test_who_decides_or_pays_does_so_until_the_last_day_and_before_the_first(held: list[Held], is_so: bool) -> None:
    assert decides(held, date(2017, 3, 17)) is is_so
