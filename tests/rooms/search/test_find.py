"""Finding texts: what is found, in which order, and what is said about it."""

from datetime import date

import pytest

from rooms.search.scenes import learn, text
from veerkracht.search import actions, queries

pytestmark = pytest.mark.django_db


def keys(words: str, **asked: object) -> list[str]:
    return [hit.key for hit in queries.find(words, **asked).hits]


def test_a_part_finds_the_compound_and_is_marked_in_it():
    text("tafel", "Samen aan tafel", "Een idee voor eenzaamheidsbestrijding in de wijk.")

    (hit,) = queries.find("eenzaam").hits

    assert (hit.kind, hit.key, hit.title, hit.language) == ("initiative", "tafel", "Samen aan tafel", "nl")
    assert hit.fragments == ((("Een idee voor ", False), ("eenzaamheidsbestrijding", True), (" in de wijk.", False)),)


def test_a_compound_finds_its_parts():
    text("een", text="Bestrijding van eenzaamheid.")
    text("twee", text="Bestrijding van onkruid.")

    assert keys("eenzaamheidsbestrijding") == ["een"]


def test_all_words_must_be_there():
    text("een", text="Koken met ouderen in Oss.")
    text("twee", text="Koken met jongeren in Oss.")

    assert keys("ouderen koken") == ["een"]


def test_titles_come_first_and_then_the_newest():
    text("oud", text="koken", on=date(2016, 1, 1))
    text("nieuw", text="koken", on=date(2018, 1, 1))
    text("ongedateerd", text="koken", on=None)
    text("titel", "Koken", on=date(2015, 1, 1))
    text("tussen", text="koken", on=date(2017, 1, 1))

    assert keys("koken") == ["titel", "nieuw", "tussen", "oud", "ongedateerd"]
    assert keys("koken", limit=2) == ["titel", "nieuw"]
    assert keys("koken", limit=2, start=2) == ["tussen", "oud"]
    assert queries.find("koken", limit=2).total == 5


def test_a_record_in_two_languages_is_one_hit_in_the_language_of_the_reader():
    text("slowcare-oss", "SlowCare Oss", "Zorg thuis.")
    text("slowcare-oss", "SlowCare Oss", "Care at home.", language="en")

    dutch, english = queries.find("slowcare", reading="nl"), queries.find("slowcare", reading="en")

    assert [hit.text for hit in dutch.hits] == ["Zorg thuis."]
    assert [hit.text for hit in english.hits] == ["Care at home."]
    assert dutch.total == english.total == 1
    assert [hit.language for hit in queries.find("care home", reading="nl").hits] == ["en"]


def test_texts_of_both_languages_are_found_from_either_page():
    text("nl", text="Een huis voor ontmoetingen.")
    text("en", text="A house for communities.", language="en")

    for reading in ("nl", "en"):
        assert keys("ontmoeting", reading=reading) == ["nl"]
        assert keys("community", reading=reading) == ["en"]


def test_filters_leave_what_they_name():
    text("een", "Koken in Oss")
    text("oss", "Koken kan overal", kind="place", programme_key="")
    text("ver", "Koken in Leeds", programme_key="elders")
    text("engels", "Koken with neighbours", language="en")

    assert set(keys("koken")) == {"een", "oss", "ver", "engels"}
    assert keys("koken", kinds=["place"]) == ["oss"]
    assert set(keys("koken", programme_key="elders")) == {"ver", "oss"}
    assert keys("koken", language="en") == ["engels"]
    assert keys("koken", kinds=["place", "initiative"], programme_key="elders", language="nl") == ["ver", "oss"]
    assert keys("koken", kinds=["goal"]) == []


def test_what_is_not_public_is_found_only_by_who_asks_for_it():
    text("open", "Koken")
    text("dicht", "Koken", public=False)

    assert keys("koken") == ["open"]
    assert set(keys("koken", include_hidden=True)) == {"open", "dicht"}


def test_a_typing_error_is_mended_and_told(django_capture_on_commit_callbacks):
    learn(
        django_capture_on_commit_callbacks,
        {"key": "een", "text": "vrijwilligers voor eenzaamheidsbestrijding"},
        {"key": "twee", "text": "zorg"},
    )

    assert queries.find("vrijwiligers").corrections == (("vrijwiligers", "vrijwilligers"),)
    assert keys("vrijwiligers") == ["een"]
    assert keys("eenzaamheidbestrijdnig") == ["een"]
    assert keys("Zrog") == ["twee"]
    assert queries.find("zorg").corrections == ()


def test_words_of_hidden_texts_are_not_given_away(django_capture_on_commit_callbacks):
    learn(django_capture_on_commit_callbacks, {"key": "een", "text": "geheimzinnig", "public": False})

    found = queries.find("geheimzinig", include_hidden=True)

    assert (found.corrections, found.hits) == ((), ())


def test_if_no_text_has_all_words_texts_with_any_are_shown_and_told():
    text("een", text="Koken in Oss.")
    text("twee", text="Fietsen in Tilburg.")

    found = queries.find("koken Tilburg")

    assert found.any_word
    assert {hit.key for hit in found.hits} == {"een", "twee"}
    assert not queries.find("koken Oss").any_word
    assert not queries.find("xyzzy").any_word


def test_a_phrase_must_stand_there_as_typed():
    text("een", text="De sociale veerkracht van Brabant.")
    text("twee", text="Veerkracht is sociaal, en sociale zaken geven veerkracht.")

    assert keys('"sociale veerkracht"') == ["een"]
    assert keys('"Sociale  Véérkracht!"') == ["een"]
    assert set(keys("sociale veerkracht")) == {"een", "twee"}
    assert keys('"veerkracht sociale"') == []


def test_a_title_of_small_words_can_be_found():
    text("ons", "Van Ons", "Een huis.")

    assert keys("van ons") == ["ons"]


def test_more_than_a_thousand_are_not_counted_on():
    offered = (
        {"kind": "place", "key": f"plaats-{at}", "programme_key": "", "language": "nl", "title": "", "text": "koken"}
        for at in range(1005)
    )
    actions.rebuild(searchables=offered)

    found = queries.find("koken", limit=20)

    assert (len(found.hits), found.total, found.more) == (20, 1000, True)
    assert queries.find("koken", kinds=["place"], limit=5000).total == 1000
    assert queries.find("koken", kinds=["goal"]).total == 0


def test_keys_are_given_without_reading_texts(django_assert_num_queries):
    text("een", "Koken")
    text("twee", text="Koken")
    text("drie", "Koken", kind="place")

    with django_assert_num_queries(3):
        found = queries.keys("koken", kind="initiative")

    assert found == ("een", "twee")


def test_a_search_takes_few_queries_whatever_is_typed(
    django_capture_on_commit_callbacks, django_assert_max_num_queries
):
    learn(django_capture_on_commit_callbacks, {"key": "een", "text": "vrijwilligers koken"})

    with django_assert_max_num_queries(2):
        queries.find("vrijwilligers")
    with django_assert_max_num_queries(9):
        queries.find("vrijwilligres kokne blorpzonk frutselig", kinds=["initiative"], programme_key="veerkracht")
