"""The pages: by hand without script, by a phone in JSON, and for who may read what."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

import given
from rules.test_recording import webm
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.noticing.effort import effort
from veerkracht.learning.noticing.forms import FORMS
from veerkracht.learning.noticing.models import Observation
from veerkracht.learning.noticing.queries.form_times import form_times
from veerkracht.learning.noticing.queries.offered import Filled, Offer, filled
from veerkracht.learning.noticing.queries.waiting import waiting
from veerkracht.learning.noticing.used import Use
from veerkracht.learning.rules.form_time import LONGEST, LONGEST_SIGNAL, seconds
from veerkracht.people.models import Person
from veerkracht.site import used as uses

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def anna(client: Client) -> Person:
    given.initiative(places=(given.place(),))
    someone = given.role(given.person("Anna de Vries"), "initiator", "initiative", "slowcare-oss")
    client.force_login(someone)
    return someone


def words(**fields: Any) -> dict[str, Any]:
    said = {
        "initiative": "slowcare-oss",
        "text": "De koffietafel zat vol.",
        "expected": "no",
        "agreed": "yes",
        "happened_on": localdate().isoformat(),
        "sensitivity": "programme",
    }
    return {name: value for name, value in (said | fields).items() if value is not None}


# The time that forms take


def every_field() -> Filled:
    """As much to choose as there can be in a list."""
    places = tuple(given.place(name) for name in ("Oss", "Heesch"))
    offers = tuple(Offer(f"i-{number}", Bilingual(f"I {number}"), places) for number in range(30))  # type: ignore[arg-type]
    return Filled(offers, wide=False)


@pytest.mark.parametrize("kind", ["observation", "story", "outcome"])
def test_a_form_takes_less_than_five_minutes_on_a_phone(kind: str) -> None:
    assert seconds(effort(FORMS[kind](filled=every_field()))) <= LONGEST
    assert seconds(effort(FORMS[kind](filled=Filled((), wide=True)))) <= LONGEST


def test_what_is_spoken_takes_less_time_than_what_is_typed() -> None:
    form = FORMS["observation"](filled=every_field())

    assert seconds(effort(form, spoken=True)) < seconds(effort(form)) <= LONGEST


def test_the_weekly_signal_takes_half_a_minute_and_no_word() -> None:
    for known in (every_field(), Filled((), wide=True)):
        counts = effort(FORMS["signal"](filled=known))

        assert "typed word" not in counts
        assert seconds(counts) <= LONGEST_SIGNAL


def test_the_higher_of_the_model_and_what_was_measured_counts(anna: Person) -> None:
    for took in (40, 200, 300):
        given.observation(anna, took_seconds=took)

    row, other = form_times({"observation": seconds({"open": 1}), "story": seconds({"submit": 1})})

    assert (row.measured, row.counts, row.times) == (200, 200, 3)
    assert (other.measured, other.counts) == (None, 3)


# By hand


def test_without_script_an_observation_is_kept_and_says_where_it_goes(anna: Person, client: Client) -> None:
    answer = client.post("/leren/waarneming", words(), follow=True)

    assert Observation.objects.get().place_key == "oss"
    assert "kan als uitkomst worden geoogst" in answer.content.decode()
    assert "Nog niet gebruikt" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "één zin is genoeg"),
        ({"expected": None}, "Tik aan of je het verwachtte."),
        ({"happened_on": ""}, "op welke dag"),
        ({"happened_on": "9999-12-31"}, "moet nog komen"),
        ({"initiative": "iets-anders"}, "keuze"),
    ],
)
def test_a_form_that_is_not_whole_says_what_to_do(
    anna: Person, client: Client, fields: dict[str, Any], sentence: str
) -> None:
    answer = client.post("/leren/waarneming", words(**fields))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Observation.objects.exists()


def test_a_recording_without_the_tick_is_not_kept(anna: Person, client: Client, tmp_path: Path) -> None:
    sent = SimpleUploadedFile("opname.webm", webm(0, 900), content_type="audio/webm")

    answer = client.post("/leren/waarneming", words(sound=sent))

    assert answer.status_code == 422
    assert "Vink aan" in answer.content.decode()
    assert not list(tmp_path.rglob("*"))


def test_a_recording_is_heard_by_who_may_read_it(anna: Person, client: Client) -> None:
    sent = SimpleUploadedFile("opname.webm", webm(0, 900), content_type="audio/webm")
    client.post("/leren/waarneming", words(sound=sent, consent="on", text="", sensitivity="closed"))
    address = f"/leren/waarnemingen/{Observation.objects.get().key}/opname"

    own = client.get(address)
    heard = b"".join(own.streaming_content)  # type: ignore[attr-defined]
    client.force_login(given.role(given.person(), "municipal-officer", "programme", "sociale-veerkracht"))

    assert (own["Content-Type"], heard) == ("audio/webm", webm(0, 900))
    assert client.get(address).status_code == 404


def test_last_week_is_the_sunday_before(anna: Person, client: Client) -> None:
    said = {"energy": 7, "turnout": 4, "change": "same", "unexpected": "no", "asks_help": "no", "week": "last"}

    client.post("/leren/signaal", {"initiative": "slowcare-oss", **said})

    happened_on = Observation.objects.get().happened_on
    assert happened_on.isoweekday() == 7
    assert timedelta(0) < localdate() - happened_on <= timedelta(days=7)


def test_what_was_said_last_is_filled_in(anna: Person) -> None:
    second = given.initiative("Buurtsoep")
    given.role(anna, "initiator", "initiative", second.key)
    given.observation(anna, initiative_key=second.key, sensitivity="public")

    known = filled(anna)

    assert (known.initiative_key, known.sensitivity) == (second.key, "public")
    assert filled(anna, asked="slowcare-oss").initiative_key == "slowcare-oss"


def test_who_works_with_many_initiatives_types_a_name(client: Client) -> None:
    for number in range(32):
        given.initiative(f"Buurt {number} helpt")
    client.force_login(given.officer())

    answer = client.post("/leren/waarneming", words(initiative="buurt 7 HELPT"))
    vague = client.post("/leren/waarneming", words(initiative="buurt", text="Iets anders."))

    assert answer.status_code == 302
    assert Observation.objects.get().initiative_key == "buurt-7-helpt"
    assert "Typ de hele naam" in vague.content.decode()


# By a phone


def test_a_phone_that_sends_the_same_twice_is_told_that_it_was_there(anna: Person, client: Client) -> None:
    said = words(client_id="6f1c0b2e-8d0a-4c56-9d1c-2f7f3d1f0a11", noted_at="2017-03-17T20:00:00.000Z")

    first = client.post("/leren/waarneming", said, **JSON)
    again = client.post("/leren/waarneming", said, **JSON)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["address"] == again.json()["address"]
    assert Observation.objects.get().noted_at.year == 2017


def test_a_phone_is_told_in_one_sentence_what_is_wrong(anna: Person, client: Client) -> None:
    answer = client.post("/leren/waarneming", words(happened_on=""), **JSON)

    assert (answer.status_code, answer.json()) == (422, {"detail": "Zeg op welke dag het gebeurde."})


def test_a_phone_without_a_session_is_told_where_to_sign_in(client: Client) -> None:
    given.initiative()

    sent, asked = client.post("/leren/waarneming", words(), **JSON), client.get("/leren/sessie")

    assert (sent.status_code, asked.status_code) == (401, 401)
    assert sent.json() == asked.json() == {"signIn": "/inloggen"}


def test_the_mark_of_who_is_signed_in_names_nobody(anna: Person, client: Client) -> None:
    told = client.get("/leren/sessie").json()

    assert told["owner"] in client.get("/leren/waarneming").content.decode()
    assert anna.key not in json.dumps(told)
    assert told["token"]


@pytest.mark.parametrize(("folder", "name"), [("/leren", "telefoon"), ("/en/learn", "phone")])
def test_the_page_is_installed_within_its_own_folder(client: Client, folder: str, name: str) -> None:
    manifest = client.get(f"{folder}/{name}.webmanifest").json()
    worker = client.get(f"{folder}/{'werker' if folder == '/leren' else 'worker'}.js")

    assert manifest["scope"] == manifest["start_url"] == folder == worker["Service-Worker-Allowed"]
    assert worker["Content-Type"] == "text/javascript"
    assert f'"{folder}"' in worker.content.decode()
    assert "VERSION" not in worker.content.decode()


# Reading


def test_who_may_read_what(anna: Person, client: Client) -> None:
    mine = given.observation(anna, "Besloten tafel", sensitivity="closed")
    open_ = given.observation(given.person(), "Open tafel")
    closed = given.observation(given.person(), "Gesloten tafel", sensitivity="closed")
    elsewhere = given.observation(given.person(), "Andere tafel", initiative_key="iets-anders")

    told = client.get("/leren/waarnemingen?q=tafel").content.decode()

    assert [one.text in told for one in (mine, open_, closed, elsewhere)] == [True, True, False, False]
    for one, status in ((mine, 200), (open_, 200), (closed, 404), (elsewhere, 404)):
        assert client.get(f"/leren/waarnemingen/{one.key}").status_code == status


def test_the_author_is_named_to_who_may_see_that_alone(anna: Person, client: Client) -> None:
    author = given.person("Kees Bos")
    found = given.observation(author)

    for_initiator = client.get(f"/leren/waarnemingen/{found.key}").content.decode()
    client.force_login(given.officer())

    assert "Kees Bos" not in for_initiator
    assert "Kees Bos" in client.get(f"/leren/waarnemingen/{found.key}").content.decode()


def test_the_filters_are_in_the_address(anna: Person, client: Client) -> None:
    given.observation(anna, "Een", expected=True, happened_on="2017-01-01")
    given.observation(anna, "Twee", kind="story")

    def total(query: str) -> int:
        return int(client.get(f"/leren/waarnemingen?{query}").context["page"].total)

    assert [
        total(query)
        for query in ("", "kind=story", "route=indicator", "from=2017-02-01", "to=2017-02-01", "q=een", "mine=yes")
    ] == [2, 1, 1, 1, 1, 1, 2]
    assert "geen dag" in client.get("/leren/waarnemingen?from=gisteren").content.decode()


def test_where_it_was_used_is_asked_of_the_rooms_above(
    anna: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = given.observation(anna)
    use = Use("les", Bilingual("Samen eten helpt"), "/lessen/samen-eten")
    monkeypatch.setattr(uses, "ROOMS", (lambda keys: dict.fromkeys(keys, (use,)),))

    assert "Samen eten helpt" in client.get(f"/leren/waarnemingen/{found.key}").content.decode()


def test_what_waits_is_shown_to_who_deals_with_it(anna: Person) -> None:
    given.observation(anna, sound_sha256="a" * 64, consented_at=now())
    given.observation(anna, sensitivity="public")

    assert [one.what for one in waiting(anna)] == ["Schrijf je opname uit"]
    assert [one.what for one in waiting(given.officer())] == ["Een waarneming mag openbaar: bekijk haar eerst"]


def test_ten_thousand_observations_are_read_a_page_at_a_time(
    anna: Person, client: Client, django_assert_max_num_queries: Any
) -> None:
    Observation.objects.bulk_create(_many(anna), batch_size=2000)
    client.get("/leren/waarnemingen")

    with django_assert_max_num_queries(12):
        first = client.get("/leren/waarnemingen")
    with django_assert_max_num_queries(12):
        second = client.get("/leren/waarnemingen", {"after": first.context["page"].after, "q": "tafel"})
    with django_assert_max_num_queries(12):
        client.get("/leren/waarneming")
    with django_assert_max_num_queries(16):
        client.get(f"/leren/waarnemingen/{first.context['page'].rows[0].key}")

    pages = [answer.context["page"].rows for answer in (first, second)]
    assert [len(rows) for rows in pages] == [50, 50]
    assert not {row.key for row in pages[0]} & {row.key for row in pages[1]}


def _many(anna: Person) -> list[Observation]:
    first = given.observation(anna)
    made = []
    for number in range(10_000):
        one = Observation(**{field.attname: getattr(first, field.attname) for field in Observation._meta.fields})
        one.pk, one.key, one.text = None, f"{first.key}-{number}", f"Tafel {number}"
        one.client_id = f"00000000-0000-4000-8000-{number:012d}"  # type: ignore[assignment]
        made.append(one)
    return made
