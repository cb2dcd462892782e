"""What cannot be meant is answered on the page where terms are written, in both languages, and nothing is kept."""

import pytest
from django.test import Client

from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import KEY, TERMS
from veerkracht.fund.contracts.models import TermsVersion

pytestmark = pytest.mark.django_db

NL, EN = f"/contracten/{KEY}/voorwaarden", f"/en/contracts/{KEY}/terms"
COHORT = """
[[metrics]]
key = "groep"
title = { nl = "Groep" }
unit = { nl = "procent" }
definition = 1
per = "cohort"
cohorts = [{ key = "een", settles_on = 2020-01-01 }]
tiers = [{ less_than = 10, amount = "0.00" }, { at_least = %s, amount = "5000.00" }]
"""
FEE = """
[[fees]]
key = "inzet"
title = { nl = "Inzet" }
amount = "9000.00"
since = 2019-04-01
until = 2020-03-31
"""
BARE = 'rate = "8 %", type = "one-off"'


def but(was: str, becomes: str, text: str = TERMS) -> str:
    assert was in text, was
    return text.replace(was, becomes)


def posted(client: Client, text: str, address: str = NL, based_on: int = 1) -> str:
    answer = client.post(address, {"document": text, "based_on": based_on, "step": "save"})
    assert answer.status_code == 422
    return answer.content.decode()


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        pytest.param(
            but("{ " + BARE + " }", '"8 %"'), "Een kaal percentage", "A bare rate says too little", id="a bare 8 %"
        ),
        pytest.param(TERMS + COHORT % 11, "gat", "gap", id="a gap in the tiers"),
        pytest.param(TERMS + COHORT % 9, "overlappen", "overlap", id="tiers that overlap"),
        pytest.param(TERMS + FEE, "ligt onder", "lies below what is fixed", id="a cap below the fixed fee"),
        pytest.param(but('"1500.00"', '"-1500.00"'), "minder dan nul", "less than zero", id="a negative amount"),
        pytest.param(but('"1500.00"', f'"{"9" * 5_000}"'), "te groot", "too large", id="an amount of 5,000 digits"),
        pytest.param(
            but('"1500.00"', "9" * 1_000_000), "1.000.000 tekens", "1,000,000 signs", id="an amount of a million digits"
        ),
        pytest.param(but('"1500.00"', '"1.005"'), "meer decimalen", "more decimals", id="1.005 euro"),
        pytest.param(
            but("ends_on = 2021-12-31", "ends_on = 2018-12-31"),
            "voor het begin op",
            "before it starts",
            id="ends before it starts",
        ),
        pytest.param(but('currency = "EUR"\n', ""), "ontbreekt", "is missing", id="no currency"),
        pytest.param(but('"40 %"', '"39.99 %"'), "99,99", "99.99", id="shares of 99.99 %"),
        pytest.param(but("format = 1", "format = 2"), "formaat 2", "format 2", id="a file of a later version"),
    ],
)
def test_a_mistake_is_answered_in_both_languages(client: Client, text: str, dutch: str, english: str) -> None:
    client.force_login(scenes.drafted())

    assert dutch in posted(client, text)
    assert english in posted(client, text, EN)
    assert TermsVersion.objects.count() == 1


def test_five_mistakes_are_all_named_on_the_page_at_once(client: Client) -> None:
    client.force_login(scenes.drafted())
    text = but('"1500.00"', '"1.005"', but('"40 %"', '"39.99 %"', but("{ " + BARE + " }", '"8 %"')))
    text = but("ends_on = 2021-12-31", "ends_on = 2018-12-31", but('verifier = "avance"', 'verifier = "doen"', text))

    page = posted(client, text, EN)

    for where in ("prices[1].amount", "payers", "investors[doen].return", "ends_on", "verifier"):
        assert where in page, where


def test_a_second_amendment_of_the_same_day_is_refused_on_the_page(client: Client) -> None:
    client.force_login(scenes.in_force())
    second = but("version = 1", 'version = 2\nreason = "Nieuwe prijs"', but("1500.00", "1600.00"))

    page = posted(client, second)

    assert "al vanaf 1 april 2019" in page
    assert "Kies een latere dag" in page
