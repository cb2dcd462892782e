"""Likeness of texts; the large case is the one of the methods."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from worked import expected, inputs

from veerkracht.crossovers.rules.hits import ranking
from veerkracht.support.rules.kindred import (
    Analysis,
    Kindred,
    fuse,
    grams,
    splitter,
    stem,
    stems_and_parts,
    weigh,
    words,
)


def whole(known: Any, analysis: Analysis | None) -> Kindred:
    silent = frozenset(known["stopwords"])
    return weigh([words(text, silent) for text in (*known["initiatives"].values(), *known["tasks"].values())], analysis)


def scores(known: Any, analysis: Analysis | None) -> list[float]:
    many, tasks = len(known["initiatives"]), len(known["tasks"])
    rows = whole(known, analysis).between(range(many), range(many, many + tasks))
    return [one for row in rows for one in row]


def by_parts(known: Any) -> Analysis:
    return stems_and_parts(splitter(known["parts"], known["links"]))


def judged(known: Any, found: list[float]) -> Any:
    right = [task in known["gold"][initiative] for initiative in known["initiatives"] for task in known["tasks"]]
    return ranking(list(zip(found, right, strict=True)))


@pytest.mark.parametrize("name", ["woorden", "stam", "stam+samenstelling", "tekens 4-5", "fusie (RRF)"])
def test_the_rankings_of_the_methods(name: str) -> None:
    known, wanted = inputs("crossovers"), expected("crossovers")["text"][name]
    ways = {"woorden": None, "stam": stem, "stam+samenstelling": by_parts(known), "tekens 4-5": grams}
    found = scores(known, ways[name]) if name in ways else fuse(scores(known, by_parts(known)), scores(known, grams))
    got = judged(known, found)

    assert (got.pairs, got.right) == (wanted["n_pairs"], wanted["n_pos"])
    assert (got.area, got.average_precision, got.precision_at_right) == pytest.approx(
        (wanted["auc"], wanted["average_precision"], wanted["precision_at_npos"]), abs=1e-6
    )


def test_the_nearest_task_of_each_and_the_words_it_rests_on() -> None:
    known, wanted = inputs("crossovers"), expected("crossovers")
    kindred, names, tasks = whole(known, by_parts(known)), list(known["initiatives"]), list(known["tasks"])
    many = len(names)
    for name, task, likeness, right in wanted["best"]:
        row = [kindred.alike(names.index(name), many + place) for place in range(len(tasks))]
        assert max(row) == pytest.approx(likeness, abs=5e-4)
        assert (task in known["gold"][name]) is right
        assert row[tasks.index(task)] == max(row)
    for pair, shared in wanted["why"].items():
        name, task = pair.split("|")
        found = dict(kindred.shared(names.index(name), many + tasks.index(task)))
        assert set(found) == {word for word, _weight in shared}
        assert found == pytest.approx(dict(map(tuple, shared)), abs=1e-3)


def test_the_compounds_of_the_methods() -> None:
    known = inputs("crossovers")
    split = splitter(known["parts"], known["links"])

    for word, parts in expected("crossovers")["split"].items():
        assert list(split(word) or (word,)) == parts


def test_compounds_with_links_and_without() -> None:
    split = splitter(["arbeid", "markt", "beleid", "arbeidsmarkt", "huis"])

    assert split("arbeidsmarktbeleid") == ("arbeidsmarkt", "beleid"), "the fewest parts win"
    assert split("dorpshuis") == ()
    assert split("huis") == ()


TEXTS = some.lists(some.lists(some.sampled_from(["zorg", "buurt", "energie", "dorp", "werk"]), min_size=1), min_size=2)


@given(TEXTS)
def test_a_text_is_like_itself_and_likeness_has_no_direction(texts: list[list[str]]) -> None:
    found = weigh(texts)

    assert found.alike(0, 0) == pytest.approx(1)
    assert found.alike(0, 1) == pytest.approx(found.alike(1, 0))
    assert -1e-9 <= found.alike(0, 1) <= 1 + 1e-9
    assert sum(weight for _word, weight in found.shared(0, 1)) == pytest.approx(found.alike(0, 1))
    assert found.between([0], [1])[0][0] == pytest.approx(found.alike(0, 1))


def test_an_empty_text_is_like_nothing() -> None:
    assert weigh([[], ["zorg"]]).alike(0, 1) == 0
    assert fuse() == []
