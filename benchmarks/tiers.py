"""Fill a data folder with a made-up programme of a known size, the same at every run.

    .venv/bin/python benchmarks/tiers.py L --data DIR [--initiatives N]

The shipped programme is loaded first; its places, themes and policy tasks are used by the made-up initiatives. The
sizes S, M and L are those of a provincial programme, a national register, and a national estimate. The rows are
written in bulk: what is measured later is reading, not writing.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"S": (200, 500), "M": (2_500, 5_000), "L": (20_000, 50_000)}
BATCH = 1_000

DOINGS = (
    "eetkamer buurtmoestuin repaircafé wijkatelier taalmaatje leerwerkplek dorpsmolen zorgboerderij ontmoetingshuis "
    "buurtbus energiecoach klusploeg leeskring wandelgroep huiskamer kinderatelier weggeefwinkel muziekwerkplaats"
).split()
AIMS = (
    "eenzaamheidsbestrijding energiearmoede buurtzorg jongerenwerk mantelzorg vrijwilligerswerk taalachterstand "
    "schuldhulp leegstand dementievriendelijkheid werkgelegenheid gezondheidsbevordering burgerparticipatie"
).split()
WORDS = (
    "samen buren helpen elkaar elke week open voor iedereen uit de wijk met koffie en gereedschap omdat er te weinig "
    "plekken zijn waar je zomaar kunt binnenlopen vrijwilligers koken repareren leren en luisteren de gemeente denkt "
    "mee over ruimte en vergunning een kleine groep begon en nu komen er meer mensen dan verwacht wat nog ontbreekt "
    "is een vaste plek en iemand die de planning doet ouderen jongeren gezinnen nieuwkomers ondernemers scholen"
).split()
PHASES = ("unknown", "idea", "exploration", "start", "growth", "embedded", "ended")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("tier", choices=SIZES)
    words.add_argument("--data", required=True)
    words.add_argument("--initiatives", type=int, help="another number of initiatives than that of the tier")
    words.add_argument("--no-search", action="store_true", help="leave the search index as it is")
    said = words.parse_args()
    set_up(said.data)
    initiatives, people = SIZES[said.tier]
    fill(said.initiatives or initiatives, people, index=not said.no_search)


def set_up(data: str) -> None:
    """Start Django on a data folder, make the tables and load the shipped programme."""
    os.environ["VEERKRACHT_DATA"] = data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("officer", "--if-none")
    call_command("load", str(ROOT / "programmes" / "sociale-veerkracht"), verbosity=0)


def fill(initiatives: int, people: int, *, index: bool = True) -> None:
    """Add so many made-up initiatives, organisations and people."""
    from django.db import connection, transaction

    began = time.perf_counter()
    with transaction.atomic():
        add_people(people)
        organisations = add_organisations(max(50, initiatives // 3))
        add_initiatives(initiatives, organisations)
    print(f"{initiatives:,} initiatives, {people:,} people in {time.perf_counter() - began:.1f} s", flush=True)
    if index:
        from django.core.management import call_command

        began = time.perf_counter()
        call_command("reindex", verbosity=0)
        print(f"search index in {time.perf_counter() - began:.1f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a database does by itself after a while


def batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def add_people(number: int) -> None:
    from veerkracht.people.models import Person

    rows = (
        Person(key=f"persoon-{n}", name=f"Persoon {n}", email=f"persoon-{n}@example.org", password="!")
        for n in range(number)
    )
    for batch in batches(rows):
        Person.objects.bulk_create(batch)


def add_organisations(number: int) -> list[int]:
    from veerkracht.foundation.keys import sort_key
    from veerkracht.people.models import Organisation

    chance = random.Random(1)
    kinds = ("foundation", "enterprise", "company", "government", "other")

    def rows() -> Iterator[Organisation]:
        for n in range(number):
            name = f"Stichting {chance.choice(DOINGS).capitalize()} {n}"
            yield Organisation(key=f"organisatie-{n}", name=name, sort_key=sort_key(name), kind=chance.choice(kinds))

    ids: list[int] = []
    for batch in batches(rows()):
        ids += [made.pk for made in Organisation.objects.bulk_create(batch)]
    return ids


def add_initiatives(number: int, organisations: list[int]) -> None:
    from veerkracht.initiatives.models import Initiative, InitiativePlace, Participation
    from veerkracht.places.models import Place
    from veerkracht.programmes.models import PolicyTask, Programme, Round, Theme

    chance = random.Random(2)
    programme = Programme.objects.get(home=True)
    places = list(Place.objects.filter(latitude__isnull=False).order_by("key").values_list("pk", "name"))
    themes = list(Theme.objects.filter(programme=programme).order_by("key").values_list("pk", flat=True))
    tasks = list(PolicyTask.objects.filter(programme=programme).order_by("key").values_list("pk", flat=True))
    rounds = list(Round.objects.filter(programme=programme).order_by("key").values_list("pk", flat=True))
    where: dict[str, int] = {}

    def rows() -> Iterator[Initiative]:
        for n in range(number):
            place, name = chance.choice(places)
            where[f"initiatief-{n}"] = place
            yield initiative(n, name, chance, programme.pk, chance.choice(organisations))

    for batch in batches(rows()):
        made = Initiative.objects.bulk_create(batch)
        InitiativePlace.objects.bulk_create(InitiativePlace(initiative=one, place_id=where[one.key]) for one in made)
        Initiative.themes.through.objects.bulk_create(
            Initiative.themes.through(initiative_id=one.pk, theme_id=theme)
            for one in made
            for theme in chance.sample(themes, chance.randint(0, min(2, len(themes))))
        )
        Initiative.policy_tasks.through.objects.bulk_create(
            Initiative.policy_tasks.through(initiative_id=one.pk, policytask_id=chance.choice(tasks))
            for one in made
            if tasks and chance.random() < 0.3
        )
        Participation.objects.bulk_create(
            Participation(initiative=one, round_id=chance.choice(rounds)) for one in made if chance.random() < 0.2
        )


def initiative(n: int, place: str, chance: random.Random, programme: int, organisation: int) -> Any:
    from veerkracht.foundation.keys import sort_key
    from veerkracht.initiatives.models import Initiative

    doing, aim = chance.choice(DOINGS), chance.choice(AIMS)
    title = f"{doing.capitalize()} {place} {n}"
    return Initiative(
        key=f"initiatief-{n}",
        programme_id=programme,
        title_nl=title,
        sort_key=sort_key(title),
        summary_nl=f"Een {doing} in {place} voor {aim}.",
        story_nl=" ".join(chance.choices(WORDS, k=55)).capitalize() + ".",
        ask_nl="Wie heeft er een ruimte voor ons?" if chance.random() < 0.2 else "",
        phase=chance.choice(PHASES),
        started_on=str(chance.randint(2008, 2025)),
        organisation_id=organisation,
        province_wide=chance.random() < 0.02,
    )


if __name__ == "__main__":
    main()
