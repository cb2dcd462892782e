"""Support that is proposed, agreed on by all, declined and ended; hours and small aid within their room."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.money import Money
from veerkracht.people.models import Person
from veerkracht.support.planning.actions import agree, aid
from veerkracht.support.planning.actions import offer as offering
from veerkracht.support.planning.actions.learn import learn
from veerkracht.support.planning.actions.propose import Proposed, complete, propose
from veerkracht.support.planning.models import Agreement, AidGranted, Offer
from veerkracht.support.planning.queries import agreements_waiting, others_waiting
from veerkracht.support.planning.queries.agreements import agreements_of
from veerkracht.support.planning.queries.aid import room_of
from veerkracht.support.planning.queries.chances import chances
from veerkracht.support.planning.queries.offers import rows
from veerkracht.support.planning.refusals import Missing, NoRoom, NotNow

pytestmark = pytest.mark.django_db
MARCH = date(2024, 3, 1)
EXAMPLE = Money(28_000_000, "EUR")


def officer(name: str = "Otto") -> Person:
    return given.role(given.person(name), "officer", "programme", given.programme().key)


def initiator() -> Person:
    return given.role(given.person("Ineke"), "initiator", "initiative", "slowcare-oss")


def partner() -> Person:
    return given.role(given.person("Piet"), "knowledge-partner", "programme", given.programme().key)


def proposed(by: Person, offer: Offer | None = None, **said: object) -> str:
    words = {"kind": "knowledge", "bottleneck": "De boekhouding klopt.", "starts_on": MARCH, "hours": Decimal(24)}
    words |= {"offer_key": offer.key if offer else ""} | said
    return propose(by=by, initiative_key="slowcare-oss", proposed=Proposed(**words), on=MARCH)  # type: ignore[arg-type]


def money(by: Person, euros: int) -> str:
    """Finance that is complete but for the yes of all."""
    key = proposed(by, kind="finance", hours=Decimal(0), amount_cents=euros * 100)
    words = {"breakthrough": "De huur van de zaal.", "income_cents": 100_000_000, "leans": False, "without_us": ""}
    complete(by=by, key=key, ends_on=date(2024, 12, 31), on=MARCH, **words)  # type: ignore[arg-type]
    return key


def company(kvk: str = "12345678") -> None:
    given.initiative(organisation=given.organisation("SlowCare", kvk=kvk))


def example_12() -> None:
    """280,000 euro within the three years before 1 March 2024."""
    aid_by = given.role(given.person("Co"), "controller", "programme", given.programme().key)
    for day, cents in ((date(2022, 5, 1), 18_000_000), (date(2023, 6, 1), 10_000_000)):
        aid.grant(
            by=aid_by, programme_key=given.programme().key, company="12345678", granted_on=day,
            amount_cents=cents, source="Gemeente Oss, beschikking",
        )  # fmt: skip


def test_support_is_agreed_on_when_supporter_initiator_and_province_said_yes() -> None:
    given.initiative()
    worker, ours, theirs, helper = given.worker(), initiator(), officer(), partner()
    key = proposed(worker, given.support_offer(helper))

    states = [
        agree.confirm(by=ours, key=key, side="initiative", on=MARCH),
        agree.confirm(by=theirs, key=key, side="province", on=MARCH),
        agree.accept(by=helper, key=key, on=MARCH),
    ]

    assert states == ["proposed", "proposed", "agreed"]
    assert [row.state for row in agreements_of("slowcare-oss")] == ["agreed"]


def test_a_proposal_waits_for_each_who_did_not_say_yes() -> None:
    given.initiative()
    worker, ours, theirs, helper = given.worker(), initiator(), officer(), partner()
    key = proposed(worker, given.support_offer(helper))
    agree.confirm(by=ours, key=key, side="initiative", on=MARCH)

    waits = [len(agreements_waiting.waiting(one)) for one in (worker, ours, theirs, helper)]

    assert waits == [0, 0, 1, 1]


def test_nobody_confirms_for_a_side_that_is_not_theirs_nor_for_both() -> None:
    given.initiative()
    key = proposed(given.worker(), given.support_offer(partner()))
    both = given.role(initiator(), "officer", "programme", given.programme().key)
    agree.confirm(by=both, key=key, side="initiative", on=MARCH)

    with pytest.raises(NotAllowed, match="een van de partijen"):
        agree.confirm(by=both, key=key, side="province", on=MARCH)
    with pytest.raises(NotAllowed):
        agree.confirm(by=given.worker(name="Max"), key=key, side="province", on=MARCH)


def test_only_who_answers_for_the_offer_accepts_it() -> None:
    given.initiative()
    key = proposed(given.worker(), given.support_offer(partner()))

    with pytest.raises(NotNow, match="staat"):
        agree.accept(by=given.role(given.person("Pia"), "knowledge-partner"), key=key, on=MARCH)


def test_a_no_has_a_reason_and_asks_for_another_supporter() -> None:
    given.initiative()
    worker, helper = given.worker(), partner()
    key = proposed(worker, given.support_offer(helper))

    with pytest.raises(Missing):
        agree.decline(by=helper, key=key, reason=" ", on=MARCH)
    agree.decline(by=helper, key=key, reason="Ik ben vol.", on=MARCH)

    assert Agreement.objects.get().state == "declined"
    assert len(others_waiting.waiting(worker)) == 1


def test_hours_that_are_proposed_are_not_free_and_more_than_free_is_refused() -> None:
    given.initiative()
    given.initiative("Dorpsmolen")
    worker, offer = given.worker(), given.support_offer(partner(), hours=6)
    proposed(worker, offer)

    assert rows([offer])[0].free == 2
    with pytest.raises(NoRoom, match="4 uur per maand en er zijn er 2 vrij"):
        propose(
            by=worker, initiative_key="dorpsmolen", on=MARCH,
            proposed=Proposed(
                kind="knowledge", bottleneck="x", starts_on=MARCH, hours=Decimal(24), offer_key=offer.key
            ),
        )  # fmt: skip


def test_an_offer_that_ends_mid_plan_brings_its_support_back_on_the_worklist() -> None:
    given.initiative()
    worker, ours, theirs, helper = given.worker(), initiator(), officer(), partner()
    offer = given.support_offer(helper)
    key = proposed(worker, offer)
    agree.confirm(by=ours, key=key, side="initiative", on=MARCH)
    agree.confirm(by=theirs, key=key, side="province", on=MARCH)
    agree.accept(by=helper, key=key, on=MARCH)

    left = offering.end(by=helper, key=offer.key, reason="Ik verhuis.", on=MARCH)

    assert left == 1
    assert [one.link for one in others_waiting.waiting(worker)] == [f"/afgesproken-hulp/{key}"]
    assert Agreement.objects.get().why_ended == "Ik verhuis."


def test_another_choice_than_was_computed_needs_a_reason() -> None:
    given.initiative()
    worker, offer = given.worker(), given.support_offer(partner())
    said = Proposed(kind="knowledge", bottleneck="x", starts_on=MARCH, offer_key=offer.key)

    with pytest.raises(Missing, match="anders kiest"):
        propose(by=worker, initiative_key="slowcare-oss", proposed=said, on=MARCH, overrules=True)


def test_hours_below_nought_and_a_second_of_the_same_kind_are_refused() -> None:
    given.initiative()
    worker, offer = given.worker(), given.support_offer(partner())

    with pytest.raises(Missing, match="nul of meer"):
        proposed(worker, offer, hours=Decimal(-1))
    proposed(worker, offer)
    with pytest.raises(NotNow, match="al voorgesteld"):
        proposed(worker, offer)


def test_finance_without_reason_end_and_check_is_not_confirmed() -> None:
    company()
    key = proposed(given.worker(), kind="finance", hours=Decimal(0), amount_cents=100)

    with pytest.raises(NotNow, match="ontbreekt nog: waarom het iets doorbreekt, een laatste dag, een blik"):
        agree.confirm(by=officer(), key=key, side="province", on=MARCH)


def test_an_initiative_that_leans_on_us_says_how_it_goes_on_without() -> None:
    company()
    worker = given.worker()
    key = proposed(worker, kind="finance", hours=Decimal(0), amount_cents=100)
    words = {"breakthrough": "De huur.", "ends_on": date(2024, 9, 1), "income_cents": 150}

    with pytest.raises(Missing, match="50 %"):
        complete(by=worker, key=key, leans=True, without_us="", on=MARCH, **words)  # type: ignore[arg-type]


def test_worked_example_12_is_blocked_with_the_free_room_in_a_sentence() -> None:
    company()
    example_12()
    key = money(given.worker(), 30_000)

    with pytest.raises(NoRoom, match=r"€ 30\.000,00 past niet, want voor SlowCare is € 20\.000,00"):
        agree.confirm(by=officer(), key=key, side="province", on=MARCH)

    assert room_of("12345678", date(2023, 12, 1)).exceeded


def test_just_the_free_room_fits_and_is_taken_when_all_agreed() -> None:
    company()
    example_12()
    ours, theirs = initiator(), officer()
    key = money(given.worker(), 20_000)

    agree.confirm(by=theirs, key=key, side="province", on=MARCH)
    state = agree.confirm(by=ours, key=key, side="initiative", on=MARCH)

    assert state == "agreed"
    assert AidGranted.objects.get(agreement__key=key).amount_cents == 2_000_000
    assert not room_of("12345678", MARCH).free


def test_aid_to_a_linked_company_counts() -> None:
    company("87654321")
    example_12()
    controller = given.role(given.person("Cor"), "controller", "programme", given.programme().key)
    home = given.programme().key
    aid.link(by=controller, programme_key=home, one="87654321", other="12345678", source="Handelsregister")

    with pytest.raises(NoRoom, match=r"2 bedrijven samen € 280\.000,00"):
        agree.confirm(by=officer(), key=money(given.worker(), 30_000), side="province", on=MARCH)


def test_what_was_judged_moves_the_chance_of_its_kind() -> None:
    given.initiative()
    worker = given.worker()
    key = proposed(worker, given.support_offer(partner()))
    before = chances().by_kind["knowledge"].value

    learn(by=worker, agreement_key=key, gone=True, on=MARCH)

    assert before == pytest.approx(0.5, abs=0.01)
    assert chances().by_kind["knowledge"].value > before


def test_all_say_yes_on_the_page(client: Client) -> None:
    given.initiative()
    helper = partner()
    key = proposed(given.worker(), given.support_offer(helper))

    for who, step in ((helper, "accept"), (initiator(), "initiative"), (officer(), "province")):
        client.force_login(who)
        assert f'value="{step}"' in client.get(f"/afgesproken-hulp/{key}").content.decode()
        assert client.post(f"/afgesproken-hulp/{key}", {"step": step}).status_code == 302

    assert Agreement.objects.get().state == "agreed"
    assert f"/hulp/gegeven/{key}" in client.get(f"/afgesproken-hulp/{key}").content.decode()


def test_finance_that_does_not_fit_says_so_on_its_page(client: Client) -> None:
    company()
    example_12()
    key = money(given.worker(), 300_001)
    client.force_login(officer())

    page = client.get(f"/afgesproken-hulp/{key}").content.decode()

    assert "Geblokkeerd" in page
