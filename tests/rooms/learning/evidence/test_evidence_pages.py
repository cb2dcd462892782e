"""The pages on which evidence is worked on, in a client as a browser would."""

from typing import Any

import pytest
from django.test import Client

import given
from veerkracht.learning.evidence.models import (
    AssumptionSet,
    Effect,
    Intervention,
    OnlyDirection,
    Outcome,
    Study,
    Synthesis,
)
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db

WORK = "/en/learn/evidence"
GROUPS = {
    "outcome": "eenzaamheid", "primary": "on", "lower_is_better": "on",
    "treated_mean": "4,1", "treated_deviation": "2.9", "treated_people": 60,
    "compared_mean": "5.2", "compared_deviation": "3.1", "compared_people": 55,
}  # fmt: skip


@pytest.fixture
def eva(client: Client) -> Person:
    someone = given.role(given.person("Eva"), "evaluator")
    client.force_login(someone)
    return someone


@pytest.fixture
def study(eva: Person) -> Study:
    given.outcome()
    return given.study(given.intervention())


def new_study(**said: Any) -> dict[str, Any]:
    return {"title": "In Oss", "key": "in-oss", "design": 3, "lost": "15", "followed_months": 6, "dutch": "on"} | said


def test_an_intervention_an_outcome_and_a_study_are_added(client: Client, eva: Person) -> None:
    given.programme()

    for address, said in [
        ("new-intervention", {"title_nl": "Buurtcirkel", "key": "buurtcirkel", "recognised_until": ""}),
        ("new-outcome", {"title_nl": "Eenzaamheid", "key": "eenzaamheid", "noticeable": "0,2", "deviation": "2.9"}),
        ("interventions/buurtcirkel/new-study", new_study(treated=60)),
    ]:
        answer = client.post(f"{WORK}/{address}", said)
        assert answer.status_code == 302, answer.context["form"].errors

    assert Intervention.objects.get().title_nl == "Buurtcirkel"
    assert Outcome.objects.get().deviation == 2.9
    made = Study.objects.get()
    assert (made.lost, made.treated, made.compared, made.level, made.dutch) == (0.15, 60, None, 3, True)
    assert "Buurtcirkel" in client.get(WORK).content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"lost": "0.15"}, "This looks like a share"),
        ({"lost": "120"}, "between 0 and 100"),
        ({"lost": "veel"}, "Write a number"),
        ({"key": "In Oss"}, "small letters"),
        ({"key": "buurtcirkel-a1"}, "short name already"),
        ({"title": "Buurtcirkel A1", "period": "2016"}, "entered before"),
    ],
)
def test_a_study_that_cannot_be_is_answered_with_a_sentence(
    said: dict[str, str], sentence: str, client: Client, study: Study
) -> None:
    answer = client.post(f"{WORK}/interventions/buurtcirkel/new-study", new_study(**said))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Study.objects.count() == 1


@pytest.mark.parametrize("address", ["new-intervention", "new-outcome"])
def test_a_short_name_is_given_once(address: str, client: Client, study: Study) -> None:
    taken = {"new-intervention": "buurtcirkel", "new-outcome": "eenzaamheid"}[address]

    answer = client.post(f"{WORK}/{address}", {"title_nl": "Anders", "key": taken, "noticeable": "0.2"})

    assert answer.status_code == 422
    assert "short name already" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("interventions/buurtcirkel/change", "core_nl", "Een vaste vrijwilliger"),
        ("outcomes/eenzaamheid/change", "instrument", "Schaal van De Jong Gierveld"),
        ("studies/buurtcirkel-a1/change", "funder", "De provincie"),
    ],
)
def test_what_is_known_is_changed_and_the_step_undone(
    address: str, field: str, value: str, client: Client, study: Study
) -> None:
    seen = given.form_of(client, f"{WORK}/{address}")

    assert client.post(f"{WORK}/{address}", seen | {field: value}).status_code == 302
    records = Intervention, Outcome, Study
    assert value in [getattr(one, field, "") for record in records for one in record.objects.all()]
    client.post(f"{WORK}/{address}", {"step": "undo"})
    assert value not in [getattr(one, field, "") for record in records for one in record.objects.all()]


def test_leaving_a_form_as_it_is_changes_nothing(client: Client, study: Study) -> None:
    seen = given.form_of(client, f"{WORK}/studies/buurtcirkel-a1/change")

    answer = client.post(f"{WORK}/studies/buurtcirkel-a1/change", seen, follow=True)

    assert "You changed nothing" in answer.content.decode()


def test_an_effect_is_shown_before_it_is_saved(client: Client, study: Study) -> None:
    address = f"{WORK}/studies/buurtcirkel-a1/effect/groups"

    shown = client.post(address, GROUPS)
    assert "0.36 standard deviations (standard error 0.19" in shown.content.decode()
    assert not Effect.objects.exists()
    saved = client.post(address, GROUPS | {"step": "save"})

    assert saved.status_code == 302
    assert Effect.objects.get().size == pytest.approx(0.36456, abs=1e-5)
    assert "0.36" in client.get(f"{WORK}/studies/buurtcirkel-a1").content.decode()


def test_what_was_assumed_is_said_with_what_else_it_could_be(client: Client, study: Study) -> None:
    said = {"outcome": "eenzaamheid", "before_mean": 6, "before_deviation": 2.9, "before_people": 45, "after_mean": 4.9}

    shown = client.post(f"{WORK}/studies/buurtcirkel-a1/effect/before-and-after", said).content.decode()

    assert "0.5 was assumed" in shown
    assert "With a correlation of 0.3" in shown
    assert "With a correlation of 0.7" in shown


@pytest.mark.parametrize("step", ["", "save"])
def test_impossible_figures_are_answered_with_a_sentence(step: str, client: Client, study: Study) -> None:
    answer = client.post(
        f"{WORK}/studies/buurtcirkel-a1/effect/groups", GROUPS | {"treated_deviation": 0, "step": step}
    )

    assert answer.status_code == 422
    assert "A spread lies above nought" in answer.content.decode()
    assert not Effect.objects.exists()


def test_a_direction_is_entered_and_taken_away(client: Client, study: Study) -> None:
    said = {"outcome": "eenzaamheid", "better": 3, "same": 0, "worse": 1}

    assert client.post(f"{WORK}/studies/buurtcirkel-a1/direction", said).status_code == 302
    assert OnlyDirection.objects.get().outcomes == [1, 1, 1, -1]
    nothing = client.post(f"{WORK}/studies/buurtcirkel-a1/direction", said | {"better": 0, "worse": 0})
    assert nothing.status_code == 422
    client.post(f"{WORK}/studies/buurtcirkel-a1", {"step": "drop-direction", "outcome": "eenzaamheid"})

    assert not OnlyDirection.objects.exists()


def test_a_study_is_judged_taken_back_and_put_back_on_its_page(client: Client, study: Study) -> None:
    address = f"{WORK}/studies/buurtcirkel-a1"

    client.post(address, {"step": "rate", "level": 2})
    above = client.post(address, {"step": "rate", "level": 5})
    client.post(address, {"step": "take-back", "reason": "Fout in de cijfers"})

    study.refresh_from_db()
    assert (study.level_second, study.retracted) == (2, "Fout in de cijfers")
    assert above.status_code == 422
    assert "Fout in de cijfers" in client.get(address).content.decode()
    client.post(address, {"step": "put-back"})
    study.refresh_from_db()
    assert not study.retracted


def test_a_design_is_named_on_other_scales_too(client: Client, study: Study) -> None:
    page = client.get(f"{WORK}/studies/buurtcirkel-a1").content.decode()

    assert "Maryland 3 · Nesta 3 · INDIGO Quasi-experimental study" in page


def test_studies_are_put_together_and_computed_again(client: Client, eva: Person) -> None:
    given.circles()
    address = f"{WORK}/interventions/buurtcirkel"

    assert "Put the studies together" in client.get(address).content.decode()
    client.post(address, {"outcome": "eenzaamheid"})
    made = Synthesis.objects.get()
    again = client.post(address, {"again": made.key}, follow=True).content.decode()
    Effect.objects.filter(size=0.42).update(size=0.1)

    assert "the same digits" in again
    assert "has changed since" in client.get(address).content.decode()


def test_assumptions_are_set_by_an_evaluator_and_read_by_who_enters(client: Client, eva: Person) -> None:
    said = {f"{name}_{level}": "0,1" for name in ("bias", "spread") for level in range(6)}
    said |= {"average": "0.5", "between": "0.15", "in_force_from": "2018-01-01", "reason": "Panel", "panel": "Vijf"}

    assert "no panel of experts" in client.get(f"{WORK}/assumptions").content.decode()
    assert client.post(f"{WORK}/assumptions", said).status_code == 302
    assert client.post(f"{WORK}/assumptions", said).status_code == 422

    assert AssumptionSet.objects.get().content["between"] == 0.15
    assert "no panel of experts" not in client.get(f"{WORK}/assumptions").content.decode()


def test_the_single_anecdote_deserves_the_next_evaluation(client: Client, eva: Person) -> None:
    lonely = given.circles()[1]
    mate = given.intervention("Digimaatje")
    given.effect(given.study(mate, "C1", design=1), lonely, 0.8, 0.4)
    for key in ("buurtcirkel", "digimaatje"):
        client.post(f"{WORK}/interventions/{key}", {"outcome": "eenzaamheid"})

    page = client.get(f"{WORK}/next").content.decode()

    assert page.index("Digimaatje") < page.index("Buurtcirkel")
    assert "47,700" in page
    assert client.get(f"{WORK}/next?study_error=0").status_code == 422
    assert client.get(f"{WORK}/next?threshold=x").status_code == 422


@pytest.mark.parametrize("address", ["studies/x", "interventions/x", "outcomes/x/change", "studies/x/direction"])
def test_what_does_not_exist_is_not_found(address: str, client: Client, eva: Person) -> None:
    given.programme()

    assert client.get(f"{WORK}/{address}").status_code == 404
