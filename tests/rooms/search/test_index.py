"""Keeping texts: what is kept, replaced and forgotten."""

from datetime import date

import pytest
from django.db import connection

from rooms.search.scenes import learn, text
from veerkracht.search import actions, queries
from veerkracht.search.models import Findable, KnownWord

pytestmark = pytest.mark.django_db


def rows_in_index() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_index")
        return int(cursor.fetchone()[0])


def known() -> set[str]:
    return set(KnownWord.objects.values_list("word", flat=True))


def offered(key: str, text: str, **fields: object) -> dict[str, object]:
    said = {"kind": "initiative", "key": key, "programme_key": "", "language": "nl", "title": "", "text": text}
    return said | fields


def test_a_new_text_takes_the_place_of_the_old():
    text("een", text="koken")
    text("een", text="fietsen")

    assert not queries.find("koken").hits
    assert [hit.key for hit in queries.find("fiets").hits] == ["een"]
    assert rows_in_index() == Findable.objects.count() == 1


def test_the_same_text_again_changes_nothing(django_assert_num_queries):
    text("een", text="koken")

    with django_assert_num_queries(3):  # the savepoint, the text as it is, the savepoint
        text("een", text="koken")


def test_another_date_moves_the_text():
    text("een", text="koken", on=date(2015, 1, 1))
    text("twee", text="koken", on=date(2016, 1, 1))
    text("een", text="koken", on=date(2017, 1, 1))

    assert [hit.key for hit in queries.find("koken").hits] == ["een", "twee"]


def test_two_languages_share_their_place_and_are_forgotten_together():
    text("een", text="koken")
    text("een", text="cooking", language="en")
    dutch, english = Findable.objects.order_by("-number").values_list("number", flat=True)

    assert dutch == english + 1
    actions.forget(kind="initiative", key="een")
    assert rows_in_index() == Findable.objects.count() == 0


def test_a_record_with_nothing_to_say_is_not_kept():
    text("een", "  ", "")
    text("twee", "Koken")
    text("twee", "", "")

    assert rows_in_index() == 0


def test_a_text_that_is_deleted_in_any_way_leaves_the_index():
    text("een", text="koken")
    text("twee", text="koken")

    Findable.objects.filter(key="een").delete()

    assert rows_in_index() == 1
    assert [hit.key for hit in queries.find("koken").hits] == ["twee"]


def test_the_words_of_a_forgotten_text_are_forgotten(django_capture_on_commit_callbacks):
    learn(
        django_capture_on_commit_callbacks, {"key": "een", "text": "Pietersen kookt"}, {"key": "twee", "text": "kookt"}
    )
    assert known() == {"pietersen", "kookt"}

    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(kind="initiative", key="een")

    assert known() == {"kookt"}


def test_a_text_that_is_hidden_takes_its_words_with_it(django_capture_on_commit_callbacks):
    learn(django_capture_on_commit_callbacks, {"key": "een", "text": "kookt"})
    learn(django_capture_on_commit_callbacks, {"key": "een", "text": "kookt", "public": False})

    assert known() == set()


def test_markdown_and_signs_that_no_database_keeps_are_taken_out():
    text("een", "Ko\x00ken \ud800", "## Kop\n**vet** é💶")

    assert Findable.objects.values_list("title", "text").get() == ("Ko ken", "Kop vet é💶")


def test_a_rebuild_keeps_what_is_offered_and_nothing_else():
    text("weg", text="koken")
    heard: list[int] = []

    done = actions.rebuild(
        searchables=[
            offered("een", "koken", on=date(2016, 1, 1)),
            offered("twee", "koken koken", on=date(2018, 1, 1), public=True),
            offered("drie", "koken", on=date(2017, 1, 1)),
            offered("drie", "cooking", language="en", on=date(2017, 1, 1)),
            offered("stil", "koken", public=False),
            offered("leeg", ""),
        ],
        told=heard.append,
    )

    assert done == rows_in_index() == Findable.objects.count() == 5
    assert heard == [5]
    assert [hit.key for hit in queries.find("koken").hits] == ["twee", "drie", "een"]
    assert KnownWord.objects.get(word="koken").count == 3
    assert len({number >> 1 for number in Findable.objects.filter(key="drie").values_list("number", flat=True)}) == 1


def test_after_a_rebuild_texts_are_kept_as_before():
    actions.rebuild(searchables=[offered(f"tekst-{at}", "koken", on=date(2017, 3, 17)) for at in range(20)])

    text("nieuw", text="koken")
    text("tekst-3", text="fietsen")
    actions.forget(kind="initiative", key="tekst-4")

    assert queries.find("koken").total == 19
    assert queries.find("koken").hits[0].key == "nieuw"
    assert [hit.key for hit in queries.find("fietsen").hits] == ["tekst-3"]


def test_a_rebuild_can_be_done_again():
    for _time in range(2):
        actions.rebuild(searchables=[offered("een", "koken")])

    assert queries.find("koken").total == 1
