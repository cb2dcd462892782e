"""What becomes public by another way than writing it is looked at too; who goes on writing goes on with what waits."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.access.actions.token import make
from veerkracht.documents.actions.share import describe as describe_document
from veerkracht.documents.actions.share import share
from veerkracht.documents.models import Document
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.actions.take_over import take_over_contract
from veerkracht.fund.contracts.models import Contract
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.propose import accept, propose
from veerkracht.initiatives.models import Initiative, Proposal
from veerkracht.notices.models import Notice
from veerkracht.people.actions.publish import mend
from veerkracht.people.models import WithheldText
from veerkracht.site.withheld import FINDABLE

pytestmark = pytest.mark.django_db

SECRET = "Bel Jan op 06-12345678."


def test_a_document_that_becomes_public_is_looked_at_whole() -> None:
    officer, document = given.officer(), given.document("Plan", audience="programme", summary_nl=SECRET)

    share(by=officer, key=document.key, audience="public")

    assert (Document.objects.get().audience, Document.objects.get().summary_nl) == ("public", "")
    mend(by=officer, number=WithheldText.objects.get().pk, text="Kom langs.", findable=FINDABLE)
    assert Document.objects.get().summary_nl == "Kom langs."


def test_a_document_that_is_not_public_may_say_it_and_a_public_one_keeps_what_stood_there() -> None:
    officer, inside = given.officer(), given.document("Binnen", audience="programme")
    outside = given.document("Buiten", summary_nl="Was er al.")

    describe_document(by=officer, key=inside.key, summary_nl=SECRET)
    describe_document(by=officer, key=outside.key, summary_nl=SECRET)

    assert Document.objects.get(key=inside.key).summary_nl == SECRET
    assert Document.objects.get(key=outside.key).summary_nl == "Was er al."
    assert WithheldText.objects.get().about_key == outside.key


def test_a_proposal_that_is_accepted_waits_and_nobody_is_told_that_it_is_public() -> None:
    one, officer = given.initiative("SlowCare Oss", ask_nl="Ruimte"), given.officer()
    anna = given.role(given.person("Anna"), "initiator", "initiative", one.key)
    propose(by=anna, key=one.key, said={"ask_nl": SECRET}, seen={"ask_nl": "Ruimte"})

    accept(by=officer, number=Proposal.objects.get().pk, seen={"ask_nl": "Ruimte"})

    assert Initiative.objects.get().ask_nl == "Ruimte"
    assert "openbaar" not in Notice.objects.get(person_key=anna.key).subject


def test_the_api_says_what_waits_to_who_wrote_it_only(client: Client) -> None:
    one, officer = given.initiative("SlowCare Oss"), given.officer()
    address = f"/api/v1/initiatives/{one.key}"

    token = given.token(officer, "read", "write")
    told = json.dumps({"story_nl": SECRET})
    last = client.get(address, **token)["ETag"]

    said = client.patch(address, told, content_type="application/json", HTTP_IF_MATCH=last, **token)
    again = client.get(address, **token)

    assert said.status_code == 200, said.content
    assert "06-12345678" in said.json()["_waits"]
    assert said.json()["story_nl"] == ""
    assert again["ETag"] == said["ETag"], "who goes on from the answer can change it again"
    assert "_waits" not in client.get(address).json()


def test_what_a_contract_is_called_waits_as_well() -> None:
    programme, officer = given.programme(), given.role(given.person(), "officer")

    take_over_contract(by=officer, programme=programme, key="werk", title_nl="Werk", summary_nl=SECRET, published=True)

    assert Contract.objects.get().summary_nl == ""
    assert Contract.objects.get().title == Bilingual("Werk", "")
    assert WithheldText.objects.get().about_kind == "contract"


def test_a_form_goes_on_with_the_text_that_waits(client: Client) -> None:
    one, officer = given.initiative("SlowCare Oss", story_nl="Oud verhaal"), given.officer()
    describe(by=officer, programme=one.programme, key=one.key, story_nl=SECRET)
    client.force_login(officer)

    page = client.get("/initiatieven/slowcare-oss/schrijven").content.decode()

    assert SECRET in page
    assert "Oud verhaal" not in page
    assert "/wachtende-teksten" in page


def test_who_came_by_a_link_makes_no_token_that_decides_or_pays() -> None:
    anna = given.person()
    anna.came_by_link = True
    day = localdate()

    with pytest.raises(NotAllowed, match="link"):
        make(by=anna, name="x", scopes=["read", "pay out"], expires_on=day + timedelta(days=9), on=day)

    assert make(by=anna, name="x", scopes=["read", "write"], expires_on=day + timedelta(days=9), on=day)
