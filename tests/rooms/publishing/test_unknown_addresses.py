"""Addresses that lead to nothing, or to what moved."""

import pytest
from django.test import Client

import given

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/initiatieven/slowcare-os", "slowcare-oss"),
        ("/themas/gezondhied", "gezondheid"),
        ("/opgaven/leegstant", "leegstand"),
        ("/rondes/eerste-keus", "eerste-keuze"),
        ("/organisaties/zett", "zet"),
        ("/documenten/uitvoeringsagende", "uitvoeringsagenda"),
        ("/bronnen/persbericht-17-maart-2017", "persbericht-van-17-maart-2017"),
        ("/programmas/sociale-veerkragt", "sociale-veerkracht"),
    ],
)
def test_a_key_nobody_knows_is_answered_with_one_that_is_near(client: Client, address: str, near: str) -> None:
    given.initiative("SlowCare Oss", themes=(given.theme(),), policy_tasks=(given.policy_task(),))
    given.round_()
    given.organisation("Zet")
    given.document()
    given.source()

    answer = client.get(address)

    assert answer.status_code == 404
    assert near in answer.content.decode()


@pytest.mark.parametrize(
    "key", ["x" * 5000, "\N{GRINNING FACE}", "a\x00b", "\u202eabc", "' OR 1=1 --", "..%2f..%2fetc"]
)
def test_a_hostile_key_is_answered_as_one_that_is_not_known(client: Client, key: str) -> None:
    given.initiative("SlowCare Oss")

    from urllib.parse import quote

    answer = client.get(f"/initiatieven/{quote(key, safe='')}")

    assert answer.status_code == 404


WITH_NUL = [
    "/initiatieven?q=a%00b&theme=%00&place=%00&after=%00",
    "/initiatieven/a%00b.json",
    "/initiatieven.csv?q=a%00b",
    "/themas/%00",
    "/rondes/%00",
    "/organisaties?q=%00a",
    "/documenten/%00",
    "/bronnen/%00",
    "/programmas/%00",
    "/plaatsen/%00",
    "/plaatsen?kind=%00&begins=a%00",
    "/doelen/%00",
    "/agenda?on=%00",
    "/in-de-buurt?q=a%00b",
    "/zoeken?q=a%00b&kind=%00",
    "/klopt-dit-niet?about=initiative:a%00b",
    "/contact?about=a%00:b",
]


@pytest.mark.parametrize("address", WITH_NUL)
def test_a_sign_that_no_database_holds_does_no_harm(client: Client, address: str) -> None:
    given.initiative("SlowCare Oss", places=(given.place(),))
    given.agenda()

    assert client.get(address).status_code < 500


def test_a_merged_initiative_sends_on_to_the_one_it_became(client: Client) -> None:
    kept = given.initiative("SlowCare Oss")
    given.initiative("Slow Care", merged_into=kept)

    answer = client.get("/initiatieven/slow-care")

    assert (answer.status_code, answer["Location"]) == (302, "/initiatieven/slowcare-oss")


def test_a_merged_initiative_sends_machines_on_too(client: Client) -> None:
    kept = given.initiative("SlowCare Oss")
    given.initiative("Slow Care", merged_into=kept)

    assert client.get("/initiatieven/slow-care.json")["Location"] == "/initiatieven/slowcare-oss.json"


def test_an_earlier_name_sends_on_to_the_name_of_now(client: Client) -> None:
    given.initiative("SlowCare Oss", aliases=["Huizen in Oss"])

    answer = client.get("/initiatieven/huizen-in-oss")

    assert (answer.status_code, answer["Location"]) == (302, "/initiatieven/slowcare-oss")


def test_what_was_merged_into_something_hidden_stays_hidden(client: Client) -> None:
    hidden = given.initiative("Geheim", published=False)
    given.initiative("Slow Care", merged_into=hidden)

    answer = client.get("/initiatieven/slow-care")

    assert answer.status_code == 404
    assert "geheim" not in answer.content.decode().replace("/initiatieven/", "")
