"""Nothing is owned by a closed account: over every record, every foreign key to a person and every key of one."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db.models import CharField, Model
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.exchange.models import Upload
from veerkracht.initiatives.actions.propose import propose
from veerkracht.initiatives.models import Proposal
from veerkracht.notices.actions import tell
from veerkracht.notices.models import Notice
from veerkracht.people.actions.close import close
from veerkracht.people.actions.stand_in import appoint
from veerkracht.people.models import Deputy, Grant, Person
from veerkracht.publishing.models import Message
from veerkracht.site.rooms import HANDING_OVER
from veerkracht.writing.models import Draft

pytestmark = pytest.mark.django_db

HISTORY = {
    "documents.Document.programme_key", "initiatives.PossibleDuplicate.decided_by_key", "initiatives.Proposal.by_key",
    "initiatives.Proposal.decided_by_key", "publishing.Message.answered_by_key", "programmes.GoalVersion.by_key",
    "programmes.AgendaVersion.by_key", "trail.Entry.person_key", "trail.Entry.for_key", "writing.Draft.from_key",
    "people.Grant.person", "people.Interest.person", "people.Deputy.person", "people.Deputy.deputy",
}  # fmt: skip
"""What says who did or held something once. It stays: that is what the trail is for. Nothing waits for them there."""

PEOPLE = ("person_key", "owner_key", "by_key", "for_key", "from_key", "decided_by_key", "answered_by_key")


def owning() -> list[tuple[type[Model], str]]:
    """Give each field of each record that can name a person, and is not history."""
    found = []
    for record in apps.get_models():
        if not record.__module__.startswith("veerkracht."):
            continue
        for field in record._meta.fields:
            names = field.related_model is Person or (isinstance(field, CharField) and field.name.endswith(PEOPLE))
            if names and f"{record._meta.label}.{field.name}" not in HISTORY:
                found.append((record, field.name))
    return found


def owned_by(person: Person) -> list[str]:
    found = []
    for record, name in owning():
        value = person if record._meta.get_field(name).is_relation else person.key
        if name == "by_key" and record is Upload:
            rows = record._default_manager.filter(by_key=value, confirmed_at=None)
        else:
            rows = record._default_manager.filter(**{name: value})
        found += [f"{record._meta.label}.{name}"] if rows.exists() else []
    return found


@pytest.fixture
def leaver() -> Person:
    """Someone who owns something in every room where one can."""
    one = given.initiative("SlowCare Oss")
    anna = given.role(given.person("Anna"), "officer", "programme", "sociale-veerkracht")
    Message.objects.create(kind="contact", text="Hallo", programme_key="sociale-veerkracht", owner_key=anna.key)
    Upload.objects.create(by_key=anna.key, programme_key="sociale-veerkracht", file_name="a.xlsx", rows={})
    propose(by=anna, key=one.key, said={"ask_nl": "Ruimte"}, seen={"ask_nl": ""})
    page = "/initiatieven/slowcare-oss/schrijven"
    client = Client()
    client.force_login(anna)
    client.post(page, given.form_of(client, page) | {"summary_nl": "Bewaard"})
    client.post(page, given.form_of(client, page) | {"summary_nl": "Half af", "step": "draft"})
    tell(person_key=anna.key, subject="Er wacht iets", body="")
    today = localdate()
    bea = given.role(given.person("Bea"), "officer")
    for person, deputy in ((anna, bea), (bea, anna)):
        appoint(by=person, person=person, deputy=deputy, starts_on=today, ends_on=today + timedelta(days=9), on=today)
    return anna


def test_there_is_something_to_look_at(leaver: Person) -> None:
    assert len(owning()) > 6
    assert set(owned_by(leaver)) >= {
        "publishing.Message.owner_key", "exchange.Upload.by_key", "initiatives.Proposal.owner_key",
        "writing.Draft.person", "writing.Step.person", "notices.Notice.person_key",
    }  # fmt: skip


def test_nothing_is_owned_by_a_closed_account(leaver: Person) -> None:
    heir = given.role(given.person("Cor"), "officer")

    count = close(by=given.officer(), person=leaver, heir=heir, on=localdate(), rooms=HANDING_OVER)

    assert owned_by(leaver) == []
    assert count == 4
    assert not [one for one in Grant.objects.filter(person=leaver) if one.ends_on is None or one.ends_on >= localdate()]
    assert not Deputy.objects.filter(ends_on__gte=localdate()).exists()


def test_who_takes_over_finds_the_draft_and_is_told(client: Client, leaver: Person) -> None:
    heir = given.role(given.person("Cor"), "officer")
    close(by=given.officer(), person=leaver, heir=heir, on=localdate(), rooms=HANDING_OVER)
    client.force_login(heir)

    today = client.get("/vandaag").content.decode()
    draft = client.get(f"/initiatieven/slowcare-oss/schrijven?draft={Draft.objects.get().pk}").content.decode()

    assert "Je hebt een concept: SlowCare Oss" in today
    assert "Half af" in draft
    assert "dat Anna aan jou overdroeg" in draft
    assert Notice.objects.filter(person_key=heir.key, kind="duty").exists()


def test_a_draft_beside_a_draft_of_the_heir_is_lost_by_neither(leaver: Person) -> None:
    heir = given.role(given.person("Cor"), "officer")
    page = "/initiatieven/slowcare-oss/schrijven"
    client = Client()
    client.force_login(heir)
    client.post(page, given.form_of(client, page) | {"summary_nl": "Van Cor", "step": "draft"})

    close(by=given.officer(), person=leaver, heir=heir, on=localdate(), rooms=HANDING_OVER)

    assert {tuple(one.typed["summary_nl"]) for one in Draft.objects.filter(person=heir)} == {("Van Cor",), ("Half af",)}


def test_a_proposal_beside_one_of_the_heir_is_lost_by_neither(leaver: Person) -> None:
    heir = given.role(given.person("Cor"), "officer")
    propose(by=heir, key="slowcare-oss", said={"ask_nl": "Anders"}, seen={"ask_nl": ""})

    close(by=given.officer(), person=leaver, heir=heir, on=localdate(), rooms=HANDING_OVER)

    kept = Proposal.objects.filter(owner_key=heir.key).order_by("state").values_list("state", "texts__ask_nl")
    assert list(kept) == [("rejected", "Ruimte"), ("waiting", "Anders")]


def test_the_day_of_closing_is_the_first_without(leaver: Person) -> None:
    on = date(2999, 1, 1)
    close(by=given.officer(), person=leaver, heir=given.person("Cor"), on=on, rooms=HANDING_OVER)

    assert {one.ends_on for one in Grant.objects.filter(person=leaver)} == {date(2998, 12, 31)}
