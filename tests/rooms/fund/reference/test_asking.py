"""What others ask of the contracts of elsewhere: the list, the prices that are alike, and the replay."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

import given
from rooms.fund.reference.made_up import HOME, TABLES, WORK, taken_in
from veerkracht.fund.reference.queries.contracts import Wanted, choices, contracts, whole
from veerkracht.fund.reference.queries.prices import alike
from veerkracht.fund.reference.queries.replays import replays
from veerkracht.fund.reference.rules.replay import Why
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "indigo"


def found(**wanted: str) -> list[str]:
    return [row.identifier for row in contracts(Wanted(**wanted), Turn()).rows]


def test_contracts_are_found_by_each_filter(tmp_path: Path):
    taken_in(given.officer(), tmp_path)

    assert found() == [HOME, WORK], "in the order of their names"
    assert found(q="tilburg SLAG") == [WORK]
    assert found(country="GB") == [HOME]
    assert found(sector="Homelessness") == [HOME]
    assert found(size="small") == [WORK]
    assert found(size="unknown") == [HOME]
    assert found(year="2012") == [HOME]
    assert found(logic="capped") == [WORK]
    assert found(has="payments") == [WORK]
    assert choices()["country"] == {"NL": 1, "GB": 1}


def test_what_others_pay_for_half_a_year_of_work(tmp_path: Path):
    taken_in(given.officer(), tmp_path)

    answer = alike(definition="een half jaar werk", price=Decimal(2000))

    assert [(row.in_euro, row.currency, row.year) for row in answer.rows] == [
        (Decimal("1232.89"), "GBP", 2012),
        (Decimal("2500.00"), "EUR", 2019),
    ]
    assert (answer.contracts, answer.lower, answer.higher, answer.unconverted) == (2, 1, 1, 0)
    assert answer.spread
    assert answer.spread.number == 2


def test_a_price_without_a_rate_stays_in_its_own_currency(tmp_path: Path):
    header, *rows = TABLES["projects_outcome_pricings"]
    rows[2] = [HOME, "outcomemetric1", "ARS", "84234", "", ""]

    taken_in(given.officer(), tmp_path, projects_outcome_pricings=[header, *rows])

    answer = alike(definition="half a year of work")
    assert (answer.unconverted, len(answer.rows)) == (1, 2)
    assert answer.rows[-1].in_euro is None
    assert answer.spread
    assert answer.spread.number == 1


def test_asked_by_topic_weeks_and_sector(tmp_path: Path):
    taken_in(given.officer(), tmp_path)

    assert len(alike(topic="work", weeks=26).rows) == 2
    assert len(alike(topic="work", weeks=26, sector="Homelessness").rows) == 1
    assert not alike(topic="work", weeks=200).rows
    assert not alike(definition="xyzzy").rows


def test_the_replay_explains_what_it_can(tmp_path: Path):
    taken_in(given.officer(), tmp_path)

    by_contract = {replay.identifier: {line.metric: line for line in replay.lines} for replay in replays()}

    work, course = by_contract[WORK]["outcomemetric1"], by_contract[WORK]["outcomemetric2"]
    assert (work.why, work.due, work.paid) == (Why.CAP, 50_000, 50_000)
    assert (course.why, course.due, course.paid, course.paid_units) == (Why.REPEAT, 5_000, 7_000, 14)
    assert {metric: line.why for metric, line in by_contract[HOME].items()} == {
        "outcomemetric1": Why.NO_UNITS,
        "outcomemetric2": Why.NO_PRICE,
        "outcomemetric7": Why.NOWHERE,
    }


def test_the_command_replays_into_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    taken_in(given.officer(), tmp_path / "in")

    call_command("indigo", "replay", report=tmp_path / "replay.json", language="en")

    said = json.loads((tmp_path / "replay.json").read_text())
    assert "an amount could be reckoned for 2" in capsys.readouterr().out
    assert said["totals"]["repeat"]["amounts"] == {"EUR": {"due": "5000.00", "paid": "7000"}}


def test_the_questions_stay_few_whatever_the_number(tmp_path: Path):
    taken_in(given.officer(), tmp_path)

    with CaptureQueriesContext(connection) as asked:
        replays()
        alike(definition="half a year of work")
        whole("indigo-poj-9001")

    assert len(asked) <= 2 + 1 + 4


@pytest.mark.shared_data
@pytest.mark.skipif(not REAL.is_dir(), reason="the real data does not lie beside the project")
def test_the_real_contract_of_the_care_leavers_is_replayed(tmp_path: Path):
    from veerkracht.fund.reference.actions.take_in import take_in

    take_in(by=given.officer(), path=REAL)

    (reboot,) = [replay for replay in replays() if replay.identifier == "INDIGO-POJ-0121"]
    assert [line.why for line in reboot.lines].count(Why.EQUAL) == 13
    assert [line.why for line in reboot.lines].count(Why.REPEAT) == 10
    assert sum(line.paid or 0 for line in reboot.lines) == 1_871_540
    assert len(alike(definition="een half jaar werk").rows) >= 10
