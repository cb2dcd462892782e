"""Every role × every deed, generated from the table: as it is asked in the code, and at every door that has one today.

A deed that is asked somewhere in the code and has no door here fails: add where it is done, or say that only a command
does it.
"""

import ast
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

import given
from house.laws import SOURCE
from veerkracht.crossovers.models import CrossOver
from veerkracht.initiatives.models import Initiative, PossibleDuplicate, Proposal
from veerkracht.initiatives.selection.models import Application, Reviewer
from veerkracht.learning.lessons.models import Lesson, Reading
from veerkracht.people.models import Interest, Person, Role, WithheldText
from veerkracht.people.permissions import DEEDS, may
from veerkracht.people.rules.roles import KINDS, ROLES, Scope
from veerkracht.publishing.models import Message
from veerkracht.results.models import MetricDefinition
from veerkracht.support.desk.models import SupportRequest
from veerkracht.support.meeting.models import Introduction, Side, Text
from veerkracht.support.planning.models import Agreement, Diagnosis, Offer
from veerkracht.trail.actions import record

pytestmark = pytest.mark.django_db

HERE: dict[str, Scope] = {
    "": ("", ""),
    "programme": ("programme", "sociale-veerkracht"),
    "initiative": ("initiative", "slowcare-oss"),
    "organisation": ("organisation", "zet"),
    "contract": ("contract", "slowcare-2019"),
}
SECRET, READER = "ouders@slowcare.example", "lezer@voorbeeld.example"


def holder(role: str, deed: str) -> Person:
    """Someone who holds a role as widely as it can be held where a deed is asked, or else wherever it can be held."""
    asked = ["", "programme", *reversed(DEEDS[deed].scopes)]
    kinds = [kind for kind in asked if kind in ROLES[role].held_in] or sorted(ROLES[role].held_in)
    return given.role(given.person("Houder"), role, *HERE[kinds[0]])


# As it is asked in the code


@pytest.mark.once
@pytest.mark.parametrize(("role", "deed"), list(product(ROLES, DEEDS)))
def test_a_role_may_do_in_its_scope_what_the_table_says_and_nothing_else(role: str, deed: str) -> None:
    scopes = [HERE[kind] for kind in DEEDS[deed].scopes]

    assert may(holder(role, deed), deed, scopes) is (role in DEEDS[deed].roles)


@pytest.mark.once
@pytest.mark.parametrize(("role", "deed"), list(product(ROLES, DEEDS)))
def test_a_role_held_elsewhere_may_do_nothing_here(role: str, deed: str) -> None:
    scopes = [HERE[kind] for kind in DEEDS[deed].scopes]
    elsewhere = given.person()
    for kind in KINDS:
        given.role(elsewhere, role, kind, "ergens-anders")

    assert not may(elsewhere, deed, scopes)


def test_the_roles_of_the_record_are_those_of_the_table() -> None:
    assert set(Role.values) == set(ROLES)


# At each door: pages, downloads and JSON


@dataclass
class Scene:
    client: Client
    holder: Person
    other: Person
    message: int
    scopes: tuple[str, ...] = ()
    """What a token is made for; for every deed, where nothing is said."""

    def gets(self, address: str, words: str = "") -> bool:
        answer = self.client.get(address)
        if answer.status_code != 200:
            assert answer.status_code in (403, 404), f"{address} answers {answer.status_code}"
            return False
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return not words or words in text.decode(errors="replace")

    def closed(self) -> "Scene":
        Person.objects.filter(pk=self.other.pk).update(is_active=False)
        return self

    def posts(self, address: str, **said: object) -> bool:
        answer = self.client.post(address, said)
        assert answer.status_code in (302, 403, 404, 422), f"{address} answers {answer.status_code}"
        return answer.status_code == 302

    def owns_the_task(self) -> "Scene":
        given.task_owner("Leegstand", self.holder)
        return self

    def is_asked(self) -> "Scene":
        Introduction.objects.update(stage="asked")
        Side.objects.filter(initiative__key="slowcare-oss").update(person_key=self.holder.key)
        return self

    def answers_for_the_offer(self) -> "Scene":
        Offer.objects.update(person_key=self.holder.key)
        return self

    def agrees(self, step: str) -> bool:
        return self.posts(f"/afgesproken-hulp/{Agreement.objects.get(state='proposed').key}", step=step)

    def confirms(self) -> bool:
        address = f"/werk/cross-overs/{CrossOver.objects.get().key}"
        return self.posts(address, step="confirm", **{"confirm-reason": "Zo is het."})

    def asks(self, address: str, words: str = "") -> bool:
        """Whether another system is given an address of the API, with these words in it."""
        answer = self.client.get(f"/api/v1{address}", **self.token)
        assert answer.status_code in (200, 403, 404), f"{address} answers {answer.status_code}"
        return answer.status_code == 200 and words in answer.content.decode()

    def tells(self, method: str, address: str, **said: object) -> bool:
        """Whether another system may change something through an address of the API."""
        send = getattr(self.client, method)
        headers = {"HTTP_IF_MATCH": "*", **self.token}
        answer = send(f"/api/v1{address}", json.dumps(said), content_type="application/json", **headers)
        assert answer.status_code in (200, 201, 403, 404), f"{address} answers {answer.content}"
        return answer.status_code < 300

    def asks_what_is_not_public(self) -> bool:
        Initiative.objects.filter(key="slowcare-oss").update(published=False)
        return self.asks("/initiatives/slowcare-oss", "SlowCare")

    @property
    def token(self) -> dict[str, str]:
        return given.token(self.holder, *(self.scopes or DEEDS))


Door = Callable[[Scene], bool]


def noticed(**fields: object) -> str:
    """Something that somebody else noticed, by its key."""
    return given.observation(given.person("Schrijver"), "Vol", **fields).key


def applied(reviewer: Person | None = None) -> str:
    """Give the key of an application, which someone was asked to assess."""
    key = Application.objects.values_list("key", flat=True).get()
    if reviewer is not None:
        Reviewer.objects.create(application=Application.objects.get(), person_key=reviewer.key)
    return key


def asked_for_support() -> str:
    """The support request behind the doors, by its key."""
    return SupportRequest.objects.get().key


def forum_text() -> int:
    """A text on the forum that nobody looked at."""
    return Text.objects.get().pk


THREAD = "wie-heeft-een-zaal"


def support_given() -> str:
    """The page of the support behind the doors."""
    return f"/hulp/gegeven/{Agreement.objects.get(state='agreed').key}"


STANDS = {"stands-phase": "growth", "stands-support_base": "weak", "stands-durability": "weak"}
CONTRACT = "/contracten/slowcare-2019"
ALREADY = 409
VERIFIED = b"controle,persoon,maat,bereikt_op,gecontroleerd_op,soort\nv1,p1,,2019-07-01,2019-07-02,gestart\n"

DOORS: dict[str, dict[str, Door]] = {
    "load a programme": {
        "page": lambda scene: scene.gets("/bestanden"),
        "download": lambda scene: scene.gets(reverse("files-workbook")),
        "annex": lambda scene: scene.gets("/agenda/bijlage"),
    },
    "keep the programme": {
        "page": lambda scene: scene.gets("/doelen/iedereen-doet-mee/herzien"),
        "name in the history": lambda scene: scene.gets(
            "/doelen/iedereen-doet-mee", "/doelen/iedereen-doet-mee/herzien"
        ),
        "api: goal": lambda scene: scene.tells(
            "patch", "/goals/iedereen-doet-mee", title_nl="Anders", in_force_from="2018-01-01", reason="Anders."
        ),
        "api: initiative": lambda scene: scene.tells("patch", "/initiatives/slowcare-oss", phase="growth"),
        "api: new initiative": lambda scene: scene.tells(
            "put", "/initiatives/buurtsoep", programme="sociale-veerkracht", title_nl="Buurtsoep"
        ),
        "api: partner": lambda scene: scene.tells("put", "/initiatives/slowcare-oss/partners/zet", role_nl="Helpt"),
        "api: round": lambda scene: scene.tells("put", "/initiatives/slowcare-oss/rounds/eerste-keuze", track="light"),
        "api: organisation": lambda scene: scene.tells("patch", "/organisations/zet", seat="Oss"),
        "api: new organisation": lambda scene: scene.tells("put", "/organisations/de-brug", name="De Brug"),
        "api: source": lambda scene: scene.tells("patch", "/sources/krant", publisher="Wij"),
        "api: new source": lambda scene: scene.tells("put", "/sources/krant-2018", title="Krant"),
        "api: fact": lambda scene: scene.tells(
            "put", "/facts/initiative/slowcare-oss/plekken", label_nl="Plekken", value_nl="50", source="krant"
        ),
    },
    "decide a merge": {"page": lambda scene: scene.gets(reverse("duplicates"), "Slow Care in Oss")},
    "see messages": {
        "page": lambda scene: scene.gets(f"/berichten/{scene.message}"),
        "list": lambda scene: scene.gets("/berichten", "De datum klopt niet."),
        "api": lambda scene: scene.asks(f"/messages/{scene.message}", "De datum klopt niet."),
        "api: list": lambda scene: scene.asks("/messages", "De datum klopt niet."),
    },
    "see who wrote": {
        "page": lambda scene: scene.gets(f"/berichten/{scene.message}", READER),
        "api": lambda scene: scene.asks(f"/messages/{scene.message}", READER),
    },
    "see what is not published": {"api": lambda scene: scene.asks_what_is_not_public()},
    "answer messages": {
        "page": lambda scene: scene.posts(f"/berichten/{scene.message}", text="Verbeterd."),
        "worklist": lambda scene: scene.gets("/vandaag", f"/berichten/{scene.message}"),
        "api": lambda scene: scene.tells("post", f"/messages/{scene.message}/answer", text="Verbeterd."),
    },
    "see contact addresses": {
        "page": lambda scene: scene.gets("/initiatieven/slowcare-oss", SECRET),
        "json": lambda scene: scene.gets("/initiatieven/slowcare-oss.json", SECRET),
        "csv": lambda scene: scene.gets("/initiatieven.csv", SECRET),
        "json of the list": lambda scene: scene.gets("/initiatieven.json", SECRET),
        "api": lambda scene: scene.asks("/initiatives/slowcare-oss", SECRET),
        "api: list": lambda scene: scene.asks("/initiatives", SECRET),
    },
    "read the trail": {
        "page": lambda scene: scene.gets("/vandaag", "Wat het laatst is gedaan"),
        "api": lambda scene: scene.asks("/trail", "slowcare-oss"),
    },
    "see people": {
        "page": lambda scene: scene.gets("/mensen"),
        "person": lambda scene: scene.gets(f"/mensen/{scene.other.key}"),
    },
    "grant a role": {
        "page": lambda scene: scene.posts(f"/mensen/{scene.other.key}", step="give", role="officer"),
        "invitation": lambda scene: scene.posts("/uitnodigingen", step="invite", email="x@b.example", role="officer"),
    },
    "propose a text": {
        "page": lambda scene: scene.gets("/initiatieven/slowcare-oss/schrijven"),
    },
    "review a text": {
        "page": lambda scene: scene.gets("/voorstellen", "SlowCare Oss"),
        "worklist": lambda scene: scene.gets("/vandaag", "/voorstellen/"),
    },
    "appoint a deputy": {
        "page": lambda scene: scene.posts(
            "/vervangers", step="appoint", deputy=scene.other.key, starts_on="2999-01-01", ends_on="2999-01-02"
        ),
    },
    "close an account": {
        "page": lambda scene: scene.posts(f"/mensen/{scene.other.key}", step="close", heir=scene.holder.key),
    },
    "declare an interest": {
        "page": lambda scene: scene.posts(
            "/mijn-rollen", step="declare", relation="works", kind="organisation", key="zet"
        ),
    },
    "end a session": {"page": lambda scene: scene.posts(f"/mensen/{scene.other.key}/toegang", step="all")},
    "see a contract": {
        "page": lambda scene: scene.gets(CONTRACT),
        "list": lambda scene: scene.gets("/contracten", f'{CONTRACT}"'),
    },
    "draft a contract": {"page": lambda scene: scene.gets(f"{CONTRACT}/voorwaarden")},
    "sign for a party": {
        "page": lambda scene: (
            scene.client.post(f"{CONTRACT}/tekenen", {"organisation": "zet", "seen": "1"}).status_code == ALREADY
        )
    },
    "see outcome totals": {"page": lambda scene: scene.gets(f"{CONTRACT}/resultaten")},
    "see outcome rows": {"file": lambda scene: scene.gets(f"{CONTRACT}/afrekeningen/2019-06-30.csv")},
    "see payments": {
        "page": lambda scene: scene.gets(f"{CONTRACT}/afrekeningen"),
        "settlement": lambda scene: scene.gets(f"{CONTRACT}/afrekeningen/2019-06-30"),
    },
    "take in verified outcomes": {
        "page": lambda scene: scene.posts(f"{CONTRACT}/resultaten", file=SimpleUploadedFile("r.csv", VERIFIED)),
    },
    "enter a payment": {"page": lambda scene: scene.posts(f"{CONTRACT}/afrekeningen", until="2019-12-31")},
    "see capital": {"page": lambda scene: scene.gets(f"{CONTRACT}/kapitaal", "Alle klassen")},
    "see own capital": {"page": lambda scene: scene.gets(f"{CONTRACT}/kapitaal", "Jouw deel")},
    "put in capital": {
        "page": lambda scene: scene.posts(
            f"{CONTRACT}/kapitaal", step="commit", organisation="zet", rank="senior", amount="1", reason="Besluit"
        ),
    },
    "keep the books": {"page": lambda scene: scene.gets("/contracten/budgetten", "Een budget openen")},
    "commit budget": {"page": lambda scene: scene.gets("/contracten/budgetten", "Geld vastleggen")},
    "look as another role": {"page": lambda scene: scene.gets("/meekijken")},
    "see a document that is not public": {
        "page": lambda scene: scene.gets("/stukken/besloten-stuk"),
        "list": lambda scene: scene.gets("/stukken", "Besloten stuk"),
        "search": lambda scene: scene.gets("/stukken?q=moestuin", "Besloten stuk"),
        "download": lambda scene: scene.gets("/documenten/besloten-stuk/bestand"),
    },
    "see a document with personal data": {
        "page": lambda scene: scene.gets("/stukken/stuk-met-namen"),
        "list": lambda scene: scene.gets("/stukken", "Stuk met namen"),
        "download": lambda scene: scene.gets("/documenten/stuk-met-namen/bestand/1"),
    },
    "upload a document": {
        "page": lambda scene: scene.gets("/stuk-toevoegen?about=initiative:slowcare-oss"),
        "new version": lambda scene: scene.gets("/stukken/besloten-stuk/nieuwe-versie"),
        "change": lambda scene: scene.posts("/stukken/besloten-stuk", step="describe", title_nl="Stuk", kind="report"),
    },
    "make a document public": {
        "page": lambda scene: scene.posts("/stukken/besloten-stuk", step="share", audience="public"),
    },
    "withdraw a document": {
        "page": lambda scene: scene.posts("/stukken/besloten-stuk", step="withdraw", number=1, reason="Klopt niet."),
    },
    "set a keeping period": {"page": lambda scene: scene.gets("/bewaartermijnen")},
    "destroy a document": {"page": lambda scene: scene.gets("/stukken-te-vernietigen")},
    "see the register": {
        "page": lambda scene: scene.gets("/verwerkingsregister"),
        "table": lambda scene: scene.gets("/verwerkingsregister.csv"),
        "document": lambda scene: scene.gets("/verwerkingsregister.docx"),
    },
    "export a person": {
        "page": lambda scene: scene.gets(f"/mensen/{scene.other.key}/gegevens"),
        "file": lambda scene: scene.gets(f"/mensen/{scene.other.key}/gegevens.zip"),
    },
    "erase a person": {
        "page": lambda scene: scene.closed().posts(f"/mensen/{scene.other.key}/wissen", said="yes", sure="yes"),
    },
    "destroy what is due": {"page": lambda scene: scene.gets("/te-vernietigen")},
    "see cross-overs": {
        "list": lambda scene: scene.gets("/werk/cross-overs", "SlowCare Oss"),
        "page": lambda scene: scene.gets(f"/werk/cross-overs/{CrossOver.objects.get().key}"),
    },
    "register a cross-over": {
        "page": lambda scene: scene.posts(
            "/werk/cross-overs/nieuw",
            initiative="slowcare-oss",
            task="leegstand",
            kind="conflicts",
            how_nl="Botst met rust.",
        )
    },
    "confirm a cross-over": {"page": lambda scene: scene.owns_the_task().confirms()},
    "write a lesson": {"page": lambda scene: scene.gets("/leren/lessen/nieuw")},
    "review a lesson": {
        "worklist": lambda scene: scene.gets("/vandaag", "/leren/lessen/wacht-op-oordeel"),
    },
    "publish a lesson": {
        "worklist": lambda scene: scene.gets("/vandaag", "Deze les kan openbaar"),
    },
    "give a view on a lesson": {
        "page": lambda scene: scene.posts(
            "/leren/lessen/kan-openbaar", step="view", initiative="slowcare-oss", **{"view-view_nl": "Goed."}
        ),
    },
    "adopt a lesson": {"page": lambda scene: scene.gets("/leren/lessen/openbare-les/overnemen")},
    "record an observation": {
        "page": lambda scene: scene.gets("/leren/waarneming"),
        "phone": lambda scene: (
            scene.client.post(
                "/leren/waarneming",
                {
                    "initiative": "slowcare-oss",
                    "text": "Vol",
                    "expected": "no",
                    "agreed": "no",
                    "happened_on": "2017-03-17",
                    "sensitivity": "programme",
                },
                HTTP_ACCEPT="application/json",
            ).status_code
            == 201
        ),
    },
    "see observations": {
        "page": lambda scene: scene.gets(f"/leren/waarnemingen/{noticed()}", "Vol"),
        "list": lambda scene: scene.gets("/leren/waarnemingen"),
    },
    "see a closed observation": {
        "page": lambda scene: scene.gets(f"/leren/waarnemingen/{noticed(sensitivity='closed')}", "Vol"),
    },
    "write out a recording": {
        "page": lambda scene: scene.posts(
            f"/leren/waarnemingen/{noticed(sound_sha256='a' * 64, consented_at=now())}", step="write_out", text="Vol"
        ),
    },
    "publish an observation": {
        "page": lambda scene: scene.posts(
            f"/leren/waarnemingen/{noticed(sensitivity='public')}", step="publish", text="Vol", checked="on"
        ),
    },
    "substantiate an outcome": {
        "page": lambda scene: scene.posts(
            f"/leren/waarnemingen/{noticed(kind='outcome')}",
            step="substantiate",
            who="Piet de Wit",
            of_organisation="Gemeente Oss",
            verdict="confirms",
            said_on="2017-03-17",
        ),
    },
    "draw a sample": {
        "page": lambda scene: (
            bool(noticed(kind="outcome")) and scene.posts("/leren/steekproeven", initiative="slowcare-oss", size="1")
        ),
    },
    "see learning questions": {
        "list": lambda scene: scene.gets("/leren/vragen", "Wie komt er niet?"),
        "page": lambda scene: scene.gets("/leren/vragen/wie-komt-er-niet", "Wie komt er niet?"),
        "probe": lambda scene: scene.gets("/leren/proberen/zes-avonden-wandelen", "De gastvrouw"),
        "session": lambda scene: scene.gets("/leren/sessies", "Nabespreking"),
    },
    "ask for support": {
        "page": lambda scene: scene.gets("/hulpvragen/nieuw", "Wat is je vraag, in één zin?"),
    },
    "see requests": {
        "list": lambda scene: scene.gets("/hulpvragen", "Wie helpt ons?"),
        "page": lambda scene: scene.gets(f"/hulpvragen/{asked_for_support()}", "Wie helpt ons?"),
    },
    "see applications": {
        "list": lambda scene: scene.gets("/aanmeldingen", "Buurtkeuken"),
        "page": lambda scene: scene.gets(f"/aanmeldingen/{applied()}", "Buren koken"),
        "set": lambda scene: scene.gets(f"/aanmeldingen/{applied()}/geheel"),
    },
    "explore an application": {
        "page": lambda scene: scene.posts(
            f"/aanmeldingen/{applied()}",
            step="explore",
            **{"explore-text": "Gepraat.", "explore-held_on": "2017-03-17"},
        ),
    },
    "assess an application": {
        "page": lambda scene: scene.posts(
            f"/aanmeldingen/{applied(scene.holder)}", step="declare", **{"declare-tied": "no"}
        ),
    },
    "decide a selection": {
        "page": lambda scene: scene.gets(f"/aanmeldingen/{applied()}", 'name="decide-motivation"'),
    },
    "set up a selection": {
        "framework": lambda scene: scene.gets("/aanmeldingen/toetsingskader"),
        "stages": lambda scene: scene.gets("/aanmeldingen/stappen"),
    },
    "answer a request": {
        "page": lambda scene: scene.posts(
            f"/hulpvragen/{asked_for_support()}", step="note", **{"note-text": "Gebeld."}
        ),
    },
    "post on the forum": {
        "page": lambda scene: scene.posts(
            "/forum/nieuw",
            sort="question",
            good="room",
            title="Een zaal",
            text="Op dinsdag.",
            initiative="slowcare-oss",
        ),
        "list": lambda scene: scene.gets("/forum", "/forum/nieuw"),
    },
    "moderate the forum": {
        "page": lambda scene: scene.posts(f"/forum/{THREAD}", step="accept", number=forum_text()),
        "worklist": lambda scene: scene.gets("/vandaag?kind=forum-text", f"/forum/{THREAD}"),
    },
    "introduce initiatives": {
        "list": lambda scene: scene.gets("/kennismakingen"),
        "page": lambda scene: scene.gets("/kennismakingen/paar"),
    },
    "answer an introduction": {"page": lambda scene: scene.is_asked().posts("/kennismakingen/paar", step="yes")},
    "see support plans": {
        "page": lambda scene: scene.gets(f"/behoeften/{Diagnosis.objects.get().key}", "Het zit vast."),
        "agreed": lambda scene: scene.gets(
            f"/afgesproken-hulp/{Agreement.objects.get(state='proposed').key}", "Het zit vast."
        ),
    },
    "record a diagnosis": {"page": lambda scene: scene.gets("/behoeften/nieuw")},
    "offer support": {"page": lambda scene: scene.gets("/aanbod/nieuw")},
    "propose support": {"page": lambda scene: scene.gets("/regelingen/verwijzen/slowcare-oss")},
    "accept a proposal": {"page": lambda scene: scene.answers_for_the_offer().agrees("accept")},
    "confirm support for the initiative": {"page": lambda scene: scene.agrees("initiative")},
    "confirm support for the province": {"page": lambda scene: scene.agrees("province")},
    "record small aid": {"page": lambda scene: scene.gets("/kleine-steun")},
    "keep schemes": {"page": lambda scene: scene.gets("/regelingen/nieuw")},
    "see support given": {
        "list": lambda scene: scene.gets("/hulp/gegeven", "Geen penningmeester"),
        "page": lambda scene: scene.gets(support_given(), "Geen penningmeester"),
    },
    "give support": {"page": lambda scene: scene.posts(support_given(), step="template")},
    "say how it stands": {
        "page": lambda scene: scene.posts(support_given(), step="stands", **STANDS),
        "api: standing": lambda scene: scene.tells("put", "/initiatives/slowcare-oss/standings/2018", phase="growth"),
    },
    "judge support for the initiative": {
        "page": lambda scene: scene.posts(f"{support_given()}/oordeel?side=initiative", gone="yes")
    },
    "judge support for the province": {
        "page": lambda scene: scene.posts(f"{support_given()}/oordeel?side=province", gone="yes")
    },
    "keep plan templates": {"page": lambda scene: scene.gets("/hulp/plannen/method")},
    "see the account": {"list": lambda scene: scene.gets("/hulp/kwartaal", "loopt nog")},
    "explain an indicator": {
        "page": lambda scene: scene.posts("/hulp/kwartaal/2018-2", metric="hulp-maat", reason_nl="Nog niet gemeten.")
    },
    "ask a question": {"page": lambda scene: scene.gets("/leren/vragen/nieuw")},
    "try something": {
        "page": lambda scene: scene.gets("/leren/vragen/wie-komt-er-niet/verwachten"),
        "start": lambda scene: scene.gets("/leren/proberen/zes-avonden-wandelen", 'value="start"'),
    },
    "hold a session": {"page": lambda scene: scene.gets("/leren/sessies/nieuw")},
    "publish a question": {
        "page": lambda scene: scene.posts(
            "/leren/vragen/wie-komt-er-niet", step="publish", **{"publish-checked": "on"}
        ),
    },
    "see the calibration": {"page": lambda scene: scene.gets("/leren/ijking")},
    "publish what was withheld": {"page": lambda scene: scene.gets("/wachtende-teksten", "06-12345678")},
    "enter evidence": {
        "page": lambda scene: scene.gets("/leren/bewijs", "Buurtcirkel"),
        "intervention": lambda scene: scene.gets("/leren/bewijs/interventies/buurtcirkel"),
        "public page": lambda scene: scene.gets("/interventies/buurtcirkel", "/leren/bewijs/interventies/buurtcirkel"),
        "taking back": lambda scene: scene.posts(
            "/leren/bewijs/onderzoeken/buurtcirkel-a1", step="take-back", reason="Klopt niet."
        ),
    },
    "set an evidence level": {
        "page": lambda scene: scene.posts("/leren/bewijs/onderzoeken/buurtcirkel-a1", step="rate", level=2),
        "lesson": lambda scene: scene.gets("/lessen/openbare-les", "log-odds"),
    },
    "set assumptions": {
        "page": lambda scene: scene.posts(
            "/leren/bewijs/aannames",
            average=0.5,
            between=0.3,
            in_force_from="2018-01-01",
            reason="Een panel.",
            **{f"{name}_{level}": 0.1 for name in ("bias", "spread") for level in range(6)},
        ),
    },
}
"""Where each deed is done today. What a door shows or takes is just what its deed allows."""

BY_COMMAND = {"load boundaries", "lock a period"}
DOORWAYS = [(deed, door) for deed, doors in DOORS.items() for door in doors]
BY_TOKEN = [(deed, door) for deed, door in DOORWAYS if door.partition(":")[0] == "api"]


@pytest.fixture(scope="module")
def scenery(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[int, int]]:
    """Build what is behind the doors once: each test puts back what it did, and the last puts back the whole."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield behind_the_doors()
        transaction.set_rollback(True)


@pytest.fixture
def others(scenery: tuple[int, int], db: None) -> tuple[Person, int]:
    """Someone whom things are done to, and the number of a message."""
    return Person.objects.get(pk=scenery[0]), scenery[1]


def behind_the_doors() -> tuple[int, int]:
    """Something to see and to do behind every door, and someone whom it is done to."""
    home = given.programme()
    zet = given.organisation("Zet")
    one = given.initiative("SlowCare Oss", organisation=zet, contact_email=SECRET)
    PossibleDuplicate.objects.create(one=one, other=given.initiative("Slow Care in Oss"), likeness=0.9)
    given.goal()
    given.agenda()
    given.round_()
    given.source("Krant")
    given.officer(name="Beheer")
    Proposal.objects.create(initiative=one, owner_key="x", by_key="x", texts={"ask_nl": "Een ruimte"})
    given.capital(given.contract("slowcare-2019", initiative=one, organisation=zet), zet)
    record(by="system", deed="describe", kind="initiative", key=one.key)
    scopes = [["initiative", one.key], ["programme", home.key]]
    about = {"about_kind": "initiative", "about_key": one.key, "record": "initiatives.Initiative", "number": one.pk}
    WithheldText.objects.create(field="story_nl", text="Bel 06-12345678", scopes=scopes, by_key="x", **about)
    words = {"programme_key": home.key, "owner_key": "x", "name": "Lezer", "email": READER}
    message = Message.objects.create(
        kind="correction", text="De datum klopt niet.", about_kind="initiative", about_key=one.key, **words
    )
    given.worker(name="Zoekt hulp")
    given.support_request("Wie helpt ons?", initiative_key=one.key)
    given.thread(given.leads(one), one)
    given.introduction("paar", one, given.initiative("De Zaal"))
    given.application(initiative_key=one.key)
    helper = given.person("Helper")
    given.diagnosis(one, helper, knowledge=(0.5, 0.6))
    given.support_proposed(one, helper)
    given.crossover(one)
    given.agreement(one, months_ago=7)
    MetricDefinition.objects.create(key="hulp-maat", version=1, programme_key=home.key, title_nl="Maat", by_key="x")
    given.study(given.intervention())
    given.planned_probe(given.expectation(given.question("Wie komt er niet?", initiative_key=one.key)))
    given.session(initiative_key=one.key)
    within = [HERE["initiative"], HERE["organisation"], HERE["contract"]]
    given.file_of(given.document("Besloten stuk", audience="programme", about=within), b"Over de moestuin.")
    given.file_of(given.document("Stuk met namen", audience="programme", personal=True, about=within))
    for title, state in (("Wacht op oordeel", "review"), ("Kan openbaar", "reading"), ("Openbare les", "")):
        lesson = given.lesson(title) if state else given.public_lesson(title)
        if state:
            Lesson.objects.filter(key=lesson).update(state=state, readable_until=date(2017, 3, 17))
    Reading.objects.create(
        lesson=Lesson.objects.get(key="kan-openbaar"),
        number=1,
        initiative_key=one.key,
        asked_on=date(2017, 3, 6),
        until=date(2017, 3, 17),
    )
    given.search_index()
    return given.role(given.person("Iemand"), "officer", "programme", "elders").pk, message.pk


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("deed", "door"), DOORWAYS)
def test_a_door_opens_for_just_the_roles_of_the_table(
    role: str, deed: str, door: str, client: Client, others: tuple[Person, int]
) -> None:
    someone = holder(role, deed)
    client.force_login(someone)

    opened = DOORS[deed][door](Scene(client, someone, *others))

    assert opened is (role in DEEDS[deed].roles)


@pytest.mark.parametrize(("deed", "door"), BY_TOKEN)
def test_a_token_opens_a_door_only_where_its_scope_names_the_deed(
    deed: str, door: str, client: Client, others: tuple[Person, int]
) -> None:
    someone = holder(sorted(DEEDS[deed].roles)[0], deed)
    without = tuple(other for other in DEEDS if other != deed)

    assert not DOORS[deed][door](Scene(client, someone, *others, scopes=without))
    assert DOORS[deed][door](Scene(client, someone, *others))


@pytest.mark.parametrize(("deed", "door"), [one for one in DOORWAYS if one[1] in ("json", "csv", "json of the list")])
def test_what_is_narrower_is_not_in_what_strangers_download(
    deed: str, door: str, client: Client, others: tuple[Person, int]
) -> None:
    assert not DOORS[deed][door](Scene(client, given.person(), *others))


# The table is whole


@cache
def asked() -> tuple[tuple[str, str], ...]:
    """Give every deed that the code asks about, with the file in which it does: read once, for it is a lot."""
    return tuple(read())


def read() -> Iterator[tuple[str, str]]:
    trees = {file.relative_to(SOURCE): ast.parse(file.read_text()) for file in SOURCE.rglob("*.py")}
    named = {".".join(("veerkracht", *file.with_suffix("").parts)): names_in(tree) for file, tree in trees.items()}
    for file, tree in trees.items():
        words = names_in(tree)
        for line in tree.body:
            if isinstance(line, ast.ImportFrom):
                there = named.get(line.module or "", {})
                words |= {one.asname or one.name: there[one.name] for one in line.names if one.name in there}
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        yield from ((deed, str(file)) for node in calls for deed in asked_by(node, words))


def names_in(tree: ast.Module) -> dict[str, str]:
    """Give the texts that have a name in a module."""
    return {
        target.id: line.value.value
        for line in tree.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) and isinstance(line.value.value, str)
        for target in line.targets
        if isinstance(target, ast.Name)
    }


def asked_by(node: ast.Call, words: dict[str, str]) -> list[str]:
    """Give the deeds that a call asks about, said there or by a name."""
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name not in ("require", "may", "answer", "reach", "narrow", "letters"):
        return []
    places = [*node.args[:2], *(word.value for word in node.keywords if word.arg == "deed" and name == "letters")]
    texts = [one.value if isinstance(one, ast.Constant) else words.get(getattr(one, "id", "")) for one in places]
    return [text for text in texts if isinstance(text, str)]


def test_every_deed_that_is_asked_stands_in_the_table() -> None:
    assert len(dict(asked())) > 10, "the deeds are looked for"
    assert not {deed: file for deed, file in asked() if deed not in DEEDS}


def test_every_deed_that_is_asked_has_a_door_here() -> None:
    without = {deed: file for deed, file in asked() if deed not in DOORS and deed not in BY_COMMAND}

    assert not without, "say in DOORS where it is done, so that every role is tried there"


def test_every_door_is_of_a_deed_that_is_asked() -> None:
    assert set(DOORS) <= {deed for deed, _file in asked()}


def test_declaring_is_for_oneself(client: Client, others: tuple[Person, int]) -> None:
    someone = holder("verifier", "verify an outcome")
    client.force_login(someone)

    DOORS["declare an interest"]["page"](Scene(client, someone, *others))

    assert [tie.person for tie in Interest.objects.all()] == [someone]
