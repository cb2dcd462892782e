"""What another way of choosing would have brought."""

from math import sqrt
from typing import Any

import numpy as np
import pytest
from worked import expected, inputs

from veerkracht.support.rules.looking_back import Logged, Looked, look_back, overruled


def test_four_rows_by_hand() -> None:
    known, ways, wanted = inputs("matching")["ope_tiny"], inputs("matching")["ope"], expected("matching")["ope_tiny"]
    rows = [
        Logged(kind, reward, ways["pi_log"][context], ways["pi_new"][context], (0.5, 0.5, 0.5))
        for context, kind, reward in zip(known["context"], known["action"], known["reward"], strict=True)
    ]
    found = look_back(rows)

    assert _told(found) == pytest.approx([wanted[name] for name in ("ips", "snips", "dm", "dr", "ess")], abs=1e-6)
    assert found.verdict is None


def test_two_thousand_times_sixty_choices() -> None:
    known, wanted, draw = inputs("matching")["ope"], expected("matching")["ope"], np.random.default_rng(3)
    found = np.array([_told(look_back(_drawn(known, draw))) for _time in range(2_000)])
    errors = np.sqrt(((found[:, :4] - wanted["true_new"]) ** 2).mean(axis=0))

    names = ("ips", "snips", "dm", "dr")
    assert found[:, :4].mean(axis=0) == pytest.approx([wanted["mean"][name] for name in names], abs=0.012)
    assert errors == pytest.approx([wanted["rmse"][name] for name in names], abs=0.006)
    assert found[:, 4].mean() == pytest.approx(wanted["mean"]["ess"], abs=0.5)


def _told(found: Looked) -> list[float]:
    return [found.weighted, found.normalised or 0.0, found.direct, found.doubly_robust, found.worth]


def _drawn(known: dict[str, Any], draw: np.random.Generator) -> list[Logged]:
    contexts = draw.integers(0, 2, known["n"])
    kinds = [int(draw.choice(3, p=known["pi_log"][context])) for context in contexts]
    helped = [
        float(draw.random() < known["true_reward"][context][kind])
        for context, kind in zip(contexts, kinds, strict=True)
    ]
    seen, good = np.zeros((2, 3)), np.zeros((2, 3))
    np.add.at(seen, (contexts, kinds), 1)
    np.add.at(good, (contexts, kinds), helped)
    model = (good + 1) / (seen + 2)
    return [
        Logged(kind, reward, known["pi_log"][context], known["pi_new"][context], model[context])
        for context, kind, reward in zip(contexts, kinds, helped, strict=True)
    ]


def test_many_clear_choices_give_a_verdict() -> None:
    good = [Logged(0, 1.0, (0.5, 0.5), (1.0, 0.0), (0.9, 0.1))] * 80
    bad = [Logged(1, 0.0, (0.5, 0.5), (1.0, 0.0), (0.9, 0.1))] * 80

    found = look_back(good + bad)

    assert found.verdict is True
    assert found.worth == pytest.approx(80)
    assert found.high - found.low < 1 / sqrt(10)


def test_the_same_way_brings_what_was_observed() -> None:
    rows = [Logged(0, 1.0, (0.5, 0.5), (0.5, 0.5), (0.5, 0.5)), Logged(1, 0.0, (0.5, 0.5), (0.5, 0.5), (0.5, 0.5))]

    assert look_back(rows).weighted == look_back(rows).observed == 0.5


@pytest.mark.parametrize("rows", [[], [Logged(0, 1.0, (0.0, 1.0), (0.5, 0.5), (0.5, 0.5))]])
def test_what_cannot_have_been_logged_is_refused(rows: list[Logged]) -> None:
    with pytest.raises(ValueError, match=r"logged|chance"):
        look_back(rows)


def test_choosing_otherwise_is_counted_per_kind() -> None:
    found = overruled([("finance", False), ("finance", True), ("partner", True)])

    assert found["finance"].rate == 0.5
    assert found["partner"].otherwise == 0
