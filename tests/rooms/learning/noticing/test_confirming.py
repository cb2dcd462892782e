"""Making observations public, and letting outsiders confirm outcomes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.noticing.actions.publish import publish, withdraw
from veerkracht.learning.noticing.actions.substantiate import draw_sample, substantiate
from veerkracht.learning.noticing.models import HarvestedOutcome, Observation, Publication, Sample, Substantiation
from veerkracht.learning.noticing.queries.reading import known_names, public_observations
from veerkracht.learning.noticing.queries.samples import sample
from veerkracht.learning.rules.substantiation import draw
from veerkracht.people.models import Person, WithheldText
from veerkracht.trail.models import Copy

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 17)


@pytest.fixture
def anna() -> Person:
    given.initiative(organisation=given.organisation("SlowCare"))
    return given.role(given.person("Anna de Vries"), "initiator", "initiative", "slowcare-oss")


def outcome(by: Person, **fields: Any) -> Observation:
    made = given.observation(by, kind="outcome", **fields)
    HarvestedOutcome.objects.create(observation=made, social_actor="De buren", contribution="Bracht ze samen")
    return made


def said(by: Person, found: Observation, **fields: Any) -> bool:
    words = {"who": "Piet de Wit", "of_organisation": "Gemeente Oss", "verdict": "confirms", "said_on": DAY}
    return substantiate(by=by, key=found.key, on=localdate(), **words | fields)


def test_what_is_public_says_what_was_noticed_and_never_who_wrote_it(anna: Person) -> None:
    found = given.observation(anna, sensitivity="public")

    publish(by=given.officer(), key=found.key, text=found.text, checked=True, on=DAY)

    found.refresh_from_db()
    copy = Copy.objects.get(kind="observation", key=found.key)
    assert public_observations([found.key]) == {found.key: "De koffietafel zat vol."}
    assert found.privacy_checked
    assert anna.key not in str(copy.content)
    assert "De koffietafel zat vol." in str(copy.content)


def test_personal_data_block_publishing_and_never_saving(anna: Person) -> None:
    found = given.observation(anna, "Bel mij op 06-12345678.", sensitivity="public")

    publish(by=given.officer(), key=found.key, text=found.text, checked=True, on=DAY)

    found.refresh_from_db()
    assert found.text == "Bel mij op 06-12345678."
    assert not found.privacy_checked
    assert WithheldText.objects.get().text == "Bel mij op 06-12345678."
    assert public_observations([found.key]) == {}
    assert not Copy.objects.filter(kind="observation").exists()


@pytest.mark.parametrize(
    ("fields", "said", "sentence"),
    [
        ({"sensitivity": "programme"}, {}, "binnen het programma"),
        ({"sensitivity": "public"}, {"checked": False}, "Vink aan"),
        ({"sensitivity": "public"}, {"text": " "}, "niets te lezen"),
    ],
)
def test_what_may_not_be_public_is_refused(
    anna: Person, fields: dict[str, Any], said: dict[str, Any], sentence: str
) -> None:
    found = given.observation(anna, **fields)

    with pytest.raises(Refusal, match=sentence):
        publish(**{"by": given.officer(), "key": found.key, "text": "Vol.", "checked": True, "on": DAY} | said)

    assert not Publication.objects.exists()


def test_who_wrote_it_takes_it_off_the_public_pages_again(anna: Person) -> None:
    found = given.observation(anna, sensitivity="public")
    publish(by=given.officer(), key=found.key, text=found.text, checked=True, on=DAY)

    withdraw(by=anna, key=found.key)

    assert not Publication.objects.exists()


def test_names_of_people_the_programme_knows_are_a_hint() -> None:
    given.person("Anna de Vries")
    given.person("Vol")

    assert known_names("Gesproken met anna de vries; de zaal zat vol.") == ("Anna de Vries",)
    assert known_names("100% vol_ledig") == ()


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"of_organisation": "slowcare "}, False),
        ({"who": "Anna  de Vries"}, False),
        ({"of_organisation": "Zet"}, False),
    ],
)
def test_an_answer_counts_only_of_someone_who_stands_apart(
    anna: Person, fields: dict[str, Any], *, counts: bool
) -> None:
    given.organisation("Zet")
    given.tie(anna, "works", "organisation", "zet")

    found = outcome(anna)

    assert said(given.officer(), found, **fields) is counts
    assert Substantiation.objects.get().independent is counts


def test_who_wrote_the_outcome_records_no_answers(anna: Person) -> None:
    author = given.officer()

    with pytest.raises(NotAllowed):
        said(author, outcome(author))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"who": " "}, "wie het was"),
        ({"of_organisation": ""}, "wie het was"),
        ({"said_on": localdate() + timedelta(days=1)}, "moet nog komen"),
    ],
)
def test_an_answer_that_cannot_be_weighed_is_refused(anna: Person, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        said(given.officer(), outcome(anna), **fields)


def test_only_outcomes_are_confirmed(anna: Person) -> None:
    with pytest.raises(Refusal, match="geoogste uitkomst"):
        said(given.officer(), given.observation(anna))


def test_twenty_four_outcomes_of_which_seven_of_eight_are_confirmed(anna: Person, client: Client) -> None:
    officer = given.officer()
    for _number in range(24):
        outcome(anna)

    number = draw_sample(by=officer, programme_key="sociale-veerkracht", initiative_key="slowcare-oss", size=8, on=DAY)
    kept = Sample.objects.get(pk=number)
    for place, key in enumerate(kept.drawn):
        verdict = "contradicts" if place == 3 else "confirms"
        said(officer, Observation.objects.get(key=key), verdict=verdict)
    said(officer, Observation.objects.get(key=kept.drawn[3]), of_organisation="SlowCare")

    row, drawn = sample(number, viewer=officer)
    client.force_login(officer)
    assert tuple(kept.drawn) == draw(kept.among, size=8, seed=kept.seed)
    assert (row.seen, row.confirmed, len(drawn)) == (8, 7, 8)
    assert row.sentence == "Naar schatting 13 tot 23 van de 24 uitkomsten worden bevestigd."
    assert row.sentence in client.get(f"/leren/steekproeven/{number}").content.decode()
    assert row.sentence in client.get("/leren/steekproeven").content.decode()


@pytest.mark.parametrize("size", [0, 3])
def test_no_more_is_drawn_than_there_is(anna: Person, size: int) -> None:
    outcome(anna)

    with pytest.raises(Refusal, match="Er zijn 1 uitkomsten"):
        draw_sample(by=given.officer(), programme_key="sociale-veerkracht", initiative_key="", size=size, on=DAY)


def test_an_initiative_draws_no_sample_of_itself(anna: Person) -> None:
    outcome(anna)

    with pytest.raises(NotAllowed):
        draw_sample(by=anna, programme_key="sociale-veerkracht", initiative_key="slowcare-oss", size=1, on=DAY)
