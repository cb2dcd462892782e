import pytest

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.refusals import BelongsElsewhere
from veerkracht.initiatives.actions.describe import NoAddressToShow, describe
from veerkracht.initiatives.actions.join import assess, join, partner
from veerkracht.initiatives.actions.merge import CannotMerge, NotMerged, keep_apart, merge, propose_merges, unmerge
from veerkracht.initiatives.models import Initiative, Participation, Partner, PossibleDuplicate, Standing
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

REASON = "Het is dezelfde groep mensen."


@pytest.fixture
def officer():
    return given.officer()


@pytest.fixture
def pair(officer):
    """One initiative that was entered twice, and the proposal to merge the two."""
    programme = given.programme()
    one = describe(by=officer, programme=programme, key="slowcare-oss", title_nl="SlowCare Oss")
    other = describe(by=officer, programme=programme, key="slow-care", title_nl="Slow-Care in Oss")
    propose_merges(by=officer, programme_key=programme.key, keys=["slow-care"])
    return one, other


def test_two_spellings_are_proposed_once(officer, pair):
    again = propose_merges(by=officer, programme_key=pair[0].programme.key, keys=["slow-care", "slowcare-oss"])

    proposal = PossibleDuplicate.objects.get()
    assert {proposal.one.key, proposal.other.key} == {"slowcare-oss", "slow-care"}
    assert proposal.decided_at is None
    assert again == []


def test_the_same_name_elsewhere_is_not_proposed(officer):
    programme = given.programme()
    for town in ("Oss", "Uden"):
        place = given.place(town)
        describe(by=officer, programme=programme, key=f"cafe-{place.key}", title_nl="Repair Café", places=[place])

    assert propose_merges(by=officer, programme_key=programme.key, keys=["cafe-oss", "cafe-uden"]) == []


def test_a_merge_leads_from_one_to_the_other_and_is_found_once(officer, pair):
    winner, loser = pair

    merge(by=officer, loser=loser, winner=winner, reason=REASON)

    loser.refresh_from_db()
    proposal = PossibleDuplicate.objects.get()
    assert loser.merged_into == winner
    assert (proposal.same, proposal.decided_by_key) == (True, officer.key)
    assert [hit.key for hit in search.find("slowcare", kinds=("initiative",)).hits] == ["slowcare-oss"]
    assert Entry.objects.get(deed="merge").reason == REASON


def test_undoing_a_merge_opens_the_question_again(officer, pair):
    winner, loser = pair
    merge(by=officer, loser=loser, winner=winner, reason=REASON)

    unmerge(by=officer, initiative=loser, reason="Toch twee groepen.")

    assert Initiative.objects.filter(merged_into=None).count() == 2
    assert PossibleDuplicate.objects.get().decided_at is None
    assert search.find("slow-care", kinds=("initiative",)).total >= 1


def test_two_that_are_kept_apart_are_not_proposed_again(officer, pair):
    keep_apart(by=officer, one=pair[0], other=pair[1], reason="Twee groepen.")

    assert PossibleDuplicate.objects.get().same is False
    assert propose_merges(by=officer, programme_key=pair[0].programme.key, keys=["slow-care"]) == []


def test_a_decision_without_a_proposal_is_kept_as_well(officer):
    one, other = given.initiative("Dorpsmolen"), given.initiative("Iets anders")

    merge(by=officer, loser=other, winner=one, reason=REASON)

    assert PossibleDuplicate.objects.get().same is True


def test_what_cannot_be_merged_is_refused(officer, pair):
    winner, loser = pair
    third = given.initiative("Dorpsmolen")
    elsewhere = given.initiative("Elders", programme=given.programme(key="maandal", home=False))
    merge(by=officer, loser=loser, winner=winner, reason=REASON)

    with pytest.raises(CannotMerge, match="op zichzelf"):
        merge(by=officer, loser=third, winner=loser, reason=REASON)
    with pytest.raises(CannotMerge, match="op zichzelf"):
        merge(by=officer, loser=third, winner=third, reason=REASON)
    with pytest.raises(CannotMerge, match="al eerder"):
        merge(by=officer, loser=loser, winner=third, reason=REASON)
    with pytest.raises(CannotMerge, match="verschillende programma"):
        merge(by=officer, loser=elsewhere, winner=winner, reason=REASON)
    with pytest.raises(NotMerged):
        unmerge(by=officer, initiative=third, reason=REASON)


def test_an_initiative_joins_a_round_has_partners_and_stands_somewhere(officer):
    initiative, round_, zet = given.initiative(), given.round_(), given.organisation("Zet")

    for track in ("full", "light"):
        join(by=officer, initiative=initiative, round=round_, track=track)
        partner(by=officer, initiative=initiative, organisation=zet, role_nl="Begeleider")
        assess(by=officer, initiative=initiative, on="2017-06", phase="start", support_base="growing")

    assert Participation.objects.get().track == "light"
    assert (Partner.objects.count(), Standing.objects.get().support_base) == (1, "growing")
    assert list(Entry.objects.order_by("pk").values_list("deed", flat=True)) == ["join", "partner", "assess", "join"]


def test_themes_and_places_are_those_that_are_said(officer):
    programme, care, work = given.programme(), given.theme("Zorg"), given.theme("Werk")
    oss, uden = given.place("Oss"), given.place("Uden")
    said = {"by": officer, "programme": programme, "key": "proef"}
    describe(**said, title_nl="Proef", themes=[care], places=[oss])

    describe(**said, themes=[work, care], places=[uden])
    describe(**said, phase="start")

    proef = Initiative.objects.get()
    assert set(proef.themes.values_list("key", flat=True)) == {"zorg", "werk"}
    assert [link.place.key for link in proef.places.all()] == ["uden"]
    assert [entry.fields for entry in Entry.objects.order_by("pk")][1:] == [["places", "themes"], ["phase"]]


def test_an_unpublished_initiative_is_not_found_by_everyone(officer):
    describe(by=officer, programme=given.programme(), key="proef", title_nl="Geheime proef", published=False)

    assert search.find("geheime").total == 0


def test_what_cannot_be_said_is_refused(officer):
    given.initiative("Elders", key="elders", programme=given.programme(key="maandal", home=False))

    with pytest.raises(NoAddressToShow):
        describe(by=officer, programme=given.programme(), key="proef", title_nl="Proef", contact_public=True)
    with pytest.raises(BelongsElsewhere):
        describe(by=officer, programme=given.programme(), key="elders", title_nl="Hier")


@pytest.mark.parametrize("deed", ["describe", "join", "partner", "assess", "propose", "merge", "unmerge", "keep apart"])
def test_who_holds_no_role_may_not(deed, pair):
    visitor, (winner, loser) = given.officer(role="visitor"), pair
    before = Entry.objects.count()
    deeds = {
        "describe": lambda: describe(by=visitor, programme=winner.programme, key="x", title_nl="X"),
        "join": lambda: join(by=visitor, initiative=winner, round=given.round_()),
        "partner": lambda: partner(by=visitor, initiative=winner, organisation=given.organisation(), role_nl="X"),
        "assess": lambda: assess(by=visitor, initiative=winner, on="2017"),
        "propose": lambda: propose_merges(by=visitor, programme_key=winner.programme.key, keys=["slow-care"]),
        "merge": lambda: merge(by=visitor, loser=loser, winner=winner, reason=REASON),
        "unmerge": lambda: unmerge(by=visitor, initiative=loser, reason=REASON),
        "keep apart": lambda: keep_apart(by=visitor, one=winner, other=loser, reason=REASON),
    }

    with pytest.raises(NotAllowed):
        deeds[deed]()

    assert Entry.objects.count() == before
