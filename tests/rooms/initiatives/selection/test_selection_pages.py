"""The pages of choosing, as who proposes and who chooses sees them."""

import re

import pytest
from django.test import Client

import given
from veerkracht.initiatives.selection.links import token_of
from veerkracht.initiatives.selection.models import Application, Framework, Procedure
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Buurtkeuken De Pan",
    "summary": "Buren koken voor elkaar.",
    "answer-verandering": "Buren kennen elkaar.",
    "email": "piet@voorbeeld.example",
    "do": "send",
}


def officer() -> Person:
    return given.role(given.person("Otto Ober"), "officer", "programme", given.programme().key)


def test_anyone_proposes_and_comes_at_their_own_page(client: Client) -> None:
    given.worker()

    answer = client.post("/meedoen", SAID)
    page = client.get(answer["Location"]).content.decode()

    assert "Mia Mix heeft je aanmelding" in page
    assert "noindex" in page


def test_a_form_without_address_or_name_is_given_back(client: Client) -> None:
    given.worker()

    answer = client.post("/meedoen", {"do": "send", "email": "geen adres"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Zeg hoe je initiatief heet." in page
    assert "Schrijf een e-mailadres zoals" in page


def test_to_go_on_later_an_address_is_enough(client: Client) -> None:
    given.worker()

    answer = client.post("/meedoen", {"do": "save", "email": "piet@voorbeeld.example", "title": "De Pan"})
    page = client.get(answer["Location"]).content.decode()
    client.post(answer["Location"], SAID | {"email": "ander@voorbeeld.example"})

    assert 'value="De Pan"' in page
    assert (Application.objects.get().status, Application.objects.get().email) == ("proposed", "piet@voorbeeld.example")


def test_without_script_it_is_asked_whether_one_of_these_is_yours(client: Client) -> None:
    given.worker()
    given.initiative("SlowCare Oss")
    alike = SAID | {"title": "Slow-Care in Oss"}

    asked = client.post("/meedoen", alike)
    part = client.get("/meedoen", {"part": "near", "title": "Slow-Care in Oss"}).content.decode()
    answer = client.post("/meedoen", alike | {"same": "slowcare-oss"})

    assert asked.status_code == 422
    assert "Is een van deze van jullie?" in asked.content.decode()
    assert "SlowCare Oss" in part
    assert "<html" not in part
    assert answer.status_code == 302
    assert Application.objects.get().initiative_key == "slowcare-oss"


def test_an_old_link_says_so_and_a_new_one_is_promised_alike_to_everyone(client: Client) -> None:
    given.worker()
    given.application()

    answer = client.get("/meedoen/mijn-aanmelding/oud")
    pages = [
        re.sub(r"csrf\S+", "", client.post("/meedoen/nieuwe-link", {"email": one}).content.decode())
        for one in ("piet@voorbeeld.example", "wie@voorbeeld.example")
    ]

    assert answer.status_code == 410
    assert "Deze link werkt niet meer." in answer.content.decode()
    assert pages[0] == pages[1]


def test_who_proposed_takes_it_back_on_their_own_page(client: Client) -> None:
    given.worker()
    address = f"/meedoen/mijn-aanmelding/{token_of(given.application())}"

    client.post(address, {"do": "withdraw"})

    page = client.get(address).content.decode()
    assert "Deze aanmelding is ingetrokken" in page
    assert "Buurtkeuken" not in page


def test_the_list_asks_few_queries_and_shows_no_drafts(client: Client, django_assert_max_num_queries: object) -> None:
    client.force_login(given.worker())
    for at in range(60):
        given.application(f"Pan {at}", email=f"p{at}@voorbeeld.example", initiative_key="")
    client.post("/meedoen", {"do": "save", "email": "piet@voorbeeld.example", "title": "Nog niet af"})

    with django_assert_max_num_queries(12):
        page = client.get("/aanmeldingen?status=open").content.decode()

    assert "60 aanmeldingen wachten op ons" in page
    assert page.count("/aanmeldingen/") >= 50
    assert "Nog niet af" not in page
    assert "Geen aanmelding past hierbij" in client.get("/aanmeldingen?status=chosen").content.decode()


def test_every_form_on_the_page_carries_its_mark() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(given.worker())

    page = browser.get(f"/aanmeldingen/{given.application()}").content.decode()

    assert page.count('method="post"') == page.count("csrfmiddlewaretoken") > 3


def test_deciding_too_early_is_answered_on_the_page(client: Client) -> None:
    given.worker()
    client.force_login(officer())
    said = {"step": "decide", "decide-what": "chosen", "decide-motivation": "Mooi.", "decide-round": given.round_().key}

    answer = client.post(f"/aanmeldingen/{given.application()}", said)

    assert answer.status_code == 422
    assert "Dit is nog niet verkend." in answer.content.decode()


def test_an_application_its_set_and_its_letter_ask_few_queries(
    client: Client, django_assert_max_num_queries: object
) -> None:
    worker, ben, otto = given.worker(), given.worker(name="Ben"), officer()
    key = given.assessed(given.application(), worker, worker, ben)
    client.force_login(otto)
    said = {"step": "decide", "decide-what": "light", "decide-motivation": "Nu niet."}
    said["decide-round"] = given.round_().key
    assert client.post(f"/aanmeldingen/{key}", said).status_code == 302

    page = client.get(f"/aanmeldingen/{key}").content.decode()
    letter = client.get(re.search(r"/aanmeldingen/\S+\.docx", page)[0])  # type: ignore[index]

    assert letter.content[:2] == b"PK"
    assert "wacht op verzenden" in page
    with django_assert_max_num_queries(16):
        client.get(f"/aanmeldingen/{key}/geheel")


def test_an_administrator_looks_first_and_then_sets_a_version(client: Client) -> None:
    client.force_login(given.officer())
    given.programme()
    page = client.get("/aanmeldingen/toetsingskader").content.decode()
    fields = dict(re.findall(r'name="(rows-[^"]+|at_least)"[^>]* value="([^"]*)"', page))
    fields |= {"rows-4-title_nl": "Nieuwe blik", "rows-4-weight": "2", "at_least": "2"}

    looked = client.post("/aanmeldingen/toetsingskader", fields | {"do": "preview"})
    without = client.post("/aanmeldingen/toetsingskader", fields | {"do": "keep"})
    kept = client.post("/aanmeldingen/toetsingskader", fields | {"do": "keep", "reason": "Beter."})

    assert "Nieuwe blik" in looked.content.decode()
    assert "Dit krijgt wie toetst" in looked.content.decode()
    assert without.status_code == 422
    assert kept.status_code == 302
    assert [len(one.criteria) for one in Framework.objects.order_by("number")] == [4, 5]


def test_stages_without_a_decision_are_refused(client: Client) -> None:
    client.force_login(given.officer())
    given.programme()
    counts = {"rows-TOTAL_FORMS": "1", "asked-TOTAL_FORMS": "0", "rows-INITIAL_FORMS": "0", "asked-INITIAL_FORMS": "0"}
    only = {"rows-0-title_nl": "Gesprek", "rows-0-does": "explore", "reason": "x", "do": "keep"}

    answer = client.post("/aanmeldingen/stappen", counts | only)

    assert answer.status_code == 422
    assert "Houd verkenning, toetsing en besluit" in answer.content.decode()
    assert not Procedure.objects.exists()
