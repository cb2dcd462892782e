"""Two who write at once, drafts, sessions that end and undoing: through the pages, as a browser without script."""

import pytest
from django.test import Client

import given
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.actions.write import write
from veerkracht.initiatives.models import Initiative, Standing
from veerkracht.trail.models import Entry
from veerkracht.writing.models import Draft, Step
from veerkracht.writing.shown import read

pytestmark = pytest.mark.django_db

PAGE = "/initiatieven/slowcare-oss/schrijven"


@pytest.fixture
def one():
    return given.initiative("SlowCare Oss", summary_nl="Zorg in Oss", themes=[given.theme("Gezondheid")])


@pytest.fixture
def anna(client, one):
    person = given.role(given.person("Anna"), "officer")
    client.force_login(person)
    return person


@pytest.fixture
def other(one):
    second = Client()
    second.force_login(given.role(given.person("Bas"), "officer"))
    return second


def now() -> Initiative:
    return Initiative.objects.get(key="slowcare-oss")


def test_a_form_saves_only_what_was_changed(client, anna):
    sent = given.form_of(client, PAGE)

    answer = client.post(PAGE, sent | {"summary_nl": "Zorg met tijd"})

    assert answer.headers["Location"] == "/initiatieven/slowcare-oss"
    assert now().summary_nl == "Zorg met tijd"
    assert Entry.objects.get(deed="describe").fields == ["summary_nl"]


def test_a_form_that_is_sent_twice_saves_once(client, anna):
    sent = given.form_of(client, PAGE) | {"summary_nl": "Zorg met tijd"}

    client.post(PAGE, sent)
    again = client.post(PAGE, sent, follow=True)

    assert "Je hebt niets veranderd" in again.content.decode()
    assert Entry.objects.filter(deed="describe").count() == 1


def test_two_who_change_the_same_text_choose(client, anna, other):
    mine, theirs = given.form_of(client, PAGE), given.form_of(other, PAGE)
    other.post(PAGE, theirs | {"summary_nl": "Van Bas"})

    answer = client.post(PAGE, mine | {"summary_nl": "Van Anna"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(text in page for text in ("Van Bas", "Van Anna", "Zorg in Oss"))
    assert now().summary_nl == "Van Bas"
    assert Draft.objects.get().typed["summary_nl"] == ["Van Anna"]


@pytest.mark.parametrize(("choice", "stays"), [("mine", "Van Anna"), ("theirs", "Van Bas")])
def test_what_was_chosen_is_saved_and_the_draft_is_gone(client, anna, other, choice, stays):
    mine, theirs = given.form_of(client, PAGE), given.form_of(other, PAGE)
    other.post(PAGE, theirs | {"summary_nl": "Van Bas"})
    shown = client.post(PAGE, mine | {"summary_nl": "Van Anna"}).context["shown"]

    chosen = {"shown": shown, "clash": "summary_nl", "choose-summary_nl": choice, "summary_nl": "Van Anna"}
    answer = client.post(PAGE, mine | chosen)

    assert answer.status_code == 302
    assert now().summary_nl == stays
    assert not Draft.objects.exists()


def test_a_third_who_saves_meanwhile_is_a_conflict_again(client, anna, other):
    mine, theirs = given.form_of(client, PAGE), given.form_of(other, PAGE)
    other.post(PAGE, theirs | {"summary_nl": "Van Bas"})
    shown = client.post(PAGE, mine | {"summary_nl": "Van Anna"}).context["shown"]
    other.post(PAGE, given.form_of(other, PAGE) | {"summary_nl": "Nog eens Bas"})

    chosen = {"shown": shown, "clash": "summary_nl", "choose-summary_nl": "mine", "summary_nl": "Van Anna"}
    answer = client.post(PAGE, mine | chosen)

    assert answer.status_code == 409
    assert now().summary_nl == "Nog eens Bas"


def test_two_who_change_different_fields_are_both_kept(client, anna, other):
    mine, theirs = given.form_of(client, PAGE), given.form_of(other, PAGE)
    other.post(PAGE, theirs | {"phase": "growth", "themes": []})

    answer = client.post(PAGE, mine | {"summary_nl": "Van Anna"}, follow=True)

    assert (now().phase, now().summary_nl, now().themes.count()) == ("growth", "Van Anna", 0)
    assert "Intussen wijzigde iemand anders: Fase, Thema" in answer.content.decode()


def test_a_form_without_what_was_shown_writes_over_nothing(client, anna):
    answer = client.post(PAGE, {"title_nl": "SlowCare Oss", "summary_nl": "Anders", "phase": "unknown"})

    assert answer.status_code == 409
    assert now().summary_nl == "Zorg in Oss"


def test_what_was_shown_to_another_does_not_count(client, anna, other):
    sent = given.form_of(other, PAGE)

    assert client.post(PAGE, sent | {"summary_nl": "Anders"}).status_code == 409


def test_the_action_refuses_what_changed_in_between(anna, one):
    with pytest.raises(ChangedMeanwhile):
        write(by=anna, key=one.key, said={"summary_nl": "Anders"}, seen={"summary_nl": "Oud"})


def test_a_wrong_field_keeps_all_that_was_typed(client, anna):
    sent = given.form_of(client, PAGE) | {"summary_nl": "Blijft staan", "contact_email": "geen adres"}

    answer = client.post(PAGE, sent)

    assert answer.status_code == 422
    assert "Blijft staan" in answer.content.decode()


# Drafts


def test_a_draft_is_kept_without_script_and_found_again(client, anna):
    client.post(PAGE, given.form_of(client, PAGE) | {"summary_nl": "Half af", "step": "draft"})

    again = client.get(PAGE).content.decode()
    today = client.get("/vandaag").content.decode()

    assert "Half af" in again
    assert "Je hebt een concept van" in again
    assert "Je hebt een concept: SlowCare Oss" in today
    assert now().summary_nl == "Zorg in Oss"


def test_a_draft_keeps_what_was_shown_then_so_that_a_later_change_is_a_conflict(client, anna, other):
    client.post(PAGE, given.form_of(client, PAGE) | {"summary_nl": "Half af", "step": "draft"})
    other.post(PAGE, given.form_of(other, PAGE) | {"summary_nl": "Van Bas"})

    answer = client.post(PAGE, given.form_of(client, PAGE))

    assert answer.status_code == 409


def test_a_draft_is_for_nobody_else(client, anna, other):
    client.post(PAGE, given.form_of(client, PAGE) | {"summary_nl": "Half af", "step": "draft"})
    number = Draft.objects.get().pk

    assert "Half af" not in other.get(f"{PAGE}?draft={number}").content.decode()
    assert "Je hebt een concept" not in other.get("/vandaag").content.decode()
    other.post(PAGE, {"step": "throw", "draft": str(number)})
    assert Draft.objects.exists()


def test_a_draft_goes_when_it_is_saved_or_thrown_away(client, anna):
    for step in ("save", "throw"):
        sent = given.form_of(client, PAGE) | {"summary_nl": f"Half af {step}"}
        client.post(PAGE, sent | {"step": "draft"})
        assert Draft.objects.exists()

        client.post(PAGE, sent | {"step": step})

        assert not Draft.objects.exists()


def test_what_is_typed_is_kept_while_it_is_typed(client, anna):
    sent = given.form_of(client, PAGE) | {"summary_nl": "Half", "password": "geheim", "shown2": "x"}

    answer = client.post("/concept", sent)

    assert answer.status_code == 200
    assert set(answer.json()) == {"at", "token"}
    assert Draft.objects.get().typed["summary_nl"] == ["Half"]
    assert "password" not in Draft.objects.get().typed


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"shown": "vals"}, 409, id="what was shown was changed"),
        pytest.param({"summary_nl": "a" * 400_001}, 413, id="too long"),
    ],
)
def test_a_draft_that_cannot_be_is_answered_with_a_sentence(client, anna, change, status):
    answer = client.post("/concept", given.form_of(client, PAGE) | change)

    assert answer.status_code == status
    assert answer.json()["detail"].endswith(".")
    assert not Draft.objects.exists()


def test_who_is_signed_out_is_told_where_to_sign_in(client, anna):
    sent = given.form_of(client, PAGE)
    client.logout()

    answer = client.post("/concept", sent)

    assert (answer.status_code, answer.json()) == (401, {"signIn": "/inloggen"})


# A session that ended


def test_what_was_typed_is_there_again_after_signing_in_again(client, anna):
    sent = given.form_of(client, PAGE) | {"summary_nl": "Niet kwijt"}
    client.logout()

    answer = client.post(PAGE, sent)
    client.force_login(anna)
    page = client.get(PAGE).content.decode()

    assert answer.headers["Location"] == f"/inloggen?next={PAGE}"
    assert "Niet kwijt" in page
    assert now().summary_nl == "Zorg in Oss"


def test_what_another_typed_before_is_not_shown_to_who_signs_in_after(client, anna):
    sent = given.form_of(client, PAGE) | {"summary_nl": "Van Anna alleen"}
    client.logout()
    client.post(PAGE, sent)

    client.force_login(given.role(given.person("Cor"), "officer"))

    assert "Van Anna alleen" not in client.get(PAGE).content.decode()
    assert not Draft.objects.exists()


def test_a_form_of_before_signing_in_again_becomes_a_draft_and_is_not_saved(anna, one):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    sent = given.form_of(strict, PAGE) | {"summary_nl": "Oud formulier", "csrfmiddlewaretoken": "a" * 64}

    answer = strict.post(PAGE, sent)

    assert answer.status_code == 403
    assert "Wat je typte is bewaard als concept." in answer.content.decode()
    assert Draft.objects.get().typed["summary_nl"] == ["Oud formulier"]
    assert now().summary_nl == "Zorg in Oss"


def test_what_was_typed_outlives_even_a_browser_that_lost_all_its_cookies(anna, one):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    sent = given.form_of(strict, PAGE) | {"summary_nl": "Zonder koekjes"}
    strict.cookies.clear()

    answer = strict.post(PAGE, sent)
    strict.force_login(anna)

    assert answer.headers["Location"] == f"/inloggen?next={PAGE}"
    assert "Zonder koekjes" in strict.get(PAGE).content.decode()


def test_the_script_that_keeps_what_is_typed_is_told_so_and_asks_where_to_sign_in(anna, one):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    sent = given.form_of(strict, PAGE) | {"summary_nl": "Nog op het scherm"}
    strict.cookies.clear()

    answer, asked = strict.post("/concept", sent), strict.get("/concept")

    assert (answer.status_code, asked.status_code) == (403, 401)
    assert asked.json() == {"signIn": "/inloggen"}
    assert not strict.session.keys()


def test_a_form_from_another_site_becomes_no_draft(anna, one):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)

    answer = strict.post(PAGE, {"summary_nl": "Van elders", "shown": "verzonnen"})

    assert answer.status_code == 403
    assert not Draft.objects.exists()


# Undoing


def test_the_last_step_is_undone_and_told_in_the_trail(client, anna):
    client.post(PAGE, given.form_of(client, PAGE) | {"summary_nl": "Foutje", "themes": []})

    answer = client.post(PAGE, {"step": "undo"}, follow=True)

    assert "Je laatste stap is ongedaan gemaakt." in answer.content.decode()
    assert (now().summary_nl, now().themes.count()) == ("Zorg in Oss", 1)
    assert Entry.objects.get(deed="undo").fields == ["summary_nl", "themes"]
    assert not Step.objects.exists()


def test_a_step_from_which_another_went_on_cannot_be_undone(client, anna, other):
    client.post(PAGE, given.form_of(client, PAGE) | {"summary_nl": "Foutje"})
    other.post(PAGE, given.form_of(other, PAGE) | {"summary_nl": "Verder van Bas"})

    answer = client.post(PAGE, {"step": "undo"}, follow=True)

    assert "kan niet ongedaan" in answer.content.decode()
    assert now().summary_nl == "Verder van Bas"


def test_nobody_undoes_the_step_of_another(client, anna, other):
    client.post(PAGE, given.form_of(client, PAGE) | {"summary_nl": "Van Anna"})

    other.post(PAGE, {"step": "undo"})

    assert now().summary_nl == "Van Anna"


def test_a_version_says_why_it_cannot_be_undone(client, anna):
    given.goal("iedereen-doet-mee")

    page = client.get("/doelen/iedereen-doet-mee/herzien").content.decode()
    client.post("/doelen/iedereen-doet-mee/herzien", {"step": "undo"})

    assert "Een versie blijft staan" in page


# The other forms


def test_a_standing_is_written_down_and_not_written_over(client, anna):
    address = "/initiatieven/slowcare-oss/stand"
    sent = given.form_of(client, address) | {"on": "2017-03", "phase": "start", "support_base": "weak"}

    first = client.post(address, sent)
    second = client.post(address, sent | {"phase": "growth"})

    assert first.status_code == 302
    assert second.status_code == 409
    assert [(one.on, one.phase) for one in Standing.objects.all()] == [("2017-03", "start")]


def test_the_texts_of_a_programme_are_changed(client, anna):
    address = "/programmas/sociale-veerkracht/schrijven"

    answer = client.post(address, given.form_of(client, address) | {"purpose_nl": "Niemand alleen."})

    assert answer.status_code == 302
    assert "Niemand alleen." in client.get("/programmas/sociale-veerkracht").content.decode()


def test_the_agenda_gets_a_new_version(client, anna):
    given.agenda({"decisions": ["Aansluiten bij elf initiatieven."]})
    address = "/agenda/uitvoeringsagenda/schrijven"
    sent = given.form_of(client, address) | {"body_nl": "Nieuw", "in_force_from": "2018-01-01"}

    without = client.post(address, sent)
    answer = client.post(address, sent | {"reason": "Er kwamen er meer bij."})
    late = client.post(address, sent | {"body_nl": "Later", "in_force_from": "2019-01-01", "reason": "Te laat."})

    assert without.status_code == 422
    assert answer.status_code == 302
    assert late.status_code == 409
    assert "Nieuw" in client.get("/agenda").content.decode()


def test_what_was_shown_can_be_read_back_and_not_made_up(client, anna):
    token = given.form_of(client, PAGE)["shown"]
    shown = read(token)

    assert shown is not None
    assert (shown.person, shown.form) == (anna.key, "initiative:slowcare-oss")
    assert read(token[:-2] + "xx") is None
