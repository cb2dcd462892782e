"""The pages of capital: what the process guide, an investor and an auditor see and do there."""

from datetime import date

import pytest
from django.test import Client

import given
from rooms.fund.capital import scenes_of_capital as scenes
from rooms.fund.capital.scenes_of_capital import YEARS, capital, received
from veerkracht.fund.capital.queries.capital import capital as capital_of
from veerkracht.fund.contracts.queries.contract import known

pytestmark = pytest.mark.django_db

PAGE = "/contracten/wonen-en-werk/kapitaal"
AGREED = {
    "recourse": "no",
    "provider_share": "30",
    "returned_share": "20",
    "cap_rate": "11",
    "cap_type": "one-off",
    "agreed_on": "2019-06-01",
    "senior-there": "on",
    "senior-return_rate": "3",
    "senior-return_type": "irr",
    "senior-return_days": "30E/360",
    "junior-there": "on",
    "junior-return_rate": "4,5",
    "junior-return_type": "irr",
    "junior-return_days": "30E/360",
    "junior-upside": "1/2",
}


@pytest.fixture
def guide(client: Client) -> Client:
    client.force_login(scenes.signed())
    return client


def words(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def as_investor(client: Client, organisation: str) -> Client:
    client.force_login(scenes.investor(organisation))
    return client


def test_capital_is_agreed_committed_called_distributed_and_closed_by_its_pages(guide: Client) -> None:
    assert "nog niets afgesproken" in words(guide)

    assert guide.post(f"{PAGE}/afspreken", AGREED).status_code == 302
    scenes.committed()
    call = {"step": "call", "occurred_on": "2019-07-01"}
    assert guide.post(PAGE, call | {"rank": "senior", "amount": "600000.00"}).status_code == 302
    assert guide.post(PAGE, call | {"rank": "junior", "amount": "300000.00"}).status_code == 302
    scenes.settled(scenes.contracts.guide())
    receipt = {"step": "distribute", "amount": "200000.00", "occurred_on": "2020-07-01"}
    assert guide.post(PAGE, receipt).status_code == 302
    assert "182.000,00" in words(guide, f"{PAGE}/3")
    assert guide.post(PAGE, {"step": "back", "number": "3", "reason": "Vergissing"}).status_code == 302
    assert "Vergissing" in words(guide, f"{PAGE}/3")
    assert guide.post(PAGE, {"step": "close", "occurred_on": "2022-12-31"}).status_code == 302

    page = words(guide)
    assert "Afgesloten op 31 december 2022" in page
    assert "Alles is kwijt: er kwam niets terug." in page
    assert "0,00 %" not in page
    assert capital().agreed == scenes_agreed()


def scenes_agreed() -> object:
    """What the scene agrees by its action is what the form agreed."""
    from veerkracht.fund.rules.capital import Capital, CapitalClass, Rank

    senior, junior = scenes.SENIOR, scenes.JUNIOR
    return Capital(
        (
            CapitalClass("senior", Rank.SENIOR, {"oranje": 600_000_00}, preferred=senior.promised),
            CapitalClass("junior", Rank.JUNIOR, {"doen": 300_000_00}, preferred=junior.promised, upside=junior.upside),
        ),
        recourse=False,
        provider_share=scenes.AS_AGREED["provider_share"],
        returned_share=scenes.AS_AGREED["returned_share"],
        cap=scenes.AS_AGREED["cap"],
    )


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"senior-return_type": ""}, "Een los percentage zegt niets.", id="a bare percentage"),
        pytest.param(
            {"senior-return_days": ""}, "Een rendement per jaar heeft een dagtelling nodig", id="no day count"
        ),
        pytest.param({"cap_type": ""}, "Een los percentage zegt niets.", id="a bare cap"),
        pytest.param({"provider_share": "40"}, "niet voor 100 % verdeeld", id="110 percent"),
        pytest.param({"junior-upside": "veel"}, "Schrijf een percentage zoals 4,5", id="no number"),
        pytest.param({"junior-largest_loss": "50"}, "vraagt een garantie", id="no guarantee"),
        pytest.param({"recourse": ""}, "verplicht", id="recourse not said"),
        pytest.param({"senior-there": "", "junior-there": ""}, "minstens een klasse", id="no class"),
        pytest.param({"agreed_on": "2019-02-30"}, "bestaat", id="no such day"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_kept(guide: Client, said: dict, sentence: str) -> None:
    answer = guide.post(f"{PAGE}/afspreken", AGREED | said)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert capital_of(known(scenes.KEY)) is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"amount": "600000.01"}, "kan nog EUR 600.000,00 worden opgevraagd", id="more than committed"),
        pytest.param({"amount": "1.005"}, "meer decimalen", id="finer than a cent"),
        pytest.param({"amount": "-1"}, "minder dan nul", id="less than zero"),
        pytest.param({"amount": "9" * 25}, "te groot", id="too large"),
        pytest.param({"occurred_on": "2999-01-01"}, "moet nog komen", id="a day to come"),
    ],
)
def test_a_call_that_cannot_be_is_answered_on_the_form(guide: Client, said: dict, sentence: str) -> None:
    scenes.arranged(scenes.contracts.guide())
    scenes.committed()

    answer = guide.post(PAGE, {"step": "call", "rank": "senior", "amount": "1.00", "occurred_on": "2019-07-01"} | said)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_once_capital_moved_the_page_to_agree_says_why_not(guide: Client) -> None:
    by = scenes.contracts.guide()
    scenes.arranged(by)
    scenes.committed()
    assert words(guide, f"{PAGE}/afspreken").count("checked") == len(scenes.AS_AGREED["classes"])
    scenes.called(by, "senior", 1)

    for answer in (guide.get(f"{PAGE}/afspreken"), guide.post(f"{PAGE}/afspreken", AGREED)):
        assert answer.status_code == 409
        assert "Draai eerst de bewegingen terug" in answer.content.decode()


def test_an_investor_sees_the_own_part_and_nothing_of_others(client: Client) -> None:
    by = scenes.running()
    received(by, 200_000, YEARS[0])
    page = words(as_investor(client, "doen"))

    assert "Jouw deel" in page
    assert "300.000,00" in page
    assert "600.000,00" not in page
    assert "Oranje" not in page
    assert "182.000,00" not in page
    assert client.get(f"{PAGE}/3").status_code == 404
    own = words(client, f"{PAGE}/2")
    assert "Doen" in own
    assert client.get(f"{PAGE}/1").status_code == 404


def test_an_investor_commits_for_the_own_organisation_only(client: Client) -> None:
    scenes.arranged(scenes.signed())
    as_investor(client, "doen")
    said = {"step": "commit", "rank": "junior", "amount": "1000.00", "reason": "Bestuur 3 juni"}

    assert client.post(PAGE, said | {"organisation": "oranje"}).status_code == 422
    assert client.post(PAGE, said | {"organisation": "doen"}).status_code == 302
    assert client.post(PAGE, {"step": "call", "rank": "junior", "amount": "1.00"}).status_code == 403
    assert [one.committed for one in capital().investments] == [1000_00]


def test_an_auditor_reads_and_changes_nothing(client: Client) -> None:
    scenes.running()
    client.force_login(given.role(given.person(), "auditor", "programme", scenes.FUND))

    page = words(client)

    assert "Alle klassen" in page
    assert 'name="step"' not in page
    assert client.post(PAGE, {"step": "close", "occurred_on": "2022-12-31"}).status_code == 403


@pytest.mark.parametrize("role", ["initiator", "verifier", "evaluator"])
def test_who_has_nothing_to_do_with_the_capital_sees_nothing_of_it(client: Client, role: str) -> None:
    scenes.running()
    scope = ("contract", scenes.KEY) if role != "initiator" else ("organisation", "sarban")
    client.force_login(given.role(given.person(), role, *scope))

    assert client.get(PAGE).status_code == 403
    assert PAGE not in words(client, "/contracten/wonen-en-werk")


def test_what_if_answers_for_the_amounts_that_are_asked(guide: Client) -> None:
    scenes.arranged(scenes.contracts.guide())
    scenes.committed()

    page = words(guide, f"{PAGE}?low=550000&base=950000&high=1150000")

    assert page.count("bars__bar") == 4
    assert "Alles is kwijt: er kwam niets terug." in page
    assert "<td" in page
    assert "style=" not in page
    assert "550.000,00" in page


@pytest.mark.parametrize("amount", ["veel", "-5", "1.005", "9" * 40])
def test_what_if_of_an_amount_that_is_none_is_answered_on_the_form(guide: Client, amount: str) -> None:
    scenes.arranged(scenes.contracts.guide())
    scenes.committed()

    page = words(guide, f"{PAGE}?low={amount}")

    assert "form-field" in page or "aria-invalid" in page


def test_the_page_reads_in_english(guide: Client) -> None:
    scenes.arranged(scenes.contracts.guide())

    page = words(guide, "/en/contracts/wonen-en-werk/capital")

    assert "How it stands" in page
    assert "nobody committed yet" in page


def test_the_page_asks_as_much_for_many_movements_as_for_one(guide: Client, django_assert_max_num_queries) -> None:
    by = scenes.contracts.guide()
    scenes.arranged(by)
    scenes.committed()
    for day in range(1, 20):
        scenes.called(by, "senior", 1, date(2019, 7, day))
    words(guide)

    with django_assert_max_num_queries(16):
        words(guide)
