"""What payers commit, and what signed contracts may cost them at most (R17); with the figures of the first fund."""

from datetime import date

import pytest
from django.utils import translation

from rooms.fund.ledger.scenes import FUND, euro, posted, the_books
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.actions.reserve import LessThanPaid, MoreThanCommitted, NothingSaid, Share, commit, reserve
from veerkracht.fund.ledger.queries.envelopes import Envelope, envelope
from veerkracht.fund.ledger.refusals import CostsOutsideOutcomeBudget, NoSuchPortfolio
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db
SIGNED_ON = date(2019, 3, 1)
FOUR = {"first": "240000", "second": "260000", "third": "250000", "fourth": "200000"}


def sign(by: Person, contract: str, maximum: str | Money, **share: object) -> None:
    words = {
        "payer_key": "province",
        "portfolio_key": "outcomes",
        "maximum": euro(maximum) if isinstance(maximum, str) else maximum,
    } | share
    reserve(by=by, on=SIGNED_ON, fund_key=FUND, contract_key=contract, shares=[Share(**words)], reason="Signed.")


def committed(by: Person, amount: Money, payer: str = "province", portfolio: str = "outcomes") -> None:
    commit(
        by=by, on=SIGNED_ON, fund_key=FUND, payer_key=payer, portfolio_key=portfolio, amount=amount, reason="Decided."
    )


def of_province() -> Envelope:
    return envelope(portfolio_key="outcomes", payer_key="province", currency="EUR", contract_key="jobs")


@pytest.fixture
def by() -> Person:
    """The province committed a million."""
    by = the_books()
    committed(by, euro("1000000"))
    return by


def test_a_fifth_contract_of_60000_does_not_fit_beside_four_of_950000_together(by: Person):
    for contract, maximum in FOUR.items():
        sign(by, contract, maximum)

    with pytest.raises(MoreThanCommitted) as refused, translation.override("en"):
        sign(by, "fifth", "60000")

    assert str(refused.value) == (
        "province committed EUR 1,000,000.00 to “outcomes”, and EUR 950,000.00 of it is reserved: EUR 50,000.00 is "
        "left, not EUR 60,000.00. Lower the maximum, or have more committed first."
    )
    assert of_province().left == euro("50000")


def test_a_fifth_contract_of_what_is_left_fits(by: Person):
    for contract, maximum in FOUR.items():
        sign(by, contract, maximum)

    sign(by, "fifth", "50000")

    assert of_province().left == euro("0")


def test_signing_again_with_another_maximum_replaces_it(by: Person):
    for maximum in ("400000", "400000", "900000", "250000"):
        sign(by, "jobs", maximum)

    assert of_province().reserved == of_province().reserved_for_contract == euro("250000")


def test_each_payer_and_portfolio_has_its_own_room(by: Person):
    committed(by, euro("100"), payer="town")

    with pytest.raises(MoreThanCommitted, match="town"):
        reserve(
            by=by,
            on=SIGNED_ON,
            fund_key=FUND,
            contract_key="jobs",
            shares=[Share("province", "outcomes", euro("500")), Share("town", "outcomes", euro("101"))],
            reason="Signed.",
        )

    assert of_province().reserved == euro("0")


def test_another_currency_was_not_committed(by: Person):
    with pytest.raises(MoreThanCommitted):
        sign(by, "jobs", Money(100, "USD"))


def test_money_for_costs_is_not_signed_away(by: Person):
    committed(by, euro("200000"), portfolio="costs")

    with pytest.raises(CostsOutsideOutcomeBudget):
        sign(by, "jobs", "1000", portfolio_key="costs")


def test_a_maximum_is_not_less_than_what_was_paid(by: Person):
    sign(by, "jobs", "1000")
    posted(by, "jobs", "owed-to-investor", "600")

    with pytest.raises(LessThanPaid, match="600"):
        sign(by, "jobs", "599.99")

    sign(by, "jobs", "600")
    assert of_province().reserved == euro("600")


def test_what_is_reserved_stays_committed(by: Person):
    sign(by, "jobs", "900000")

    with pytest.raises(MoreThanCommitted, match="900"):
        committed(by, -euro("100000.01"))

    committed(by, -euro("100000"))
    assert of_province().left == euro("0")


def test_nothing_is_not_committed_nor_reserved(by: Person):
    with pytest.raises(NothingSaid):
        committed(by, euro("0"))
    with pytest.raises(NothingSaid):
        sign(by, "jobs", -euro("5"))
    with pytest.raises(NoSuchPortfolio):
        sign(by, "jobs", "5", portfolio_key="no-such")
