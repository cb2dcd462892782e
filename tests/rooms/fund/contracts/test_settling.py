"""Settling a contract with its database: asked, reckoned, kept with its working, and posted in the books."""

from datetime import date

import pytest

import given
from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import KEY, TERMS, in_force, outcomes, settled
from veerkracht.foundation.errors import NotAllowed
from veerkracht.fund.contracts.actions.settle import AlreadySettled, NotSigned, NotYetOver
from veerkracht.fund.contracts.actions.write import TooEarly, write_terms
from veerkracht.fund.contracts.models import SettlementLine
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.contracts.queries.payments import owed as dues
from veerkracht.fund.contracts.queries.settlements import lines, rejections, settlement, settlements, totals
from veerkracht.fund.ledger.queries.balances import balances
from veerkracht.fund.ledger.queries.reconciliation import reconciliation

pytestmark = pytest.mark.django_db

ANNA = (
    "v1,anna,wonen,erin,2019-04-15,2019-04-20,,,,",
    "v2,anna,wonen,drie-maanden,2019-06-20,2019-06-25,,,,",
)
LATER = "v3,anna,wonen,zes-maanden,2019-09-15,2019-09-20,,,,"


def test_a_quarter_is_reckoned_kept_with_its_working_and_posted_by_payer():
    by = in_force()
    outcomes(by, *ANNA, LATER)

    settled(by, date(2019, 6, 30))
    settled(by, date(2019, 9, 30))

    contract = known(KEY)
    first, second = (settlement(contract, until) for until in ("2019-06-30", "2019-09-30"))
    assert [str(one.total) for one in (first, second)] == ["4000.00", "1600.00"]
    (line,) = lines(contract, second, people=True)
    assert line.working.nl == (
        "derde mijlpaal, prijs van 1 april 2019; het plafond per persoon laat 1.600,00 over; "
        "900,00 geverifieerd boven het plafond"
    )
    asked = [(due.payer_key, str(due.amount)) for due in dues(second)]
    assert asked == [("gemeente", "640.00"), ("provincie", "960.00")]
    owed = {(one.of, one.kind): str(one.balance) for one in balances(fund_key=scenes.FUND, by="contract")}
    assert owed == {(KEY, kind): "5600.00" for kind in ("outcome", "payable", "receivable", "contribution")}
    assert not reconciliation(fund_key=scenes.FUND)


def test_a_nil_settlement_posts_nothing_and_closes_the_period():
    by = in_force()

    settled(by, date(2019, 6, 30))

    (row,) = settlements(known(KEY).pk)
    assert (row.entry, row.lines, str(row.total)) == (None, 0, "0.00")
    with pytest.raises(AlreadySettled, match="30 juni 2019"):
        settled(by, date(2019, 6, 30))


def test_what_is_refused_is_kept_with_its_reason():
    by = in_force()
    outcomes(by, "v9,bram,wonen,drie-maanden,2019-06-01,2019-06-02,,,,")

    settled(by, date(2019, 6, 30))

    (rejected,) = rejections(settlements(known(KEY).pk)[0], people=True)
    assert rejected.reason.nl == "eerdere mijlpaal ontbreekt: verhuisd"


def test_a_correction_is_a_new_line_with_less_than_nothing():
    by = in_force()
    outcomes(by, *ANNA)
    settled(by, date(2019, 6, 30))

    outcomes(by, "k1,,,,2019-07-10,2019-07-12,-1,correctie,v2,")
    settled(by, date(2019, 9, 30))

    row = settlements(known(KEY).pk)[0]
    assert str(row.total) == "-2500.00"
    assert [str(line.amount) for line in lines(known(KEY), row, people=True)] == ["-2500.00"]
    assert SettlementLine.objects.count() == 3
    assert not reconciliation(fund_key=scenes.FUND)


def test_an_amended_price_counts_from_its_day_and_leaves_the_old_quarter_as_it_was():
    by = in_force()
    outcomes(by, ANNA[0])
    settled(by, date(2019, 6, 30))
    before = list(SettlementLine.objects.values())
    dearer = (
        TERMS.replace("version = 1", 'version = 2\nreason = "Duurder"')
        .replace("in_force_from = 2019-04-01", "in_force_from = 2019-07-01")
        .replace('"erin", amount = "1500.00"', '"erin", amount = "1750.00"')
    )
    with pytest.raises(TooEarly, match="30 juni 2019"):
        write_terms(by=by, contract_key=KEY, document=dearer.replace("2019-07-01", "2019-06-30"), based_on=1)

    write_terms(by=by, contract_key=KEY, document=dearer, based_on=1)
    scenes.sign_all(on=date(2019, 7, 1))
    outcomes(by, "v5,carla,wonen,erin,2019-07-01,2019-07-02,,,,", "v6,dirk,wonen,erin,2019-06-30,2019-07-02,,,,")
    settled(by, date(2019, 9, 30))

    row = settlements(known(KEY).pk)[0]
    assert [str(line.amount) for line in lines(known(KEY), row, people=True)] == ["1500.00", "1750.00"]
    assert list(SettlementLine.objects.filter(settlement__until=date(2019, 6, 30)).values()) == before


@pytest.mark.parametrize(
    ("until", "refusal"),
    [
        pytest.param(date(2019, 3, 31), NotYetOver, id="before it begins"),
        pytest.param(date(2020, 6, 30), NotYetOver, id="not over yet"),
    ],
)
def test_a_period_that_cannot_be_settled(until, refusal):
    by = in_force()

    with pytest.raises(refusal):
        settled(by, until)


def test_a_contract_that_is_not_signed_is_not_settled():
    by = scenes.ready()

    with pytest.raises(NotSigned):
        settled(by, date(2019, 6, 30))


def test_a_provider_cannot_settle_its_own_contract():
    in_force()
    own = given.tie(scenes.guide(), "works", "organisation", "sarban").person

    with pytest.raises(NotAllowed):
        settled(own, date(2019, 6, 30))


def test_without_leave_to_see_people_nobody_is_in_the_lines():
    by = in_force()
    outcomes(by, *ANNA)
    settled(by, date(2019, 6, 30))

    contract = known(KEY)
    row = settlements(contract.pk)[0]

    assert {line.person for line in lines(contract, row, people=False)} == {""}
    assert not any(line.evidence or line.key for line in lines(contract, row, people=False))
    assert [(total.lines, str(total.amount)) for total in totals(contract, row)] == [(1, "1500.00"), (1, "2500.00")]
