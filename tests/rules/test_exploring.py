"""How often to try which of near-equals."""

import pytest
from worked import expected, inputs

from veerkracht.support.rules.chances import History, learn
from veerkracht.support.rules.exploring import best_and_shares, explore

HISTORIES = {"knowledge": History(9, 14), "method": History(3, 8), "partner": History(7, 9)}
NEEDS = {"knowledge": 0.6, "method": 0.7, "partner": 0.5}


def test_the_case_of_the_methods() -> None:
    known = inputs("matching")
    exact, wanted = inputs("exact")["matching.explore"], expected("matching")["explore"]
    chances = learn({kind: History(*history) for kind, history in known["eb"].items()}).by_kind
    found = best_and_shares(chances, known["explore"]["need_profile"])

    assert found.best == pytest.approx(exact["p_best"], abs=1e-4)
    assert found.share == pytest.approx(exact["exploration"], abs=1e-4)
    assert found.best == pytest.approx(wanted["p_best"], abs=0.006)
    assert found.share == pytest.approx(wanted["exploration"], abs=0.006)


def test_near_equals_are_tried_with_consent_only() -> None:
    chances, equals = learn(HISTORIES).by_kind, frozenset({"knowledge", "method"})
    tried = explore(chances, NEEDS, equals=equals, consent=True)
    certain = explore(chances, NEEDS, equals=equals, consent=False)

    assert sum(tried.values()) == pytest.approx(1)
    assert set(tried) == equals
    assert all(share > 0 for share in tried.values())
    assert sorted(certain.values()) == [0.0, 1.0]


def test_a_kind_that_is_not_known_cannot_be_equal() -> None:
    with pytest.raises(ValueError, match="need and chance"):
        explore(learn(HISTORIES).by_kind, NEEDS, equals=frozenset({"finance"}), consent=True)


def test_one_certain_best_is_not_explored() -> None:
    found = best_and_shares(learn(HISTORIES).by_kind, {"knowledge": 1.0, "method": 0.0})

    assert found.share == {"knowledge": 1.0, "method": 0.0}
