"""Deeds in plain words, in both languages."""

import pytest
from django.utils.translation import override

from veerkracht.trail.telling import in_words, told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Programmabureau veranderde de titel en wat het vraagt van SlowCare Oss: naam verbeterd"),
        ("en", "Programmabureau changed the title and what it asks of SlowCare Oss: naam verbeterd"),
    ],
)
def test_a_deed_is_told_with_its_fields_and_its_reason(language, sentence):
    with override(language):
        assert (
            told(
                deed="describe",
                fields=("title_nl", "ask_nl"),
                who="Programmabureau",
                record="SlowCare Oss",
                reason="naam verbeterd",
            )
            == sentence
        )


def test_a_record_that_was_new_was_added():
    with override("nl"):
        said = told(deed="describe", fields=("key", "title_nl"), who="een medewerker", record="deze pagina")

    assert said == "Een medewerker voegde deze pagina toe."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ((), "iets"),
        (("title_nl",), "de titel"),
        (("title_nl", "phase"), "de titel en de fase"),
        (("title_nl", "phase", "ask_nl"), "de titel, de fase en wat het vraagt"),
        (("title_nl", "phase", "ask_nl", "story_nl"), "de titel, de fase en 2 andere gegevens"),
        (("text", "text_nl"), "de tekst"),
    ],
)
def test_fields_are_told_as_people_do(fields, words):
    with override("nl"):
        assert in_words(fields) == words


def test_a_refusal_is_told_without_what_was_tried():
    with override("nl"):
        said = told(deed="NotAllowed", fields=(), who="Jo", record="/berichten", reason="POST", refused=True)

    assert said == "Jo kreeg een weigering op /berichten (NotAllowed)."


def test_a_deed_that_is_not_known_any_more_is_told_with_its_own_name():
    with override("nl"):
        said = told(deed="juggle", fields=(), who="Jo", record="SlowCare Oss")

    assert said == "Jo deed “juggle” met SlowCare Oss."
