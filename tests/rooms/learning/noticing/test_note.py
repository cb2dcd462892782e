"""Writing down what was noticed: what is refused, and that nothing is stored twice."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

import given
from rules.test_recording import webm
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.noticing import personal, sounds
from veerkracht.learning.noticing.actions.note import Noticed, note
from veerkracht.learning.noticing.actions.own import harvest, mend, write_out
from veerkracht.learning.noticing.models import Observation, Publication, WeekSignal
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db
SOUND = webm(0, 900)


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def anna() -> Person:
    given.initiative(places=(given.place(),))
    return given.role(given.person("Anna de Vries"), "initiator", "initiative", "slowcare-oss")


def noticed(**fields: Any) -> Noticed:
    words = {
        "client_id": uuid4(),
        "kind": "observation",
        "initiative_key": "slowcare-oss",
        "happened_on": date(2017, 3, 17),
        "text": "De koffietafel zat vol.",
        "expected": False,
        "agreed": True,
    }
    return Noticed(**words | fields)


def noted(by: Person, **fields: Any) -> Observation:
    return Observation.objects.get(key=note(by=by, noticed=noticed(**fields), on=localdate()).key)


def test_what_is_known_is_filled_in(anna: Person) -> None:
    found = noted(anna)

    assert (found.place_key, found.programme_key, found.author_key) == ("oss", "sociale-veerkracht", anna.key)
    assert Entry.objects.filter(deed="record an observation", kind="observation", key=found.key).exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"happened_on": None}, "op welke dag", id="no day"),
        pytest.param({"happened_on": localdate() + timedelta(days=1)}, "moet nog komen", id="a day to come"),
        pytest.param({"text": " "}, "één zin", id="nothing said"),
        pytest.param({"text": "a" * 5_001}, "langer dan", id="too much said"),
        pytest.param({"agreed": None}, "Tik aan", id="one tap"),
        pytest.param({"sound": SOUND}, "Vink aan", id="sound without consent"),
        pytest.param({"sound": b"MZ" + bytes(90), "consent": True}, "geen opname", id="no sound"),
        pytest.param({"sound": webm(3_600_000, 0), "consent": True}, "te lang", id="an hour of sound"),
        pytest.param({"sound": SOUND + bytes(2_000_000), "consent": True}, "te lang", id="too large"),
        pytest.param({"initiative_key": "bestaat-niet"}, "geen initiatief", id="no initiative"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_what_to_do(anna: Person, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        noted(anna, **fields)

    assert not Observation.objects.exists()


def test_a_stranger_to_the_initiative_writes_nothing_down(anna: Person) -> None:
    other = given.role(given.person(), "initiator", "initiative", "iets-anders")

    with pytest.raises(NotAllowed):
        noted(other)


def test_what_is_sent_again_is_stored_once(anna: Person) -> None:
    number = UUID("6f1c0b2e-8d0a-4c56-9d1c-2f7f3d1f0a11")

    first = note(by=anna, noticed=noticed(client_id=number), on=localdate())
    again = note(by=anna, noticed=noticed(client_id=number, text="Anders"), on=localdate())

    assert (again.key, again.again, first.again) == (first.key, True, False)
    assert Observation.objects.count() == 1


def test_two_people_may_use_the_same_number(anna: Person) -> None:
    number, kees = uuid4(), given.officer()

    note(by=anna, noticed=noticed(client_id=number), on=localdate())

    assert not note(by=kees, noticed=noticed(client_id=number), on=localdate()).again


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (11, 2)])
def test_the_same_text_within_ten_minutes_is_the_same(anna: Person, minutes: int, count: int) -> None:
    noted(anna, noted_at=now() - timedelta(minutes=minutes))
    noted(anna, text="de  koffietafel zat VOL.", noted_at=now())

    assert Observation.objects.count() == count


def test_the_clock_of_a_phone_that_runs_ahead_does_not_count(anna: Person) -> None:
    assert noted(anna, noted_at=now() + timedelta(days=9)).noted_at <= now()


def test_the_database_keeps_a_number_once_too(anna: Person) -> None:
    first = noted(anna)

    with pytest.raises(IntegrityError), transaction.atomic():
        given.observation(anna, client_id=first.client_id)


def test_a_signal_has_no_words(anna: Person) -> None:
    said = {"energy": 8, "turnout": 6, "change": "better", "unexpected": False, "asks_help": True}

    found = noted(anna, kind="signal", text="", expected=None, agreed=None, signal=said)

    assert WeekSignal.objects.get(observation=found).asks_help


def test_a_recording_is_kept_until_it_is_written_out(anna: Person, django_capture_on_commit_callbacks: Any) -> None:
    found = noted(anna, text="", sound=SOUND, consent=True)
    place = sounds.place(found.key, found.sound_sha256)
    was_there = place.exists()

    with django_capture_on_commit_callbacks(execute=True):
        write_out(by=anna, key=found.key, text="Buren helpen elkaar.")

    found.refresh_from_db()
    assert (found.text, found.sound_sha256, was_there, place.exists()) == ("Buren helpen elkaar.", "", True, False)


def test_a_recording_that_nobody_wrote_out_is_due_after_ninety_days(
    anna: Person, django_capture_on_commit_callbacks: Any
) -> None:
    found = noted(anna, text="", sound=SOUND, consent=True)
    on = localdate() + timedelta(days=92)

    due = list(personal.due(on=on))
    with django_capture_on_commit_callbacks(execute=True):
        destroyed = personal.destroy(due=due[0])

    assert (len(due), destroyed, list(personal.due(on=on))) == (1, 1, [])
    assert not sounds.place(found.key, found.sound_sha256).exists()


def test_only_who_wrote_it_mends_it(anna: Person) -> None:
    found = noted(anna)

    mend(by=anna, key=found.key, text="De koffietafel zat half vol.", sensitivity="closed")

    found.refresh_from_db()
    assert (found.text, found.sensitivity) == ("De koffietafel zat half vol.", "closed")
    with pytest.raises(NotAllowed):
        mend(by=given.officer(), key=found.key, text="Leeg.", sensitivity="public")


def test_what_may_no_longer_be_public_goes_off_the_pages(anna: Person) -> None:
    found = noted(anna, sensitivity="public")
    Publication.objects.create(
        observation=found, initiative_key="slowcare-oss", happened_on=found.happened_on, text="Vol.",
        published_on=found.happened_on,
    )  # fmt: skip

    mend(by=anna, key=found.key, text=found.text, sensitivity="programme")

    assert not Publication.objects.exists()


def test_an_observation_is_harvested_once(anna: Person) -> None:
    found = noted(anna)
    said = {"social_actor": "De buren", "before": "", "contribution": "Bracht ze samen", "significance": ""}

    harvest(by=anna, key=found.key, said=said)

    found.refresh_from_db()
    assert (found.kind, found.outcome.social_actor) == ("outcome", "De buren")
    with pytest.raises(Refusal, match="al een uitkomst"):
        harvest(by=anna, key=found.key, said=said)


def test_who_is_erased_leaves_what_was_noticed_and_no_voice(anna: Person) -> None:
    found = noted(anna, sound=SOUND, consent=True)
    from veerkracht.people.queries import whose

    personal.erase(whose=whose(anna.key))

    kept = Observation.objects.get()
    assert (kept.text, kept.sound_sha256) == (found.text, "")
    assert not sounds.place(found.key, found.sound_sha256).exists()
