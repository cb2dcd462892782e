"""Two sides that disagree, a talk, a plan, a choice against it with a reason, and a yes of all: page after page."""

import re

import pytest
from django.test import Client

import given
from veerkracht.people.models import Person
from veerkracht.support.planning.models import Agreement

pytestmark = pytest.mark.django_db


class Visitor:
    """Someone who fills in forms as a browser sends them, each with its own token."""

    def __init__(self, person: Person) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(person)

    def sees(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()

    def sends(self, address: str, button: str, **said: str) -> str:
        """Send the form that has this button, and give where it leads."""
        page = self.sees(address)
        form = next(one for one in re.findall(r"<form.*?</form>", page, re.S) if f'value="{button}"' in one)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        shown = re.search(r'name="shown" value="([^"]*)"', form)
        assert token, f"{address} has a form without a token"
        words = {"csrfmiddlewaretoken": token[1], "step": button, "shown": shown[1] if shown else ""}
        answer = self.client.post(address, words | {name.replace("__", "-"): text for name, text in said.items()})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])


def test_from_two_numbers_that_differ_to_support_that_all_agreed_on() -> None:
    given.initiative()
    home = given.programme().key
    worker = Visitor(given.worker())
    officer = Visitor(given.role(given.person("Otto"), "officer", "programme", home))
    ours = Visitor(given.role(given.person("Ineke"), "initiator", "initiative", "slowcare-oss"))
    helper_is = given.role(given.person("Piet"), "knowledge-partner", "programme", home)
    helper = Visitor(helper_is)
    for kind in ("knowledge", "partner"):
        given.support_offer(helper_is, kind, hours=4, cents_an_hour=1000)
    numbers = {"initiative": "slowcare-oss", "held_on": "2018-01-01", "partner__need": "8"}

    talk = worker.sends("/behoeften/nieuw?initiative=slowcare-oss", "save", knowledge__need="9", **numbers)
    ours.sends(f"{talk}/oordeel", "save", knowledge__need="3", partner__need="8")
    assert "praat hierover" in worker.sees(talk)
    ours.sends(talk, "talk", talk__kind="knowledge", talk__outcome="We bedoelden hetzelfde.")
    ours.sends(f"{talk}/oordeel", "save", knowledge__need="7", partner__need="8")
    assert "praat hierover" not in worker.sees(talk)

    limits = {"budget": "200", "months": "6", "hours": "20", "amount": "0", "floor": "0"}
    plan = worker.sends("/hulpplannen", "plan", **{f"plan__{name}": text for name, text in limits.items()})
    against = f"{plan}/slowcare-oss/knowledge"
    assert "Waarom dit niet" in worker.sees(against)
    words = {"bottleneck": "De boekhouding klopt.", "offer": "aanbod-1", "hours": "20", "starts_on": "2030-01-01"}
    said = {f"propose__{name}": text for name, text in words.items()}
    agreed = worker.sends(against, "propose", propose__reason="Dit kan nu.", **said)

    helper.sends(agreed, "accept")
    ours.sends(agreed, "initiative")
    officer.sends(agreed, "province")

    found = Agreement.objects.get()
    assert (found.state, found.overrules, found.reason) == ("agreed", True, "Dit kan nu.")
    assert [(one["kind"], one["chosen"]) for one in found.not_chosen] == [("partner", True)]
    assert "Dit kan nu." in ours.sees(agreed)
