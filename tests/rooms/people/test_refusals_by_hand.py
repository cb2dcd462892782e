"""Refusals that the rules of the programme ask for, written from those rules alone.

They know nothing of the table of deeds: where the table and a rule disagree, the table is wrong.
"""

from datetime import date

import pytest

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.people.models import Person
from veerkracht.people.permissions import look_as, may, require

pytestmark = pytest.mark.django_db

DAY = date(2020, 1, 15)
CONTRACT = ("contract", "refugee-team-2019")
SCOPES = [CONTRACT, ("initiative", "refugee-team"), ("programme", "outcomes-fund")]
TEAM, FUND = ("organisation", "refugee-team"), ("organisation", "oranje-fonds")
PROVINCE, BUREAU = ("organisation", "provincie"), ("organisation", "avance")
SIDES = {TEAM: "provider", FUND: "investor", PROVINCE: "payer", BUREAU: "verifier"}


def allowed(person: Person, deed: str, **done: Person) -> bool:
    """Ask for a deed in the contract; `done` names who did an earlier step."""
    steps = {name.replace("_", " "): [by.key] for name, by in done.items()}
    return may(person, deed, SCOPES, on=DAY, sides=SIDES, done=steps)


def here(role: str, *, more: tuple[tuple[str, str], ...] = ()) -> Person:
    """Someone with a role in the contract."""
    holder = given.role(given.person(), role, *CONTRACT)
    for relation, key in more:
        given.tie(holder, relation, "organisation", key)
    return holder


# R18: the fund pays the side of the investors, for outcomes; never for work that was done


def test_r18_the_provider_does_not_approve_what_the_fund_pays():
    assert not allowed(here("initiator"), "approve a payment")


def test_r18_the_investor_does_not_approve_their_own_repayment():
    assert not allowed(here("investor"), "approve a payment")


def test_r18_the_investor_enters_no_payment_either():
    assert not allowed(here("investor"), "enter a payment")


def test_r18_who_guides_the_process_does_not_pay_out():
    assert not allowed(here("process-guide"), "pay out")


def test_r18_an_officer_of_the_programme_commits_no_budget_of_the_payer():
    assert not allowed(given.role(given.person(), "officer"), "commit budget")


# R19: no payment without verification by someone apart, and approval by another than who entered it


def test_r19_who_entered_a_payment_does_not_approve_it():
    payer = here("payer")

    assert allowed(payer, "approve a payment")
    assert not allowed(payer, "approve a payment", enter_a_payment=payer)


def test_r19_who_entered_the_claim_does_not_approve_the_payment():
    payer = here("payer")

    assert not allowed(payer, "approve a payment", enter_a_claim=payer)


def test_r19_who_verified_does_not_approve_the_payment():
    payer = here("payer")

    assert not allowed(payer, "approve a payment", verify_an_outcome=payer)


def test_r19_who_approved_does_not_pay_out():
    controller = here("controller")

    assert allowed(controller, "pay out")
    assert not allowed(controller, "pay out", approve_a_payment=controller)


def test_r19_someone_else_may_approve_what_a_colleague_entered():
    assert allowed(here("payer"), "approve a payment", enter_a_payment=here("payer"))


def test_r19_the_payer_does_not_verify():
    assert not allowed(here("payer"), "verify an outcome")


def test_r19_the_process_guide_does_not_verify():
    assert not allowed(here("process-guide"), "verify an outcome")


def test_r19_the_administrator_does_not_verify_approve_or_pay():
    administrator = given.role(given.person(), "administrator")

    for deed in ("verify an outcome", "approve a payment", "pay out", "enter a claim", "sign for a party"):
        assert not allowed(administrator, deed)


def test_r19_who_entered_the_claim_does_not_verify_it():
    verifier = here("verifier")

    assert allowed(verifier, "verify an outcome")
    assert not allowed(verifier, "verify an outcome", enter_a_claim=verifier)


def test_r19_a_verifier_who_works_for_the_payer_does_not_verify():
    assert not allowed(here("verifier", more=(("works", "provincie"),)), "verify an outcome")


def test_r19_a_verifier_does_not_enter_the_claim():
    assert not allowed(given.role(here("verifier"), "initiator", *CONTRACT), "enter a claim")


# R20: a verifier is no provider or investor in that contract; a conflict is a hard block


@pytest.mark.parametrize("relation", ["works", "governs", "owns", "family", "paid"])
def test_r20_a_verifier_with_any_tie_to_the_provider_does_not_verify(relation):
    assert not allowed(here("verifier", more=((relation, "refugee-team"),)), "verify an outcome")


@pytest.mark.parametrize("relation", ["works", "governs", "owns", "family", "paid"])
def test_r20_a_verifier_with_any_tie_to_an_investor_does_not_verify(relation):
    assert not allowed(here("verifier", more=((relation, "oranje-fonds"),)), "verify an outcome")


def test_r20_a_verifier_who_is_investor_in_the_contract_does_not_verify():
    assert not allowed(given.role(here("verifier"), "investor", *CONTRACT), "verify an outcome")


def test_r20_a_verifier_who_leads_the_initiative_does_not_verify():
    assert not allowed(given.role(here("verifier"), "initiator", "initiative", "refugee-team"), "verify an outcome")


def test_r20_a_verifier_who_holds_any_role_in_an_investing_organisation_does_not_verify():
    assert not allowed(given.role(here("verifier"), "investor", *FUND), "verify an outcome")


def test_r20_a_verifier_who_declared_to_put_money_in_this_contract_does_not_verify():
    verifier = here("verifier")
    given.tie(verifier, "investor", *CONTRACT)

    assert not allowed(verifier, "verify an outcome")


def test_r20_a_verifier_of_another_contract_does_not_verify_this_one():
    assert not allowed(given.role(given.person(), "verifier", "contract", "ctalents-2019"), "verify an outcome")


def test_r20_a_verifier_whose_role_ended_yesterday_does_not_verify():
    late = given.role(given.person(), "verifier", *CONTRACT, ends_on=date(2020, 1, 14))

    assert not allowed(late, "verify an outcome")


def test_r20_a_tie_elsewhere_does_not_stop_a_verifier_here():
    assert allowed(here("verifier", more=(("works", "ctalents"),)), "verify an outcome")


def test_r20_an_administrator_cannot_lift_the_block_by_looking_as_a_verifier():
    administrator = given.role(given.person(), "administrator")
    look_as(administrator, "verifier", CONTRACT)

    assert not allowed(administrator, "verify an outcome")


# R39: no more is known of a participant than is needed, and by nobody who does not need it


@pytest.mark.parametrize(
    "role",
    [
        *("support-worker", "officer", "municipal-officer", "knowledge-partner", "task-owner", "process-guide"),
        *("controller", "payer", "evaluator", "auditor", "administrator"),
    ],
)
def test_r39_who_does_not_work_with_participants_does_not_see_who_they_are(role):
    for kind, key in [("", ""), *SCOPES]:
        assert not allowed(given.role(given.person(), role, kind, key), "see participants")


def test_r39_the_provider_of_another_contract_does_not_see_who_takes_part_here():
    assert not allowed(given.role(given.person(), "initiator", "contract", "ctalents-2019"), "see participants")


def test_r39_an_auditor_sees_no_outcomes_one_by_one():
    assert not allowed(given.role(given.person(), "auditor"), "see outcome rows")


def test_r39_an_administrator_who_looks_as_a_verifier_sees_no_participant():
    administrator = given.role(given.person(), "administrator")
    look_as(administrator, "verifier", CONTRACT)

    assert not allowed(administrator, "see participants")
    assert not allowed(administrator, "see outcome rows")


# R40: contact data only with permission; here: only to those who need them


@pytest.mark.parametrize("role", ["investor", "payer", "controller", "verifier", "evaluator", "auditor", "task-owner"])
def test_r40_who_does_not_work_with_an_initiative_does_not_see_addresses_that_are_not_public(role):
    for kind, key in [("", ""), *SCOPES]:
        assert not allowed(given.role(given.person(), role, kind, key), "see contact addresses")


def test_r40_an_initiator_does_not_see_the_address_of_another_initiative():
    theirs = given.role(given.person(), "initiator", "initiative", "slowcare-oss")

    assert not allowed(theirs, "see contact addresses")


def test_r40_an_auditor_does_not_see_which_reader_wrote():
    auditor = given.role(given.person(), "auditor")

    assert not allowed(auditor, "see who wrote")
    assert not allowed(auditor, "see messages")


# R41: participants are never visible to investors; they see totals


def test_r41_an_investor_sees_totals_only():
    investor = here("investor")

    assert allowed(investor, "see outcome totals")
    assert not allowed(investor, "see participants")
    assert not allowed(investor, "see outcome rows")


def test_r41_an_investor_who_also_leads_the_initiative_still_sees_no_participant():
    both = given.role(here("investor"), "initiator", "initiative", "refugee-team")

    assert not allowed(both, "see participants")


def test_r41_a_verifier_who_works_for_an_investor_sees_no_participant():
    assert not allowed(here("verifier", more=(("works", "oranje-fonds"),)), "see participants")


def test_r41_an_investor_in_one_contract_sees_nothing_of_another():
    elsewhere = given.role(given.person(), "investor", "contract", "ctalents-2019")

    for deed in ("see a contract", "see outcome totals", "see payments"):
        assert not allowed(elsewhere, deed)


# R42: who decided what stays readable, and who audits it changes nothing


@pytest.mark.parametrize(
    "deed",
    [
        *("load a programme", "keep the programme", "load boundaries", "answer messages", "decide a merge"),
        *("grant a role", "close an account", "decide a selection", "sign for a party", "enter a claim"),
        *("verify an outcome", "enter a payment", "approve a payment", "pay out", "lock a period"),
    ],
)
def test_r42_who_audits_changes_nothing_whatever_else_they_hold(deed):
    auditor = given.person()
    for role in ("officer", "administrator", "auditor"):
        given.role(auditor, role)
    for role in ("initiator", "payer", "investor", "verifier", "controller", "process-guide"):
        given.role(auditor, role, *CONTRACT)

    assert not allowed(auditor, deed)


def test_r42_who_audits_reads_the_trail_the_contracts_and_the_payments():
    auditor = given.role(given.person(), "auditor")

    for deed in ("read the trail", "see a contract", "see payments", "see outcome totals"):
        assert allowed(auditor, deed)


@pytest.mark.parametrize("role", ["initiator", "investor", "verifier", "payer", "support-worker", "municipal-officer"])
def test_r42_the_trail_is_not_for_everyone_with_a_role(role):
    assert not allowed(given.role(given.person(), role, *CONTRACT), "read the trail")


def test_r42_an_account_that_was_closed_does_nothing_any_more():
    gone = here("payer")
    gone.is_active = False

    assert not allowed(gone, "approve a payment")
    assert not allowed(gone, "see a contract")


def test_r42_the_sentence_says_why_and_what_to_do():
    payer = here("payer")

    with pytest.raises(NotAllowed, match="Vraag een collega"):
        require(payer, "approve a payment", SCOPES, on=DAY, sides=SIDES, done={"enter a payment": [payer.key]})
    with pytest.raises(NotAllowed, match="Vraag de beheerder"):
        require(payer, "verify an outcome", SCOPES, on=DAY, sides=SIDES)
    with pytest.raises(NotAllowed, match="band"):
        require(here("verifier", more=(("owns", "refugee-team"),)), "verify an outcome", SCOPES, on=DAY, sides=SIDES)


# R12, R16 and the house: what stands beside them


def test_r12_an_initiative_does_not_raise_its_own_evidence():
    assert not allowed(here("initiator"), "set an evidence level")
    assert not allowed(
        given.role(given.role(given.person(), "knowledge-partner"), "initiator", "initiative", "refugee-team"),
        "set an evidence level",
    )


def test_r16_who_registered_a_cross_over_does_not_confirm_it():
    owner = given.role(given.person(), "task-owner", "programme", "outcomes-fund")

    assert allowed(owner, "confirm a cross-over")
    assert not allowed(owner, "confirm a cross-over", **{"register a cross-over": owner})


def test_r16_an_officer_does_not_confirm_for_the_owner_of_the_task():
    assert not allowed(given.role(given.person(), "officer"), "confirm a cross-over")
