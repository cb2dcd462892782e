import pytest

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.refusals import NotAKey
from veerkracht.people.actions.enrol import enrol
from veerkracht.people.models import Organisation
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_an_organisation_is_enrolled_found_and_in_the_trail():
    officer = given.officer()

    enrol(by=officer, key="de-brug", name="Stichting De Brug", purpose_nl="Brengt buren bij elkaar.")

    entry = Entry.objects.get(deed="enrol")
    assert (entry.kind, entry.key, entry.person_key) == ("organisation", "de-brug", officer.key)
    assert entry.fields == ["key", "name", "purpose_nl"]
    assert [hit.key for hit in search.find("buren").hits] == ["de-brug"]


def test_what_is_left_out_stays_as_it_is():
    officer = given.officer()
    enrol(by=officer, key="de-brug", name="De Brug", seat="Oss")

    enrol(by=officer, key="de-brug", kind="foundation")

    bridge = Organisation.objects.get()
    assert (bridge.name, bridge.seat, bridge.kind) == ("De Brug", "Oss", "foundation")


def test_saying_the_same_again_leaves_no_trace():
    officer = given.officer()
    enrol(by=officer, key="de-brug", name="De Brug")
    changed_at = Organisation.objects.get().changed_at

    enrol(by=officer, key="de-brug", name="De Brug")

    assert Organisation.objects.get().changed_at == changed_at
    assert Entry.objects.count() == 1


def test_a_renamed_organisation_keeps_its_old_name_and_is_found_by_it():
    officer = given.officer()
    enrol(by=officer, key="de-brug", name="De Brug")

    enrol(by=officer, key="de-brug", name="Oeverloos")

    assert Organisation.objects.get().aliases == ["De Brug"]
    assert [hit.key for hit in search.find("brug").hits] == ["de-brug"]


def test_a_title_is_no_key_and_the_answer_says_which_is():
    with pytest.raises(NotAKey, match="stichting-de-brug"):
        enrol(by=given.officer(), key="Stichting De Brug", name="De Brug")


def test_who_holds_no_role_may_not_enrol():
    with pytest.raises(NotAllowed):
        enrol(by=given.officer(role="visitor"), key="de-brug", name="De Brug")

    assert not Organisation.objects.exists()


def test_a_role_within_the_programme_counts_when_it_is_done_for_that_programme():
    officer = given.officer(role="visitor")
    officer.grants.create(role="officer", scope_kind="programme", scope_key="zonneveld")

    enrol(by=officer, key="de-brug", name="De Brug", scopes=[("programme", "zonneveld")])

    assert Organisation.objects.get().name == "De Brug"
