"""Interventions, outcomes, studies and what they found: entered, refused, judged by two, taken back."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

import given
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.refusals import BelongsElsewhere, ChangedMeanwhile
from veerkracht.learning.evidence.actions.describe import describe_intervention, describe_outcome
from veerkracht.learning.evidence.actions.effect import drop_finding, enter_direction, enter_effect
from veerkracht.learning.evidence.actions.study import enter_study, put_back, rate, take_back
from veerkracht.learning.evidence.actions.write import write_intervention, write_outcome, write_study
from veerkracht.learning.evidence.models import Effect, Intervention, Outcome, Study
from veerkracht.learning.evidence.queries.evidence import how_much_raters_agree
from veerkracht.learning.evidence.queries.writing import intervention_values, outcome_values, study_values
from veerkracht.learning.evidence.refusals import AboveItsDesign, EnteredBefore, FigureCannotBe, SomethingMissing
from veerkracht.people.models import Person, WithheldText
from veerkracht.search.queries import find
from veerkracht.trail.models import Copy, Entry

pytestmark = pytest.mark.django_db

GROUPS = {
    "treated_mean": 4.1, "treated_deviation": 2.9, "treated_people": 60,
    "compared_mean": 5.2, "compared_deviation": 3.1, "compared_people": 55, "lower_is_better": True,
}  # fmt: skip
COUNTS = {"treated": 31, "of_treated": 80, "compared": 18, "of_compared": 78}
BEFORE = {
    "before_mean": 6.0, "before_deviation": 2.9, "before_people": 45, "after_mean": 4.9, "lower_is_better": True,
}  # fmt: skip
INTERVAL = {"estimate": 0.3, "low": 0.1, "high": 0.5}


@pytest.fixture
def evaluator() -> Person:
    return given.role(given.person("Eva"), "evaluator")


# Interventions and outcomes


def test_an_intervention_is_found_by_what_it_says_and_told_in_the_trail(evaluator: Person) -> None:
    home = given.programme()

    made = describe_intervention(
        by=evaluator, programme=home, key="buurtcirkel", title_nl="Buurtcirkel", core_nl="Een vaste vrijwilliger"
    )

    assert made.title_nl == "Buurtcirkel"
    assert [hit.key for hit in find("vrijwilliger").hits] == ["buurtcirkel"]
    assert Entry.objects.get(kind="intervention").deed == "describe intervention"
    assert Copy.objects.get(kind="intervention").content["core_nl"] == "Een vaste vrijwilliger"


def test_a_renamed_intervention_keeps_its_old_name(evaluator: Person) -> None:
    kept = given.intervention("Buurtcirkel")

    describe_intervention(by=evaluator, programme=kept.programme, key=kept.key, title_nl="Kring van buren")

    kept.refresh_from_db()
    assert kept.aliases == ["Buurtcirkel"]


def test_saying_the_same_again_leaves_no_trace(evaluator: Person) -> None:
    kept = given.intervention()

    describe_intervention(by=evaluator, programme=kept.programme, key=kept.key, title_nl=kept.title_nl)

    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title_nl": " "}, "Dutch title"),
        ({"title_nl": "X", "recognised_as": "Goed onderbouwd"}, "which committee"),
    ],
)
def test_an_intervention_is_refused(said: dict[str, Any], sentence: str, evaluator: Person) -> None:
    with pytest.raises(SomethingMissing, match=sentence):
        describe_intervention(by=evaluator, programme=given.programme(), key="x", **said)
    assert not Intervention.objects.exists()


@pytest.mark.parametrize("said", [{"noticeable": 0}, {"noticeable": float("nan")}, {"deviation": 0.0}])
def test_an_outcome_of_which_nothing_is_noticed_is_refused(said: dict[str, float], evaluator: Person) -> None:
    with pytest.raises(FigureCannotBe, match="above nought"):
        describe_outcome(by=evaluator, programme=given.programme(), key="x", title_nl="Eenzaamheid", **said)  # type: ignore[arg-type]
    assert not Outcome.objects.exists()


def test_an_address_in_a_text_waits(evaluator: Person) -> None:
    home = given.programme()

    made = describe_intervention(
        by=evaluator, programme=home, key="x", title_nl="Buurtcirkel", core_nl="Bel Jan: 06-12345678"
    )
    study = enter_study(by=evaluator, intervention=made, key="a1", title="A1 jan@buurt.nl", design=3)

    assert made.core_nl == ""
    assert "jan@" not in study.title
    assert set(WithheldText.objects.values_list("field", flat=True)) == {"core_nl", "title"}


def test_a_record_of_another_programme_is_not_changed_through_this_one(evaluator: Person) -> None:
    circle = given.intervention()
    other = given.programme(key="ander", title_nl="Ander programma", home=False)
    elsewhere = given.intervention("Huisbezoek", programme=other)
    theirs = given.outcome("Inkomen", programme=other)
    study = given.study(circle)

    with pytest.raises(BelongsElsewhere):
        describe_intervention(by=evaluator, programme=other, key=circle.key, title_nl="Van ons")
    with pytest.raises(BelongsElsewhere):
        enter_study(by=evaluator, intervention=elsewhere, key=study.key, title="Van ons")
    with pytest.raises(BelongsElsewhere):
        enter_effect(by=evaluator, study=study, outcome=theirs, how="interval", reported=INTERVAL)


# Studies


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({"design": 5}, 5),
        ({"design": 5, "lost": 0.3}, 4),
        ({"design": 3, "lost": 0.3, "treated": 12}, 1),
        ({"design": 3, "control_reached": True, "own_measure": True}, 1),
        ({"design": 1, "lost": 0.3, "own_measure": True, "control_reached": True}, 0),
    ],
)
def test_the_level_of_a_study_is_what_its_flaws_leave_of_its_design(
    said: dict[str, Any], level: int, evaluator: Person
) -> None:
    study = enter_study(by=evaluator, intervention=given.intervention(), key="a1", title="A1", **said)

    assert study.level == level
    assert study.by_key == evaluator.key


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": "A1", "design": 3, "lost": 1.2}, "15 % is 0.15"),
        ({"title": "A1", "design": 3, "lost": float("nan")}, "15 % is 0.15"),
        ({"title": "A1"}, "how the study was set up"),
        ({"title": "A1", "design": 7}, "how the study was set up"),
        ({"title": " ", "design": 3}, "a title"),
        ({"title": "A1", "design": 3, "followed_months": -1.0}, "nought or more"),
    ],
)
def test_a_study_is_refused(said: dict[str, Any], sentence: str, evaluator: Person) -> None:
    with pytest.raises(Refusal, match=sentence):
        enter_study(by=evaluator, intervention=given.intervention(), key="a1", **said)
    assert not Study.objects.exists()


def test_the_same_study_twice_is_refused_by_its_title_and_period(evaluator: Person) -> None:
    circle = given.intervention()
    given.study(circle, "Buurtcirkel in Oss", period="2016")

    with pytest.raises(EnteredBefore, match="Buurtcirkel in Oss"):
        enter_study(by=evaluator, intervention=circle, key="x", title="buurtcirkel in oss", design=3, period="2016")
    assert enter_study(by=evaluator, intervention=circle, key="y", title="Buurtcirkel in Oss", design=3, period="2018")


def test_the_same_study_under_another_name_is_refused_by_its_people_period_and_effect(evaluator: Person) -> None:
    circle, lonely = given.intervention(), given.outcome()
    first, again = given.study(circle, "Rapport"), given.study(circle, "Artikel over het rapport")
    enter_effect(by=evaluator, study=first, outcome=lonely, how="groups", reported=GROUPS)

    with pytest.raises(EnteredBefore, match="Rapport"):
        enter_effect(by=evaluator, study=again, outcome=lonely, how="groups", reported=GROUPS)
    other = {**GROUPS, "treated_mean": 4.4}
    assert enter_effect(by=evaluator, study=again, outcome=lonely, how="groups", reported=other)


def test_a_second_rater_judges_within_the_design_and_did_not_enter_the_study(evaluator: Person) -> None:
    study = enter_study(by=evaluator, intervention=given.intervention(), key="a1", title="A1", design=3)
    second = given.role(given.person("Kees"), "knowledge-partner")

    with pytest.raises(NotAllowed, match="earlier step"):
        rate(by=evaluator, study=study, level=2)
    with pytest.raises(AboveItsDesign):
        rate(by=second, study=study, level=4)
    rate(by=second, study=study, level=2)

    study.refresh_from_db()
    assert (study.level, study.level_second, study.counts_as) == (3, 2, 2)
    assert Entry.objects.filter(deed="rate study").count() == 1


def test_whoever_runs_the_initiative_does_not_judge_its_study(evaluator: Person) -> None:
    run = given.initiative(organisation=given.organisation("Zet"))
    study = given.study(given.intervention(), initiative_key=run.key)
    given.tie(evaluator, "works", "initiative", run.key)

    with pytest.raises(NotAllowed, match="tie"):
        rate(by=evaluator, study=study, level=2)


def test_a_second_rater_who_judged_another_design_is_asked_again(evaluator: Person) -> None:
    study = given.study(given.intervention(), design=5, level_second=4, second_by_key="kees")

    enter_study(by=evaluator, intervention=study.intervention, key=study.key, design=3)

    study.refresh_from_db()
    assert (study.level, study.level_second, study.second_by_key) == (3, None, "")


def test_raters_agree_as_far_as_kappa_says(evaluator: Person) -> None:
    circle = given.intervention()
    for number, (one, other) in enumerate([(1, 1), (2, 2), (3, 3), (3, 2)]):
        given.study(circle, f"Studie {number}", design=5, level=one, level_second=other)
    given.study(circle, "Nog niet beoordeeld")

    many, kappa = how_much_raters_agree(circle.programme.key)

    assert many == 4
    assert kappa == pytest.approx(0.8, abs=1e-9)


def test_a_study_is_taken_back_with_a_reason_and_put_back(evaluator: Person) -> None:
    study = given.study(given.intervention())

    with pytest.raises(SomethingMissing):
        take_back(by=evaluator, study=study, reason=" ")
    with pytest.raises(SomethingMissing, match="without addresses"):
        take_back(by=evaluator, study=study, reason="Bel 06-12345678")
    take_back(by=evaluator, study=study, reason="De cijfers klopten niet.")
    study.refresh_from_db()
    assert study.retracted == "De cijfers klopten niet."
    put_back(by=evaluator, study=study)

    study.refresh_from_db()
    assert study.retracted == ""
    assert list(Entry.objects.order_by("pk").values_list("deed", flat=True)) == ["take back study", "put back study"]


# What they found


@pytest.mark.parametrize(
    ("how", "reported", "size", "variance", "assumed"),
    [
        ("groups", GROUPS, 0.36456, 0.034964, []),
        ("counts", COUNTS, 0.411368, 0.037962, []),
        ("before-and-after", BEFORE, 0.372808, 0.023767, ["correlation"]),
        ("before-and-after", {**BEFORE, "correlation": 0.5}, 0.372808, 0.023767, []),
        ("interval", INTERVAL, 0.3, 0.010412, []),
        ("interval", {**INTERVAL, "lower_is_better": True}, -0.3, 0.010412, []),
        ("groups", {**GROUPS, "people_in_cluster": 21}, 0.36456, 0.069928, ["clustering"]),
    ],
)
def test_an_effect_is_computed_from_what_a_study_reports(
    how: str, reported: dict[str, Any], size: float, variance: float, assumed: list[str], evaluator: Person
) -> None:
    study = given.study(given.intervention())

    made = enter_effect(by=evaluator, study=study, outcome=given.outcome(), how=how, reported=reported)

    made.refresh_from_db()
    assert made.size == pytest.approx(size, abs=1e-5)
    assert made.variance == pytest.approx(variance, abs=1e-5)
    assert made.assumed == assumed
    assert made.reported == reported


@pytest.mark.parametrize(
    ("how", "reported", "sentence"),
    [
        ("groups", {**GROUPS, "treated_deviation": 0}, "spread lies above nought"),
        ("groups", {**GROUPS, "compared_people": 1}, "at least two people"),
        ("groups", {**GROUPS, "scale_low": 0, "scale_high": 5}, "within its scale"),
        ("before-and-after", {**BEFORE, "scale_low": 5, "scale_high": 9}, "within its scale"),
        ("before-and-after", {**BEFORE, "correlation": 1}, "between -1 and 1"),
        ("counts", {**COUNTS, "treated": 81}, "more people than"),
        ("counts", {**COUNTS, "treated": 0, "compared": 0}, "happened to nobody"),
        ("interval", {"estimate": 0.7, "low": 0.1, "high": 0.5}, "within its interval"),
        ("interval", {"estimate": 0.1, "low": 0.1, "high": 0.1}, "above nought"),
        ("interval", {"estimate": "veel", "low": 0.1, "high": 0.5}, "as numbers"),
        ("interval", {"estimate": float("inf"), "low": 0, "high": float("inf")}, "as numbers"),
        ("interval", {"low": 0.1, "high": 0.5}, "Fill in all"),
        ("interval", {"estimate": 3.4, "low": 3.0, "high": 3.8}, "very rare"),
        ("guess", INTERVAL, "Choose what"),
    ],
)
def test_figures_that_cannot_be_are_refused(
    how: str, reported: dict[str, Any], sentence: str, evaluator: Person
) -> None:
    study = given.study(given.intervention())

    with pytest.raises(FigureCannotBe, match=sentence):
        enter_effect(by=evaluator, study=study, outcome=given.outcome(), how=how, reported=reported)
    assert not Effect.objects.exists()


def test_a_very_large_effect_is_entered_by_who_says_to_be_sure(evaluator: Person) -> None:
    study, sure = given.study(given.intervention()), {"estimate": 3.4, "low": 3.0, "high": 3.8, "sure": True}

    assert enter_effect(by=evaluator, study=study, outcome=given.outcome(), how="interval", reported=sure).size == 3.4


def test_an_effect_is_corrected_and_kept_once(evaluator: Person) -> None:
    study, lonely = given.study(given.intervention()), given.outcome()
    for _twice in range(2):
        enter_effect(by=evaluator, study=study, outcome=lonely, how="groups", reported=GROUPS)
    enter_effect(by=evaluator, study=study, outcome=lonely, how="counts", reported=COUNTS)

    assert study.effects.get().how == "counts"
    assert Entry.objects.filter(deed="enter effect").count() == 2


def test_directions_are_kept_and_dropped(evaluator: Person) -> None:
    study, lonely = given.study(given.intervention()), given.outcome()

    enter_direction(by=evaluator, study=study, outcome=lonely, outcomes=[1, 0, 1])
    assert study.directions.get().outcomes == [1, 1, 0]
    drop_finding(by=evaluator, study=study, outcome=lonely, only_way=True)

    assert not study.directions.exists()
    assert list(Entry.objects.order_by("pk").values_list("deed", flat=True)) == ["enter direction", "drop finding"]


@pytest.mark.parametrize("outcomes", [[], [2]])
def test_a_direction_that_is_none_is_refused(outcomes: list[int], evaluator: Person) -> None:
    study = given.study(given.intervention())

    with pytest.raises(FigureCannotBe, match="at least one"):
        enter_direction(by=evaluator, study=study, outcome=given.outcome(), outcomes=outcomes)


def test_an_effect_entered_by_mistake_is_dropped(evaluator: Person) -> None:
    study, lonely = given.study(given.intervention()), given.outcome()
    given.effect(study, lonely)
    given.effect(study, lonely, measured="na een jaar")

    drop_finding(by=evaluator, study=study, outcome=lonely, measured="na een jaar")

    assert study.effects.get().measured == ""


# Written in by forms, by who may


def test_nobody_writes_over_what_another_changed_meanwhile(evaluator: Person) -> None:
    circle, lonely = given.intervention(), given.outcome()
    study = given.study(circle)
    seen = intervention_values(circle.key), outcome_values(lonely.key), study_values(study.key)
    Intervention.objects.update(summary_nl="Anders")
    Outcome.objects.update(instrument="Anders")
    Study.objects.update(funder="Anders")

    with pytest.raises(ChangedMeanwhile):
        write_intervention(by=evaluator, key=circle.key, said={"summary_nl": "Mijn tekst"}, seen=seen[0])
    with pytest.raises(ChangedMeanwhile):
        write_outcome(by=evaluator, key=lonely.key, said={"instrument": "Mijn tekst"}, seen=seen[1])
    with pytest.raises(ChangedMeanwhile):
        write_study(by=evaluator, key=study.key, said={"funder": "Mijn tekst"}, seen=seen[2])


def test_what_forms_write_is_kept_as_numbers_days_and_records(evaluator: Person) -> None:
    circle, lonely, paper = given.intervention(), given.outcome(), given.source("Rapport")
    study = given.study(circle)

    write_intervention(
        by=evaluator,
        key=circle.key,
        said={"recognised_as": "Goed onderbouwd", "recognised_by": "Movisie", "recognised_until": ""},
        seen=intervention_values(circle.key),
    )
    write_outcome(by=evaluator, key=lonely.key, said={"deviation": "2.9"}, seen=outcome_values(lonely.key))
    write_study(
        by=evaluator,
        key=study.key,
        said={"lost": "25", "treated": "", "source": paper.key, "design": "4"},
        seen=study_values(study.key),
    )

    lonely.refresh_from_db()
    study.refresh_from_db()
    assert lonely.deviation == 2.9
    assert (study.lost, study.treated, study.source, study.design, study.level) == (0.25, None, paper, 4, 3)


def test_who_may_not_enter_evidence_enters_nothing() -> None:
    stranger, circle, lonely = given.person(), given.intervention(), given.outcome()
    study = given.study(circle)

    for deed in (
        lambda: describe_intervention(by=stranger, programme=circle.programme, key="x", title_nl="X"),
        lambda: describe_outcome(by=stranger, programme=circle.programme, key="x", title_nl="X"),
        lambda: enter_study(by=stranger, intervention=circle, key="x", title="X", design=3),
        lambda: enter_effect(by=stranger, study=study, outcome=lonely, how="interval", reported=INTERVAL),
        lambda: enter_direction(by=stranger, study=study, outcome=lonely, outcomes=[1]),
        lambda: drop_finding(by=stranger, study=study, outcome=lonely),
        lambda: take_back(by=stranger, study=study, reason="x"),
        lambda: put_back(by=stranger, study=study),
        lambda: rate(by=stranger, study=study, level=1),
    ):
        with pytest.raises(NotAllowed):
            deed()


@pytest.mark.parametrize(
    "wrong", [{"lost": 1.5}, {"level": 4}, {"level_second": 4}, {"lost": -0.1}], ids=lambda wrong: str(wrong)
)
def test_the_database_keeps_these_promises_too(wrong: dict[str, float]) -> None:
    study = given.study(given.intervention(), design=3)

    with pytest.raises(IntegrityError), transaction.atomic():
        Study.objects.filter(pk=study.pk).update(**wrong)
