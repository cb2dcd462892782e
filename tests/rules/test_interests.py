from datetime import date

import pytest

from veerkracht.people.rules.deeds import DEEDS, SIDES
from veerkracht.people.rules.interests import (
    RELATIONS,
    TIES,
    Case,
    Interest,
    block,
    cannot_hold_both,
    fits,
    side_of_interest,
)
from veerkracht.people.rules.roles import EVERYWHERE, Held

DAY = date(2020, 1, 15)
CONTRACT, OTHER = ("contract", "refugee-team"), ("contract", "ctalents")
TEAM, FUND, PROVINCE = ("organisation", "refugee-team"), ("organisation", "oranje-fonds"), ("organisation", "provincie")
BUREAU = ("organisation", "avance")
SIDES_HERE = {TEAM: "provider", FUND: "investor", PROVINCE: "payer", BUREAU: "verifier"}
CASE = Case((CONTRACT, ("initiative", "refugee-team"), ("programme", "sociale-veerkracht")), SIDES_HERE)


def blocked(deed: str, *interests: Interest, held: tuple[Held, ...] = (), case: Case = CASE, on: date = DAY) -> bool:
    return block(deed, "anna", interests, held, case, on) is not None


@pytest.mark.parametrize("tie", TIES)
@pytest.mark.parametrize(
    ("about", "side"),
    [
        (TEAM, "provider"),
        (FUND, "investor"),
        (PROVINCE, "payer"),
        (BUREAU, "verifier"),
        (("organisation", "zet"), ""),
        (("initiative", "refugee-team"), "provider"),
        (("initiative", "slowcare-oss"), ""),
    ],
)
def test_a_tie_puts_someone_on_the_side_of_what_it_is_about(tie: str, about: tuple[str, str], side: str) -> None:
    assert side_of_interest(Interest(tie, about), CASE) == side


@pytest.mark.parametrize("side", SIDES)
def test_being_a_side_of_a_contract_counts_for_that_contract(side: str) -> None:
    assert side_of_interest(Interest(side, CONTRACT), CASE) == side
    assert side_of_interest(Interest(side, OTHER), CASE) == ""


@pytest.mark.parametrize("deed", [name for name, row in DEEDS.items() if row.not_for])
@pytest.mark.parametrize("side", SIDES)
def test_a_declared_side_stops_just_what_the_table_says(deed: str, side: str) -> None:
    assert blocked(deed, Interest(side, CONTRACT)) is (side in DEEDS[deed].not_for)


@pytest.mark.parametrize(
    ("held", "stopped"),
    [
        pytest.param(Held("initiator", CONTRACT), True, id="initiator of the contract"),
        pytest.param(Held("initiator", ("initiative", "refugee-team")), True, id="initiator of its initiative"),
        pytest.param(Held("investor", FUND), True, id="investor for the fund that takes part"),
        pytest.param(Held("officer", PROVINCE), True, id="officer of the organisation that pays"),
        pytest.param(Held("payer", ("programme", "sociale-veerkracht")), True, id="payer of the programme"),
        pytest.param(Held("investor", OTHER), False, id="investor in another contract"),
        pytest.param(Held("officer"), False, id="officer everywhere"),
        pytest.param(Held("investor", CONTRACT, ends_on=date(2020, 1, 14)), False, id="investor until yesterday"),
    ],
)
def test_a_role_on_one_of_the_sides_stops_verifying(held: Held, stopped: bool) -> None:
    assert blocked("verify an outcome", held=(held,)) is stopped


def test_a_tie_that_is_over_stops_nothing_from_the_next_day() -> None:
    over = Interest("works", TEAM, until=DAY)

    assert blocked("verify an outcome", over)
    assert not blocked("verify an outcome", over, on=date(2020, 1, 16))


@pytest.mark.parametrize("deed", [name for name, row in DEEDS.items() if row.not_after])
def test_who_did_an_earlier_step_does_not_do_the_next(deed: str) -> None:
    for earlier in DEEDS[deed].not_after:
        theirs = Case(CASE.scopes, SIDES_HERE, {earlier: frozenset({"anna"})})
        another = Case(CASE.scopes, SIDES_HERE, {earlier: frozenset({"bram"})})

        assert blocked(deed, case=theirs)
        assert not blocked(deed, case=another)


def test_the_block_says_what_it_is_that_stops() -> None:
    tie = Interest("governs", FUND)

    by_tie = block("verify an outcome", "anna", [tie], [], CASE, DAY)
    by_step = block("pay out", "anna", [], [], Case(done={"approve a payment": frozenset({"anna"})}), DAY)

    assert by_tie is not None
    assert (by_tie.side, by_tie.interest) == ("investor", tie)
    assert by_step is not None
    assert by_step.earlier == "approve a payment"


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("kind", ["organisation", "initiative", "contract", "programme", ""])
def test_one_is_tied_to_an_organisation_or_initiative_and_a_side_of_a_contract(relation: str, kind: str) -> None:
    assert fits(relation, kind) is (kind in ("organisation", "initiative") if relation in TIES else kind == "contract")


@pytest.mark.parametrize(
    ("one", "other", "cannot"),
    [
        pytest.param(Held("verifier", CONTRACT), Held("investor", CONTRACT), True, id="checks and puts money in"),
        pytest.param(Held("verifier", CONTRACT), Held("initiator", CONTRACT), True, id="checks and delivers"),
        pytest.param(Held("payer", CONTRACT), Held("verifier", CONTRACT), True, id="checks and pays"),
        pytest.param(Held("verifier", CONTRACT), Held("investor", OTHER), False, id="in two contracts"),
        pytest.param(
            Held("payer", CONTRACT), Held("investor", CONTRACT), False, id="pays and puts money in, as in 2020"
        ),
        pytest.param(Held("auditor"), Held("officer", ("programme", "x")), True, id="audits and keeps"),
        pytest.param(Held("evaluator"), Held("auditor", ("programme", "x")), True, id="audits and evaluates"),
        pytest.param(Held("auditor"), Held("auditor", ("programme", "x")), False, id="audits twice"),
        pytest.param(Held("officer", EVERYWHERE), Held("administrator"), False, id="keeps and administers"),
    ],
)
def test_which_two_roles_one_person_cannot_hold(one: Held, other: Held, cannot: bool) -> None:
    assert cannot_hold_both(one, other) is cannot
    assert cannot_hold_both(other, one) is cannot
