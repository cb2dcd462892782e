"""Adopting an agenda: what is not given stays as it was, and every no that may be answered."""

from datetime import date

import pytest

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.actions.adopt import NewAnnexRow, NewDecision, adopt
from veerkracht.programmes.actions.versions import DayTaken, NothingChanged, ReasonMissing, RevisedMeanwhile
from veerkracht.programmes.queries.agenda import agenda, agenda_text
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

KEY = "uitvoeringsagenda"


def an_agenda():
    return given.agenda(
        {
            "decisions": ["De provincie sluit aan bij elf initiatieven."],
            "annex": [{"title": "SlowCare Oss", "place": "Oss", "initiative_key": "slowcare-oss"}],
        }
    )


def adopted(by, **other):
    words = {
        "agenda_key": KEY,
        "in_force_from": date(2018, 1, 1),
        "reason": "De begroting van 2018.",
        "based_on": 1,
        "title": Bilingual("Uitvoeringsagenda 2018"),
    }
    return adopt(by=by, **(words | other))


def test_what_is_not_given_stays_as_it_was():
    an_agenda()

    number = adopted(given.officer())

    text = agenda_text(KEY, number)
    assert text.body.nl == "## Waarom\n\nDe provincie sluit aan bij elf initiatieven."
    assert [row.text.nl for row in text.decisions] == ["De provincie sluit aan bij elf initiatieven."]
    assert [(row.title, row.initiative_key) for row in text.annex] == [("SlowCare Oss", "slowcare-oss")]


def test_a_new_version_does_not_change_the_old_one():
    an_agenda()

    adopted(
        given.officer(),
        decisions=[NewDecision(Bilingual("Dertig initiatieven."), "Provinciale Staten")],
        annex=[NewAnnexRow("SlowCare Oss"), NewAnnexRow("Lokaal Plus")],
    )

    old, new = agenda_text(KEY, 1), agenda_text(KEY, 2)
    assert [row.title for row in old.annex] == ["SlowCare Oss"]
    assert [(row.number, row.title) for row in new.annex] == [(1, "SlowCare Oss"), (2, "Lokaal Plus")]
    assert [row.decided_by for row in new.decisions] == ["Provinciale Staten"]
    assert Entry.objects.get(kind="agenda", deed="adopt").fields == ["annex", "decisions", "title_en", "title_nl"]


def test_each_day_has_the_version_that_counted_then():
    an_agenda()
    adopted(given.officer())

    found = agenda("sociale-veerkracht")

    assert found.on(date(2017, 3, 16)) is None
    assert found.on(date(2017, 12, 31)).number == 1
    assert found.on(date(2018, 1, 1)).number == 2
    assert found.last_number == 2


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        pytest.param({"reason": ""}, ReasonMissing, id="no reason"),
        pytest.param({"in_force_from": date(2017, 3, 17)}, DayTaken, id="the day is taken"),
        pytest.param({"based_on": 7}, RevisedMeanwhile, id="someone else was first"),
        pytest.param({"title": None}, NothingChanged, id="nothing changed"),
        pytest.param({"agenda_key": "bestaat-niet"}, NotKnown, id="no such agenda"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(other, refusal):
    an_agenda()
    officer = given.officer()

    with pytest.raises(refusal):
        adopted(officer, **other)

    assert agenda("sociale-veerkracht").last_number == 1


def test_someone_without_a_role_may_not_adopt():
    an_agenda()
    stranger = given.officer()
    stranger.grants.all().delete()

    with pytest.raises(NotAllowed):
        adopted(stranger)


def test_a_programme_without_an_agenda_has_none():
    given.programme()

    assert agenda("sociale-veerkracht") is None
    with pytest.raises(NotKnown):
        agenda_text(KEY, 1)
