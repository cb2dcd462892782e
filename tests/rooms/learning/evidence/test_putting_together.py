"""Studies put together: kept with all that went in, computed again to the same digits, one in force at a time."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.learning.evidence.actions.study import take_back
from veerkracht.learning.evidence.actions.synthesise import assume, put_together
from veerkracht.learning.evidence.models import Effect, Outcome, Study, Synthesis
from veerkracht.learning.evidence.queries import evidence
from veerkracht.learning.evidence.queries.map import gap_map
from veerkracht.learning.evidence.refusals import NoAssumption, SomethingMissing
from veerkracht.learning.rules.gaps import Gap
from veerkracht.learning.rules.levels import Recognition
from veerkracht.people.models import Person
from veerkracht.site.rooms import searchables
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

TODAY = date(2017, 3, 17)


@pytest.fixture
def evaluator() -> Person:
    return given.role(given.person("Eva"), "evaluator")


def test_the_four_circles_give_the_digits_of_the_vectors(evaluator: Person) -> None:
    circle, lonely = given.circles()

    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    made.refresh_from_db()
    measured, weighed = made.result["measured"], made.result["weighed"]
    assert (measured["average"], measured["error"]) == pytest.approx((0.334954, 0.120935), abs=1e-5)
    assert (weighed["next_noticeable"], weighed["next_harmful"]) == pytest.approx((0.549698, 0.034708), abs=1e-5)
    assert made.result["handbook"]["average"] == pytest.approx(0.3471, abs=1e-4)
    assert len(weighed["dots"]) == 20
    assert Entry.objects.get(kind="synthesis").deed == "put together"


def test_the_table_by_place_borrows_from_other_interventions(evaluator: Person) -> None:
    _circle, lonely = given.circles()
    visits = given.intervention("Huisbezoek")
    for name, size, error, level, place in [
        ("B1", 0.05, 0.12, 5, "stad"),
        ("B2", 0.2, 0.22, 1, "dorp"),
        ("B3", -0.1, 0.2, 3, "stad"),
    ]:
        given.effect(given.study(visits, name, design=level, circumstance=place), lonely, size, error)
    mate = given.intervention("Digimaatje")
    given.effect(given.study(mate, "C1", design=1, circumstance="dorp"), lonely, 0.8, 0.4)

    made = put_together(by=evaluator, intervention=mate, outcome=lonely, on=TODAY)

    cells = {cell["circumstance"]: cell for cell in made.result["weighed_by_context"]}
    assert len(made.neighbours) == 7
    assert (cells["dorp"]["size"], cells["dorp"]["studies"]) == (pytest.approx(0.222, abs=1e-3), 1)
    assert (cells["stad"]["size"], cells["stad"]["studies"]) == (pytest.approx(0.181, abs=1e-3), 0)


def test_a_synthesis_gives_the_same_digits_again_whatever_changed_since(evaluator: Person) -> None:
    circle, lonely = given.circles()
    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)
    assert not evidence.out_of_date(made.key, TODAY)

    Outcome.objects.update(noticeable=0.4)
    Effect.objects.filter(size=0.42).update(size=0.1)

    assert evidence.gives_the_same(made.key)
    assert evidence.out_of_date(made.key, TODAY)


def test_other_digits_are_noticed(evaluator: Person) -> None:
    circle, lonely = given.circles()
    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    made.result["measured"]["average"] += 1e-6
    made.save()

    assert not evidence.gives_the_same(made.key)


def test_a_new_synthesis_takes_the_place_of_the_old_and_both_stay(evaluator: Person) -> None:
    circle, lonely = given.circles()
    first = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)
    again = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)
    take_back(by=evaluator, study=Study.objects.get(key="buurtcirkel-a3"), reason="De cijfers klopten niet.")

    second = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    assert again == first
    assert second.left_out == [{"key": "buurtcirkel-a3", "reason": "De cijfers klopten niet."}]
    old, new = evidence.synthesis(first.key), evidence.synthesis(second.key)
    assert old is not None
    assert new is not None
    assert (old.newer_key, new.newer_key) == (second.key, "")
    assert [one.key for one in evidence.intervention(circle.key).syntheses] == [second.key]  # type: ignore[union-attr]


def test_keys_of_syntheses_never_meet(evaluator: Person) -> None:
    one, other = given.intervention("Buurt"), given.intervention("Buurt cirkel")
    long, short = given.outcome("Cirkel eenzaam"), given.outcome("Eenzaam")
    for of, on in ((one, long), (other, short)):
        given.effect(given.study(of, f"Studie van {of.key}"), on)

    made = [
        put_together(by=evaluator, intervention=of, outcome=on, on=TODAY).key
        for of, on in ((one, long), (other, short))
    ]

    assert len(set(made)) == 2


def test_nothing_is_put_together_of_nothing(evaluator: Person) -> None:
    circle, lonely = given.intervention(), given.outcome()
    given.effect(given.study(circle, retracted="Fout"), lonely)

    with pytest.raises(SomethingMissing, match="Enter one first"):
        put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)


def test_several_measures_of_one_study_count_once(evaluator: Person) -> None:
    circle, lonely = given.intervention(), given.outcome()
    study = given.study(circle)
    given.effect(study, lonely, 0.2, 0.2, measured="na een half jaar", primary=False)
    given.effect(study, lonely, 0.4, 0.2, measured="na een jaar", primary=False)

    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    (one,) = made.studies
    assert one["size"] == pytest.approx(0.3)
    assert one["error"] == pytest.approx((0.2**2 * 0.75) ** 0.5)


def test_the_main_measure_counts_where_there_is_one(evaluator: Person) -> None:
    circle, lonely = given.intervention(), given.outcome()
    study = given.study(circle)
    given.effect(study, lonely, 0.2, 0.2, measured="hoofduitkomst")
    given.effect(study, lonely, 0.8, 0.2, measured="bijzaak", primary=False)

    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    assert made.studies[0]["size"] == 0.2


def test_one_synthesis_is_in_force_at_a_time(evaluator: Person) -> None:
    circle, lonely = given.circles()
    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    made.pk, made.key = None, "tweede"
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


# Assumptions


def test_assumptions_count_from_their_day_and_make_another_synthesis(evaluator: Person) -> None:
    circle, lonely = given.circles()
    first = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)
    assume(
        by=evaluator,
        content={"between": 0.15},
        in_force_from=date(2017, 6, 1),
        reason="Panel van mei",
        panel="Vijf evaluatoren",
    )

    assert put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY) == first
    later = put_together(by=evaluator, intervention=circle, outcome=lonely, on=date(2017, 6, 1))

    row = evidence.synthesis(later.key)
    assert row is not None
    assert (row.assumptions, row.calibrated) == (1, True)
    assert later.result["measured"]["average"] != first.result["measured"]["average"]
    assert evidence.assumed(TODAY)[0] is None
    assert evidence.assumed(date(2017, 6, 1))[1].between == 0.15


def test_assumptions_without_a_panel_are_not_calibrated(evaluator: Person) -> None:
    circle, lonely = given.circles()
    assume(by=evaluator, content={}, in_force_from=TODAY, reason="De gebruikelijke waarden")

    made = put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    row = evidence.synthesis(made.key)
    assert row is not None
    assert not row.calibrated


@pytest.mark.parametrize(
    "content",
    [
        {"between": 0},
        {"between": "veel"},
        {"average": float("nan")},
        {"bias": {"0": 0.2}},
        {"spread": {str(level): -1 for level in range(6)}},
        {"bias": 3},
    ],
)
def test_what_cannot_be_assumed_is_refused(content: dict[str, Any], evaluator: Person) -> None:
    with pytest.raises(NoAssumption):
        assume(by=evaluator, content=content, in_force_from=TODAY, reason="Omdat")


def test_assumptions_need_a_reason_a_day_of_their_own_and_an_evaluator(evaluator: Person) -> None:
    with pytest.raises(SomethingMissing):
        assume(by=evaluator, content={}, in_force_from=TODAY, reason=" ")
    assume(by=evaluator, content={}, in_force_from=TODAY, reason="Omdat")
    with pytest.raises(NoAssumption, match="Choose another day"):
        assume(by=evaluator, content={}, in_force_from=TODAY, reason="Omdat")
    with pytest.raises(NotAllowed):
        assume(by=given.officer(role="officer"), content={}, in_force_from=date(2018, 1, 1), reason="Omdat")


def test_who_may_not_enter_evidence_puts_nothing_together() -> None:
    circle, lonely = given.circles()

    with pytest.raises(NotAllowed):
        put_together(by=given.person(), intervention=circle, outcome=lonely, on=TODAY)
    assert not Synthesis.objects.exists()


# What others read


def test_the_map_says_where_evidence_is_missing(evaluator: Person) -> None:
    circle, lonely = given.circles()
    money = given.outcome("Inkomen")
    Effect.objects.create(
        study=Study.objects.get(key="buurtcirkel-a1"), outcome=money, how="interval", size=0.1, variance=0.01
    )
    before = gap_map(circle.programme.key)
    put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    cells = gap_map(circle.programme.key).cells

    assert before.cells[circle.key, lonely.key].gap is Gap.SYNTHESIS
    assert cells[circle.key, lonely.key].gap is Gap.FILLED
    assert cells[circle.key, lonely.key].by_level == {1: 2, 2: 1, 3: 1}
    assert cells[circle.key, money.key].gap is Gap.QUALITY


def test_an_intervention_is_ripe_for_what_its_studies_show() -> None:
    circle, _lonely = given.circles()

    found = evidence.intervention(circle.key)

    assert found is not None
    assert found.ripe_for is Recognition.FIRST
    assert evidence.intervention("bestaat-niet") is None


def test_reading_an_intervention_takes_few_queries(evaluator: Person, django_assert_max_num_queries: Any) -> None:
    circle, lonely = given.circles()
    put_together(by=evaluator, intervention=circle, outcome=lonely, on=TODAY)

    with django_assert_max_num_queries(7):
        evidence.intervention(circle.key)
    with django_assert_max_num_queries(9):
        gap_map(circle.programme.key)


def test_interventions_are_offered_to_search() -> None:
    given.intervention()

    assert ("intervention", "buurtcirkel") in {(one["kind"], one["key"]) for one in searchables()}
