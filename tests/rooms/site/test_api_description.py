"""The description of the API is true: what is answered is what it says, and what it allows breaks nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as hypothesis_given
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import given
from veerkracht.people.models import Person
from veerkracht.publishing.examples import EXAMPLES
from veerkracht.publishing.releases import RELEASES
from veerkracht.site.wsgi import application

KEYS = {
    "initiatives": "slowcare-oss",
    "programmes": "sociale-veerkracht",
    "themes": "gezondheid",
    "tasks": "leegstand",
    "rounds": "eerste-keuze",
    "goals": "iedereen-doet-mee",
    "places": "oss",
    "organisations": "zet",
    "documents": "uitvoeringsagenda",
    "sources": "persbericht-van-17-maart-2017",
}
"""For each kind of record one that is there."""

EXAMPLES_EACH = int(os.environ.get("VEERKRACHT_EXAMPLES", "8"))
"""How often each address is asked; more in a quiet hour: VEERKRACHT_EXAMPLES=200 ./test tests/rooms/site."""


@pytest.fixture
def boss() -> Person:
    oss, brabant = given.place("Oss"), given.place("Brabant", kind="province", latitude=None, longitude=None)
    given.within(oss, brabant)
    zet, source = given.organisation("Zet", seat_place_key="oss"), given.source()
    one = given.initiative(
        "SlowCare Oss",
        places=(oss,),
        themes=(given.theme(),),
        policy_tasks=(given.policy_task(owner=zet),),
        organisation=zet,
    )
    given.initiative("Zonder iets")
    given.participation(one, given.round_(), source=source)
    given.partner(one, zet)
    given.standing(one, source=source)
    given.goal("iedereen-doet-mee", {"source": source}, {"in_force_from": "2018-01-01"})
    given.agenda({"decisions": ["Een"], "annex": [{"title": "A"}]})
    given.document()
    given.fact("initiative:slowcare-oss")
    given.fact("initiative:slowcare-oss", "Jaar", "", certainty="unknown")
    given.public_lesson()
    given.public_question()
    given.crossover(one)
    given.circles()
    return given.officer(name="Beheer")


@pytest.fixture
def description() -> dict[str, Any]:
    said: dict[str, Any] = Client().get("/api/v1/openapi.json").json()
    return said


def holds(description: dict[str, Any], path: str, answer: Any) -> None:
    """Hold an answer against what is said of it; a member that is not described is a fault as well."""
    assert answer.status_code == 200, (path, answer.content)
    shown = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = strict(json.loads(json.dumps(shown))) | {"components": description["components"]}
    jsonschema_rs.Draft202012Validator(whole, validate_formats=True).validate(answer.json())


def strict(shown: Any) -> Any:
    if isinstance(shown, dict):
        if shown.get("type") == "object" and "properties" in shown:
            shown["additionalProperties"] = False
        for one in shown.values():
            strict(one)
    if isinstance(shown, list):
        for one in shown:
            strict(one)
    return shown


@pytest.mark.django_db
def test_every_list_answers_what_is_said_of_it(client: Client, boss: Person, description: dict[str, Any]) -> None:
    for release in RELEASES.values():
        answer = client.get(f"/api/v1{release.path}")
        holds(description, release.path, answer)
        assert answer.json()["items"], f"{release.name} has a row to look at"
    everything = given.token(boss, "read", "see messages")
    client.post("/api/v1/messages", '{"text": "Hallo"}', content_type="application/json")
    for path in ("/trail", "/messages"):
        answer = client.get(f"/api/v1{path}", **everything)
        holds(description, path, answer)
        assert path == "/trail" or answer.json()["items"]


@pytest.mark.django_db
def test_every_record_answers_what_is_said_of_it(client: Client, boss: Person, description: dict[str, Any]) -> None:
    for kind, key in KEYS.items():
        holds(description, f"/{kind}/{{key}}", client.get(f"/api/v1/{kind}/{key}"))
    holds(description, "/programmes/{key}/agenda", client.get("/api/v1/programmes/sociale-veerkracht/agenda"))
    given.search_index()
    found = client.get("/api/v1/search?q=slowcare")
    holds(description, "/search", found)
    assert found.json()["hits"]
    holds(description, "/trail/{kind}/{key}", client.get("/api/v1/trail/initiative/slowcare-oss"))


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the connection of the test open when a request ends, as Django's own client does."""
    for ended in (request_started, request_finished):
        ended.disconnect(close_old_connections)
    yield
    for ended in (request_started, request_finished):
        ended.connect(close_old_connections)


@pytest.mark.django_db
def test_whatever_the_description_allows_breaks_nothing(boss: Person, one_connection: None) -> None:
    """Ask all addresses some of everything that the description allows, and some of what it does not."""
    header = given.token(boss, "read", "write", "see messages", "see who wrote", "see contact addresses")
    asked = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    sent = {"Authorization": header["HTTP_AUTHORIZATION"], "Accept-Encoding": "identity"}
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    seen: set[str] = set()

    for found in asked.get_all_operations():
        operation = found.ok()
        seen.add(operation.label)
        right, wrong = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)

        @settings(
            max_examples=EXAMPLES_EACH,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis_given(case=right | wrong)
        def ask(case: Any) -> None:
            case.call_and_validate(headers=sent, checks=checks)

        ask()

    assert len(seen) > 35


MAKING = """
import django; django.setup()
from datetime import timedelta
from django.utils.timezone import localdate
from veerkracht.access.actions.token import make
from veerkracht.people.queries import administrator
today = localdate()
print(make(by=administrator(), name="Proef", scopes=["read", "write"], expires_on=today + timedelta(days=1), on=today))
"""


@pytest.mark.skipif(not shutil.which("curl"), reason="The examples are run with curl, which is not here.")
def test_the_examples_on_the_page_do_what_they_say(own_site: str, tmp_path: Path) -> None:
    here = os.environ | {"VEERKRACHT_DATA": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "veerkracht.settings"}
    here.pop("DATABASE_URL", None)
    token = run([sys.executable, "-c", MAKING], here).strip()
    tag = ""

    for example in EXAMPLES:
        command = example.command.replace("$SITE", own_site)
        said = run(["sh", "-c", command], here | {"TOKEN": token, "ETAG": tag})
        tag = next((line[6:] for line in said.splitlines() if line.startswith("ETag: ")), tag)
        assert example.gives in said, (command, said)


def run(words: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api", "/en/api"])
def test_the_page_shows_every_example_and_every_list(client: Client, boss: Person, address: str) -> None:
    page = client.get(address).content.decode()

    assert page.count('<pre class="code"') == len(EXAMPLES)
    for release in RELEASES.values():
        assert f"/api/v1{release.path}" in page
    assert 'href="/api/v1/openapi.json"' in page
