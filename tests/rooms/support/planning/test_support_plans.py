"""Plans: what waits and what is free goes in, proposals with reasons come out, and a plan that cannot be says why."""

from collections.abc import Iterator
from datetime import date
from unittest.mock import patch

import pytest
from django.test import Client

import given
from veerkracht.people.models import Person
from veerkracht.support.planning.actions import plan as act
from veerkracht.support.planning.actions.refer import refer, scheme
from veerkracht.support.planning.models import Plan, Referral
from veerkracht.support.planning.queries import plans
from veerkracht.support.planning.queries.waiting_needs import Limits, wanted
from veerkracht.support.planning.refusals import NotNow
from veerkracht.support.rules.reasons import Stands

pytestmark = pytest.mark.django_db
TODAY = date(2018, 2, 1)
HOME = "sociale-veerkracht"


def scene() -> Person:
    """Two initiatives that need knowledge and one partner who can give it to one of them."""
    worker = given.worker()
    given.diagnosis(given.initiative(), worker, knowledge=(0.9, 0.9), partner=(0.6, 0.6))
    given.diagnosis(given.initiative("Dorpsmolen"), worker, knowledge=(0.5, 0.5), method=(0.1, 0.9))
    given.support_offer(worker, hours=4)
    given.support_offer(worker, "partner", hours=4)
    return worker


def planned(by: Person, **limits: int) -> Plan:
    return Plan.objects.get(
        key=act.plan(by=by, programme_key=HOME, limits=Limits(**{"budget_cents": 0} | limits), on=TODAY)
    )


def test_what_both_sides_agree_on_waits_and_what_they_differ_on_does_not() -> None:
    scene()

    ready, waits = wanted(HOME)

    assert {row["key"]: row["needs"] for row in ready} == {
        "slowcare-oss": {"knowledge": 0.9, "partner": 0.6},
        "dorpsmolen": {"knowledge": 0.5},
    }
    assert (waits.ready, waits.talk) == (2, 1)


def test_what_is_scarce_goes_where_it_does_most() -> None:
    worker = scene()

    found = plans.whole(planned(worker).key, viewer=worker)

    assert {(row.key, cell.kind) for row, cell in found.proposals} == {
        ("slowcare-oss", "knowledge"),
        ("slowcare-oss", "partner"),
    }


def test_a_proposal_says_what_it_would_cost_to_do_otherwise_and_what_is_scarce() -> None:
    worker = scene()
    made = planned(worker)

    why = plans.why(made.key, "slowcare-oss", "knowledge", viewer=worker)

    assert why.loss == pytest.approx(0.4 * why.cell.chance)
    assert [(one.initiative.nl, one.word, one.added) for one in why.instead] == [
        ("Dorpsmolen", "kennis of advies", True)
    ]
    assert why.more_kind == pytest.approx(0.5 * why.cell.chance)
    assert why.more_budget == 0


def test_a_plan_that_cannot_be_names_the_limit_and_what_there_is_without_it() -> None:
    worker = scene()

    found = plans.whole(planned(worker, floor=2).key, viewer=worker)

    assert found.now is None
    assert [(one.limit, one.chosen) for one in found.relaxed] == [("floor", 2)]


def test_how_surely_it_stands_is_drawn_and_kept_and_stops_when_asked() -> None:
    worker = scene()
    made, stopped = planned(worker), planned(worker)
    act.stop(by=worker, key=stopped.key)

    with patch.object(act, "LONGEST", 5):
        act.look_at(key=made.key)
        act.look_at(key=stopped.key)

    made.refresh_from_db()
    stopped.refresh_from_db()
    assert (made.state, made.share[0][0] > 0.7) == ("done", True)
    assert (stopped.state, stopped.worlds) == ("stopped", 0)


def test_stopped_in_the_midst_it_keeps_the_worlds_that_were_drawn() -> None:
    worker = scene()
    made = planned(worker)

    def drawn(*_given: object, **_words: object) -> Iterator[Stands]:
        yield Stands(1, 1, ((1.0,) * 6,) * 2)
        act.stop(by=worker, key=made.key)
        yield Stands(2, 2, ((1.0,) * 6,) * 2)
        raise AssertionError("it went on")

    with patch.object(act, "robustness", drawn), patch.object(act, "BEAT", -1):
        act.look_at(key=made.key)

    made.refresh_from_db()
    assert (made.state, made.worlds) == ("stopped", 2)


def test_how_far_it_is_is_asked_for_alone_while_it_runs(client: Client) -> None:
    worker = scene()
    made = planned(worker)
    client.force_login(worker)
    Plan.objects.filter(pk=made.pk).update(state="runs", worlds=41)

    part = client.get(f"/hulpplannen/{made.key}?part=progress").content.decode()
    whole = client.get(f"/hulpplannen/{made.key}").content.decode()

    assert 'value="41"' in part
    assert "<html" not in part
    assert part.strip().splitlines()[0][:40] in whole
    assert "follow.js" in whole


def test_nobody_who_waits_is_said() -> None:
    with pytest.raises(NotNow, match="eens zijn"):
        planned(given.worker())


def test_the_pages_from_limits_to_a_proposal_against_the_plan(client: Client) -> None:
    worker = scene()
    client.force_login(worker)

    answer = client.post(
        "/hulpplannen",
        {
            "step": "plan", "plan-budget": "100", "plan-months": "6", "plan-hours": "20", "plan-amount": "0",
            "plan-floor": "0",
        },
    )  # fmt: skip
    page = client.get(answer["Location"]).content.decode()
    other = f"{answer['Location']}/dorpsmolen/knowledge"
    words = {
        "step": "propose", "propose-bottleneck": "Weg.", "propose-offer": "aanbod-1", "propose-hours": "10",
        "propose-starts_on": "2018-02-01", "propose-ends_on": "2018-08-01", "propose-reason": "",
    }  # fmt: skip
    without = client.post(other, words)
    done = client.post(other, words | {"propose-reason": "Zij kunnen nu beginnen."})

    assert "Een beter plan is er binnen deze grenzen niet" in page
    assert without.status_code == 422
    assert done.status_code == 302
    assert "anders dan is berekend" in client.get(done["Location"]).content.decode()


def test_a_plan_of_a_page_asks_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    worker = scene()
    made = planned(worker)
    client.force_login(worker)

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert client.get(f"/hulpplannen/{made.key}").status_code == 200


def test_a_scheme_of_another_is_checked_before_an_initiative_is_referred() -> None:
    worker = given.worker()
    officer = given.role(given.person("Otto"), "officer", "programme", given.programme().key)
    given.initiative(phase="idea")
    closed = {
        "title_nl": "Oranje Fonds", "provider": "Oranje Fonds", "kind": "finance", "closes_on": date(2018, 1, 1)
    }  # fmt: skip
    late = scheme(by=officer, programme_key=HOME, said=closed)
    fits = scheme(by=officer, programme_key=HOME, said=closed | {"closes_on": None})

    with pytest.raises(NotNow, match="sloot op 1 januari 2018"):
        refer(by=worker, scheme_key=late, initiative_key="slowcare-oss", reason="Past.", on=TODAY)
    refer(by=worker, scheme_key=fits, initiative_key="slowcare-oss", reason="Past.", on=TODAY)

    assert Referral.objects.get().reason == "Past."
