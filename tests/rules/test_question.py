"""Questions as people type them; the cases are those of the methods."""

import pytest

from veerkracht.publishing.rules.question import read_question, subject

TITLES = {"contact": ["Contact met buren", "Contact with neighbours"], "eenzaamheid": ["Eenzaamheid", "Loneliness"]}


@pytest.mark.parametrize(
    ("typed", "keys", "setting", "corrections"),
    [
        ("Wat werkt tegen eenzaamheid, in een dorp?", ("eenzaamheid",), "village", ()),
        ("wat helpt tegen eenzaamheit in de stad", ("eenzaamheid",), "city", (("eenzaamheit", "eenzaamheid"),)),
        ("eenzaamheidsbestrijding", ("eenzaamheid",), "", ()),
        ("what works against loneliness in a village", ("eenzaamheid",), "village", ()),
        ("wat werkt tegen duisternis", (), "", ()),
        ("wat werkt?", (), "", ()),
        ("", (), "", ()),
        ('"; DROP TABLE lessons; --', (), "", ()),
    ],
)
def test_what_a_question_is_about(typed: str, keys: tuple, setting: str, corrections: tuple) -> None:
    question = read_question(typed)
    found = subject(question.words, TITLES)

    assert (found.keys, question.setting, found.corrections) == (keys, setting, corrections)


def test_of_two_subjects_the_one_with_most_of_the_words_is_meant() -> None:
    titles = {"a": ["Contact met buren"], "b": ["Contact met de gemeente"]}

    assert subject(["contact", "gemeente"], titles).keys == ("b",)
    assert subject(["contact"], titles).keys == ("a", "b")


def test_for_whom_it_is_stays_a_word_to_look_for() -> None:
    question = read_question("Wat helpt jongeren in de stad?")

    assert (question.words, question.place) == (("jongeren",), {"setting": "city", "group": "young"})
