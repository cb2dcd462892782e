"""Words become the tokens under which texts are kept and found."""

import subprocess
import sys

import pytest

from veerkracht.search.rules.analyser import alternatives, text_tokens, tokens
from veerkracht.search.rules.language.compounds import parts
from veerkracht.search.rules.language.words import clean, prose


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        pytest.param("Eenzaamheidsbestrijding", {"eenzam", "bestrijd"}, id="a compound with a linking s"),
        pytest.param("energiearmoede", {"energie", "armoed"}, id="a part that the dictionary lacks"),
        pytest.param("jongerenwerk", {"jongeren", "werk"}, id="a linking en"),
        pytest.param("zonneschijn", {"zon", "schijn"}, id="a linking ne"),
        pytest.param("schuldhulpverlening", {"schuld", "hulp", "verlen"}, id="three parts"),
        pytest.param("woonzorgcentrum", {"zorgcentrum", "zorg", "centrum"}, id="a part that is a compound itself"),
        pytest.param("mantelzorgers", {"mantelzorg", "zorg"}, id="who does it is found by what is done"),
        pytest.param("coöperaties", {"cooperatie"}, id="accents are folded"),
        pytest.param("cooperaties", {"cooperatie"}, id="accents may be left out"),
        pytest.param("foto's", {"foto"}, id="an apostrophe"),
        pytest.param("SlowCare", {"slow", "car"}, id="capitals inside a name"),
        pytest.param("leefmogelijkheden", {"mogelijk"}, id="-heden is -heid"),
    ],
)
def test_a_word_is_kept_under_its_own_token_and_those_of_its_parts(word, wanted):
    assert wanted <= set(tokens(word, "nl"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dorpen", "dorp", id="plural"),
        pytest.param("sociale", "sociaal", id="a bent adjective"),
        pytest.param("bestrijden", "bestrijding", id="a verb and its noun"),
        pytest.param("fietsen", "fiets", id="noun and verb of one form"),
        pytest.param("eenzame", "eenzaamheid", id="adjective and quality"),
        pytest.param("veerkrachtig", "veerkracht", id="quality and adjective"),
        pytest.param("ging", "gegaan", id="a strong verb"),
        pytest.param("ouders", "ouder", id="parents"),
    ],
)
def test_forms_of_one_word_share_their_token(one, other):
    first = alternatives(one, ["nl"])[0]

    assert first == alternatives(other, ["nl"])[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("begeleiding", "beleid", id="guidance is not policy"),
        pytest.param("ouders", "ouderen", id="parents are not the elderly"),
        pytest.param("ouderen", "oud", id="the elderly are a group"),
        pytest.param("armoede", "arm", id="poverty is not an arm"),
    ],
)
def test_different_words_have_different_tokens(one, other):
    assert not set(tokens(one, "nl")) & set(tokens(other, "nl"))


@pytest.mark.parametrize(
    "word",
    [
        "voorkomen",
        "belangrijk",
        "mogelijk",
        "gezelschap",
        "bestrijden",
        "onderwijs",
        "veerkracht",
        "verspillen",
        "bestuur",
    ],
)
def test_a_word_that_only_looks_like_a_compound_stays_whole(word):
    assert parts(word) == ()


def test_a_place_name_is_not_split_and_a_village_hall_is():
    assert parts("roosendaal", name=True) == ()
    assert parts("dorpshuis", name=True) == ("dorp", "huis") or parts("dorpshuis", name=True) == ("dorps", "huis")


def test_a_compound_is_also_found_as_its_parts_together():
    assert alternatives("energiearmoede", ["nl"]) == (("energiearmoed",), ("energie", "armoed"))


@pytest.mark.parametrize(
    ("word", "language"),
    [("de", "nl"), ("Het", "nl"), ("the", "en"), ("x", "nl"), ("zo'n", "nl")],
)
def test_words_that_say_nothing_have_no_token(word, language):
    assert tokens(word, language) == ()


def test_english_texts_have_english_stems():
    assert text_tokens("The communities were lonely", "en") == {"communiti", "lone"}


def test_numbers_are_kept():
    assert text_tokens("in 2017 en 7 dorpen", "nl") == {"2017", "7", "dorp"}


@pytest.mark.parametrize(
    ("dirty", "wanted"),
    [
        pytest.param("een\u00adzaam", "eenzaam", id="a soft hyphen"),
        pytest.param("zorg\u200bboer", "zorgboer", id="a space without width"),
        pytest.param("\u202ezorg", "zorg", id="a right-to-left mark"),
        pytest.param("a\x00b", "a b", id="NUL"),
        pytest.param("half \ud800 sign", "half  sign", id="half a sign"),
        pytest.param("cafe\u0301", "café", id="an accent apart"),
    ],
)
def test_signs_that_nobody_sees_are_taken_out(dirty, wanted):
    assert clean(dirty) == wanted


def test_markdown_is_read_as_prose():
    listed = "# Kop\n\n- **Samen** eten met [de buurt](https://example.org)\n\n"
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n> _Zo_ is snake_case"

    assert prose(listed + table) == "Kop Samen eten met de buurt a b 1 2 Zo is snake_case"


def test_a_very_long_word_is_cut_and_not_studied():
    endless = "zorg" * 1250

    assert [len(token) <= 60 for token in tokens(endless, "nl")] == [True]


def test_the_dictionary_is_not_read_at_the_import():
    script = (
        "import sys, veerkracht.search.rules.analyser; "
        "assert not [name for name in sys.modules if name.startswith(('simplemma', 'snowballstemmer', 'django'))]"
    )

    subprocess.run([sys.executable, "-c", script], check=True)
