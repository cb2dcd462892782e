"""Lessons are weighed by independent sources; the cases are those of the methods, computed by others."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.learning.rules.confidence import (
    TESTS,
    Concern,
    Confidence,
    Item,
    Kind,
    Label,
    Weights,
    proposed,
    updated,
    weigh,
)

STORY = Item("helmond", Kind.STORY)
THREE = [STORY, Item("oss", Kind.HARVESTED), Item("veghel", Kind.MEASUREMENT, relevance=0.8)]
AGAINST = [Item("altena", Kind.COMPARISON, -1), Item("roosendaal", Kind.HARVESTED, -1, 0.9)]


@pytest.mark.parametrize(
    ("items", "sources", "log_odds", "probability", "conflict", "label"),
    [
        pytest.param([], 0, 0, 0.5, 0, Label.QUESTION, id="nothing yet"),
        pytest.param([STORY] * 10, 1, 0.810138, 0.692139, 0, Label.EXPERIENCE, id="ten stories of one initiative"),
        pytest.param(THREE, 3, 1.876274, 0.867183, 0, Label.INDICATION, id="three initiatives"),
        pytest.param(THREE + AGAINST, 5, -0.334682, 0.417102, 0.918115, Label.CONTESTED, id="two of five against"),
    ],
)
def test_evidence_is_weighed_by_source(
    items: list[Item], sources: int, log_odds: float, probability: float, conflict: float, label: Label
) -> None:
    found = weigh(items)

    assert found.sources == sources
    assert found.items == len(items)
    assert (found.log_odds, found.probability, found.conflict) == pytest.approx(
        (log_odds, probability, conflict), abs=1e-6
    )
    assert found.label() == label


def test_a_link_without_relevance_adds_no_source() -> None:
    found = weigh([Item("oss", Kind.TRIAL, relevance=0), Item("veghel", Kind.TRIAL, relevance=0), STORY])

    assert (found.sources, found.label()) == (1, Label.EXPERIENCE)


@pytest.mark.parametrize(
    ("items", "label"),
    [
        pytest.param([Item(place, Kind.TRIAL) for place in "abc"], Label.SOLID, id="three trials"),
        pytest.param([Item(place, Kind.TRIAL) for place in "ab"], Label.INDICATION, id="two are too few to be solid"),
        pytest.param([Item(place, Kind.TRIAL, -1) for place in "ab"], Label.INDICATION_AGAINST, id="both against"),
        pytest.param([Item(place, Kind.IMPRESSION) for place in "ab"], Label.UNDECIDED, id="two impressions"),
    ],
)
def test_the_first_word_that_applies_is_chosen(items: list[Item], label: Label) -> None:
    assert weigh(items).label() == label


items = some.builds(
    Item,
    some.sampled_from("abcd"),
    some.sampled_from(list(Kind)),
    some.floats(-1, 1),
    some.floats(0, 1),
)


@given(some.lists(items, max_size=12), some.randoms())
def test_the_order_of_the_evidence_does_not_matter(found: list[Item], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert weigh(shuffled).log_odds == pytest.approx(weigh(found).log_odds, abs=1e-9)


@given(some.lists(items, max_size=12))
def test_turned_round_it_says_the_opposite(found: list[Item]) -> None:
    turned = [Item(one.source, one.kind, -one.stance, one.relevance) for one in found]

    assert weigh(turned).log_odds == pytest.approx(-weigh(found).log_odds, abs=1e-9)


@given(some.integers(1, 60))
def test_one_source_never_counts_for_more_than_its_cap(times: int) -> None:
    assert weigh([Item("oss", Kind.TRIAL)] * times).log_odds <= log(8) + 1e-12
    assert weigh([STORY] * times).log_odds < 2 * log(1.5)


def test_a_panel_can_set_other_weights() -> None:
    assert weigh([STORY], Weights(times={Kind.STORY: 3.0})).log_odds == pytest.approx(log(3))


@pytest.mark.parametrize(
    ("name", "seen", "not_seen"),
    [
        ("straw in the wind", 1.5, 0.666667),
        ("hoop", 1.583333, 0.125),
        ("smoking gun", 10.0, 0.721649),
        ("doubly decisive", 19.0, 0.052632),
    ],
)
def test_a_test_makes_a_lesson_so_many_times_likelier(name: str, seen: float, not_seen: float) -> None:
    assert TESTS[name].times(seen=True) == pytest.approx(seen, abs=1e-6)
    assert TESTS[name].times(seen=False) == pytest.approx(not_seen, abs=1e-6)


def test_belief_moves_with_what_is_seen_and_with_what_was_expected_and_not_seen() -> None:
    hoop = updated(0.5, TESTS["hoop"], seen=True)
    straw = updated(hoop, TESTS["straw in the wind"], seen=True)
    gun = updated(straw, TESTS["smoking gun"], seen=True)
    missed = updated(updated(0.5, TESTS["smoking gun"], seen=True), TESTS["hoop"], seen=False)

    assert (hoop, straw, gun, missed) == pytest.approx((0.612903, 0.703704, 0.959596, 0.555556), abs=1e-6)


@pytest.mark.parametrize(
    ("concerns", "confidence"),
    [
        ((Concern.NONE, Concern.MINOR, Concern.NONE, Concern.NONE), Confidence.HIGH),
        ((Concern.MODERATE, Concern.MODERATE, Concern.NONE, Concern.NONE), Confidence.MODERATE),
        ((Concern.NONE, Concern.SERIOUS, Concern.MODERATE, Concern.NONE), Confidence.LOW),
        ((Concern.NONE, Concern.SERIOUS, Concern.SERIOUS, Concern.NONE), Confidence.VERY_LOW),
    ],
)
def test_the_worst_concern_proposes_the_confidence(
    concerns: tuple[Concern, Concern, Concern, Concern], confidence: Confidence
) -> None:
    assert proposed(*concerns) == confidence


def test_a_test_of_an_evaluator_weighs_instead_of_the_kind() -> None:
    seen = weigh([Item("oss", Kind.IMPRESSION, test="hoop")])
    missed = weigh([Item("oss", Kind.IMPRESSION, test="hoop", seen=False)])

    assert seen.log_odds == pytest.approx(log(TESTS["hoop"].times(seen=True)))
    assert missed.log_odds == pytest.approx(-log(8)), "what was expected and not seen speaks against it"


def test_one_source_never_does_more_than_eight_times_whatever_its_test() -> None:
    assert weigh([Item("oss", Kind.STORY, test="smoking gun")]).log_odds == pytest.approx(log(8))
