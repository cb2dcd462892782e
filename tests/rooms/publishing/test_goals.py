"""The pages of goals, read by everyone, revised by an officer."""

from datetime import date

import pytest

import given
from veerkracht.programmes.queries.goals import goal

pytestmark = pytest.mark.django_db

KEY = "aantal-initiatieven"
LATER = {
    "in_force_from": date(2018, 1, 1),
    "status": "agreed",
    "title_nl": "Ongeveer dertig initiatieven",
    "title_en": "About thirty initiatives",
    "text_nl": "Alle Brabanders doen mee aan de kwaliteit van het leven, in dertig initiatieven.",
    "reason": "De begroting noemt een getal.",
}


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def typed(**other):
    said = {
        "status": "agreed",
        "title_nl": "Ongeveer dertig initiatieven",
        "text_nl": "Van elf naar dertig.",
        "title_en": "",
        "text_en": "",
        "in_force_from": "2018-01-01",
        "reason": "De begroting noemt een getal.",
    }
    return said | other


@pytest.fixture
def officer(client):
    person = given.officer()
    client.force_login(person)
    return person


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/doelen", ["afgesproken", "Ongeveer dertig initiatieven", "één keer herzien"], id="Dutch"),
        pytest.param("/en/goals", ["agreed", "About thirty initiatives", "revised once"], id="English"),
    ],
)
def test_the_list_says_how_firm_each_goal_is(client, address, expected):
    given.goal(KEY, {}, LATER)

    page = words(client.get(address))

    assert all(text in page for text in expected)


def test_the_list_as_it_was_on_a_day(client):
    given.goal(KEY, {}, LATER)
    given.goal("later-bedacht", {"in_force_from": date(2018, 6, 1), "title_nl": "Later bedacht"})

    page = words(client.get("/doelen?on=2017-06-01"))

    assert "Zoals het was op 1 juni 2017" in page
    assert "koers" in page
    assert "Iedereen doet mee" in page
    assert "Later bedacht" not in page
    assert "1 doel gold op die dag nog niet." in page


def test_before_the_first_goal_the_list_says_when_it_begins(client):
    given.goal(KEY)

    page = words(client.get("/doelen?on=2016-01-01"))

    assert "Op die dag gold er geen doel: het eerste geldt vanaf 17 maart 2017" in page


@pytest.mark.parametrize("address", ["/doelen", "/doelen/aantal-initiatieven", "/agenda"])
def test_a_day_that_does_not_exist_is_answered_and_nothing_is_lost(client, address):
    given.goal(KEY)
    given.agenda()

    answer = client.get(address, {"on": "2017-02-30"})

    page = words(answer)
    assert answer.status_code == 400
    assert "“2017-02-30” is geen dag die bestaat. Schrijf hem als 2017-03-17." in page
    assert 'value="2017-02-30"' in page
    assert "Iedereen doet mee" in page or "Uitvoeringsagenda 2017" in page


def test_without_goals_the_list_says_what_will_stand_there(client):
    given.programme()

    assert "Nog geen doelen" in words(client.get("/doelen"))


def test_the_page_tells_all_a_goal_has_said_and_what_changed(client):
    given.goal(KEY, {"source": given.source()}, LATER)

    page = words(client.get(f"/doelen/{KEY}"))

    assert "De begroting noemt een getal." in page
    assert "Vastgesteld met de agenda." in page
    assert "Persbericht van 17 maart 2017" in page
    assert "tot en met 31 december 2017" in page
    assert '<ins class="added"><span class="unseen"> [erbij: </span>, in dertig initiatieven' in page
    assert '<del class="removed"><span class="unseen">eerst </span>koers</del>' in page
    assert "door een medewerker van het programma" in page


def test_the_page_as_it_was_on_a_day(client):
    given.goal(KEY, {}, LATER)

    page = words(client.get(f"/doelen/{KEY}?on=2017-12-31"))

    assert "Doel, zoals het was op 31 december 2017" in page
    assert '<h1 class="utrecht-heading-1">Iedereen doet mee</h1>' in page


def test_before_its_first_version_the_page_says_that_it_was_no_goal_yet(client):
    given.goal(KEY)

    page = words(client.get(f"/doelen/{KEY}?on=2016-01-01"))

    assert "Op die dag was dit nog geen doel. Het geldt vanaf 17 maart 2017" in page


def test_a_text_that_exists_only_in_dutch_is_marked_on_the_english_page(client):
    given.goal(KEY)

    page = words(client.get(f"/en/goals/{KEY}"))

    assert '<div class="prose" lang="nl"><p>Alle Brabanders doen mee' in page


def test_a_goal_that_does_not_exist_is_not_found(client):
    given.programme()

    answer = client.get("/doelen/bestaat-niet")

    assert answer.status_code == 404
    assert "Zoek het op in de lijst met doelen" in words(answer)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "[klik](javascript:alert(1))", "🙂 \u202eomgekeerd"])
def test_what_people_type_cannot_do_harm(client, hostile):
    given.goal(KEY, {"title_nl": hostile[:300], "text_nl": hostile}, {**LATER, "text_nl": hostile * 2})

    page = client.get(f"/doelen/{KEY}").content.decode()

    assert "<script>alert" not in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize("address", ["/doelen", f"/doelen/{KEY}"])
def test_a_page_with_many_goals_makes_few_queries(client, django_assert_max_num_queries, address):
    given.goal(KEY, *({"in_force_from": date(2000 + year, 1, 1), "source": given.source()} for year in range(20)))
    for number in range(30):
        given.goal(f"doel-{number}", {"source": given.source()})

    with django_assert_max_num_queries(12):
        client.get(address)


def test_only_an_officer_sees_the_way_to_revise_and_who_recorded(client, officer):
    given.goal(KEY, {"by_key": officer.key})

    page = words(client.get(f"/doelen/{KEY}"))
    client.logout()
    public = words(client.get(f"/doelen/{KEY}"))

    assert f"/doelen/{KEY}/herzien" in page
    assert "door Programmabureau" in page
    assert f"/doelen/{KEY}/herzien" not in public
    assert "door Programmabureau" not in public


def test_an_officer_revises_a_goal(client, officer):
    given.goal(KEY)

    shown = given.form_of(client, f"/doelen/{KEY}/herzien")
    answer = client.post(f"/doelen/{KEY}/herzien", shown | typed(), follow=True)

    assert "De nieuwe versie is vastgelegd." in words(answer)
    assert goal(KEY).on(date(2018, 1, 1)).title.nl == "Ongeveer dertig initiatieven"


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        pytest.param({"reason": ""}, "een versie zonder reden bewaren we niet", id="no reason"),
        pytest.param({"in_force_from": "2017-02-30"}, "Dit is geen dag die bestaat.", id="no such day"),
        pytest.param({"in_force_from": "2017-03-17"}, "Er is al een versie die geldt vanaf 17 maart 2017", id="taken"),
        pytest.param(
            {
                "status": "course",
                "title_nl": "Iedereen doet mee",
                "title_en": "Everyone takes part",
                "text_nl": "Alle Brabanders doen mee aan de kwaliteit van het leven.",
            },
            "Er is niets veranderd",
            id="nothing changed",
        ),
        pytest.param({"status": "zeker"}, "zeker", id="no such status"),
    ],
)
def test_a_refusal_stands_in_the_form_and_what_was_typed_is_kept(client, officer, other, sentence):
    given.goal(KEY)

    shown = given.form_of(client, f"/doelen/{KEY}/herzien")
    answer = client.post(f"/doelen/{KEY}/herzien", shown | typed(**({"text_nl": "Dit blijft staan."} | other)))

    page = words(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert "Dit blijft staan." in page or other.get("text_nl", "") in page
    assert len(goal(KEY).versions) == 1


def test_who_comes_second_sees_the_first_and_may_then_record_his_own(client, officer):
    given.goal(KEY)
    shown = given.form_of(client, f"/doelen/{KEY}/herzien")
    client.post(f"/doelen/{KEY}/herzien", shown | typed())

    later = shown | typed(in_force_from="2018-06-01", title_nl="Veertig")
    answer = client.post(f"/doelen/{KEY}/herzien", later)
    chosen = {"shown": answer.context["shown"], "clash": "title_nl", "choose-title_nl": "mine"}
    again = client.post(f"/doelen/{KEY}/herzien", later | chosen)

    page = words(answer)
    assert answer.status_code == 409
    assert "Iemand anders wijzigde dit ook" in page
    assert "Ongeveer dertig initiatieven" in page
    assert again.status_code == 302
    assert len(goal(KEY).versions) == 3


def test_a_stranger_may_not_revise(client):
    given.goal(KEY)
    stranger = given.officer()
    stranger.grants.all().delete()

    without = client.get(f"/doelen/{KEY}/herzien")
    client.force_login(stranger)
    within = client.post(f"/doelen/{KEY}/herzien", typed())

    assert without.status_code == 302
    assert within.status_code == 403
    assert len(goal(KEY).versions) == 1
