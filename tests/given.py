"""Scenes for tests: plain functions, each of which sets up one thing and what it cannot do without."""

import hashlib
import json
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate, now

from veerkracht.access.actions.token import make as make_token
from veerkracht.crossovers.actions.register import key_of
from veerkracht.crossovers.models import CrossOver, TaskOwner
from veerkracht.documents import storage
from veerkracht.documents.models import Document, DocumentAbout, Fact, FileVersion, Source
from veerkracht.exchange.folder.write import write_folder
from veerkracht.exchange.management.commands.new import example
from veerkracht.foundation.keys import make_key
from veerkracht.fund.capital.models import Arrangement, CapitalClass, Investment
from veerkracht.fund.contracts.models import Contract, Settlement, Signature, TermsVersion
from veerkracht.fund.contracts.models import Party as ContractParty
from veerkracht.initiatives.models import Initiative, InitiativePlace, Participation, Partner, Standing
from veerkracht.initiatives.selection.actions import assess as assessing
from veerkracht.initiatives.selection.actions import explore as exploring
from veerkracht.initiatives.selection.actions.propose import Proposed
from veerkracht.initiatives.selection.actions.propose import send as propose
from veerkracht.learning.asking.actions import ask, expect, meet, probe
from veerkracht.learning.asking.actions import publish as publish_asked
from veerkracht.learning.evidence.models import Effect, Intervention, Outcome, Study
from veerkracht.learning.lessons.actions import review
from veerkracht.learning.lessons.actions.weigh import Evidence
from veerkracht.learning.lessons.actions.weigh import bring as bring_evidence
from veerkracht.learning.lessons.actions.write import begin as begin_lesson
from veerkracht.learning.noticing.models import Observation
from veerkracht.people.models import Grant, Interest, Organisation, Person, Role
from veerkracht.people.permissions import read_again
from veerkracht.places.models import Place, PlaceCode, Succession, Within
from veerkracht.programmes.models import (
    Agenda,
    AgendaVersion,
    AnnexRow,
    Decision,
    Focus,
    Goal,
    GoalVersion,
    Party,
    PolicyTask,
    Programme,
    Round,
    Theme,
)
from veerkracht.support.desk.actions import take_in as support
from veerkracht.support.meeting.actions import post as forum
from veerkracht.support.meeting.actions import propose as introductions
from veerkracht.support.meeting.models import Introduction, Side
from veerkracht.support.planning.models import Agreement, Diagnosis, Need, Offer

_number = count(1)


def officer(*, role: str = Role.ADMINISTRATOR, **fields: Any) -> Person:
    number = next(_number)
    person = Person.objects.create(
        **{"key": f"officier-{number}", "name": "Programmabureau", "email": f"officier-{number}@example.org"} | fields
    )
    Grant.objects.create(person=person, role=role)
    return person


def person(name: str = "Anna", **fields: Any) -> Person:
    """Someone who can sign in and holds no role yet."""
    number = next(_number)
    return Person.objects.create(
        **{"key": f"{make_key(name)}-{number}", "name": name, "email": f"persoon-{number}@example.org"} | fields
    )


def role(of: Person, role: str, kind: str = "", key: str = "", **fields: Any) -> Person:
    """Someone who holds one role more."""
    Grant.objects.create(person=of, role=role, scope_kind=kind, scope_key=key, **fields)
    read_again(of)
    return of


def tie(of: Person, relation: str, kind: str, key: str, **fields: Any) -> Interest:
    made = Interest.objects.create(person=of, relation=relation, about_kind=kind, about_key=key, **fields)
    read_again(of)
    return made


def programme(**fields: Any) -> Programme:
    """The home programme, unless said otherwise."""
    words = {
        "key": "sociale-veerkracht",
        "title_nl": "Sociale veerkracht",
        "title_en": "Social resilience",
        "purpose_nl": "Alle Brabanders doen mee.",
        "purpose_en": "Everyone in Brabant takes part.",
        "home": True,
    } | fields
    return Programme.objects.get_or_create(key=words["key"], defaults=words)[0]


def place(name: str = "Oss", **fields: Any) -> Place:
    words = {"key": make_key(name), "kind": "municipality", "latitude": 51.77, "longitude": 5.52} | fields
    return Place.objects.get_or_create(key=words.pop("key"), defaults={"name": name, **words})[0]


def organisation(name: str = "Zet", **fields: Any) -> Organisation:
    words = {"key": make_key(name)} | fields
    return Organisation.objects.get_or_create(key=words.pop("key"), defaults={"name": name, **words})[0]


def theme(title_nl: str = "Gezondheid", **fields: Any) -> Theme:
    return _part(Theme, title_nl, fields)


def policy_task(title_nl: str = "Leegstand", **fields: Any) -> PolicyTask:
    return _part(PolicyTask, title_nl, fields)


def round_(title_nl: str = "Eerste keuze", **fields: Any) -> Round:
    return _part(Round, title_nl, {"kind": "selection"} | fields)


def _part(record: Any, title_nl: str, fields: dict[str, Any]) -> Any:
    words = {"key": make_key(title_nl), "title_nl": title_nl} | fields
    if "programme" not in words:
        words["programme"] = programme()
    return record.objects.get_or_create(key=words.pop("key"), defaults=words)[0]


def source(title: str = "Persbericht van 17 maart 2017", **fields: Any) -> Source:
    words = {"key": make_key(title), "publisher": "Provincie Noord-Brabant"} | fields
    return Source.objects.get_or_create(key=words.pop("key"), defaults={"title": title, **words})[0]


def fact(about: str, label_nl: str = "Aantal", value_nl: str = "11", **fields: Any) -> Fact:
    kind, _colon, key = about.partition(":")
    words = {"key": make_key(label_nl), "label_nl": label_nl, "value_nl": value_nl} | fields
    if words.get("certainty") != "unknown" and "source" not in words:
        words["source"] = source()
    return Fact.objects.create(about_kind=kind, about_key=key, **words)


def document(title_nl: str = "Uitvoeringsagenda", **fields: Any) -> Document:
    words = {"key": make_key(title_nl), "title_nl": title_nl, "programme_key": programme().key} | fields
    about = words.pop("about", ())
    made = Document.objects.create(**words)
    DocumentAbout.objects.bulk_create(
        DocumentAbout(document=made, about_kind=kind, about_key=key) for kind, key in about
    )
    return made


def file_of(document: Document, content: bytes = b"Buren helpen elkaar.", **fields: Any) -> FileVersion:
    """A text as the file of a document that counts, in its place."""
    digest = hashlib.sha256(content).hexdigest()
    said = {"number": 1, "in_force_from": date(2017, 3, 17), "by_key": "system", "reason": "", "name": "verslag.txt"}
    said |= {"media_type": "text/plain", "size": len(content), "sha256": digest, "text": content.decode("latin-1")}
    version = FileVersion.objects.create(document=document, **{**said, "scan": "clean", **fields})
    storage.folder(document.key).mkdir(parents=True, exist_ok=True)
    storage.place(document.key, version.sha256).write_bytes(content)
    Document.objects.filter(pk=document.pk).update(current=version)
    document.current = version
    return version


def initiative(title_nl: str = "SlowCare Oss", *, places: tuple[Place, ...] = (), **fields: Any) -> Initiative:
    themes, tasks = fields.pop("themes", ()), fields.pop("policy_tasks", ())
    words = {"key": make_key(title_nl), "title_nl": title_nl} | fields
    if "programme" not in words:
        words["programme"] = programme()
    made = Initiative.objects.create(**words)
    made.themes.set(themes)
    made.policy_tasks.set(tasks)
    InitiativePlace.objects.bulk_create(InitiativePlace(initiative=made, place=place) for place in places)
    return made


def goal(key: str = "iedereen-doet-mee", *versions: dict[str, Any], **fields: Any) -> Goal:
    """A goal with the versions given, numbered in the order given; or else with one."""
    words = {"programme": fields.pop("programme", None) or programme()} | fields
    made = Goal.objects.create(key=key, **words)
    for number, version in enumerate(versions or ({},), start=1):
        said = {
            "in_force_from": date(2017, 3, 17),
            "by_key": "system",
            "reason": "Vastgesteld met de agenda.",
            "status": "course",
            "title_nl": "Iedereen doet mee",
            "title_en": "Everyone takes part",
            "text_nl": "Alle Brabanders doen mee aan de kwaliteit van het leven.",
        } | version
        GoalVersion.objects.create(goal=made, number=number, **said)
    return made


def agenda(*versions: dict[str, Any], key: str = "uitvoeringsagenda", **fields: Any) -> Agenda:
    """An agenda with the versions given; "decisions" holds texts, "annex" the fields of rows."""
    made = Agenda.objects.create(key=key, **{"programme": fields.pop("programme", None) or programme()} | fields)
    for number, version in enumerate(versions or ({},), start=1):
        said = {
            "in_force_from": date(2017, 3, 17),
            "by_key": "system",
            "reason": "Vastgesteld door Gedeputeerde Staten.",
            "title_nl": "Uitvoeringsagenda 2017",
            "title_en": "Implementation agenda 2017",
            "body_nl": "## Waarom\n\nDe provincie sluit aan bij elf initiatieven.",
            "note_nl": "Dit is onze samenvatting van openbare feiten.",
        } | version
        decisions, annex = said.pop("decisions", ()), said.pop("annex", ())
        kept = AgendaVersion.objects.create(agenda=made, number=number, **said)
        for place, text in enumerate(decisions, start=1):
            Decision.objects.create(version=kept, number=place, text_nl=text)
        for place, row in enumerate(annex, start=1):
            AnnexRow.objects.create(version=kept, number=place, **row)
    return made


def standing(of: Initiative, on: str = "2017-03-17", **fields: Any) -> Standing:
    return Standing.objects.create(initiative=of, on=on, **fields)


def participation(of: Initiative, in_round: Round, **fields: Any) -> Participation:
    return Participation.objects.create(initiative=of, round=in_round, **fields)


def partner(of: Initiative, body: Organisation, role_nl: str = "Helpt mee", **fields: Any) -> Partner:
    return Partner.objects.create(initiative=of, organisation=body, role_nl=role_nl, **fields)


def party(body: Organisation, role_nl: str = "Opdrachtgever", **fields: Any) -> Party:
    words = {"programme": programme()} | fields
    return Party.objects.create(organisation=body, role_nl=role_nl, **words)


def focus(on: Place, reason_nl: str = "Daar is de nood het grootst.", **fields: Any) -> Focus:
    words = {"programme": programme(), "source": source(), "starts_on": "2017-01-01"} | fields
    return Focus.objects.create(place=on, reason_nl=reason_nl, **words)


def contract(key: str, *, organisation: Organisation, **fields: Any) -> Contract:
    """A contract in which one organisation stands on every side that signs, signed and settled until 30 June 2019."""
    words = {"title_nl": key, "programme": programme()} | fields
    made = Contract.objects.create(key=key, **words)
    document = f"""format = 1
contract = "{key}"
version = 1
in_force_from = 2019-01-01
currency = "EUR"
title = {{ nl = "{key}" }}
starts_on = 2019-01-01
ends_on = 2021-12-31
provider = "{organisation.key}"
payers = [{{ organisation = "{organisation.key}", share = "100 %" }}]
investors = [{{ organisation = "{organisation.key}" }}]
"""
    said = {"number": 1, "draft": 1, "in_force_from": date(2019, 1, 1), "by_key": "system"}
    terms = TermsVersion.objects.create(contract=made, document=document, **said)
    for side in ("provider", "payer", "investor"):
        ContractParty.objects.create(contract=made, organisation=organisation, side=side)
    Signature.objects.create(
        terms=terms, organisation_key=organisation.key, by_key="system", signed_on=date(2019, 1, 1)
    )
    nothing = {"currency": "EUR", "total": 0, "above": 0, "lines_count": 0, "rejected_count": 0, "by_key": "system"}
    days = {"since": date(2019, 1, 1), "until": date(2019, 6, 30), "settled_on": date(2019, 7, 1)}
    Settlement.objects.create(contract=made, **days, **nothing)
    return made


def capital(of: Contract, organisation: Organisation) -> Arrangement:
    """Capital of one class in which an organisation invests; nothing of it was committed yet."""
    said = {
        "recourse": False,
        "provider_share": 0,
        "returned_share": 1,
        "agreed_on": date(2019, 1, 1),
        "by_key": "system",
    }
    made = Arrangement.objects.create(contract=of, number=1, currency="EUR", **said)
    senior = CapitalClass.objects.create(arrangement=made, rank="senior", upside=0, largest_loss=1)
    Investment.objects.create(capital_class=senior, organisation=organisation)
    return made


def search_index() -> None:
    """Everything that was set up so far can be found."""
    from veerkracht.search.actions import rebuild
    from veerkracht.site.rooms import searchables

    rebuild(searchables=searchables())


def programme_folder(folder: Path) -> Path:
    """The example programme of the town of Zonneveld, as plain files."""
    write_folder(folder, example())
    return folder


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    """Change one passage in a file, which must stand there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {name}"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def code(of: Place, text: str, *, starts_on: date | None = None, ends_on: date | None = None) -> PlaceCode:
    return PlaceCode.objects.create(place=of, scheme="CBS", code=text, starts_on=starts_on, ends_on=ends_on)


def within(part: Place, whole: Place, *, starts_on: date | None = None, ends_on: date | None = None) -> Within:
    return Within.objects.create(part=part, whole=whole, starts_on=starts_on, ends_on=ends_on)


def became(old: Place, new: Place, on: date) -> Succession:
    return Succession.objects.create(old=old, new=new, on=on)


def square(west: float = 5.4, south: float = 51.6, size: float = 0.2) -> dict[str, Any]:
    """The border of a place that is a square, as GeoJSON."""
    east, north = west + size, south + size
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def feature(statcode: str, statnaam: str = "", geometry: Any = None, **columns: Any) -> dict[str, Any]:
    """One place in a file of borders."""
    properties = {"statcode": statcode, "statnaam": statnaam} | columns
    return {"type": "Feature", "properties": properties, "geometry": square() if geometry is None else geometry}


def border_file(folder: Path, *features: dict[str, Any], **more: Any) -> Path:
    """A GeoJSON file with these places."""
    file = folder / "grenzen.json"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)} | more), encoding="utf-8")
    return file


def form_of(client: Any, address: str) -> dict[str, Any]:
    """What a browser would send of a form that someone opens and leaves as it is."""
    shown = client.get(address).context
    values = {field.name: field.value() for field in shown["form"]}
    sent = {name: "on" if value is True else value for name, value in values.items() if value not in (None, False)}
    return sent | {"shown": shown["shown"], "step": "save"}


def intervention(title_nl: str = "Buurtcirkel", **fields: Any) -> Intervention:
    words = {"summary_nl": "Buren leren elkaar kennen.", "described": True, "theory": True} | fields
    home = words.pop("programme", None) or programme()
    return Intervention.objects.create(key=make_key(title_nl), title_nl=title_nl, programme=home, **words)


def outcome(title_nl: str = "Eenzaamheid", **fields: Any) -> Outcome:
    home = fields.pop("programme", None) or programme()
    return Outcome.objects.create(key=make_key(title_nl), title_nl=title_nl, programme=home, **fields)


def study(of: Intervention, title: str = "Buurtcirkel A1", **fields: Any) -> Study:
    """A study that was entered by someone else than whoever a test is about."""
    words = {"design": 3, "treated": 60, "compared": 55, "period": "2016", "by_key": "invoerder"} | fields
    words.setdefault("level", words["design"])
    return Study.objects.create(key=make_key(title), title=title, intervention=of, **words)


def effect(of: Study, on: Outcome, size: float = 0.3, error: float = 0.2, **fields: Any) -> Effect:
    return Effect.objects.create(study=of, outcome=on, how="interval", size=size, variance=error**2, **fields)


def circles() -> tuple[Intervention, Outcome]:
    """An intervention with the four studies of the vectors on one outcome, not put together yet."""
    circle, lonely = intervention(), outcome()
    rows = [("A1", 0.42, 0.18, 1, "stad"), ("A2", 0.25, 0.15, 3, "stad")]
    for name, size, error, level, place in [*rows, ("A3", 0.55, 0.25, 1, "dorp"), ("A4", 0.30, 0.20, 2, "dorp")]:
        effect(study(circle, f"Buurtcirkel {name}", design=level, circumstance=place), lonely, size, error)
    return circle, lonely


PASSWORD = "drie-groene-fietsen"


def known(name: str = "Anna", *roles: str, **fields: Any) -> Person:
    """Someone with a password, who holds these roles everywhere."""
    someone = person(name, **fields)
    someone.set_password(PASSWORD)
    someone.save()
    for word in roles:
        role(someone, word)
    return someone


def token(of: Person, *scopes: str, **fields: Any) -> dict[str, str]:
    """A token of someone, as another system sends it along."""
    today = localdate()
    words = {"name": "Proef", "expires_on": today + timedelta(days=30)} | fields
    text = make_token(by=of, scopes=scopes or ("read", "write"), on=today, **words)
    return {"HTTP_AUTHORIZATION": f"Bearer {text}"}


def observation(by: Person, text: str = "De koffietafel zat vol.", **fields: Any) -> Observation:
    """Something that someone noticed, stored as it would be."""
    number = next(_number)
    words = {
        "key": f"2017-03-17-{number:08x}",
        "kind": "observation",
        "programme_key": programme().key,
        "initiative_key": "slowcare-oss",
        "happened_on": date(2017, 3, 17),
        "text": text,
        "expected": False,
        "agreed": True,
        "author_key": by.key,
        "client_id": uuid4(),
        "sameness": f"{number:064x}",
        "noted_at": now(),
    }
    return Observation.objects.create(**words | fields)


def lesson(title_nl: str = "Samen eten verbindt buren", *, by: Person | None = None, **said: Any) -> str:
    """A lesson as someone wrote it, and its key."""
    words = {"if_nl": "Een buurt eet elke week samen", "then_nl": "Buren kennen elkaar", "outcome": "eenzaamheid"}
    words |= {"direction": "worked", "context_seen": {"setting": "village"}}
    programme_key, initiative_key = programme().key, said.pop("initiative_key", "")
    by = by or role(person("Schrijver"), "evaluator", "programme", programme_key)
    whole = {"title_nl": title_nl, **words, **said}
    return begin_lesson(by=by, programme_key=programme_key, said=whole, on=localdate(), initiative_key=initiative_key)


def evidence(of: str, source: str = "buren", *, by: Person | None = None, **said: Any) -> str:
    """A piece of evidence with a lesson, and the word that fits since; of an initiative where one has that key."""
    by = by or role(person("Onderzoeker"), "evaluator", "programme", programme().key)
    kind = "initiative" if Initiative.objects.filter(key=source).exists() else "group"
    words = {"source_kind": kind, "source_key": source, "kind": "story"} | said
    return bring_evidence(by=by, key=of, said=Evidence(**words))


def public_lesson(title_nl: str = "Samen eten verbindt buren", **said: Any) -> str:
    """A lesson that everyone can read: handed in, reviewed by another, and read by those it is about."""
    key = lesson(title_nl, **said)
    publish_lesson(key)
    return key


def publish_lesson(key: str) -> None:
    review.hand_in(by=officer(role="officer"), key=key)
    reviewer = officer()
    review.accept(by=reviewer, key=key, on=localdate() - timedelta(days=60))
    review.publish(by=reviewer, key=key, on=localdate())


def asker(*scope: str) -> Person:
    """Someone who may ask, try and hold sessions: in the whole programme, or in this scope."""
    return role(person("Vrager"), "support-worker", *(scope or ("programme", programme().key)))


def question(
    title_nl: str = "Wat haalt mannen boven de 75 hun huis uit?", *, by: Person | None = None, **said: Any
) -> str:
    """A learning question as someone asked it, and its key."""
    about = {name: said.pop(name) for name in ("initiative_key", "owner_key", "sources") if name in said}
    words = {"title_nl": title_nl} | said
    return ask.ask(by=by or asker(), programme_key=programme().key, said=words, on=localdate(), **about)


def public_question(title_nl: str = "Wat haalt mannen boven de 75 hun huis uit?", **said: Any) -> str:
    """A learning question that everyone can read."""
    shows = said.pop("shows_trying", False)
    key = question(title_nl, **said)
    publish_asked.publish(by=officer(), key=key, checked=True, shows_trying=shows, on=localdate())
    return key


def expectation(of: str, expected: int = 70, *, by: Person | None = None, **said: Any) -> str:
    """What someone expects with a question, and its key."""
    words = {"if_nl": "Als een buurman meeloopt", "then_nl": "Dan komen mannen vaker"} | said
    return expect.expect(by=by or asker(), question_key=of, said=words, expected=expected)


def planned_probe(of: str, *, by: Person | None = None, **said: Any) -> str:
    """A probe that can begin, and its key."""
    words = {"what": "Zes avonden wandelen", "stop_rule": "Na zes avonden", "watcher": "De gastvrouw"}
    words |= {"harm_sign": "Iemand blijft weg", "then_do": "Bellen en stoppen"} | said
    until = localdate() + timedelta(days=40)
    where = initiative().key if not Initiative.objects.filter(key="slowcare-oss").exists() else "slowcare-oss"
    return probe.plan(
        by=by or asker(), hypothesis_key=of, initiative_key=where, said=words, until=until, on=localdate()
    )


def stopped_probe(expected: int, came: str, *, by: Person | None = None) -> str:
    """A probe of which what came is known."""
    someone = by or asker()
    key = planned_probe(expectation(question(by=someone), expected, by=someone), by=someone)
    probe.start(by=someone, key=key, on=localdate())
    probe.stop(by=someone, key=key, on=localdate(), stopped_by="rule", came=came, because="Zo ging het.")
    return key


def session(kind: str = "after", *, by: Person | None = None, days_ago: int = 0, **said: Any) -> str:
    """A session that is planned, and its key."""
    day = localdate() - timedelta(days=days_ago)
    return meet.plan(by=by or asker(), programme_key=programme().key, kind=kind, held_on=day, **said)


def worker(*scope: str, name: str = "Mia Mix") -> Person:
    """Someone who answers support requests: in the whole programme, or in this scope."""
    return role(person(name), "support-worker", *(scope or ("programme", programme().key)))


def support_request(
    subject: str = "Wie helpt ons aan een penningmeester?", *, on: date | None = None, **said: Any
) -> str:
    """A support request of someone without an account, and its key."""
    words = {"text": "We zoeken al een half jaar.", "name": "Piet Pieters", "email": "piet@voorbeeld.example"} | said
    asked = support.Asked(subject=subject, **words)
    return support.take_in(asked=asked, way="form", programme_key=programme().key, on=on or localdate())


def crossover(of: Initiative, task_nl: str = "Leegstand", kind: str = "contributes", **fields: Any) -> CrossOver:
    """That an initiative touches a task, as it was stated and waits for the owner."""
    task = policy_task(task_nl)
    key = key_of(initiative_key=of.key, task_key=task.key, kind=kind)
    words = {"way": "stated", "waits_since": now()} | fields
    return CrossOver.objects.create(key=key, initiative=of, task=task, kind=kind, **words)


def task_owner(task_nl: str = "Leegstand", by: Person | None = None) -> Person:
    """Someone who owns a task, and holds the role for it."""
    someone = by or role(person("Eigenaar"), Role.TASK_OWNER, "programme", programme().key)
    TaskOwner.objects.create(task=policy_task(task_nl), person_key=someone.key, by_key="x")
    return someone


def leads(of: Initiative, name: str = "Anna") -> Person:
    """Someone who leads an initiative, and answers for it."""
    return role(person(name), Role.INITIATOR, "initiative", of.key)


def thread(by: Person, of: Initiative | None = None, sort: str = "question", good: str = "room", **said: Any) -> str:
    """A question or an offer on the forum, and its key."""
    words = {"title": "Wie heeft een zaal?", "text": "We zoeken een zaal voor dinsdag."} | said
    text = forum.Said(words.pop("text"), of.key if of else "")
    return forum.begin(by=by, programme_key=programme().key, sort=sort, good=good, said=text, **words)


def asks_and_offers() -> tuple[Person, Person, str]:
    """Two who lead an initiative of which one offers what the other asks, and the key of their introduction."""
    kitchen, hall = initiative("Buurtkeuken"), initiative("De Zaal")
    anna, bas = leads(kitchen, "Anna"), leads(hall, "Bas")
    thread(anna, kitchen)
    thread(bas, hall, sort="offer", title="Een zaal op dinsdag")
    introductions.propose(by=worker(), programme_key=programme().key, on=localdate())
    return anna, bas, Introduction.objects.get().key


def introduction(key: str, *of: Initiative, **fields: Any) -> Introduction:
    """That two initiatives may meet, as it was proposed."""
    words = {"score": 0.5, "complement": 0.5, "likeness": 0, "distance": 6, "waits_since": now()} | fields
    made = Introduction.objects.create(key=key, programme=programme(), pair=key, **words)
    Side.objects.bulk_create(Side(introduction=made, initiative=one) for one in of)
    return made


def application(title: str = "Buurtkeuken De Pan", *, on: date | None = None, **said: Any) -> str:
    """An application that someone without an account sent, and its key."""
    words = {"summary": "Buren koken voor elkaar.", "name": "Piet Pieters", "email": "piet@voorbeeld.example"} | said
    answers = words.pop("answers", {"verandering": "Buren kennen elkaar."})
    proposed = Proposed(title=title, answers=answers, **words)
    return propose(proposed=proposed, programme_key=programme().key, on=on or localdate())


def explored(key: str, by: Person) -> str:
    exploring.explore(by=by, key=key, held_on=localdate(), text="We spraken elkaar.", on=localdate())
    return key


def assessed(key: str, by: Person, *reviewers: Person, score: int = 3) -> str:
    """An application that was explored by one and assessed by others, without an interest."""
    explored(key, by)
    for one in reviewers:
        assessing.ask(by=by, key=key, person_key=one.key)
    for one in reviewers:
        assessing.declare(by=one, key=key, tied=False)
        criteria = ("effect-in-zicht", "energie", "hulpvraag", "bereid-te-delen")
        given = dict.fromkeys(criteria, (score, "Dat bleek uit het gesprek."))
        assessing.assess(by=one, key=key, given=given, on=localdate())
    return key


def diagnosis(of: Initiative, by: Person, **needs: tuple[float | None, float | None]) -> str:
    """A conversation in which both sides judged kinds of support, from 0 to 1; its key."""
    held = Diagnosis.objects.create(
        key=f"2018-01-01-{Diagnosis.objects.count():06x}", initiative=of, held_on=date(2018, 1, 1), by_key=by.key
    )
    for kind in ("knowledge", "partner", "method", "intervention", "capacity", "finance"):
        ours, theirs = needs.get(kind, (None, None))
        sides = {"said_by_initiative": ours, "said_by_province": theirs, "province_by_key": by.key if theirs else ""}
        Need.objects.create(diagnosis=held, kind=kind, stuck_on="Het zit vast." if ours else "", **sides)
    return held.key


def support_offer(by: Person, kind: str = "knowledge", hours: float = 12, **fields: Any) -> Offer:
    """Support that someone offers."""
    words = {
        "key": f"aanbod-{Offer.objects.count() + 1}",
        "title_nl": "Financieel plan",
        "starts_on": date(2018, 1, 1),
        "organisation": organisation(),
        "programme": programme(),
    } | fields
    return Offer.objects.create(person_key=by.key, kind=kind, hours_a_month=hours, **words)


def support_proposed(of: Initiative, by: Person, **fields: Any) -> Agreement:
    """Support that is proposed and waits for the yes of all; `by` answers for the offer."""
    words = {"key": f"2018-02-01-{Agreement.objects.count():06x}", "kind": "knowledge", "bottleneck": "Het zit vast."}
    offer = support_offer(by)
    return Agreement.objects.create(
        initiative=of, offer=offer, starts_on=date(2018, 2, 1), proposed_by_key="x", **words | fields
    )


def offer(kind: str = "method", body: str = "Zet", **fields: Any) -> Offer:
    """Help that an organisation offers: € 75 an hour."""
    words = {"title_nl": "Begeleiding", "hours_a_month": 12, "starts_on": date(2018, 1, 1), "cents_an_hour": 7500}
    key = f"aanbod-{next(_number)}"
    return Offer.objects.create(
        key=key, programme=programme(), organisation=organisation(body), kind=kind, person_key="x", **words | fields
    )


def agreement(of: Initiative, kind: str = "method", *, months_ago: int = 1, **fields: Any) -> Agreement:
    """Support that both sides agreed on, so many months of thirty days ago."""
    day = fields.pop("starts_on", None) or localdate() - timedelta(days=31 * months_ago)
    both = {"initiator_key": "i", "province_key": "p", "initiator_on": day, "province_on": day}
    words = {"state": "agreed", "bottleneck": "Geen penningmeester", "hours": 10, "proposed_by_key": "p"}
    if kind == "finance":
        words |= {"breakthrough": "De zaal gaat open.", "ends_on": day + timedelta(days=365)}
        words |= {"dependency_checked_on": day}
    key = f"hulp-{next(_number)}"
    return Agreement.objects.create(key=key, initiative=of, kind=kind, starts_on=day, **both | words | fields)
