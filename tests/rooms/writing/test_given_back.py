"""A short form that is sent after the session ended comes back with what was typed, to be sent once more."""

import re

import pytest
from django.test import Client

import given
from veerkracht.publishing.actions import send
from veerkracht.publishing.models import Message

pytestmark = pytest.mark.django_db

ANSWER = "Op dinsdag, van tien tot twaalf."
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def hidden(page):
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return dict(fields)


@pytest.fixture
def anna():
    return given.role(given.person("Anna"), "officer")


@pytest.fixture
def address():
    asked = send(
        kind="general", text="Hoe laat is het open?", about=None, programme_key=given.programme().key, page="",
        name="", email="", language="nl",
    )  # fmt: skip
    assert asked is not None
    return f"/berichten/{asked.pk}"


def test_what_was_typed_comes_back_and_is_sent_again_after_signing_in(client, anna, address):
    page = client.post(address, {"text": ANSWER, "old_password": "geheim1234"})
    client.force_login(anna)
    client.post(address, hidden(page))

    assert page.status_code == 403
    assert "Je bent uitgelogd" in page.content.decode()
    assert "geheim1234" not in page.content.decode()
    assert Message.objects.get().answer == ANSWER


def test_a_form_of_before_signing_in_comes_back_to_who_is_signed_in(anna, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)

    page = strict.post(address, {"text": ANSWER, "csrfmiddlewaretoken": "a" * 64}, **OURS)
    strict.post(address, hidden(page), **OURS)

    assert "Het formulier stond te lang open" in page.content.decode()
    assert Message.objects.get().answer == ANSWER


@pytest.mark.parametrize("origin", ["cross-site", "same-site", ""])
def test_a_form_of_another_site_is_never_offered_for_sending(anna, address, origin):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)

    page = strict.post(address, {"text": "Van elders"}, HTTP_SEC_FETCH_SITE=origin)

    assert page.status_code == 403
    assert "Van elders" not in page.content.decode()
    assert Message.objects.get().answer == ""
