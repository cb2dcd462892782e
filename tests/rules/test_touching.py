"""Tasks of others that an initiative touches."""

import pytest

from veerkracht.crossovers.rules.touching import (
    LEAST,
    Proposed,
    Silence,
    Texts,
    Tie,
    in_common,
    language,
    silences,
    touch,
    touching,
    tuned,
)
from veerkracht.support.rules.kindred import splitter, stems_and_parts

SUN = (
    "Dorpsbewoners leggen met elkaar zonnepanelen op de daken van het dorp en betalen met de opbrengst van de "
    "energie het onderhoud van hun dorpshuis"
)
CARE = (
    "Buren van alle leeftijden gaan op bezoek bij ouderen die weinig mensen zien, en koken een keer in de week een "
    "maaltijd met elkaar"
)
TASKS = {
    "energy": "Zonnepanelen en energie van de bewoners zelf: opwekken en besparen",
    "work": "Werk voor wie lang aan de kant stond",
}
ANALYSIS = stems_and_parts(splitter(["zon", "panelen", "dorp", "huis", "bewoners"]))
SILENT = frozenset(["de", "het", "een", "en", "van", "met", "op", "in", "die", "bij", "aan", "hun", "wie", "voor"])


def test_a_proposal_names_the_words_it_rests_on() -> None:
    found = touch(Texts({"sun": SUN, "care": CARE}, TASKS, SILENT), ANALYSIS, least=0.05)

    assert [(one.initiative, one.task) for one in found.proposals] == [("sun", "energy")]
    assert found.proposals[0].words == (("dorpsbewoners", "bewoners"), ("energie", "energie"), ("zonnepanelen",) * 2)
    assert found.silence == {"care": Silence.NOTHING_NEAR}


def test_a_sensitive_word_is_no_reason_and_carries_nothing_alone() -> None:
    shown = touch(Texts({"sun": SUN}, TASKS, SILENT), ANALYSIS, least=0.05).proposals[0].words
    every = frozenset(word.ours for word in shown)
    found = touch(Texts({"sun": SUN}, TASKS, SILENT, sensitive=every), ANALYSIS, least=0.05)

    assert found.proposals == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Samen koken in Oss", Silence.SHORT, id="four words"),
        pytest.param("", Silence.SHORT, id="nothing"),
        pytest.param(
            "The neighbours of the village cook with the elderly and talk to them about work and care for each other",
            Silence.LANGUAGE,
            id="English",
        ),
        pytest.param(
            "Bu proje için komşular ile birlikte yemek yapmak ve daha çok insan ile bir arada olmak istiyoruz bu yıl",
            Silence.LANGUAGE,
            id="Turkish",
        ),
    ],
)
def test_of_some_texts_nothing_is_proposed_and_it_says_why(text: str, why: Silence) -> None:
    assert touch(Texts({"one": text}, TASKS), ANALYSIS).silence == {"one": why}


def test_a_copied_text_is_one_text() -> None:
    assert silences({"one": SUN, "two": SUN.upper(), "three": CARE}) == {"two": Silence.COPY}


def test_progress_is_told_before_the_answer() -> None:
    *parts, found = touching(Texts({"sun": SUN}, TASKS, SILENT), ANALYSIS)

    assert all(isinstance(part, float) and 0 < part < 1 for part in parts)
    assert isinstance(found, Proposed)


def test_languages_are_guessed_by_their_smallest_words() -> None:
    assert language(SUN) == "nl"
    assert language("zon") is None


def test_places_and_partners_in_common_are_ties_of_their_own() -> None:
    assert in_common((["oss"], ["uden"]), (["ggd"], ["ggd"])) == (Tie.SAME_PARTNER,)


def test_the_bound_follows_what_was_confirmed() -> None:
    assert tuned([(0.9, True), (0.5, True), (0.4, False), (0.1, False)]) == 0.5
    assert tuned([]) == LEAST
    assert tuned([(0.9, False)]) == LEAST


def test_what_most_tasks_say_tells_them_not_apart() -> None:
    same = "De opgave noemt het dorpshuis en het dak van het dorp"
    tasks = {"energy": f"Zonnepanelen en energie. {same}", "work": f"Werk. {same}", "care": f"Zorg. {same}"}

    found = touch(Texts({"sun": SUN}, tasks, SILENT), ANALYSIS, least=0.05)

    assert [one.task for one in found.proposals] == ["energy"]
