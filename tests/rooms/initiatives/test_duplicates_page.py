import pytest

import given
from veerkracht.initiatives.models import Initiative, PossibleDuplicate
from veerkracht.initiatives.queries.duplicates import waiting
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = given.officer()
    client.force_login(person)
    return person


def a_pair():
    one = given.initiative("SlowCare Oss", places=(given.place("Oss"),))
    other = given.initiative("Slow Care Oss")
    return PossibleDuplicate.objects.create(one=one, other=other, likeness=0.9)


def decide(client, pair, decision, reason="Dezelfde ouders."):
    prefix = f"pair-{pair.pk}"
    words = {"number": pair.pk, f"{prefix}-decision": decision, f"{prefix}-reason": reason}
    return client.post("/dubbel", words, follow=True)


def test_a_pair_is_shown_side_by_side_and_waits_for_who_may_decide(client, officer):
    a_pair()

    page = client.get("/dubbel").content.decode()

    assert "SlowCare Oss" in page
    assert "Slow Care Oss" in page
    assert [item.link for item in waiting(officer)] == [f"/dubbel#pair-{PossibleDuplicate.objects.get().pk}"]


def test_the_same_two_go_on_as_one_and_the_other_page_leads_there(client, officer):
    pair = a_pair()

    decide(client, pair, "one")

    assert Initiative.objects.get(key="slow-care-oss").merged_into.key == "slowcare-oss"
    answer = client.get("/initiatieven/slow-care-oss")
    assert answer.headers["Location"] == "/initiatieven/slowcare-oss"


def test_the_second_may_go_on_too(client, officer):
    decide(client, a_pair(), "other")

    assert Initiative.objects.get(key="slowcare-oss").merged_into.key == "slow-care-oss"


def test_two_stay_two_and_are_not_asked_again(client, officer):
    decide(client, a_pair(), "apart")

    assert not Initiative.objects.filter(merged_into__isnull=False).exists()
    assert "Geen initiatieven lijken op elkaar" in client.get("/dubbel").content.decode()


@pytest.mark.parametrize(
    ("decision", "reason", "sentence"),
    [("", "Dezelfde ouders.", "Kies wat je beslist."), ("one", "", "Schrijf op waarom")],
    ids=["nothing chosen", "no reason"],
)
def test_half_a_decision_is_refused_and_kept_on_the_page(client, officer, decision, reason, sentence):
    answer = decide(client, a_pair(), decision, reason)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert PossibleDuplicate.objects.get().decided_at is None


def test_a_pair_that_someone_else_decided_on_is_said_to_be_gone(client, officer):
    pair = a_pair()
    decide(client, pair, "apart")

    answer = decide(client, pair, "one")

    assert "Iemand heeft intussen over dit paar beslist" in answer.content.decode()
    assert not Initiative.objects.filter(merged_into__isnull=False).exists()


def test_someone_without_a_role_sees_no_pairs_and_decides_nothing(client):
    pair = a_pair()
    client.force_login(Person.objects.create(key="niemand", name="Niemand", email="niemand@example.org"))

    decide(client, pair, "one")

    assert "SlowCare Oss" not in client.get("/dubbel").content.decode()
    assert not Initiative.objects.filter(merged_into__isnull=False).exists()


def test_a_merge_is_undone_on_the_same_page_and_the_pair_is_open_again(client, officer):
    decide(client, a_pair(), "one")
    before = client.get("/dubbel").content.decode()

    answer = client.post("/dubbel", {"undo": "slow-care-oss", "undo-slow-care-oss-reason": "Toch twee."}, follow=True)

    assert "“Slow Care Oss” gaat verder als" in before
    assert "Ze staan weer op zichzelf" in answer.content.decode()
    assert Initiative.objects.get(key="slow-care-oss").merged_into is None
    assert PossibleDuplicate.objects.get().decided_at is None
    assert client.get("/initiatieven/slow-care-oss").status_code == 200


def test_undoing_without_a_reason_is_refused_on_the_page(client, officer):
    decide(client, a_pair(), "one")

    answer = client.post("/dubbel", {"undo": "slow-care-oss", "undo-slow-care-oss-reason": ""})

    assert answer.status_code == 422
    assert "Schrijf op waarom" in answer.content.decode()
    assert Initiative.objects.get(key="slow-care-oss").merged_into is not None


def test_what_stands_by_itself_cannot_be_undone(client, officer):
    a_pair()

    answer = client.post("/dubbel", {"undo": "slow-care-oss", "undo-slow-care-oss-reason": "Toch twee."})

    assert answer.status_code == 422
    assert "staat (weer) op zichzelf" in answer.content.decode()


def test_a_merge_may_be_undone_so_no_browser_keeps_where_its_page_leads(client, officer):
    decide(client, a_pair(), "one")

    assert client.get("/initiatieven/slow-care-oss").status_code == 302
