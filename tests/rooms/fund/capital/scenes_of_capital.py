"""Scenes of capital: a signed contract with two investors in two classes, and three years of receipts."""

from datetime import date
from fractions import Fraction
from typing import Any

import given
from rooms.fund.contracts import scenes_of_contracts as contracts
from rooms.fund.contracts.scenes_of_contracts import FUND, KEY
from veerkracht.foundation.money import Money
from veerkracht.fund.capital.actions.agree import Agreed, agree
from veerkracht.fund.capital.actions.commit import commit
from veerkracht.fund.capital.actions.move import call, close, distribute
from veerkracht.fund.capital.queries.capital import CapitalRow, known_capital
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.rules.promise import DayCount, PromisedReturn, ReturnType
from veerkracht.people.models import Person

TODAY = date(2023, 3, 1)
START = date(2019, 7, 1)
YEARS = (date(2020, 7, 1), date(2021, 7, 1), date(2022, 7, 1))
STAKES = {"oranje": ("senior", 600_000_00), "doen": ("junior", 300_000_00)}

INVESTORS = """[[investors]]
organisation = "oranje"
principal = "600000.00"
return = { rate = "3 %", type = "irr", day_count = "30E/360" }
maximum_loss = "100 %"
vat = "outside scope"

[[investors]]
organisation = "doen"
principal = "300000.00"
return = { rate = "4.5 %", type = "irr", day_count = "30E/360" }
maximum_loss = "100 %"
vat = "outside scope"
"""


def terms(*prices: int) -> str:
    """The terms of the contract, in which the three milestones of one person are worth these amounts in euro."""
    begin, end = contracts.TERMS.index("[[investors]]"), contracts.TERMS.index("[[metrics]]")
    caps = '[[caps]]\nper = "contract"\namount = "1150000.00"\n\n'
    text = contracts.TERMS[:begin] + INVESTORS + "\n" + caps + contracts.TERMS[end:]
    text = text.replace("ends_on = 2021-12-31", "ends_on = 2022-12-31").replace("2022-03-31", "2023-03-31")
    for milestone, price, old in zip(("erin", "drie-maanden", "zes-maanden"), prices, (1500, 2500, 2500), strict=True):
        text = text.replace(f'"{milestone}", amount = "{old}.00"', f'"{milestone}", amount = "{price}.00"')
    return text


def yearly(percent: str) -> PromisedReturn:
    return PromisedReturn(Fraction(percent) / 100, ReturnType.IRR, DayCount.THIRTY_360)


def one_off(percent: str) -> PromisedReturn:
    return PromisedReturn(Fraction(percent) / 100, ReturnType.ONE_OFF)


SENIOR = Agreed("senior", promised=yearly("3"))
JUNIOR = Agreed("junior", promised=yearly("4.5"), upside=Fraction(1, 2))
AS_AGREED: dict[str, Any] = {
    "recourse": False,
    "classes": [SENIOR, JUNIOR],
    "provider_share": Fraction(3, 10),
    "returned_share": Fraction(2, 10),
    "cap": one_off("11"),
}


def euro(amount: int | str) -> Money:
    return Money.parse(str(amount), "EUR")


def investor(organisation: str) -> Person:
    return given.role(given.person(organisation.title()), "investor", "organisation", organisation)


def signed(*prices: int, more: str = "") -> Person:
    """A contract that five parties signed, of which each milestone is worth what is said."""
    given.organisation("Oranje")
    by = contracts.ready(terms=terms(*(prices or (200_000, 350_000, 400_000))) + more)
    contracts.budget(by, "1150000.00")
    for party in ("provincie", "gemeente", "sarban"):
        _signs(contracts.signer(party), party)
    for party in STAKES:
        _signs(investor(party), party)
    return by


def _signs(by: Person, party: str) -> None:
    from veerkracht.fund.contracts.actions.sign import sign

    sign(by=by, contract_key=KEY, organisation_key=party, seen=1, on=date(2019, 3, 20))


def arranged(by: Person, **other: Any) -> None:
    agree(by=by, contract_key=KEY, on=date(2019, 6, 1), **(AS_AGREED | other))


def committed(rank: str = "", organisation: str = "", cents: int = 0) -> None:
    """Both investors commit what they signed for; or one of them commits what is said."""
    wanted = [(rank, organisation, cents)] if organisation else [(r, o, c) for o, (r, c) in STAKES.items()]
    for place, key, amount in wanted:
        commit(
            by=investor(key),
            contract_key=KEY,
            rank=place,
            organisation_key=key,
            amount=Money(amount, "EUR"),
            reason="Besluit",
            on=date(2019, 6, 15),
        )


def called(by: Person, rank: str, amount: int | str, on: date = START) -> int:
    return call(by=by, contract_key=KEY, rank=rank, amount=euro(amount), occurred_on=on, on=TODAY)


def received(by: Person, amount: int | str, on: date) -> int:
    return distribute(by=by, contract_key=KEY, amount=euro(amount), occurred_on=on, on=TODAY)


def closed(by: Person, on: date = date(2022, 12, 31)) -> int:
    return close(by=by, contract_key=KEY, occurred_on=on, on=TODAY)


def settled(by: Person) -> None:
    """One person reaches the three milestones, each in a year of its own, and each year is settled."""
    contracts.outcomes(
        by,
        "v1,anna,wonen,erin,2020-06-01,2020-06-02,,,,",
        "v2,anna,wonen,drie-maanden,2021-06-01,2021-06-02,,,,",
        "v3,anna,wonen,zes-maanden,2022-06-01,2022-06-02,,,,",
    )
    for year in (2020, 2021, 2022):
        contracts.settled(by, date(year, 6, 30), on=TODAY)
    contracts.paid(by, on=TODAY)


def running(*prices: int) -> Person:
    """Capital that was called in full, with three settlements to distribute."""
    by = signed(*prices)
    arranged(by)
    committed()
    called(by, "senior", 600_000)
    called(by, "junior", 300_000)
    settled(by)
    return by


def capital() -> CapitalRow:
    return known_capital(known(KEY))


__all__ = ["FUND", "KEY"]
