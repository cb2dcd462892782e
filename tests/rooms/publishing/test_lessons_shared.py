"""Lessons that others take along: open data by our schema, where they came from, a feed, a card and a page of paper."""

import json
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.utils.timezone import localdate
from jsonschema_rs import Draft202012Validator
from pypdf import PdfReader

import given
from veerkracht.learning.lessons.actions import review
from veerkracht.learning.lessons.actions.adopt import adopt
from veerkracht.learning.lessons.actions.relate import relate
from veerkracht.learning.lessons.models import LessonVersion

pytestmark = pytest.mark.django_db

KEY = "samen-eten-verbindt-buren"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def lesson(django_user_model):
    """A lesson with evidence of an initiative and of a group, that another took over with a change."""
    given.initiative("SlowCare Oss")
    given.initiative("Buurtkamer Uden")
    key = given.lesson("Samen eten verbindt buren", if_en="A street eats together", initiative_key="slowcare-oss")
    given.evidence(key, "slowcare-oss", kind="measurement")
    given.evidence(key, "straat-noord", stance=-0.5, note_nl="Hier kwam niemand.")
    given.publish_lesson(key)
    adopt(
        by=given.officer(role="officer"),
        key=key,
        initiative_key="buurtkamer-uden",
        mode="adapted",
        on=localdate(),
        why_nl="Met soep in plaats van een maaltijd.",
        result="in part",
    )
    return key


def asked(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return json.loads(b"".join(answer) if answer.streaming else answer.content)


def test_each_lesson_and_all_together_obey_the_schema(client, lesson):
    other = given.public_lesson("Folders verbinden niemand", direction="no difference", everywhere=True)
    by = given.officer(role="officer")
    relate(by=by, key=other, other_key=lesson, kind="contradicts", reason="Elders ging het anders.")
    schema = asked(client, "/schemas/lesson.json")

    alone, together = asked(client, f"/lessen/{lesson}.json"), asked(client, "/lessen/alles.json")

    assert schema["$id"] == together["schema"] == alone["$schema"] == "http://testserver/schemas/lesson.json"
    assert together["items"][0] == alone
    assert [one["key"] for one in together["items"]] == [lesson, other]
    for one in together["items"]:
        assert faults(schema, one) == []


def test_the_schema_refuses_what_a_lesson_cannot_be(client, lesson):
    schema, whole = asked(client, "/schemas/lesson.json"), asked(client, f"/lessen/{lesson}.json")

    wrong = [
        whole | {"direction": "super"},
        whole | {"evidence": [whole["evidence"][0] | {"stance": 2}]},
        whole | {"versions": []},
        whole | {"author": "Anna"},
        {name: value for name, value in whole.items() if name != "how_sure"},
    ]

    assert all(faults(schema, one) for one in wrong)


def test_open_data_names_no_person_and_no_hidden_initiative(client, lesson):
    given.Initiative.objects.filter(key="slowcare-oss").update(published=False)

    text = (
        client.get(f"/lessen/{lesson}.json").content.decode()
        + client.get(f"/lessen/{lesson}/prov.json").content.decode()
    )

    whole = json.loads(client.get(f"/lessen/{lesson}.json").content)
    assert whole["initiative"] is None
    assert whole["evidence"][0]["source_kind"] == "gone"
    assert "slowcare-oss" not in text
    for person in given.Person.objects.all():
        assert person.key not in text
        assert person.name not in text


def test_what_is_not_public_is_in_no_open_data(client, lesson):
    waiting = given.lesson("Nog niet klaar")
    withdrawn = given.public_lesson("Ingetrokken les")
    review.withdraw(by=given.officer(), key=withdrawn, reason="Het klopte niet.")

    keys = [one["key"] for one in asked(client, "/lessen/alles.json")["items"]]

    assert keys == [lesson]
    assert client.get(f"/lessen/{waiting}.json").status_code == 404
    assert asked(client, f"/lessen/{withdrawn}.json")["withdrawn_because"] == "Het klopte niet."


def test_open_data_asks_no_more_for_many_lessons_than_for_one(client, django_assert_max_num_queries):
    for number in range(12):
        given.evidence(given.public_lesson(f"Les {number}"), f"groep {number}")

    with django_assert_max_num_queries(12):
        assert len(asked(client, "/lessen/alles.json")["items"]) == 12


def test_where_a_lesson_came_from_hangs_together(client, lesson):
    told = asked(client, f"/lessen/{lesson}/prov.json")

    ends = {
        "wasGeneratedBy": ("entity", "activity"),
        "wasAssociatedWith": ("activity", "agent"),
        "wasAttributedTo": ("entity", "agent"),
        "used": ("activity", "entity"),
        "actedOnBehalfOf": ("delegate", "responsible"),
        "wasDerivedFrom": ("generatedEntity", "usedEntity"),
        "specializationOf": ("specificEntity", "generalEntity"),
    }
    sorts = dict.fromkeys(("delegate", "responsible"), "agent") | {"activity": "activity", "agent": "agent"}
    for relation, names in ends.items():
        for row in told[relation].values():
            for name in names:
                assert row[f"prov:{name}"] in told[sorts.get(name, "entity")], (relation, row)
    for one in [*told["entity"], *told["activity"], *told["agent"]]:
        assert one.partition(":")[0] in told["prefix"]
    for deed in told["activity"].values():
        assert datetime.fromisoformat(deed["prov:startTime"]) <= datetime.fromisoformat(deed["prov:endTime"])
    assert set(told["agent"]) == {"body:programme", "role:writer", "role:reviewer"}
    assert sum("evidence" in row["prov:usedEntity"] for row in told["wasDerivedFrom"].values()) == 2


def test_the_feed_has_each_public_lesson_with_how_it_went(client, lesson):
    given.lesson("Nog niet klaar")

    found = ElementTree.fromstring(client.get("/lessen.atom").content)  # noqa: S314 - our own

    entries = found.findall(f"{ATOM}entry")
    assert [one.find(f"{ATOM}title").text for one in entries] == ["Samen eten verbindt buren"]
    assert entries[0].find(f"{ATOM}link").get("href").endswith(f"/lessen/{lesson}")
    assert entries[0].find(f"{ATOM}category").get("term") == "het werkte"


def test_only_the_card_may_stand_in_a_page_of_others(client, lesson):
    card, page = client.get(f"/lessen/{lesson}/kaart"), client.get(f"/lessen/{lesson}")

    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    assert f"/lessen/{lesson}/kaart" in page.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_lesson_is_one_page_of_paper_whatever_its_length(client, lesson, language):
    address = f"/lessen/{lesson}.pdf" if language == "nl" else f"/en/lessons/{lesson}.pdf"
    LessonVersion.objects.update(because_nl="Omdat buren elkaar dan vaker zien en spreken. " * 60)

    answer = client.get(address)

    read = PdfReader(BytesIO(answer.content))
    text = read.pages[0].extract_text()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert len(read.pages) == 1
    assert "Samen eten verbindt buren" in text
    assert ("Het werkte" if language == "nl" else "It worked") in text
    assert "Hier kwam niemand" in text


def test_a_lesson_nobody_knows_is_answered_with_what_comes_near(client, lesson):
    for address in (
        "samen-eten-verbind-buren.json",
        "samen-eten-verbind-buren.pdf",
        "samen-eten-verbind-buren/prov.json",
    ):
        answer = client.get(f"/lessen/{address}")

        assert answer.status_code == 404
        assert KEY in answer.content.decode()


def faults(schema, value):
    """Say what in a value breaks the schema, by a validator that is not ours."""
    return list(Draft202012Validator(schema, validate_formats=True).iter_errors(value))
