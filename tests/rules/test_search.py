"""What someone types is read as words, and asked in the words of two databases."""

from datetime import date

import pytest

from veerkracht.search.rules.search import (
    FTS5,
    TSQUERY,
    Kept,
    Scope,
    arrival,
    last_bit,
    mark,
    number,
    order,
    plain,
    read,
    record,
    span,
)


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        pytest.param("eenzame ouderen", ["eenzame", "ouderen"], (), id="two words"),
        pytest.param("zorg voor de zorg", ["zorg"], (), id="a word counts once, and small words do not"),
        pytest.param(
            '"sociale veerkracht" Oss', ["sociale", "veerkracht", "Oss"], ("sociale veerkracht",), id="a phrase"
        ),
        pytest.param("„Samen eten”", ["Samen", "eten"], ("samen eten",), id="Dutch quotation marks"),
        pytest.param('"zorg', ["zorg"], (), id="a mark that is not closed"),
        pytest.param('zorg* (NEAR) -"wijk" ^x:', ["zorg", "NEAR", "wijk"], (), id="signs mean nothing"),
        pytest.param("", [], (), id="nothing"),
        pytest.param("💶 … !?", [], (), id="signs only"),
    ],
)
def test_what_is_typed_is_read_as_words(typed, words, phrases):
    question = read(typed, ["nl", "en"])

    assert [word.typed for word in question.words] == words
    assert question.phrases == phrases


def test_small_words_alone_are_looked_for_in_titles():
    question = read("van ons", ["nl"])

    assert question.only_titles
    assert FTS5.write(question, Scope(hidden=True)) == '((("=van")) AND (("=ons")))'


def test_endless_questions_are_cut():
    assert len(read(" ".join(f"woord{number}" for number in range(1000)), ["nl"]).words) == 24


def test_the_same_question_in_two_syntaxes():
    question = read("energiearmoede Oss", ["nl"])
    scope = Scope(kinds=("initiative", "place"), programme_key="p")

    assert FTS5.write(question, scope) == (
        '(((("energiearmoed") OR ("energie" AND "armoed")) AND (("oss")))'
        ' AND (":kind-initiative" OR ":kind-place") AND (":in-p" OR ":in-")) NOT ":hidden"'
    )
    assert TSQUERY.write(question, Scope(), loose=True, title=True) == (
        "(((('=energiearmoed') | ('=energie' & '=armoed')) | (('=oss')))) & !':hidden'"
    )


@pytest.mark.parametrize(
    ("token", "fts5", "tsquery"),
    [('a"b', '"a""b"', "'a\"b'"), ("a'b", '"a\'b"', "'a''b'"), ("a\\b", '"a\\b"', "'a\\\\b'")],
)
def test_no_sign_in_a_token_means_anything(token, fts5, tsquery):
    assert FTS5.token(token) == fts5
    assert TSQUERY.token(token) == tsquery


def test_a_filter_from_an_address_is_one_token_whatever_is_in_it():
    assert mark("kind", "x' | \0 ü") == ":kind-x-27--20--7c--20--0--20--fc-"


def test_a_text_is_kept_under_its_words_its_title_and_what_it_is():
    kept = Kept("place", "", "nl", "Het Huis", "In Oss", public=False)

    assert kept.tokens() == {"huis", "oss", "=huis", "=het", ":kind-place", ":in-", ":hidden"}


def test_a_number_tells_the_day_the_arrival_and_the_language():
    day = date(2017, 3, 17)
    dutch, english = number(day, 5, "nl"), number(day, 5, "en")

    assert number(date(2017, 3, 16), 999, "nl") < english < dutch < number(day, 6, "en")
    assert record(dutch) == record(english)
    assert arrival(dutch) == 5
    assert span(day)[0] <= english < dutch < span(day)[1]
    assert last_bit("nl") == 1
    assert last_bit(None) is None


def test_titles_come_first_then_the_newest_and_a_record_once():
    one, other, third = (number(None, arrival, "nl") for arrival in (1, 2, 3))
    english = number(None, 2, "en")

    assert order([one], [one, other, english, third], "nl") == [one, third, other]
    assert order([one], [one, other, english, third], "en") == [one, third, english]


def test_a_phrase_is_compared_without_signs_capitals_or_accents():
    assert plain("Één, samen-leving!") == "een samen leving"
