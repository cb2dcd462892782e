"""Which texts are nearest; the cases are those of the methods."""

from veerkracht.search.rules.nearness import Near, nearest


def near(number: int, title: str, text: str = "") -> Near:
    return Near(number, frozenset(title.split()), frozenset(f"{title} {text}".split()))


def wanted(words: str) -> list[list[tuple[str, ...]]]:
    return [[(word,)] for word in words.split()]


def test_a_rare_word_counts_more_than_a_usual_one() -> None:
    texts = [near(1, "hulp bij"), near(2, "hulp thuis"), near(3, "schulden op")]

    assert nearest(wanted("hulp schulden"), texts) == [3, 2, 1]


def test_a_word_in_the_title_counts_more() -> None:
    assert nearest(wanted("eten"), [near(1, "samen", "eten"), near(2, "eten", "samen")]) == [2, 1]


def test_of_two_that_have_the_word_the_shorter_one_is_nearer() -> None:
    assert nearest(wanted("eten"), [near(1, "eten", "a b c d e f"), near(2, "eten", "a")]) == [2, 1]


def test_what_has_none_of_the_words_is_left_out() -> None:
    assert nearest(wanted("eten"), [near(1, "lezen")]) == []
    assert nearest(wanted("eten"), []) == []
    assert nearest([], [near(1, "lezen")]) == []


def test_a_compound_counts_by_all_of_its_parts() -> None:
    words = [[("energiearmoed",), ("energie", "armoed")]]

    assert nearest(words, [near(1, "energie"), near(2, "energie armoed")]) == [2]
