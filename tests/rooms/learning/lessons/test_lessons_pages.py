"""The pages of lessons: the working pages, the public list and page, the card, and the fragment on an initiative."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.learning.lessons.actions import review
from veerkracht.learning.lessons.actions.adopt import adopt
from veerkracht.learning.lessons.actions.view import give_view
from veerkracht.learning.lessons.actions.write import rewrite
from veerkracht.learning.lessons.models import EvidenceItem, Lesson, LessonVersion
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator(client: Client) -> Person:
    someone = given.role(given.person("Eva"), "evaluator", "programme", given.programme().key)
    client.force_login(someone)
    return someone


def contradicting() -> tuple[str, str]:
    """Two lessons about the same that went otherwise, each with three sources of a kind of place."""
    village = given.public_lesson(context_seen={"setting": "village"})
    city = given.public_lesson(
        "Samen eten deed in de stad niets", direction="no difference", context_seen={"setting": "city"}
    )
    for key, where in ((village, "village"), (city, "city")):
        for number in range(3):
            given.evidence(key, f"buren {where} {number}", circumstances={"setting": where})
    return village, city


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


# In public


def test_a_lesson_tells_its_claim_and_how_sure_it_is_in_words_not_in_odds(client: Client) -> None:
    key = given.public_lesson()
    given.evidence(key)

    page = text(client, f"/lessen/{key}")

    for words in ("Een buurt eet elke week samen", "Buren kennen elkaar", "Ervaring (één bron)", "het werkte"):
        assert words in page
    assert "log-odds" not in page


def test_only_an_evaluator_sees_the_odds(client: Client, evaluator: Person) -> None:
    key = given.public_lesson()
    given.evidence(key)

    assert "log-odds 0,41" in text(client, f"/lessen/{key}")


def test_two_lessons_that_contradict_stand_beside_each_other_with_a_new_question(client: Client) -> None:
    village, city = contradicting()

    page = text(client, f"/lessen/{village}")

    assert "Elders ging het anders" in page
    assert "Samen eten deed in de stad niets" in page
    assert '<td class="utrecht-table__cell">dorp</td><td class="utrecht-table__cell">grote stad</td>' in page
    assert "Maakt dit het verschil: soort plaats (dorp of grote stad)?" in page
    assert "kan het toeval zijn (kans 0,10)" in page
    assert "Elders ging het anders" in text(client, f"/lessen/{city}")


def test_with_few_sources_no_difference_is_looked_for(client: Client) -> None:
    key = given.public_lesson()
    given.public_lesson("Samen eten deed hier niets", direction="worse")
    given.evidence(key)

    assert "te weinig bronnen" in text(client, f"/lessen/{key}")


def test_the_page_answers_whether_it_would_work_at_my_place(client: Client) -> None:
    key = given.public_lesson()
    worker = given.officer(role="officer")
    for number in range(3):
        mill = given.initiative(f"Molen {number}").key
        where = {"setting": "village"}
        adopt(
            by=worker,
            key=key,
            initiative_key=mill,
            mode="adopted",
            on=localdate(),
            result="worked",
            circumstances=where,
        )

    village = text(client, f"/lessen/{key}?fits=yes&setting=village")
    city = text(client, f"/lessen/{key}?fits=yes&setting=city")

    assert "ongeveer 16 van de 20 plekken" in village
    assert "ongeveer 10 van de 20 plekken" in city
    assert '3 <span class="figure__unit">van 3</span>' in village, "how far it travelled"


def test_a_number_out_of_range_is_answered_beside_its_field(client: Client) -> None:
    key = given.public_lesson()

    page = text(client, f"/lessen/{key}?fits=yes&urbanity=9")

    assert "We verwachten" not in page
    assert "hoogstens 5 is" in page


def test_the_own_view_stands_beside_the_lesson(client: Client) -> None:
    given.initiative()
    key = given.lesson()
    given.evidence(key, "slowcare-oss")
    review.hand_in(by=given.officer(role="officer"), key=key)
    reviewer = given.officer()
    review.accept(by=reviewer, key=key, on=localdate())
    ours = given.role(given.person(), "initiator", "initiative", "slowcare-oss")
    give_view(by=ours, key=key, initiative_key="slowcare-oss", on=localdate(), view_nl="Wij zagen iets anders.")
    review.publish(by=reviewer, key=key, on=localdate())

    page = text(client, f"/lessen/{key}")

    assert "Wij zagen iets anders." in page
    assert 'href="/initiatieven/slowcare-oss#contact"' in page, "who can be asked"


def test_a_citation_stays_valid_after_a_new_version(client: Client) -> None:
    key = given.public_lesson()
    LessonVersion.objects.update(published_on=localdate() - timedelta(30))
    writer = given.officer(role="officer")
    rewrite(by=writer, key=key, said={"title_nl": "Anders"}, based_on=1, on=localdate(), reason="Preciezer")
    given.publish_lesson(key)

    then = text(client, f"/lessen/{key}?on={localdate() - timedelta(10)}")

    assert '<h1 class="utrecht-heading-1">Samen eten verbindt buren</h1>' in then
    assert f"versie 1. http://testserver/lessen/{key}?on={localdate() - timedelta(30)}" in then
    assert "Anders" in text(client, f"/lessen/{key}")


def test_what_is_not_public_is_not_there_and_what_was_withdrawn_says_why(client: Client) -> None:
    draft, gone = given.lesson("Nog niet"), given.public_lesson()
    review.withdraw(by=given.officer(), key=gone, reason="De bron klopte niet")
    given.search_index()

    text(client, f"/lessen/{draft}", 404)
    assert "De bron klopte niet" in text(client, f"/lessen/{gone}")
    assert "Samen eten" not in text(client, "/lessen")
    assert "Samen eten" not in text(client, "/zoeken?q=buren")


def test_a_card_stands_in_the_page_of_others_and_nothing_else_does(client: Client) -> None:
    key = given.public_lesson()

    card, page = client.get(f"/lessen/{key}/kaart"), client.get(f"/lessen/{key}")

    assert "X-Frame-Options" not in card.headers
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert f'href="/lessen/{key}" target="_top"' in card.content.decode()


def test_lessons_are_found_by_words_and_by_facets(client: Client) -> None:
    contradicting()
    given.search_index()

    for asked, there, not_there in (
        ("direction=no difference", "deed in de stad niets", "verbindt buren"),
        ("setting=village", "verbindt buren", "deed in de stad niets"),
        ("q=stad", "deed in de stad niets", "verbindt buren"),
        ("certainty=indication", "verbindt buren", "Nog geen lessen"),
    ):
        page = text(client, f"/lessen?{asked}")
        assert there in page
        assert not_there not in page
    assert "grote stad (1)" in text(client, "/lessen")
    assert "We kennen het resultaat “mooi” niet" in text(client, "/lessen?direction=mooi")
    assert "verbindt <mark>buren</mark>" in text(client, "/zoeken?q=buren")


def test_the_list_is_taken_along_with_its_filters(client: Client) -> None:
    contradicting()

    rows = json.loads(b"".join(client.get("/lessen.json?setting=city")))["items"]  # type: ignore[arg-type]
    table = b"".join(client.get("/lessen.csv")).decode()  # type: ignore[arg-type]

    assert [(row["direction"], row["sources"], row["how_sure"]) for row in rows] == [("no difference", 3, "indication")]
    assert table.count("\n") == 3
    assert client.get("/lessen.csv?colour=red").status_code == 400


def test_lessons_are_in_the_feed_and_on_the_map_of_the_site(client: Client) -> None:
    key = given.public_lesson()

    assert f"/lessen/{key}" in text(client, "/nieuw.atom")
    assert f"/lessen/{key}" in text(client, "/sitemap-records.xml")


def test_an_initiative_shows_what_was_learned_there_and_what_it_took_over(client: Client) -> None:
    given.initiative()
    ours, theirs = given.public_lesson("Van ons geleerd"), given.public_lesson("Van anderen")
    given.evidence(ours, "slowcare-oss")
    adopt(by=given.officer(role="officer"), key=theirs, initiative_key="slowcare-oss", mode="adopted", on=localdate())

    page = text(client, "/initiatieven/slowcare-oss")

    assert page.index("Wat hier geleerd is") < page.index("Van ons geleerd") < page.index("Overgenomen van anderen")
    assert page.index("Overgenomen van anderen") < page.index("Van anderen</a>")


def test_the_page_is_there_in_english(client: Client) -> None:
    key = given.public_lesson(title_en="Eating together connects neighbours")

    page = text(client, f"/en/lessons/{key}")

    assert "Eating together connects neighbours" in page
    assert "How sure is this?" in page


@pytest.mark.parametrize("number", [0, 10_000])
def test_ten_thousand_lessons_are_listed_in_few_queries(
    client: Client, django_assert_max_num_queries: object, number: int
) -> None:
    programme = given.programme()
    moment = programme.recorded_at
    lessons = Lesson.objects.bulk_create(
        Lesson(key=f"les-{one}", programme=programme, sort_key=f"les {one:05}", owner_key="x", moved_at=moment)
        for one in range(number)
    )
    words = {"number": 1, "in_force_from": localdate(), "by_key": "x", "outcome": "eenzaamheid", "direction": "worked"}
    versions = LessonVersion.objects.bulk_create(
        LessonVersion(lesson=one, title_nl=one.sort_key, if_nl="x", then_nl="y", **words) for one in lessons
    )
    for one, version in zip(lessons, versions, strict=True):
        one.shown, one.state = version, "published"
    Lesson.objects.bulk_update(lessons, ["shown", "state"], batch_size=2000)

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = text(client, "/lessen")

    assert f"{number:,}".replace(",", ".") + " lessen" in page


def test_a_lesson_with_much_around_it_costs_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    village, _city = contradicting()

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        text(client, f"/lessen/{village}")


# At work


def test_a_lesson_is_written_weighed_and_handed_in_on_its_pages(client: Client, evaluator: Person) -> None:
    sent = given.form_of(client, "/leren/lessen/nieuw")
    sent |= {"title_nl": "Wandelen helpt", "if_nl": "Samen lopen", "then_nl": "Meer praten", "outcome": "Eenzaamheid"}
    sent |= {"direction": "worked", "seen_setting": "village"}

    answer = client.post("/leren/lessen/nieuw", sent, follow=True)

    work = "/leren/lessen/wandelen-helpt"
    assert answer.redirect_chain[-1][0] == work
    bring = {f"evidence-{name}": value for name, value in {
        "people": "wandelgroep", "kind": "story", "stance": "1", "relevance": "1", "test_seen": "yes",
        "setting": "village",
    }.items()}  # fmt: skip
    shown = client.post(work, {**bring, "step": "preview"}).content.decode()
    assert "van “vraag (nog niets gezien)” naar “ervaring (één bron)”" in shown
    assert not EvidenceItem.objects.exists(), "looking keeps nothing"
    client.post(work, {**bring, "step": "evidence"})
    client.post(work, {"step": "hand in"})

    found = Lesson.objects.get()
    assert (found.state, found.word) == ("review", "experience")
    assert LessonVersion.objects.get().outcome == "eenzaamheid"


def test_a_new_version_is_written_with_its_reason(client: Client, evaluator: Person) -> None:
    key = given.lesson(by=evaluator)
    address = f"/leren/lessen/{key}/schrijven"

    sent = given.form_of(client, address) | {"then_nl": "Ze groeten", "reason": "Preciezer"}
    answer = client.post(address, sent)

    assert answer.status_code == 302
    assert LessonVersion.objects.get(number=2).then_nl == "Ze groeten"


def test_what_is_missing_is_said_and_nothing_is_lost(client: Client, evaluator: Person) -> None:
    sent = given.form_of(client, "/leren/lessen/nieuw") | {
        "direction": "worked",
        "outcome": "x",
        "if_nl": "Samen lopen",
    }

    answer = client.post("/leren/lessen/nieuw", sent)

    assert answer.status_code == 422
    assert "Geef de les een titel" in answer.content.decode()
    assert "Samen lopen" in answer.content.decode()


def test_a_reviewer_finds_it_waiting_and_publishes_it(client: Client) -> None:
    key = given.lesson()
    review.hand_in(by=given.officer(role="officer"), key=key)
    client.force_login(given.officer())

    assert f"/leren/lessen/{key}" in text(client, "/vandaag")
    client.post(f"/leren/lessen/{key}", {"step": "accept"})
    client.post(f"/leren/lessen/{key}", {"step": "publish"})

    assert Lesson.objects.get().state == "published"


def test_an_initiator_finds_a_lesson_about_the_own_initiative_and_reads_it(client: Client) -> None:
    given.initiative()
    key = given.lesson()
    given.evidence(key, "slowcare-oss")
    review.hand_in(by=given.officer(role="officer"), key=key)
    review.accept(by=given.officer(), key=key, on=localdate())
    client.force_login(given.role(given.person(), "initiator", "initiative", "slowcare-oss"))

    assert "Lees deze les over je initiatief" in text(client, "/vandaag")
    assert "Je kunt haar niet tegenhouden" in text(client, f"/leren/lessen/{key}")
    words = {"step": "view", "initiative": "slowcare-oss", "view-view_nl": "Bij ons ging het anders."}
    assert client.post(f"/leren/lessen/{key}", words).status_code == 302
    assert "Lees deze les" not in text(client, "/vandaag")


def test_a_lesson_of_others_that_is_not_public_stays_unknown(client: Client) -> None:
    key = given.lesson()
    client.force_login(given.role(given.person(), "initiator", "initiative", "elders"))

    text(client, f"/leren/lessen/{key}", 404)
    text(client, f"/leren/lessen/{key}/overnemen", 404)


def test_an_adoption_is_told_on_its_page_and_not_asked_twice(client: Client) -> None:
    given.initiative("Dorpsmolen")
    key = given.public_lesson()
    client.force_login(given.role(given.person(), "initiator", "initiative", "dorpsmolen"))
    said = {"initiative": "dorpsmolen", "mode": "adapted", "why_nl": "Met lunch", "setting": "village"}

    assert client.post(f"/leren/lessen/{key}/overnemen", {**said, "why_nl": ""}).status_code == 422
    assert client.post(f"/leren/lessen/{key}/overnemen", said).status_code == 302

    assert "Met lunch" in text(client, f"/leren/lessen/{key}/overnemen")
    assert "Aangepast overgenomen: Met lunch" in text(client, f"/lessen/{key}")
