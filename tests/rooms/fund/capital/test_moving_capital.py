"""Capital with its database: agreed, committed, called, distributed, closed, taken back, and posted in the books."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import Error, transaction

import given
from rooms.fund.capital import scenes_of_capital as scenes
from rooms.fund.capital.scenes_of_capital import JUNIOR, KEY, SENIOR, TODAY, YEARS, called, capital, euro, received
from rooms.fund.contracts import scenes_of_contracts as contracts
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.money import Money
from veerkracht.fund.capital.actions.agree import Agreed, LossWithoutGuarantee, RecourseNotSaid
from veerkracht.fund.capital.actions.commit import LessThanNothing, MoreThanSigned, NotAnInvestor, ReasonMissing, commit
from veerkracht.fund.capital.actions.keep import Closed, NotSigned, OutOfOrder
from veerkracht.fund.capital.actions.move import (
    AlreadyCalled,
    MoreThanCommitted,
    MoreThanReceived,
    NothingCalled,
    NotTheLast,
    WhyMissing,
    take_back,
)
from veerkracht.fund.capital.models import Arrangement, CapitalClass, Commitment, Movement, MovementLine
from veerkracht.fund.capital.queries.holdings import lines, stands, together
from veerkracht.fund.capital.refusals import AmountMissing, CannotStand, CapitalMoved, NoSuchClass, NothingAgreed
from veerkracht.fund.ledger.actions.periods import lock
from veerkracht.fund.ledger.actions.post import PeriodIsLocked
from veerkracht.fund.ledger.models import Entry
from veerkracht.fund.ledger.queries.balances import balances
from veerkracht.fund.ledger.queries.reconciliation import reconciliation
from veerkracht.fund.rules.returns import NoRate, Rate, Why
from veerkracht.people.models import Interest
from veerkracht.trail.models import Entry as Told

pytestmark = pytest.mark.django_db


def per(what: str) -> dict[tuple[str, str], str]:
    return {(one.of, one.kind): str(one.balance) for one in balances(fund_key=scenes.FUND, by=what)}


@pytest.mark.parametrize(
    ("receipts", "senior", "junior", "provider", "returned"),
    [
        pytest.param((200_000, 350_000, 400_000), "632956.20", "317043.80", None, {}, id="base"),
        pytest.param(
            (300_000, 400_000, 450_000),
            *("627540.00", "371460.00", "55011.26"),
            {"provincie": "57593.24", "gemeente": "38395.50"},
            id="high: capped, and what is left is divided",
        ),
        pytest.param((100_000, 200_000, 250_000), "550000.00", None, None, {}, id="low"),
    ],
)
def test_three_receipts_go_down_the_order_to_the_cent(receipts, senior, junior, provider, returned):
    by = scenes.running(*receipts)

    for on, amount in zip(YEARS, receipts, strict=True):
        received(by, amount, on)

    owed = per("investor")
    assert (owed.get(("oranje", "payable")), owed.get(("doen", "payable"))) == (senior, junior)
    assert per("provider").get(("sarban", "payable")) == provider
    assert {of: amount for (of, kind), amount in per("payer").items() if kind == "payable"} == returned
    assert (owed["oranje", "capital"], owed["doen", "capital"]) == ("600000.00", "300000.00")
    moved = [one for one in capital().movements if one.kind == "distribution"]
    for one in moved:
        assert sum(line.amount.minor for line in lines(capital()) if line.movement == one.number) == one.amount.minor
    assert not reconciliation(fund_key=scenes.FUND)


def test_what_was_kept_is_what_the_waterfall_gives_for_all_that_moved():
    by = scenes.running(300_000, 400_000, 450_000)
    for on, amount in zip(YEARS, (300_000, 400_000, 450_000), strict=True):
        received(by, amount, on)

    again = capital().divided()

    kept = [(line.on, line.part, line.amount.minor) for line in lines(capital()) if line.rank]
    found = [(line.on, line.part.value, line.cents) for line in (*again.paid_in, *again.lines) if line.class_key]
    assert len(kept) > 8
    assert sorted(kept) == sorted(found)


def test_each_line_says_why_in_both_languages():
    by = scenes.running()

    number = received(by, 200_000, YEARS[0])

    first, second = [line for line in lines(capital()) if line.movement == number]
    assert first.working.nl == (
        "Oranje krijgt 18.000,00 rendement, naar een aandeel van 100 %: klasse senior had 18.000,00 te goed en krijgt "
        "18.000,00"
    )
    assert second.working.en == (
        "Oranje receives 182,000.00 of principal, for a share of 100 %: class senior was owed 600,000.00 and receives "
        "182,000.00"
    )


def test_holdings_say_what_is_due_and_what_was_earned():
    by = scenes.running()
    for on, amount in zip(YEARS, (200_000, 350_000, 400_000), strict=True):
        received(by, amount, on)
    owed = [str(one.stand.principal) for one in stands(capital(), lines(capital()), today=YEARS[2])]
    scenes.closed(by)

    senior, junior = (one.stand for one in stands(capital(), lines(capital()), today=TODAY))

    assert owed == ["0.00", "25306.04"]
    assert isinstance(senior.rate, Rate)
    assert senior.rate.value == pytest.approx(0.03, abs=1e-4)
    assert (str(senior.lost), str(junior.lost), str(junior.due)) == ("0.00", "0.00", "0.00")
    assert junior.multiple == Fraction(31704380, 30000000)
    whole = together(capital(), stands(capital(), lines(capital()), today=TODAY), lines(capital()))
    assert (str(whole.drawn), str(whole.received)) == ("900000.00", "950000.00")


def test_while_it_runs_nothing_is_lost_yet_and_returns_grow():
    by = scenes.running()
    received(by, 200_000, YEARS[0])

    senior, junior = (one.stand for one in stands(capital(), lines(capital()), today=YEARS[1]))

    assert (senior.lost, str(senior.principal), str(senior.accrued)) == (None, "418000.00", "12540.00")
    assert junior.rate == NoRate(Why.EVERYTHING_LOST)


def test_a_nil_distribution_posts_nothing_and_is_kept():
    by = scenes.running()
    entries = Entry.objects.count()

    number = received(by, 0, YEARS[0])

    kept = Movement.objects.get(number=number)
    assert (kept.entry, kept.lines.count(), Entry.objects.count()) == (None, 0, entries)


def test_a_guarantee_pays_at_the_closing_what_was_lost_beyond_the_largest_loss():
    by = scenes.signed(100_000, 200_000, 250_000)
    scenes.arranged(
        by, classes=[SENIOR, Agreed("junior", upside=Fraction(1, 2), largest_loss=Fraction(1, 4)), Agreed("guarantee")]
    )
    scenes.committed()
    scenes.committed("guarantee", "oranje", 225_000_00)
    called(by, "senior", 600_000)
    called(by, "junior", 300_000)

    scenes.closed(by)

    owed = per("investor")
    assert owed["doen", "payable"] == "225000.00"
    assert per("payer")["oranje", "receivable"] == "225000.00"
    assert sum(line.amount.minor for line in lines(capital()) if line.on.year == 2022) == 0
    (junior,) = (one.stand for one in stands(capital(), lines(capital()), today=TODAY) if one.row.rank == "junior")
    assert str(junior.lost) == "75000.00"
    assert not reconciliation(fund_key=scenes.FUND)


def test_what_moved_last_is_taken_back_by_its_mirror_and_can_be_done_again():
    by = scenes.running()
    first = received(by, 200_000, YEARS[0])
    wrong = received(by, 300_000, YEARS[1])
    with pytest.raises(NotTheLast):
        take_back(by=by, contract_key=KEY, number=first, reason="Te veel", on=TODAY)
    with pytest.raises(WhyMissing):
        take_back(by=by, contract_key=KEY, number=wrong, reason=" ", on=TODAY)

    take_back(by=by, contract_key=KEY, number=wrong, reason="Te veel", on=TODAY)
    received(by, 350_000, YEARS[1])
    received(by, 400_000, YEARS[2])

    assert per("investor")["oranje", "payable"] == "632956.20"
    assert [one.stands for one in capital().movements] == [True, True, True, False, False, True, True]
    assert not reconciliation(fund_key=scenes.FUND)


def test_every_deed_is_told_in_the_trail():
    by = scenes.running()
    number = received(by, 200_000, YEARS[0])
    take_back(by=by, contract_key=KEY, number=number, reason="Te veel", on=TODAY)
    scenes.closed(by)

    told = set(Told.objects.filter(kind="contract", key=KEY).values_list("deed", flat=True))
    assert told >= {
        *("agree on capital", "put in capital", "call capital", "distribute", "take back capital", "close the capital")
    }


# What is refused


@pytest.mark.parametrize(
    ("said", "refusal", "words"),
    [
        pytest.param({"recourse": None}, RecourseNotSaid, "loan", id="recourse not said"),
        pytest.param({"provider_share": Fraction(4, 10)}, CannotStand, "100 %", id="shares that do not add up"),
        pytest.param({"classes": []}, CannotStand, "order", id="no classes"),
        pytest.param(
            {"classes": [SENIOR, Agreed("junior", upside=Fraction(1, 2), largest_loss=Fraction(1, 2))]},
            *(LossWithoutGuarantee, "guarantee"),
            id="a largest loss that nobody bears",
        ),
        pytest.param({"classes": [SENIOR, SENIOR, JUNIOR]}, CannotStand, "once", id="a class twice"),
    ],
)
def test_what_cannot_be_agreed(said, refusal, words, settings):
    settings.LANGUAGE_CODE = "en"
    by = scenes.signed()

    with pytest.raises(refusal, match=words):
        scenes.arranged(by, **said)


def test_nobody_calls_more_than_was_committed():
    by = scenes.signed()
    scenes.arranged(by)
    scenes.committed()
    called(by, "senior", 600_000)

    with pytest.raises(MoreThanCommitted):
        called(by, "junior", "300000.01")
    with pytest.raises(MoreThanCommitted):
        called(by, "senior", "0.01", date(2019, 8, 1))
    with pytest.raises(AmountMissing):
        called(by, "junior", 0)


def test_nothing_moves_before_all_signed_agreed_and_committed():
    by = contracts.ready()
    with pytest.raises(NothingAgreed):
        called(by, "senior", 1)
    scenes.arranged(by)
    with pytest.raises(NotSigned):
        called(by, "senior", 1)


def test_a_class_without_investors_stops_the_first_call():
    by = scenes.signed()
    scenes.arranged(by)
    scenes.committed("senior", "oranje", 600_000_00)

    with pytest.raises(CannotStand, match="junior"):
        called(by, "senior", 1)


def test_no_more_is_distributed_than_was_settled():
    by = scenes.running()

    with pytest.raises(MoreThanReceived):
        received(by, "950000.01", YEARS[0])
    with pytest.raises(AmountMissing):
        scenes.distribute(by=by, contract_key=KEY, amount=Money(-1, "EUR"), occurred_on=YEARS[0], on=TODAY)


def test_days_go_forward():
    by = scenes.running()
    received(by, 1, YEARS[0])

    for on in (YEARS[0], date(2020, 6, 30), date(2023, 3, 2)):
        with pytest.raises(OutOfOrder):
            received(by, 1, on)


def test_a_class_is_called_once_a_day():
    by = scenes.signed()
    scenes.arranged(by)
    scenes.committed()
    called(by, "senior", 1)

    with pytest.raises(AlreadyCalled):
        called(by, "senior", 1)


def test_nothing_comes_back_before_it_was_put_in():
    by = scenes.signed()
    scenes.arranged(by)
    scenes.committed()

    with pytest.raises(NothingCalled):
        received(by, 0, YEARS[0])
    with pytest.raises(NothingCalled):
        scenes.closed(by)


def test_after_the_closing_nothing_moves():
    by = scenes.running()
    scenes.closed(by, YEARS[0])

    with pytest.raises(Closed):
        received(by, 1, YEARS[1])


def test_a_locked_period_refuses_also_what_is_nil():
    by = scenes.running()
    keeper = given.role(given.person(), "controller")
    lock(by=keeper, on=TODAY, fund_key=scenes.FUND, until=YEARS[0], reason="Kwartaal dicht")

    for amount in (0, 200_000):
        with pytest.raises(PeriodIsLocked):
            received(by, amount, YEARS[0])
    assert received(by, 200_000, YEARS[1])


def test_what_was_agreed_and_committed_stays_once_capital_moved():
    by = scenes.running()

    with pytest.raises(CapitalMoved):
        scenes.arranged(by)
    with pytest.raises(CapitalMoved):
        scenes.committed("senior", "oranje", -1)


def test_what_cannot_be_committed():
    by = scenes.signed()
    scenes.arranged(by)
    said = {"contract_key": KEY, "rank": "senior", "organisation_key": "oranje", "reason": "Besluit", "on": TODAY}
    own = scenes.investor("oranje")

    with pytest.raises(MoreThanSigned):
        commit(by=own, amount=euro("600000.01"), **said)
    with pytest.raises(LessThanNothing):
        commit(by=own, amount=Money(-1, "EUR"), **said)
    with pytest.raises(AmountMissing):
        commit(by=own, amount=Money(0, "EUR"), **said)
    with pytest.raises(ReasonMissing):
        commit(by=own, amount=euro(1), **(said | {"reason": " "}))
    with pytest.raises(NoSuchClass):
        commit(by=own, amount=euro(1), **(said | {"rank": "first-loss"}))
    with pytest.raises(NotAnInvestor):
        commit(by=scenes.investor("sarban"), amount=euro(1), **(said | {"organisation_key": "sarban"}))


@pytest.mark.parametrize("who", ["doen", "provincie", "nobody"])
def test_only_who_stands_for_an_investor_commits_for_it(who):
    by = scenes.signed()
    scenes.arranged(by)
    someone = given.person() if who == "nobody" else scenes.investor(who)

    with pytest.raises(NotAllowed):
        commit(
            by=someone,
            contract_key=KEY,
            rank="senior",
            organisation_key="oranje",
            amount=euro(1),
            reason="Besluit",
            on=TODAY,
        )


@pytest.mark.parametrize("side", ["oranje", "sarban"])
def test_who_is_tied_to_an_investor_or_the_provider_moves_nothing(side):
    scenes.running()
    guide = given.tie(contracts.guide(), "works", "organisation", side).person

    assert Interest.objects.filter(person=guide).exists()
    with pytest.raises(NotAllowed):
        received(guide, 1, YEARS[0])


# What the database itself refuses


def refused(deed):
    with pytest.raises(Error), transaction.atomic():
        deed()


def test_the_database_changes_and_deletes_nothing():
    by = scenes.running()
    received(by, 1, YEARS[0])

    for record in (Arrangement, CapitalClass, Commitment, Movement, MovementLine):
        refused(lambda record=record: record.objects.all()._raw_delete("default"))
    refused(lambda: Arrangement.objects.update(recourse=True))
    refused(lambda: MovementLine.objects.update(amount=5))


def test_the_database_lets_nobody_pay_in_more_than_was_committed():
    scenes.running()
    line = MovementLine.objects.filter(part="paid-in").first()

    refused(
        lambda: MovementLine.objects.create(
            movement=line.movement, number=99, part="paid-in", investment=line.investment, amount=1
        )
    )
    refused(lambda: Commitment.objects.create(investment=line.investment, amount=-1, decided_on=TODAY, reason="x"))


def test_the_database_refuses_a_bare_percentage():
    scenes.running()
    arrangement = Arrangement.objects.get()

    refused(
        lambda: CapitalClass.objects.create(
            arrangement=arrangement, rank="first-loss", return_rate=Fraction(8, 100), upside=0, largest_loss=1
        )
    )


FEE = """
[[fees]]
key = "begeleiding"
title = { nl = "Begeleiding", en = "Guidance" }
amount = "1000.00"
since = 2019-04-01
until = 2019-06-30
vat = "outside scope"

[inflow]
persons = 2
each = "quarter"
amount = "500.00"
payer = "provincie"
since = 2019-04-01
until = 2019-06-30
cap = "1000.00"
vat = "outside scope"
"""


@pytest.mark.parametrize(
    ("agreed", "reaches"),
    [
        pytest.param({}, 0, id="outcomes only"),
        pytest.param({"with_fees": True}, 3000, id="delivery fees too"),
        pytest.param({"with_inflow": True}, 1000, id="compensation for inflow too"),
        pytest.param({"with_fees": True, "with_inflow": True}, 4000, id="both"),
    ],
)
def test_fees_and_compensation_reach_investors_where_that_was_agreed(agreed: dict[str, bool], reaches: int):
    by = scenes.signed(200_000, 350_000, 400_000, more=FEE)
    scenes.arranged(by, **agreed)
    scenes.committed()
    called(by, "senior", 600_000)
    scenes.contracts.settled(by, date(2019, 6, 30), on=TODAY)
    scenes.contracts.paid(by, on=TODAY)

    with pytest.raises(MoreThanReceived):
        received(by, f"{reaches}.01", YEARS[0])
    received(by, reaches, YEARS[0])

    assert scenes.capital().received == reaches * 100


def test_what_was_not_paid_yet_is_not_distributed():
    by = scenes.signed()
    scenes.arranged(by)
    scenes.committed()
    called(by, "senior", 600_000)
    scenes.contracts.outcomes(by, "v1,anna,wonen,erin,2020-06-01,2020-06-02,,,,")
    scenes.contracts.settled(by, date(2020, 6, 30), on=TODAY)

    with pytest.raises(MoreThanReceived, match="0,00"):
        received(by, 1, YEARS[0])
