"""The made-up desk of the benchmark `desk`: a worker and an officer for whom things wait in every room.

Rows are written in bulk, after those of tiers.py: what is measured later is reading.
"""

import random
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from tiers import DOINGS, WORDS, batches


class Scene:
    """Who works there, on what, and the days they speak of."""

    def __init__(self, initiatives: int) -> None:
        from django.utils.timezone import localdate, now

        from veerkracht.initiatives.models import Initiative
        from veerkracht.people.models import Grant, Organisation, Person
        from veerkracht.programmes.models import PolicyTask, Programme

        self.today, self.now, self.chance = localdate(), now(), random.Random(5)
        self.home = Programme.objects.get(home=True)
        made = Initiative.objects.filter(programme=self.home, key__startswith="initiatief-").order_by("pk")
        self.initiatives = list(made.values_list("pk", "key")[:initiatives])
        self.tasks = list(PolicyTask.objects.filter(programme=self.home).order_by("pk"))
        self.organisation = Organisation.objects.order_by("pk")[0]
        self.worker, self.officer, other = Person.objects.filter(key__startswith="persoon-").order_by("pk")[:3]
        self.other = other.key
        for person, role in ((self.worker, "support-worker"), (self.officer, "officer")):
            Grant.objects.get_or_create(person=person, role=role, scope_kind="programme", scope_key=self.home.key)
        initiators = Person.objects.filter(key__startswith="persoon-").order_by("pk")[10 : 10 + len(self.initiatives)]
        leads = zip(initiators, self.initiatives, strict=False)
        Grant.objects.bulk_create(
            Grant(person=one, role="initiator", scope_kind="initiative", scope_key=key) for one, (_pk, key) in leads
        )

    def initiative(self, number: int) -> int:
        return self.initiatives[number % len(self.initiatives)][0]

    def initiative_key(self, number: int) -> str:
        return self.initiatives[number % len(self.initiatives)][1]

    def since(self, number: int) -> Any:
        return self.now - timedelta(days=1 + number % 90, minutes=number)

    def sentence(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=40)).capitalize() + "."


def kept(model: Any, count: int, row: Callable[[int], dict[str, Any]]) -> list[Any]:
    """Write so many rows of a record, and give them."""
    made: list[Any] = []
    for batch in batches(model(**row(number)) for number in range(count)):
        made += model.objects.bulk_create(batch)
    return made


def fill_desk(requests: int, each: int) -> Scene:
    """Let so many requests wait at the desk, and so many things of each other kind for the worker and the officer."""
    from django.db import connection, transaction

    scene = Scene(max(requests, each))
    with transaction.atomic():
        ask(scene, requests)
        read_and_write(scene, each)
        learn(scene, each)
        choose(scene, 2 * each)
        meet(scene, each)
        support(scene, each)
        touch(scene, each)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a database does by itself after a while
    return scene


def both(scene: Scene) -> Iterator[Any]:
    return cycle((scene.worker, scene.officer))


def ask(scene: Scene, count: int) -> None:
    """Ask for support: nine of ten the worker has, the others the officer; each with a question and an answer."""
    from veerkracht.support.desk.choices import Kind, Status, Urgency, Way
    from veerkracht.support.desk.models import Post, SharedAnswer, SupportRequest

    def request(number: int) -> dict[str, Any]:
        asked = scene.today - timedelta(days=number % 60)
        return {
            "key": f"vraag-{number}",
            "programme": scene.home,
            "initiative_key": scene.initiative_key(number),
            "way": scene.chance.choice(Way.values),
            "kind": scene.chance.choice(Kind.values),
            "urgency": scene.chance.choice(Urgency.values),
            "status": Status.WAITING if number % 10 else Status.ASKED_BACK,
            "subject": f"Wie helpt ons aan vrijwilliger {number}?",
            "name": f"Vrager {number}",
            "email": f"vrager-{number}@example.org",
            "owner_key": scene.worker.key if number % 10 != 1 else scene.officer.key,
            "asked_on": asked,
            "promised_on": asked + timedelta(days=7),
            "first_promised_on": asked + timedelta(days=7),
            "waits_since": scene.since(number),
        }

    made = kept(SupportRequest, count, request)
    for kind, writer in (("question", ""), ("reply", scene.worker.key), ("note", scene.worker.key)):
        kept(
            Post,
            count,
            lambda number, kind=kind, writer=writer: {
                "request": made[number],
                "kind": kind,
                "text": scene.sentence(),
                "by_key": writer,
                "at": scene.since(number),
            },
        )
    kept(
        SharedAnswer,
        count // 5,
        lambda number: {
            "key": f"antwoord-{number}",
            "programme": scene.home,
            "title_nl": f"Hoe vind je vrijwilliger {number}?",
            "answer_nl": scene.sentence(),
            "published_on": scene.today - timedelta(days=number % 300),
        },
    )


def read_and_write(scene: Scene, count: int) -> None:
    """Write messages, texts to review, pairs that look alike, and drafts."""
    from veerkracht.initiatives.models import PossibleDuplicate, Proposal
    from veerkracht.publishing.models import Message
    from veerkracht.writing.models import Draft

    kept(
        Message,
        count,
        lambda number: {
            "kind": "correction",
            "about_kind": "initiative",
            "about_key": scene.initiative_key(number),
            "programme_key": scene.home.key,
            "text": scene.sentence(),
            "owner_key": scene.officer.key,
        },
    )
    kept(
        Proposal,
        count,
        lambda number: {
            "initiative_id": scene.initiative(number),
            "owner_key": scene.other,
            "by_key": scene.other,
            "texts": {"summary_nl": scene.sentence()},
        },
    )
    kept(
        PossibleDuplicate,
        count,
        lambda number: {
            "one_id": scene.initiative(number),
            "other_id": scene.initiative(number + 1),
            "likeness": 0.9,
        },
    )
    for person in (scene.worker, scene.officer):
        kept(
            Draft,
            count,
            lambda number, person=person: {
                "person": person,
                "form": f"initiative:{scene.initiative_key(number)}",
                "title": f"Concept {number}",
                "address": "/vandaag",
                "shown": "-",
            },
        )


def learn(scene: Scene, count: int) -> None:
    """Notice, ask, try and learn: observations, lessons, questions that hang, probes and steps of sessions."""
    from veerkracht.foundation.keys import sort_key
    from veerkracht.learning.asking.models import Hypothesis, NextStep, Probe, Question, QuestionVersion, Session
    from veerkracht.learning.lessons.models import Lesson, LessonVersion
    from veerkracht.learning.noticing.models import Observation

    long_ago = scene.today - timedelta(days=200)
    version = {"number": 1, "in_force_from": long_ago, "by_key": scene.other, "reason": "eerste"}
    who = list(islice(both(scene), 2 * count))

    kept(
        Observation,
        count,
        lambda number: {
            "key": f"waarneming-{number}",
            "kind": "observation",
            "programme_key": scene.home.key,
            "initiative_key": scene.initiative_key(number),
            "happened_on": long_ago,
            "text": scene.sentence(),
            "expected": True,
            "agreed": True,
            "sensitivity": "public",
            "author_key": scene.other,
            "client_id": uuid.UUID(int=number + 1),
            "sameness": str(number),
            "noted_at": scene.since(number),
        },
    )
    lessons = kept(
        Lesson,
        count,
        lambda number: {
            "key": f"les-{number}",
            "programme": scene.home,
            "sort_key": sort_key(f"les {number}"),
            "state": "review",
            "owner_key": scene.other,
            "moved_at": scene.since(number),
        },
    )
    kept(
        LessonVersion,
        count,
        lambda number: (
            version
            | {"lesson": lessons[number], "title_nl": f"Les {number}", "outcome": "bezoek", "direction": "worked"}
        ),
    )
    questions = kept(
        Question,
        2 * count,
        lambda number: {
            "key": f"leervraag-{number}",
            "programme": scene.home,
            "sort_key": sort_key(f"vraag {number}"),
            "owner_key": who[number].key,
            "asked_by_key": scene.other,
            "asked_on": long_ago,
            "hangs_at": scene.since(number),
        },
    )
    kept(
        QuestionVersion,
        2 * count,
        lambda number: version | {"question": questions[number], "title_nl": f"Waarom {number}?"},
    )
    expected = kept(
        Hypothesis,
        2 * count,
        lambda number: {"key": f"verwachting-{number}", "question": questions[number], "expected": 50, "by_key": "-"},
    )
    kept(
        Probe,
        2 * count,
        lambda number: {
            "key": f"proef-{number}",
            "hypothesis": expected[number],
            "initiative_key": scene.initiative_key(number),
            "until": scene.today - timedelta(days=1 + number % 50),
            "state": "running",
            "started_on": long_ago,
            "by_key": who[number].key,
            **dict.fromkeys(("what", "stop_rule", "watcher", "harm_sign", "then_do"), f"Proef {number}"),
        },
    )
    sessions = kept(
        Session,
        max(1, count // 10),
        lambda number: {
            "key": f"sessie-{number}",
            "programme": scene.home,
            "kind": "after",
            "held_on": long_ago,
            "by_key": scene.other,
        },
    )
    kept(
        NextStep,
        2 * count,
        lambda number: {
            "session": sessions[number % len(sessions)],
            "what": f"Doe {number}",
            "owner_key": who[number].key,
            "due_on": scene.today,
            "by_key": scene.other,
        },
    )


def choose(scene: Scene, count: int) -> None:
    """Propose initiatives: some to be explored by the worker, some to be decided on by the officer."""
    from veerkracht.initiatives.selection.models import Application, Procedure, Reviewer
    from veerkracht.initiatives.selection.queries.versions import shipped

    way = Procedure.objects.filter(programme=scene.home).first() or Procedure.objects.create(
        programme=scene.home,
        number=1,
        in_force_from=scene.today - timedelta(days=400),
        by_key="system",
        reason="eerste",
        stages=shipped("stages"),
        questions=shipped("questions"),
    )
    status = ("proposed", "explored", "assessed", "assessed")
    made = kept(
        Application,
        count,
        lambda number: {
            "key": f"aanmelding-{number}",
            "programme": scene.home,
            "procedure": way,
            "status": status[number % 4],
            "title": f"{DOINGS[number % len(DOINGS)].capitalize()} {number}",
            "summary": scene.sentence(),
            "owner_key": scene.worker.key if number % 2 else scene.officer.key,
            "proposed_on": scene.today - timedelta(days=number % 90),
            "waits_since": scene.since(number),
        },
    )
    for person in (scene.worker.key, scene.officer.key):
        kept(Reviewer, count, lambda number, person=person: {"application": made[number], "person_key": person})


def meet(scene: Scene, count: int) -> None:
    """Ask and offer on the forum; propose introductions, ask the two, and wait for what they brought."""
    from veerkracht.support.meeting.choices import Good
    from veerkracht.support.meeting.models import Introduction, Side, Text, Thread

    threads = kept(
        Thread,
        5 * count,
        lambda number: {
            "key": f"gesprek-{number}",
            "programme": scene.home,
            "sort": ("question", "offer")[number % 2],
            "good": scene.chance.choice(Good.values),
            "title": f"Wie heeft er een {DOINGS[number % len(DOINGS)]}?",
            "initiative_id": scene.initiative(number),
            "by_key": scene.other,
            "last_at": scene.since(number),
        },
    )
    for opening in (True, False):
        kept(
            Text,
            5 * count,
            lambda number, opening=opening: {
                "thread": threads[number],
                "opening": opening,
                "by_key": scene.other,
                "text": scene.sentence(),
                "at": scene.since(number),
                "looked_at": None if number < count else scene.now,
            },
        )
    stages = ("proposed", "asked", "introduced")
    pairs = kept(
        Introduction,
        6 * count,
        lambda number: {
            "key": f"kennismaking-{number}",
            "programme": scene.home,
            "pair": f"{number}~{number + 1}",
            "stage": stages[number % 3],
            "score": scene.chance.random(),
            "complement": 0.5,
            "likeness": 0.5,
            "distance": 3,
            "waits_since": scene.since(number),
            "introduced_on": scene.today if number % 3 == 2 else None,
        },
    )
    who = (scene.worker.key, scene.officer.key)
    for side in (0, 1):
        kept(
            Side,
            6 * count,
            lambda number, side=side: {
                "introduction": pairs[number],
                "initiative_id": scene.initiative(number + side),
                "person_key": who[(number // 3 + side) % 2] if number % 3 else "",
                "asked_at": scene.since(number) if number % 3 else None,
                "answer": "yes" if number % 3 == 2 else "",
                "answered_at": scene.since(number) if number % 3 == 2 else None,
                "result_due_at": scene.since(number) if number % 3 == 2 else None,
            },
        )


def support(scene: Scene, count: int) -> None:
    """Judge what is needed, propose, agree, plan and give support."""
    from veerkracht.support.giving.models import PlannedStep
    from veerkracht.support.giving.models import Talk as Held
    from veerkracht.support.planning.choices import Kind
    from veerkracht.support.planning.models import Agreement, Diagnosis, Need, Offer

    who = list(islice(both(scene), 20 * count))
    offers = kept(
        Offer,
        2,
        lambda number: {
            "key": f"aanbod-{number}",
            "programme": scene.home,
            "organisation": scene.organisation,
            "person_key": who[number].key,
            "kind": "knowledge",
            "title_nl": f"Kennis {number}",
            "hours_a_month": 12,
            "starts_on": scene.today - timedelta(days=400),
        },
    )
    talks = kept(
        Diagnosis,
        2 * count,
        lambda number: {
            "key": f"gesprek-{number}",
            "initiative_id": scene.initiative(number),
            "held_on": scene.today - timedelta(days=number % 90),
            "by_key": who[number].key,
        },
    )
    kept(
        Need,
        2 * count,
        lambda number: {"diagnosis": talks[number], "kind": "partner", "talk_since": scene.since(number)},
    )
    began = scene.today - timedelta(days=250)
    agreed = kept(
        Agreement,
        20 * count,
        lambda number: {
            "key": f"afspraak-{number}",
            "initiative_id": scene.initiative(number),
            "kind": scene.chance.choice([one for one in Kind.values if one != "finance"]),
            "offer": offers[number % 2],
            "bottleneck": f"Wat er vastzit {number}",
            "starts_on": began + timedelta(days=number % 240),
            "state": "proposed" if number < 2 * count else "agreed",
            "proposed_by_key": who[number].key,
            "another_since": scene.since(number) if 2 * count <= number < 4 * count else None,
            "initiator_key": scene.other,
            "initiator_on": began,
            "province_key": "" if number < 2 * count else who[number].key,
            "province_on": None if number < 2 * count else began,
        },
    )
    kept(
        PlannedStep,
        20 * count,
        lambda number: {
            "agreement": agreed[number],
            "what": f"Bel {number}",
            "who_key": who[number].key,
            "due_on": scene.today + timedelta(days=number % 200 - 10),
            "by_key": scene.other,
        },
    )
    kept(
        Held,
        20 * count,
        lambda number: {
            "agreement": agreed[number],
            "held_on": scene.today - timedelta(days=number % 90),
            "minutes": 45,
            "said": "Besproken.",
            "by_key": who[number].key,
        },
    )


def touch(scene: Scene, count: int) -> None:
    """Let the officer own the tasks of others: cross-overs to answer, and shares of effects to confirm."""
    from veerkracht.crossovers.models import CrossOver, Effect, Share, TaskOwner

    for task in scene.tasks:
        TaskOwner.objects.get_or_create(task=task, ended_at=None, person_key=scene.officer.key, by_key=scene.other)
    ways = ("person", "person", "text")
    made = kept(
        CrossOver,
        3 * count,
        lambda number: {
            "key": f"raakvlak-{number}",
            "initiative_id": scene.initiative(number),
            "task": scene.tasks[number % len(scene.tasks)],
            "kind": "contributes",
            "way": ways[number % 3],
            "state": "proposed" if number % 3 != 1 else "confirmed",
            "decided_by_key": "" if number % 3 != 1 else scene.other,
            "decided_on": None if number % 3 != 1 else scene.today,
            "reason": "" if number % 3 != 1 else "Klopt",
            "waits_since": scene.since(number),
        },
    )
    confirmed = [one for one in made if one.state == "confirmed"]
    effects = kept(
        Effect,
        len(confirmed),
        lambda number: {
            "key": f"effect-{number}",
            "initiative_id": confirmed[number].initiative_id,
            "what_nl": f"Bezoekers {number}",
            "amount": 100,
            "seen_on": scene.today,
            "by_key": scene.other,
        },
    )
    kept(
        Share,
        len(confirmed),
        lambda number: {
            "crossover": confirmed[number],
            "effect": effects[number],
            "expected": 50,
            "by_key": scene.other,
        },
    )
