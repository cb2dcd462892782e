"""The answer to "what works?": one page, how sure it is, where it did not work, and an address that stays valid."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

import given
from veerkracht.learning.asking.actions.probe import start
from veerkracht.learning.evidence.actions.synthesise import put_together
from veerkracht.learning.lessons.actions.adopt import adopt
from veerkracht.learning.lessons.models import EvidenceItem, LessonVersion

pytestmark = pytest.mark.django_db

QUESTION = "/wat-werkt?q=Wat werkt tegen eenzaamheid, in een dorp?"


def known() -> tuple[str, str]:
    """Studies that were put together, a lesson that worked in a village, and one that did not in a city."""
    circle, lonely = given.circles()
    put_together(by=given.role(given.person("Eva"), "evaluator"), intervention=circle, outcome=lonely, on=localdate())
    village = given.public_lesson(context_seen={"setting": "village"})
    city = given.public_lesson(
        "Samen eten deed in de stad niets", direction="no difference", context_seen={"setting": "city"}
    )
    for number in range(3):
        given.evidence(village, f"buren {number}", kind="harvested")
    given.evidence(city, "flat", kind="story")
    return village, city


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_question_leads_to_one_page_with_what_worked_and_what_did_not(client: Client) -> None:
    known()

    page = text(client, QUESTION)

    for words in (
        "Buurtcirkel",
        "helpt op meer plekken wel dan niet",
        "zeer lage zekerheid",
        "het gemiddelde kan niets zijn, en kan merkbaar zijn",
        "20 mogelijke werkelijkheden",
        "Lessen: 1 waarin het werkte, 1 waarin het niet werkte.",
        "3 onafhankelijke bronnen: 3 voor, 0 tegen.",
        "Gezien op een plek zoals de jouwe.",
        "Gezien op een ander soort plek.",
        "Jouw plek: dorp",
    ):
        assert words in page, words
    assert page.index("Samen eten verbindt buren") < page.index("Samen eten deed in de stad niets")


def test_a_typing_error_is_read_as_what_was_meant(client: Client) -> None:
    known()

    page = text(client, "/wat-werkt?q=wat helpt tegen eenzaamheit")

    assert "Gezocht op “eenzaamheid” in plaats van “eenzaamheit”" in page
    assert "Samen eten verbindt buren" in page


def test_it_reads_in_english_and_finds_by_english_titles(client: Client) -> None:
    known()

    assert "very low certainty" in text(client, "/en/what-works?outcome=eenzaamheid")


def test_nothing_found_leads_to_asking_the_programme_with_the_question_filled_in(client: Client) -> None:
    known()

    page = text(client, "/wat-werkt?q=wat werkt tegen ijsberen")

    assert "Niemand heeft het ons nog verteld" in page
    assert "/contact?text=wat+werkt+tegen+ijsberen" in page
    assert ">\nwat werkt tegen ijsberen</textarea>" in text(client, "/contact?text=wat+werkt+tegen+ijsberen")


def test_without_a_question_it_asks_for_one_also_where_nothing_is_known(client: Client) -> None:
    assert "Stel een vraag" in text(client, "/wat-werkt")
    given.outcome()

    assert "?outcome=eenzaamheid" in text(client, "/wat-werkt")


def test_the_cited_address_keeps_showing_the_answer_as_it_was(client: Client) -> None:
    village, _city = known()
    before = localdate() - timedelta(days=30)
    EvidenceItem.objects.filter(lesson__key=village).update(recorded_at="2017-03-17T12:00Z")
    LessonVersion.objects.filter(lesson__key=village).update(published_on=date(2017, 3, 17))

    page = text(client, f"/wat-werkt?outcome=eenzaamheid&on={before.isoformat()}")

    assert "Samen eten verbindt buren" in page
    assert "Samen eten deed in de stad niets" not in page
    assert "Buurtcirkel" not in page
    assert f"on={localdate().isoformat()}" in text(client, QUESTION)


def test_who_tries_it_now_and_what_to_expect_at_a_place_like_this(client: Client) -> None:
    village, _city = known()
    one, other = given.initiative("Eettafel"), given.initiative("Soepclub")
    for initiative, result in ((one, ""), (other, "worked")):
        adopt(
            by=given.officer(role="officer"),
            key=village,
            initiative_key=initiative.key,
            mode="adopted",
            on=localdate(),
            circumstances={"setting": "village"},
            result=result,
        )

    page = text(client, QUESTION)

    assert page.index("Wat nu wordt geprobeerd") < page.index('/initiatieven/eettafel">Eettafel</a>: ')
    assert "We verwachten dat het in ongeveer 13 van de 20 plekken zoals de jouwe werkt" in page
    assert "/initiatieven/soepclub#contact" in page


def running_probe(question: str) -> None:
    someone = given.asker()
    probe = given.planned_probe(given.expectation(question, by=someone), by=someone)
    start(by=someone, key=probe, on=localdate())


def test_a_public_probe_that_runs_is_being_tried_now(client: Client) -> None:
    known()
    running_probe(given.public_question("Helpt samen wandelen tegen eenzaamheid?", shows_trying=True))
    running_probe(given.public_question("Helpt samen zingen tegen eenzaamheid?"))

    page = text(client, QUESTION)

    assert page.count("Zes avonden wandelen") == 1
    assert "/leervragen/helpt-samen-zingen-tegen-eenzaamheid" in page
    before = text(client, f"{QUESTION}&on={(localdate() - timedelta(days=1)).isoformat()}")
    assert "Zes avonden wandelen" not in before


def test_where_nothing_is_known_yet_what_is_tried_stands_all_the_same(client: Client) -> None:
    running_probe(given.public_question("Helpt samen zingen tegen heimwee?", shows_trying=True))

    page = text(client, "/wat-werkt?q=wat helpt tegen heimwee")

    assert "Niemand heeft het ons nog verteld" in page
    assert "Zes avonden wandelen" in page


@pytest.mark.parametrize(("name", "gone"), [("direction=worked", "deed in de stad niets"), ("certainty=solid", "stad")])
def test_choices_leave_out_the_other_lessons(client: Client, name: str, gone: str) -> None:
    known()

    assert f"Samen eten {gone}" not in text(client, f"/wat-werkt?outcome=eenzaamheid&{name}")


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("on=gisteren", 400, "“gisteren” is geen dag die bestaat"),
        ("outcome=geluk", 200, "We kennen “geluk” hier niet, dus we lieten het weg."),
        ("setting=maan", 200, "We kennen “maan” hier niet"),
        ("q=" + "a" * 300, 200, "Wat je typte is heel lang"),
        ("q=%00%22%27;--", 200, ""),
    ],
)
def test_bad_input_gets_one_sentence(client: Client, asked: str, status: int, words: str) -> None:
    known()

    assert words in text(client, f"/wat-werkt?{asked}", status)


def test_the_same_answer_as_a_file_and_for_other_systems(client: Client) -> None:
    known()

    rows = json.loads(b"".join(client.get("/wat-werkt.json?q=eenzaamheid")))["items"]  # type: ignore[arg-type]

    assert [row["kind"] for row in rows] == ["synthesis", "lesson", "lesson"]
    assert rows[1] | {"how_sure": "solid", "sources": 3} == rows[1]
    assert client.get("/api/v1/what-works?q=eenzaamheid&limit=1").json()["items"] == rows[:1]
    assert client.get("/wat-werkt.csv?setting=maan").status_code == 400


def test_a_search_for_the_outcome_leads_to_what_works(client: Client) -> None:
    given.outcome()
    given.search_index()

    assert "/wat-werkt?outcome=eenzaamheid" in text(client, "/zoeken?q=eenzaamheid")


def test_it_takes_at_most_twelve_queries_however_much_is_known(client: Client) -> None:
    known()
    for number in range(15):
        given.public_lesson(f"Samen eten {number}")
    given.search_index()
    client.get(QUESTION)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = text(client, QUESTION)

    assert len(asked) <= 12
    assert "De eerste 12 van 16 lessen" in page
