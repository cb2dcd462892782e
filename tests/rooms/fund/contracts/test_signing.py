"""Drafting, agreeing and signing: nobody signs what is not whole, not said alike or not paid for."""

from datetime import date

import pytest

import given
from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import KEY, SIGNERS, TERMS, ready, sign_all, signer
from veerkracht.foundation.errors import NotAllowed
from veerkracht.fund.contracts.actions.agree import NotAnExample, agree_example, withdraw_example
from veerkracht.fund.contracts.actions.sign import AlreadySigned, NotReady, TouchesVerified, sign
from veerkracht.fund.contracts.actions.write import KeyTaken, NothingNew, write_terms
from veerkracht.fund.contracts.models import AgreedExample, TermsVersion
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.contracts.queries.readiness import hurdles
from veerkracht.fund.contracts.refusals import ChangedMeanwhile, TermsNotSound
from veerkracht.fund.ledger.actions.reserve import MoreThanCommitted
from veerkracht.fund.ledger.queries.envelopes import envelope

pytestmark = pytest.mark.django_db

ON = date(2019, 3, 20)
AMENDED = TERMS.replace("version = 1", 'version = 2\nreason = "Duurder"').replace(
    "in_force_from = 2019-04-01", "in_force_from = 2019-10-01"
)


def one_signs(party: str, seen: int | None = None, key: str = KEY) -> bool:
    texts = len(known(key).texts) if seen is None else seen
    return sign(by=signer(party), contract_key=key, organisation_key=party, seen=texts, on=ON)


def test_a_contract_is_in_force_when_the_last_party_signs_and_its_maxima_are_set_apart():
    by = ready()
    scenes.budget(by)

    assert [one_signs(party) for party in SIGNERS] == [False, False, False, True]

    assert known(KEY).state(date(2020, 1, 1)) == "in force"
    for payer, amount in (("provincie", "60000.00"), ("gemeente", "40000.00")):
        kept = envelope(portfolio_key="uitkomsten", payer_key=payer, currency="EUR", contract_key=KEY)
        assert str(kept.reserved_for_contract) == amount


def test_a_payer_cannot_sign_for_more_than_is_left():
    by = ready()
    scenes.budget(by, "100000.00")
    sign_all()
    other = "tweede"
    ready(by, TERMS.replace(KEY, other), other)

    with pytest.raises(MoreThanCommitted, match="Provincie"):
        one_signs("provincie", key=other)


def test_what_is_not_said_blocks_signing_and_is_listed():
    scenes.drafted(terms=TERMS.replace('vat = "outside scope"\nmilestones', "milestones").replace("claims_until", "#"))

    found = {hurdle.where: hurdle.sentence for hurdle in hurdles(known(KEY))}

    assert {"claims_until", "metrics[wonen].vat", "metrics[wonen].definition"} <= set(found)
    with pytest.raises(NotReady, match=r"things must be done first|dingen gebeuren"):
        one_signs("sarban")


def test_an_example_that_fails_blocks_signing_until_the_text_or_the_example_is_mended():
    by = ready()
    scenes.budget(by)
    agree_example(by=by, contract_key=KEY, title="Anna", what="anna; wonen/erin; 2019-05-01", amount="1750.00")
    with pytest.raises(NotReady, match=r"1\.750,00"):
        one_signs("sarban")

    withdraw_example(by=by, contract_key=KEY, number=1, because="Het was 1.500")
    agree_example(by=by, contract_key=KEY, title="Anna", what="anna; wonen/erin; 2019-05-01", amount="1500.00")

    assert one_signs("sarban") is False
    assert AgreedExample.objects.count() == 2


@pytest.mark.parametrize(
    ("title", "what", "amount"),
    [
        pytest.param("Anna", "onzin", "1.00", id="no event"),
        pytest.param("Anna", "anna; wonen/erin; 2019-05-01", "1.005", id="finer than a cent"),
        pytest.param("", "anna; wonen/erin; 2019-05-01", "1.00", id="no title"),
    ],
)
def test_an_example_says_what_happens_and_what_it_pays(title: str, what: str, amount: str):
    by = ready()

    with pytest.raises(NotAnExample):
        agree_example(by=by, contract_key=KEY, title=title, what=what, amount=amount)


def test_a_new_text_is_signed_anew():
    by = ready()
    scenes.budget(by)
    one_signs("sarban")
    write_terms(by=by, contract_key=KEY, document=TERMS.replace("5600.00", "5500.00"), based_on=1)

    with pytest.raises(ChangedMeanwhile):
        one_signs("doen", seen=1)
    assert [one_signs(party) for party in SIGNERS] == [False, False, False, True]
    with pytest.raises(AlreadySigned):
        one_signs("sarban")


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        pytest.param("investor", "sarban", id="an investor for the provider"),
        pytest.param("payer", "doen", id="a payer for an investor"),
        pytest.param("officer", "sarban", id="an officer for anybody"),
    ],
)
def test_nobody_signs_for_another_side(role: str, organisation: str):
    scenes.budget(ready())
    kind = ("programme", scenes.FUND) if role in ("payer", "officer") else ("organisation", organisation)
    someone = given.role(given.person(), role, *kind)

    with pytest.raises(NotAllowed):
        sign(by=someone, contract_key=KEY, organisation_key=organisation, seen=1, on=ON)


def test_an_amendment_does_not_touch_what_is_verified():
    by = scenes.in_force()
    scenes.outcomes(by, "v1,anna,wonen,erin,2019-10-01,2019-10-05,,,,")
    write_terms(by=by, contract_key=KEY, document=AMENDED, based_on=1)
    for party in SIGNERS[:3]:
        one_signs(party)

    with pytest.raises(TouchesVerified, match="1 oktober 2019"):
        one_signs(SIGNERS[3])


def bad(old: str, new: str) -> str:
    assert old in TERMS
    return TERMS.replace(old, new, 1)


PLAIN = 'metrics = [{ key = "x", title = { nl = "X" }, unit = { nl = "x" }, definition = 1, per = "cohort", '
TIERS = """

[[metrics]]
key = "groep"
title = { nl = "Groep" }
unit = { nl = "procent" }
definition = 1
per = "cohort"
cohorts = [{ key = "een", settles_on = 2020-01-01 }]
tiers = [{ less_than = 10, amount = "0.00" }, { at_least = %s, amount = "5000.00" }]
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(bad('rate = "8 %", type = "one-off"', 'rate = "8 %"'), "return", id="a bare 8 %"),
        pytest.param(TERMS + TIERS % 11, "gat", id="a gap in the tiers"),
        pytest.param(TERMS + TIERS % 9, "overlap", id="tiers that overlap"),
        pytest.param(bad('"100000.00"', '"-1.00"'), "minder dan nul", id="a negative amount"),
        pytest.param(bad('"100000.00"', f'"{"9" * 1_000}"'), "te groot", id="an amount of a thousand digits"),
        pytest.param(bad('"1500.00"', '"1.005"'), "meer decimalen", id="1.005 euro"),
        pytest.param(bad("ends_on = 2021-12-31", "ends_on = 2018-12-31"), "2018", id="ends before it starts"),
        pytest.param(bad('currency = "EUR"\n', ""), "currency", id="no currency"),
        pytest.param(bad('share = "40 %"', 'share = "39.99 %"'), "99,99", id="shares of 99.99 %"),
        pytest.param(bad("format = 1", "format = 2"), "2", id="a file of a later version"),
        pytest.param(bad('contract = "wonen-en-werk"', 'contract = "ander"'), "ander", id="of another contract"),
        pytest.param(bad("version = 1", 'version = 3\nreason = "x"'), "versie 1", id="of a version too far"),
    ],
)
def test_a_text_with_a_mistake_is_not_kept(text: str, sentence: str):
    by = scenes.drafted()

    with pytest.raises(TermsNotSound) as refused:
        write_terms(by=by, contract_key=KEY, document=text, based_on=1)

    told = " ".join(mistake.read("nl") for mistake in refused.value.mistakes)
    assert sentence in told, told
    assert TermsVersion.objects.count() == 1


def test_five_mistakes_are_named_at_once():
    by = scenes.drafted()
    text = (
        bad('"1500.00"', '"1.005"')
        .replace('share = "40 %"', 'share = "41 %"')
        .replace("ends_on = 2021-12-31", "ends_on = 2018-12-31")
        .replace('rate = "8 %", type = "one-off"', 'rate = "8 %"')
        .replace('per = "person"', 'per = "persoon"')
    )

    with pytest.raises(TermsNotSound) as refused:
        write_terms(by=by, contract_key=KEY, document=text, based_on=1)

    assert len(refused.value.mistakes) >= 5


def test_two_amendments_of_one_day_and_the_same_text_twice_are_refused():
    by = scenes.in_force()
    with pytest.raises(TermsNotSound, match="2019"):
        write_terms(by=by, contract_key=KEY, document=AMENDED.replace("2019-10-01", "2019-04-01"), based_on=1)
    write_terms(by=by, contract_key=KEY, document=AMENDED, based_on=1)

    with pytest.raises(NothingNew):
        write_terms(by=by, contract_key=KEY, document=AMENDED, based_on=2)
    with pytest.raises(ChangedMeanwhile):
        write_terms(by=by, contract_key=KEY, document=AMENDED + "\n# meer", based_on=1)


def test_a_key_is_taken_once():
    by = scenes.drafted()

    with pytest.raises(KeyTaken):
        scenes.drafted(by)
