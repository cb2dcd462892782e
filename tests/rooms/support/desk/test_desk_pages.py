"""The pages of the desk, as who asks and who answers see them."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.support.desk.links import token_of
from veerkracht.support.desk.models import Attachment, SupportRequest

pytestmark = pytest.mark.django_db
SAID = {"subject": "Wie helpt ons aan een penningmeester?", "kind": "unknown", "urgency": "soon"}


def test_anyone_asks_and_comes_at_their_own_page(client: Client) -> None:
    given.worker()
    given.initiative("SlowCare Oss")

    answer = client.post("/hulp/vragen", SAID | {"email": "piet@voorbeeld.example", "initiative": "slowcare oss"})
    page = client.get(answer["Location"]).content.decode()

    assert SupportRequest.objects.get().initiative_key == "slowcare-oss"
    assert "Mia Mix heeft je vraag" in page
    assert "noindex" in page


def test_a_form_without_address_or_question_is_given_back(client: Client) -> None:
    given.worker()

    answer = client.post("/hulp/vragen", SAID | {"subject": "", "email": "geen adres"})

    assert answer.status_code == 422
    assert "Zeg in één zin wat je vraagt." in answer.content.decode()


def test_an_old_link_says_so_and_offers_a_new_one(client: Client) -> None:
    answer = client.get("/hulp/mijn-vraag/oud")

    assert answer.status_code == 410
    assert "Mail me de link" in answer.content.decode()


def test_a_new_link_is_promised_alike_to_everyone(client: Client) -> None:
    given.worker()
    given.support_request()

    pages = [
        re.sub(r"csrf\S+", "", client.post("/hulp/nieuwe-link", {"email": one}).content.decode())
        for one in ("piet@voorbeeld.example", "wie@voorbeeld.example")
    ]

    assert pages[0] == pages[1]


def test_who_asked_adds_and_erases(client: Client) -> None:
    given.worker()
    address = f"/hulp/mijn-vraag/{token_of(given.support_request())}"

    assert client.post(address, {"step": "add", "add-text": "Graag voor mei."}).status_code == 302
    assert "Graag voor mei." in client.get(address).content.decode()
    assert client.post(address, {"step": "add", "add-text": " "}).status_code == 422
    client.post(address, {"step": "erase"})

    page = client.get(address).content.decode()
    assert "Graag voor mei." not in page
    assert "ingetrokken" in page


def test_looking_first_says_when_words_are_too_few(client: Client) -> None:
    given.programme()

    part = client.get("/hulp", {"q": "wie helpt ons nu", "part": "near"}).content.decode()

    assert "te weinig woorden" in part
    assert "<html" not in part


def test_the_list_is_filtered_by_its_address_and_asks_few_queries(
    client: Client, django_assert_max_num_queries: object
) -> None:
    client.force_login(given.worker())
    for at in range(60):
        given.support_request(f"Vraag {at}", email="", urgency="stuck" if at % 2 else "soon")

    with django_assert_max_num_queries(12):
        page = client.get("/hulpvragen").content.decode()
    late = client.get("/hulpvragen?status=late").content.decode()
    stuck = client.get("/hulpvragen?urgency=stuck&q=vraag").content.decode()

    assert "60 hulpvragen staan open" in page
    assert page.count("/hulpvragen/") >= 50
    assert "Geen hulpvraag past hierbij" in late
    assert "30 hulpvragen" in stuck


def test_a_worker_works_on_a_request_in_the_browser(client: Client) -> None:
    worker = given.worker()
    client.force_login(worker)
    address = f"/hulpvragen/{given.support_request()}"

    assert client.post(address, {"step": "reply", "reply-text": "Bel de bank."}).status_code == 302
    assert client.post(address, {"step": "end", "end-how": "no", "end-reason": ""}).status_code == 422
    assert client.post(address, {"step": "delay", "delay-until": "2000-01-01", "delay-reason": "x"}).status_code == 422
    assert client.post(address, {"step": "sort", "sort-kind": "finance", "sort-urgency": "soon"}).status_code == 302
    ends = {"step": "end", "end-how": "redirected", "end-with_whom": "Zet", "end-reason": "Zij weten dit."}
    assert client.post(address, ends).status_code == 302

    page = client.get(address).content.decode()
    assert "Bel de bank." in page
    assert "doorverwezen (Zet)" in page


def test_an_initiator_asks_for_an_own_initiative(client: Client) -> None:
    given.worker()
    given.initiative("SlowCare Oss")
    someone = given.role(given.person("Ouder"), "initiator", "initiative", "slowcare-oss")
    client.force_login(someone)

    answer = client.post("/hulpvragen/nieuw", SAID | {"initiative": "slowcare-oss"})
    other = client.post("/hulpvragen/nieuw", SAID | {"initiative": "elders"})

    assert answer["Location"] == "/hulp/mijn-vragen"
    assert SAID["subject"] in client.get("/hulp/mijn-vragen").content.decode()
    assert other.status_code == 422


def test_a_worker_notes_what_was_noticed(client: Client) -> None:
    client.force_login(given.worker())

    client.post("/hulpvragen/nieuw?from=observation:2017-03-17-0a", SAID | {"name": "An"})

    found = SupportRequest.objects.get()
    assert (found.way, found.came_kind, found.came_key) == ("noticed", "observation", "2017-03-17-0a")
    assert found.asked_on == localdate()


def test_files_come_along_with_a_question_and_what_cannot_be_kept_is_told_beside_it(client: Client) -> None:
    worker = given.worker()
    plan = SimpleUploadedFile("plan.txt", b"Op dinsdag koken we.")
    program = SimpleUploadedFile("plan.exe", b"MZ\x90\x00\x03\x00")

    answer = client.post("/hulp/vragen", SAID | {"email": "piet@voorbeeld.example", "attachments": [plan, program]})
    page = client.get(answer["Location"]).content.decode()

    kept, refused = Attachment.objects.order_by("pk")
    assert (kept.name, bool(kept.sha256), kept.refused) == ("plan.txt", True, "")
    assert refused.refused in html.unescape(page)
    client.force_login(worker)
    assert "plan.txt" in client.get(f"/hulpvragen/{kept.post.request.key}").content.decode()


def test_files_come_along_with_what_is_added_and_too_many_are_refused(client: Client) -> None:
    given.worker()
    address = f"/hulp/mijn-vraag/{token_of(given.support_request())}"
    several = [SimpleUploadedFile(f"plan-{number}.txt", b"Plan.") for number in range(6)]
    one_file = SimpleUploadedFile("plan-0.txt", b"Plan.")

    many = client.post(address, {"step": "add", "add-text": "Zie de plannen.", "add-attachments": several})
    sent = {"step": "add", "add-text": "Zie het plan.", "add-attachments": one_file}
    one = client.post(address, sent)

    assert many.status_code == 422
    assert "Stuur hoogstens 5 bestanden tegelijk." in many.content.decode()
    assert one.status_code == 302
    assert [file.name for file in Attachment.objects.all()] == ["plan-0.txt"]
