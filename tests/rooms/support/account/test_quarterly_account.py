"""The quarterly account: for everyone counts that are not small, for officers all of it, as it was on any date."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import docx
import pytest
from django.db.models import Model
from django.test import Client
from django.utils.timezone import localdate
from pypdf import PdfReader

import given
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.people.models import WithheldText
from veerkracht.results.models import MetricDefinition, VerifiedOutcome
from veerkracht.support.account.actions.explain import explain
from veerkracht.support.account.models import NotYet
from veerkracht.support.desk.models import Post, SupportRequest
from veerkracht.support.giving.models import Judgement, Talk
from veerkracht.support.rules.quarter import Quarter

pytestmark = pytest.mark.django_db
SPRING, PAGE = Quarter(2018, 2), "/hulp/kwartaal/2018-2"


def recorded(record: type[Model], on: date, **fields: Any) -> None:
    """Let what was made last have been recorded on a day."""
    last = record._default_manager.order_by("-pk")[:1].values("pk")
    moment = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    record._default_manager.filter(pk__in=list(last.values_list("pk", flat=True))).update(recorded_at=moment, **fields)


def asked(on: date, *, answered_on: date | None = None, kind: str = "method", **said: Any) -> None:
    given.support_request(on=on, kind=kind, **said)
    recorded(SupportRequest, on, answered_on=answered_on)


def helped(on: date, *, kind: str = "method", minutes: int = 0, of: str = "SlowCare Oss", **fields: Any) -> None:
    known = given.Initiative.objects.filter(title_nl=of).first() or given.initiative(of)
    agreement = given.agreement(known, kind, starts_on=on, **fields)
    recorded(type(agreement), on)
    if minutes:
        Talk.objects.create(agreement=agreement, held_on=on, minutes=minutes, cents_an_hour=7500, said="x", by_key="x")
        recorded(Talk, on)


def on_day(day: date) -> Any:
    """Let it be another day while something is recorded that is never changed afterwards."""
    return patch("django.utils.timezone.now", return_value=datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def metric(key: str = "eenzaamheid") -> MetricDefinition:
    words = {"title_nl": "Minder eenzaam", "unit_nl": "mensen", "by_key": "x", "programme_key": given.programme().key}
    with on_day(date(2018, 1, 1)):
        return MetricDefinition.objects.create(key=key, version=1, **words)


def reached(known: MetricDefinition, number: int) -> None:
    with on_day(date(2018, 6, 2)):
        VerifiedOutcome.objects.create(
            contract_key="c", verification=f"v{number}", person_key=f"p{number}", definition=known, kind="outcome",
            outcome_on=date(2018, 5, 1), verified_on=date(2018, 6, 1), by_key="x",
        )  # fmt: skip


def text(client: Client, address: str = PAGE) -> str:
    return " ".join(client.get(address).content.decode().split())


@pytest.fixture
def officer(client: Client) -> None:
    given.worker()
    given.initiative()
    given.Initiative.objects.update(recorded_at=datetime(2018, 1, 1, tzinfo=UTC))
    client.force_login(given.officer())


def test_an_officer_reads_all_of_it(client: Client, officer: None) -> None:
    asked(date(2018, 5, 7), answered_on=date(2018, 5, 15))
    helped(date(2018, 5, 20), minutes=50)
    helped(date(2018, 6, 1), kind="finance", amount_cents=150_000)

    page = text(client)

    assert "Binnengekomen: 1. Eerste antwoord gekregen: 1. Open aan het eind: 1." in page
    assert ">5<" in page, "in working days"
    assert "50 min" in page
    assert "€ 62,50" in page
    assert "€ 1.500,00" in page
    assert "zoals bekend op" in page


def test_in_public_small_counts_are_not_told(client: Client) -> None:
    given.worker()
    for _each in range(12):
        asked(date(2018, 5, 7), answered_on=date(2018, 5, 8))
    for _each in range(11):
        asked(date(2018, 5, 7), kind="finance")
    for _each in range(3):
        asked(date(2018, 5, 7), kind="partner")
    helped(date(2018, 5, 20), minutes=50)

    page = text(client)

    assert "Binnengekomen: 26. Eerste antwoord gekregen: 12. Open aan het eind: 26." in page
    assert page.count(">12<") >= 1
    assert ">3<" not in page
    assert ">11<" not in page, "with it the three could be reckoned"
    assert "50 min" not in page
    assert "te weinig afspraken om het te noemen" in page
    assert "SlowCare Oss" not in page


def test_in_public_the_account_comes_when_the_quarter_has_ended(client: Client) -> None:
    given.programme()
    now = Quarter.of(localdate())

    page = text(client, f"/hulp/kwartaal/{now}")
    early = text(client, f"{PAGE}?on=2018-05-01")

    assert "Op deze dag was er nog geen rekenschap" in page
    assert "Op deze dag was er nog geen rekenschap" in early
    assert client.get(f"/hulp/kwartaal/{now}/docx").status_code == 409


def test_it_is_read_as_it_was_on_any_date(client: Client, officer: None) -> None:
    asked(date(2018, 5, 7), answered_on=date(2018, 5, 15))
    helped(date(2018, 5, 20), minutes=50)
    recorded(Talk, date(2018, 8, 1))

    before, after = text(client, f"{PAGE}?on=2018-05-10"), text(client, f"{PAGE}?on=2018-08-02")

    assert "Binnengekomen: 1. Eerste antwoord gekregen: 0." in before
    assert "Gegeven uren: 0 uur." in text(client, f"{PAGE}?on=2018-07-31")
    assert "Gegeven uren: 50 min." in after
    assert "liep het kwartaal nog" in before


def test_a_question_that_was_closed_and_opened_again_is_open_between_as_it_was(client: Client, officer: None) -> None:
    asked(date(2018, 4, 9), answered_on=date(2018, 4, 10))
    request = SupportRequest.objects.get()
    for kind, on in (("end", date(2018, 4, 10)), ("added", date(2018, 5, 1))):
        Post.objects.create(request=request, kind=kind, text="x", at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC))

    assert "Open aan het eind: 0." in text(client, f"{PAGE}?on=2018-04-20")
    assert "Open aan het eind: 1." in text(client, f"{PAGE}?on=2018-05-02")


@pytest.mark.parametrize("day", ["2018-13-40", "gisteren", "2999-01-01"])
def test_a_day_that_cannot_be_is_answered(client: Client, day: str) -> None:
    given.programme()

    answer = client.get(PAGE, {"on": day})

    assert answer.status_code == 200
    assert "Hier zie je wat vandaag bekend is." in answer.content.decode()


@pytest.mark.parametrize("quarter", ["2018-5", "2999-1", "onzin", "2018-2-3"])
def test_a_quarter_that_cannot_be_is_answered(client: Client, quarter: str) -> None:
    given.programme()

    assert client.get(f"/hulp/kwartaal/{quarter}").status_code == 404


def test_white_spots_and_dependency_name_whom_to_call(client: Client, officer: None) -> None:
    spot = given.initiative("De Tuin", places=(given.place("Uden"),))
    spot.themes.add(given.theme("Vertrouwen"))
    given.Initiative.objects.update(recorded_at=datetime(2018, 1, 1, tzinfo=UTC))
    asked(date(2018, 5, 7), initiative_key="de-tuin")
    for year in (2016, 2017, 2018):
        helped(date(year, 3, 1), kind="finance", amount_cents=100_00)

    page = text(client)

    assert "Vertrouwen" in page
    assert "Uden" in page
    assert "De Tuin" in page
    assert "3 jaar of meer achter elkaar" in page
    assert page.count("SlowCare Oss") == 2, "finance this year, and for three years in a row"


def test_what_helped_stands_in_it_with_its_interval(client: Client, officer: None) -> None:
    helped(date(2017, 9, 1))
    for side in ("initiative", "province"):
        agreement = Talk.agreement.field.related_model.objects.get()
        Judgement.objects.create(agreement=agreement, side=side, gone=True, judged_on=date(2018, 4, 1), by_key=side)
        recorded(Judgement, date(2018, 4, 1))

    page = text(client)

    assert "1 van 1" in page
    assert "Er is nog niets beoordeeld" in text(client, "/hulp/kwartaal/2018-1")


def test_each_agreed_indicator_has_a_value_or_says_why_not(client: Client, officer: None) -> None:
    known, keeper = metric(), given.officer()
    bare = text(client)
    explain(
        by=keeper, programme_key="sociale-veerkracht", metric_key=known.key, quarter=SPRING,
        reason_nl="de eerste meting in juli is.", on=localdate(),
    )  # fmt: skip
    said = text(client)
    for number in range(12):
        reached(known, number)

    assert "nog niet, omdat er nog niets van is gecontroleerd" in bare
    assert "Zeg waarom er nog geen waarde is" in bare
    assert "nog niet, omdat de eerste meting in juli is." in said
    assert "12 mensen" in text(client)
    assert "nog niet, omdat" in text(client, f"{PAGE}?on=2018-06-01")


def test_in_public_a_value_of_few_people_is_not_told(client: Client) -> None:
    reached(metric(), 1)

    assert "te weinig om te noemen mensen" in text(client)


def test_a_reason_is_given_on_the_page_by_who_may(client: Client, officer: None) -> None:
    metric()

    empty = client.post(PAGE, {"metric": "eenzaamheid", "reason_nl": ""})
    client.post(PAGE, {"metric": "eenzaamheid", "reason_nl": "de meting later is. Bel piet@voorbeeld.example"})
    client.logout()
    stranger = client.post(PAGE, {"metric": "eenzaamheid", "reason_nl": "Zomaar"})

    assert empty.status_code == 422
    assert stranger.status_code in (302, 403)
    assert "piet@voorbeeld.example" not in NotYet.objects.get().reason_nl
    assert WithheldText.objects.exists()


def test_nobody_explains_what_was_not_agreed_on() -> None:
    words = {"programme_key": given.programme().key, "quarter": SPRING, "on": localdate()}

    with pytest.raises(Refusal, match="niet afgesproken"):
        explain(by=given.officer(), metric_key="weg", reason_nl="x", **words)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        explain(by=given.person(), metric_key="weg", reason_nl="x", **words)  # type: ignore[arg-type]


def test_the_same_account_is_downloaded_as_word_and_pdf(client: Client, officer: None) -> None:
    asked(date(2018, 5, 7), answered_on=date(2018, 5, 15))

    word, pdf = client.get(f"{PAGE}/docx?on=2018-07-01"), client.get(f"{PAGE}/pdf?on=2018-07-01&view=public")
    paper = docx.Document(io.BytesIO(word.content))
    told = PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()

    assert word["Content-Disposition"].endswith('2018-2-2018-07-01.docx"')
    assert "openbaar" in pdf["Content-Disposition"]
    assert any("Binnengekomen: 1." in line.text for line in paper.paragraphs)
    assert len(paper.tables) >= 3
    assert "Hulp in kwartaal 2 van 2018" in told
    assert "te weinig" in told


def test_an_officer_sees_what_everyone_sees(client: Client, officer: None) -> None:
    asked(date(2018, 5, 7))

    assert "te weinig om te noemen" in text(client, f"{PAGE}?view=public")
    assert "te weinig om te noemen" not in text(client)


def test_the_list_begins_with_the_first_question(client: Client, officer: None) -> None:
    asked(localdate() - timedelta(200))

    whole = client.get("/hulp/kwartaal").content.decode()
    client.logout()
    public = client.get("/hulp/kwartaal").content.decode()

    assert "loopt nog" in whole
    assert "loopt nog" not in public
    assert public.count("rows__row") == whole.count("rows__row") - 1


def test_the_account_takes_few_queries(client: Client, officer: None, django_assert_max_num_queries: Any) -> None:
    for _each in range(10):
        asked(date(2018, 5, 7))
        helped(date(2018, 5, 20), minutes=50)

    with django_assert_max_num_queries(30):
        client.get(PAGE)
