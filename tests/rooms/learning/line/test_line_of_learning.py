"""The line of learning: what everyone sees of it, what who works here sees, and how healthy learning is."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

import given
from veerkracht.learning.asking.actions import probe as trying
from veerkracht.learning.asking.models import Probe, Question
from veerkracht.learning.lessons.actions.adopt import adopt
from veerkracht.learning.lessons.models import Adoption, EvidenceItem, LessonVersion
from veerkracht.learning.line.queries.health import health
from veerkracht.learning.line.queries.moments import Scope, moments
from veerkracht.learning.line.told import told
from veerkracht.learning.noticing.models import Publication
from veerkracht.learning.rules.health import Stage

pytestmark = pytest.mark.django_db


def days_ago(days):
    return localdate() - timedelta(days=days)


def noticed(by, days, initiative="slowcare-oss", *, public=True, **fields):
    made = given.observation(by, initiative_key=initiative, happened_on=days_ago(days), **fields)
    if public:
        Publication.objects.create(
            observation=made,
            initiative_key=initiative,
            happened_on=made.happened_on,
            text="Vol.",
            published_on=days_ago(1),
        )
    return made


def learned(title, initiative, days, **said):
    key = given.public_lesson(title, initiative_key=initiative, **said)
    LessonVersion.objects.filter(lesson__key=key).update(published_on=days_ago(days))
    return key


def taken_over(key, by, days, result=""):
    officer = given.officer(role="officer")
    adopt(by=officer, key=key, initiative_key=by, mode="adopted", on=localdate(), result=result)
    Adoption.objects.filter(lesson__key=key, initiative_key=by).update(decided_on=days_ago(days))


@pytest.fixture
def anna():
    given.initiative("SlowCare Oss")
    given.initiative("Buurtkamer Uden")
    return given.role(given.person("Anna"), "support-worker", "programme", given.programme().key)


def of(programme="sociale-veerkracht", **more):
    return told(Scope(programme, **more), localdate())


def test_everyone_sees_what_is_public_and_how_much_is_not(client, anna):
    noticed(anna, 10)
    noticed(anna, 20, public=False, text="Dit is niet openbaar.")
    noticed(anna, 20, "buurtkamer-uden", public=False)

    page = client.get("/leerlijn").content.decode()

    assert page.count('class="strips__seen"') == 1
    assert "2 waarnemingen zijn niet openbaar" in page
    assert "Dit is niet openbaar." not in page
    assert "Buurtkamer Uden" not in page
    assert "style=" not in page


def test_who_works_here_sees_what_their_role_reaches(client, anna):
    noticed(anna, 20, "buurtkamer-uden", public=False)
    other = given.role(given.person("Bob"), "initiator", "initiative", "slowcare-oss")

    seen, not_seen = of(viewer=anna), of(viewer=other)

    assert [row.key for row in seen.rows] == ["buurtkamer-uden"]
    assert (not_seen.rows, not_seen.hidden) == ((), 1)
    client.force_login(anna)
    assert "Buurtkamer Uden" in client.get("/leren/leerlijn").content.decode()
    client.force_login(given.person("Niemand"))
    assert client.get("/leren/leerlijn").status_code == 403


def test_one_look_shows_where_it_stalls_and_what_travelled(client, anna):
    noticed(anna, 200, "buurtkamer-uden")
    lesson = learned("Samen eten verbindt", "slowcare-oss", 120)
    taken_over(lesson, "buurtkamer-uden", 30, "worked")

    found = of()

    assert {row.key: row.stage for row in found.rows} == {
        "buurtkamer-uden": Stage.STALLED,
        "slowcare-oss": Stage.TRAVELLED,
    }
    assert [(one.key, arrives.nl) for one, _from, arrives in found.arrivals] == [(lesson, "Buurtkamer Uden")]
    page = client.get("/leerlijn").content.decode()
    assert page.count('class="strips__arc" data-state="worked"') == 1
    assert page.count('class="strips__lesson"') == 1
    assert "stokt" in page
    assert "Samen eten verbindt" in page


def test_a_hidden_initiative_is_not_named(client, anna):
    lesson = learned("Samen eten verbindt", "slowcare-oss", 120)
    taken_over(lesson, "buurtkamer-uden", 30)
    given.Initiative.objects.filter(key="slowcare-oss").update(published=False)

    page = client.get("/leerlijn").content.decode()

    assert "SlowCare" not in page
    assert "slowcare-oss" not in page
    assert "Het programma als geheel" in page


def test_an_initiative_has_its_own_line_first(client, anna):
    lesson = learned("Samen eten verbindt", "slowcare-oss", 120)
    taken_over(lesson, "buurtkamer-uden", 30)

    pages = [client.get(f"/initiatieven/{key}").content.decode() for key in ("slowcare-oss", "buurtkamer-uden")]
    line = client.get("/leerlijn?initiative=buurtkamer-uden").content.decode()
    found = of(initiative_key="buurtkamer-uden")

    assert [row.key for row in found.rows] == ["buurtkamer-uden", "slowcare-oss"]
    assert 'href="/leerlijn?initiative=slowcare-oss"' in pages[0]
    assert 'href="/leerlijn?initiative=buurtkamer-uden"' in pages[1]
    assert "strips__drawing" in line
    assert "Leert het programma zelf?" not in line
    assert "leerlijn?initiative" not in client.get(f"/initiatieven/{given.initiative('Ander').key}").content.decode()


def test_an_initiative_that_is_not_there_is_said(client, anna):
    page = client.get("/leerlijn?initiative=bestaat-niet")

    assert page.status_code == 200
    assert "Dat initiatief kennen we niet" in page.content.decode()


def asked(days, *, trying=False, hangs=False, **said):
    key = given.public_question(f"Wat werkt er na {days} dagen nog?", shows_trying=trying, **said)
    Question.objects.filter(key=key).update(asked_on=days_ago(days))
    if hangs:
        Question.objects.filter(key=key).update(hangs_at=timezone.now() - timedelta(days=1))
    return key


def begun(question, days, *, stopped=""):
    someone = given.asker()
    expectation = given.expectation(question, 70, by=someone)
    probe = given.planned_probe(expectation, by=someone)
    trying.start(by=someone, key=probe, on=localdate())
    if stopped:
        trying.stop(by=someone, key=probe, on=localdate(), stopped_by="rule", came=stopped, because="Zo ging het.")
    Probe.objects.filter(key=probe).update(started_on=days_ago(days))
    return probe


def test_questions_and_probes_stand_on_the_line_where_they_are_public(client, anna):
    begun(asked(100, trying=True, initiative_key="slowcare-oss"), 20)
    begun(asked(50, initiative_key="slowcare-oss"), 10)
    given.question("Wat weet nog niemand buiten dit programma?", initiative_key="slowcare-oss")

    page = client.get("/leerlijn").content.decode()
    inside = of(viewer=anna)

    assert page.count('class="strips__question"') == 2
    assert page.count('class="strips__probe"') == 1
    assert "Wat weet nog niemand" not in page
    assert [(row.key, row.stage) for row in of().rows] == [("slowcare-oss", Stage.ASKED)]
    assert inside.rows[0].counts[:2] == ("3 vragen", "2 proeven")


def test_a_question_that_hangs_shows_where_learning_stalls(client, anna):
    learned("Samen eten verbindt", "slowcare-oss", 5)
    asked(120, hangs=True, initiative_key="slowcare-oss")

    row = of().rows[0]
    page = client.get("/leerlijn").content.decode()

    assert (row.stage, row.word) == (Stage.STALLED, "stokt: 1 vraag blijft hangen")
    assert 'class="strips__question" data-state="hanging"' in page


def test_of_many_questions_ten_are_named_and_the_rest_is_counted(client, anna):
    for number in range(12):
        asked(number + 1, initiative_key="slowcare-oss")

    assert (len(of().rows[0].moments), of().rows[0].unlisted) == (10, 2)
    assert "en nog 2" in client.get("/leerlijn").content.decode()


def test_the_figures_of_questions_and_probes_follow_what_was_recorded(anna):
    for number in range(8):
        begun(asked(40 + number), 20, stopped="no" if number % 2 else "yes")
    Question.objects.filter(asked_on=days_ago(40)).update(hangs_at=timezone.now())

    found = {figure.label: figure for figure in health("sociale-veerkracht", localdate())}

    assert found["Van vraag naar proef"].value == "24 dagen"
    assert found["Vragen die blijven hangen"].value == "1 van de 8"
    assert found["Of we verwachten wat er gebeurt"].value == "-0,16"
    assert found["Of we verwachten wat er gebeurt"].attention


def test_what_was_withdrawn_or_is_not_public_stands_nowhere(anna):
    given.lesson("In de maak", initiative_key="slowcare-oss")

    assert moments(Scope("sociale-veerkracht")) == []


def test_a_day_to_begin_with_and_a_day_that_is_none(client, anna):
    noticed(anna, 200)
    noticed(anna, 10)

    since = client.get(f"/leerlijn?from={days_ago(30)}").content.decode()
    wrong = client.get("/leerlijn?from=gisteren")

    assert since.count('class="strips__seen"') == 1
    assert wrong.status_code == 200
    assert "Die dag kennen we niet" in wrong.content.decode()


@pytest.mark.parametrize("address", ["/leerlijn", "/en/learning-line", "/leren/leerlijn", "/initiatieven/slowcare-oss"])
def test_many_cost_as_few_questions_as_none(client, anna, django_assert_max_num_queries, address):
    client.force_login(anna) if "leren" in address else None
    empty = client.get(address)
    for number in range(45):
        noticed(anna, number + 1, given.initiative(f"Initiatief {number}").key)
    lesson = learned("Samen eten verbindt", "slowcare-oss", 120)
    taken_over(lesson, "buurtkamer-uden", 30)

    with django_assert_max_num_queries(12):
        full = client.get(address)

    assert (empty.status_code, full.status_code) == (200, 200)


def test_what_nobody_knows_is_told_as_unknown(client, anna):
    figures = health("sociale-veerkracht", localdate())

    page = client.get("/leerlijn").content.decode()

    assert all(figure.value == "" and figure.meaning and figure.rests_on for figure in figures)
    assert page.count('class="unknown">niet bekend') == len(figures)


def test_the_figures_follow_what_was_recorded(anna):
    seen = noticed(anna, 60)
    lesson = learned("Samen eten verbindt", "slowcare-oss", 40)
    given.evidence(lesson, "slowcare-oss")
    EvidenceItem.objects.update(about_kind="observation", about_key=seen.key)
    taken_over(lesson, "buurtkamer-uden", 30)

    found = {figure.label: figure for figure in health("sociale-veerkracht", localdate())}

    assert found["Van waarneming naar openbare les"].value == "20 dagen"
    assert found["Van openbaar naar elders overgenomen"].value == "10 dagen"
    assert found["Lessen die zeggen dat het niet werkte"].value == "0 van de 100"
    assert found["Lessen die zeggen dat het niet werkte"].attention
