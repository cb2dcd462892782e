"""Taking in what was verified: all or nothing, once for each person and outcome, corrected beside it."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

import given
from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import KEY, outcomes
from veerkracht.foundation.errors import NotAllowed
from veerkracht.results.actions.define import NothingNew, OutOfRange, ReasonMissing, define
from veerkracht.results.actions.take_in import NothingInIt, NotTakenIn
from veerkracht.results.models import Counted, VerifiedOutcome
from veerkracht.results.queries.definitions import versions
from veerkracht.results.queries.verified import double_funding, tallies, verified

pytestmark = pytest.mark.django_db

V1 = "v1,anna,wonen,erin,2019-04-15,2019-04-20,,,,"
EVER = date(2100, 1, 1)


@pytest.fixture
def by():
    guide = scenes.drafted()
    define(by=guide, programme_key=scenes.FUND, key="wonen", said=scenes.card())
    return guide


def refused(by, *rows: str, key: str = KEY) -> list[str]:
    with pytest.raises(NotTakenIn) as found:
        outcomes(by, *rows, key=key)
    return [f"{one.row} {one.column}" for one in found.value.mistakes]


def test_rows_are_taken_in_once_however_often_the_file_is_sent(by):
    first, again = outcomes(by, V1), outcomes(by, V1)

    assert (first.new, first.known, again.new, again.known) == (1, 0, 0, 1)
    assert VerifiedOutcome.objects.count() == 1


def test_all_of_a_file_or_nothing(by):
    assert refused(by, V1, "v2,bram,hardlopen,,2019-04-15,2019-04-20,,,,") == ["3 metric"]
    assert not VerifiedOutcome.objects.exists()


def test_what_is_to_be_verified_on_a_day_to_come_is_refused(by):
    assert refused(by, V1.replace("2019-04-20", "2099-04-20")) == ["2 verified_on"]
    assert not VerifiedOutcome.objects.exists()


def test_something_else_under_a_known_verification_is_refused(by):
    outcomes(by, V1)

    assert refused(by, V1.replace("erin", "zes-maanden")) == ["2 verification"]


def test_the_same_outcome_of_a_person_counts_once(by):
    outcomes(by, V1)

    assert refused(by, V1.replace("v1", "v2")) == ["2 person"]


def test_a_correction_holds_the_difference_and_leaves_no_less_than_nothing(by):
    outcomes(by, "v1,anna,wonen,erin,2019-04-15,2019-04-20,3,,,", "k1,,,,2019-05-01,2019-05-02,-2,correctie,v1,")

    assert [(row.kind, row.quantity) for row in verified(KEY, EVER)] == [("outcome", 3), ("correction", 1)]
    assert refused(by, "k2,,,,2019-05-03,2019-05-04,-2,correctie,v1,") == ["2 quantity"]
    assert refused(by, "k3,,,,2019-05-03,2019-05-04,-1,correctie,v9,") == ["2 corrects"]


def test_what_was_taken_back_may_be_verified_anew(by):
    outcomes(by, V1)
    outcomes(by, "k1,,,,2019-05-01,2019-05-02,-1,correctie,v1,")

    assert outcomes(by, V1.replace("v1", "v2")).new == 1


def test_the_same_person_is_not_paid_for_twice_in_two_contracts(by):
    scenes.drafted(by, scenes.TERMS.replace(KEY, "tweede"), "tweede")
    outcomes(by, V1 + "persoon-7")

    assert refused(by, "w1,x9,wonen,erin,2019-04-15,2019-04-20,,,,persoon-7", key="tweede") == ["2 person"]
    outcomes(by, "w2,x9,wonen,erin,2019-06-15,2019-06-20,,,,persoon-7", key="tweede")
    assert [finding.where for finding in double_funding("tweede")] == ["w2"]
    assert "persoon-7" not in "".join(Counted.objects.values_list("match", flat=True))


def test_the_database_keeps_it_too(by):
    outcomes(by, V1)
    one = Counted.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Counted.objects.create(**{**{f.name: getattr(one, f.name) for f in Counted._meta.fields}, "id": None})
    with pytest.raises(DatabaseError), transaction.atomic():
        VerifiedOutcome.objects.update(quantity=5)


def test_only_who_stands_apart_takes_in(by):
    for role, kind, key in (("payer", "organisation", "provincie"), ("initiator", "organisation", "sarban")):
        with pytest.raises(NotAllowed):
            outcomes(given.role(given.person(), role, kind, key), V1)
    tied = given.tie(scenes.guide(), "works", "organisation", "sarban").person
    with pytest.raises(NotAllowed):
        outcomes(tied, V1)


def test_a_file_without_rows_is_refused(by):
    with pytest.raises(NothingInIt):
        outcomes(by)


def test_tallies_name_nobody(by):
    outcomes(by, V1, "v2,bram,wonen,erin,2019-05-15,2019-05-20,,,,")

    assert [(one.metric, one.milestone, one.count) for one in tallies(KEY)] == [("wonen", "erin", 2)]


def test_a_definition_is_versioned_and_never_changed(by):
    with pytest.raises(NothingNew):
        define(by=by, programme_key=scenes.FUND, key="wonen", said=scenes.card())
    with pytest.raises(ReasonMissing):
        define(by=by, programme_key=scenes.FUND, key="wonen", said=scenes.card("Wonen"))
    assert define(by=by, programme_key=scenes.FUND, key="wonen", said=scenes.card("Wonen"), reason="Korter") == 2
    assert [one.version for one in versions("wonen")] == [2, 1]
    with pytest.raises(OutOfRange):
        define(by=by, programme_key=scenes.FUND, key="x", said=scenes.card(reliability=2))
