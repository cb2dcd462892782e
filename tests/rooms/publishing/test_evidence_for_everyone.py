"""What everyone reads of the evidence: the map, an intervention, a synthesis to cite, and files."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

import given
from veerkracht.learning.evidence.actions.synthesise import put_together
from veerkracht.learning.evidence.models import Effect, OnlyDirection, Study, Synthesis

pytestmark = pytest.mark.django_db

TODAY = date(2017, 3, 17)


@pytest.fixture
def made() -> Synthesis:
    circle, lonely = given.circles()
    evaluator = given.role(given.person("Eva"), "evaluator")
    return put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)


def test_the_map_is_there_when_it_is_empty(client: Client) -> None:
    given.programme()

    assert "No evidence yet" in client.get("/en/evidence").content.decode()


def test_the_map_shows_designs_and_what_is_missing(client: Client, made: Synthesis) -> None:
    given.intervention("Huisbezoek")

    page = client.get("/en/evidence").content.decode()

    assert 'evidence__dot" data-level="3"' in page
    assert "2 studies: 1 · before and after" in page
    assert "no research" in page
    assert "evidence__better" not in page


def test_an_intervention_says_in_twenty_realities_what_a_next_place_may_expect(client: Client, made: Synthesis) -> None:
    page = client.get("/en/interventions/buurtcirkel").content.decode()

    assert "in 11 people notice that it is better, in 8 they notice no difference, in 1 it is worse" in page
    assert (page.count("evidence__better"), page.count("evidence__same"), page.count("evidence__worse")) == (11, 8, 1)
    assert "helps at more places than not" in page
    assert "not calibrated" in page


def test_the_other_view_says_so_where_the_word_changes(client: Client, made: Synthesis) -> None:
    weighed = client.get("/en/interventions/buurtcirkel").content.decode()
    measured = client.get("/en/interventions/buurtcirkel?view=measured").content.decode()

    assert "As measured, without weak designs counting less, one would say: helps at most places." in weighed
    assert "With weak designs counting less one would say: helps at more places than not." in measured
    assert (measured.count("evidence__better"), measured.count("evidence__worse")) == (16, 0)
    assert "that it is worse is unlikely" in measured


def test_one_study_is_never_called_put_together_and_borrowed_cells_say_so(client: Client) -> None:
    lonely = given.circles()[1]
    mate = given.intervention("Digimaatje")
    given.effect(given.study(mate, "C1", design=1, circumstance="dorp"), lonely, 0.8, 0.4)
    evaluator = given.role(given.person("Eva"), "evaluator")
    put_together(by=evaluator, intervention=mate, outcome=lonely, on=TODAY)

    page = client.get("/en/interventions/digimaatje").content.decode()

    assert "This rests on one study" in page
    assert page.count("evidence__borrowed") == 1
    assert "no research here; borrowed" in page


def test_directions_stand_beside_effects_without_counting_significance(client: Client, made: Synthesis) -> None:
    net = given.outcome("Sociaal netwerk")
    OnlyDirection.objects.create(study=Study.objects.get(key="buurtcirkel-a2"), outcome=net, outcomes=[1, 1, -1])

    page = client.get("/en/interventions/buurtcirkel").content.decode()

    assert "4 better, 0 worse, 0 mixed or the same" in page
    assert "0 better, 0 worse, 1 mixed or the same" in page
    assert "by chance alone" not in page


def test_a_study_that_was_taken_back_is_shown_with_its_reason_and_points_nowhere(client: Client) -> None:
    circle, lonely = given.intervention(), given.outcome()
    given.effect(given.study(circle, retracted="Cijfers van een ander"), lonely)

    page = client.get("/en/interventions/buurtcirkel").content.decode()

    assert "Cijfers van een ander" in page
    assert "not put together yet" in page
    assert "Which way each study points" not in page


def test_a_citation_stays_valid_after_a_newer_one(client: Client, made: Synthesis) -> None:
    Effect.objects.filter(size=0.42).update(size=0.1)
    newer = put_together(
        by=given.role(given.person(), "evaluator"), intervention=made.intervention, outcome=made.outcome, on=TODAY
    )

    page = client.get(f"/en/syntheses/{made.key}").content.decode()

    assert "in 11 people notice" in page
    assert f"/en/syntheses/{newer.key}" in page
    assert f"http://testserver/en/syntheses/{made.key}" in page
    assert "There is a newer one" not in client.get(f"/en/syntheses/{newer.key}").content.decode()


def test_all_that_went_in_can_be_taken_along(client: Client, made: Synthesis) -> None:
    said = json.loads(client.get(f"/en/syntheses/{made.key}.json").content)

    assert said["result"] == made.result
    assert [one["key"] for one in said["studies"]] == [f"buurtcirkel-a{number}" for number in range(1, 5)]
    assert said["newer"] is None


@pytest.mark.parametrize(
    ("address", "header"),
    [("interventions", b"key,programme,title_nl"), ("findings", b"study,intervention,outcome")],
)
def test_lists_are_files_too(address: str, header: bytes, client: Client, made: Synthesis) -> None:
    csv = b"".join(client.get(f"/en/{address}.csv").streaming_content)  # type: ignore[attr-defined]
    listed = json.loads(b"".join(client.get(f"/en/{address}.json").streaming_content))  # type: ignore[attr-defined]

    assert header in csv
    assert len(listed["items"]) == {"interventions": 1, "findings": 4}[address]


def test_what_does_not_exist_is_answered_with_what_comes_near(client: Client, made: Synthesis) -> None:
    for address in (
        "/en/interventions/buurtcirke",
        f"/en/syntheses/{made.key[:-1]}",
        f"/en/syntheses/{made.key[:-1]}.json",
    ):
        assert client.get(address).status_code == 404
    assert "buurtcirkel" in client.get("/en/interventions/buurtcirke").content.decode()


def test_an_intervention_is_found_by_search(client: Client) -> None:
    given.intervention()
    given.search_index()

    assert "/en/interventions/buurtcirkel" in client.get("/en/search?q=Buurtcirkel").content.decode()


@pytest.mark.parametrize("address", ["/en/evidence", "/en/interventions/buurtcirkel"])
def test_pages_ask_few_queries(
    address: str, client: Client, made: Synthesis, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        client.get(address)


def test_figures_in_drawings_are_written_for_drawings_in_every_language(client: Client, made: Synthesis) -> None:
    page = client.get("/interventies/buurtcirkel").content.decode()

    assert "0,42" in page
    drawn = [line for line in page.splitlines() if "evidence__measured" in line]
    assert drawn
    assert not any(
        f'="{digit}' in line and "," in line.split('d="')[1].split('"')[0] for line in drawn for digit in "0"
    )
