"""The filters of the list of initiatives, and turning its pages."""

from html import unescape
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, settings, strategies
from hypothesis import given as tried

import given
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import Wanted, initiatives
from veerkracht.publishing.initiatives import listing
from veerkracht.trail.pages import END, Turn

pytestmark = pytest.mark.django_db


def shown(query: str) -> list[str]:
    return [row.key for row in listing(QueryDict(query)).rows]


@pytest.fixture
def portfolio() -> None:
    oss, veghel = given.place("Oss"), given.place("Veghel")
    health, trust = given.theme("Gezondheid"), given.theme("Vertrouwen")
    care = given.initiative("SlowCare Oss", places=(oss,), themes=(health,), phase="growth")
    given.initiative("Verspild Talent", places=(veghel,), themes=(trust,), policy_tasks=(given.policy_task(),))
    given.initiative("Digitale Agenda", province_wide=True)
    given.participation(care, given.round_())


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["digitale-agenda", "slowcare-oss", "verspild-talent"]),
        ("theme=gezondheid", ["slowcare-oss"]),
        ("place=veghel", ["verspild-talent"]),
        ("task=leegstand", ["verspild-talent"]),
        ("round=eerste-keuze", ["slowcare-oss"]),
        ("phase=growth", ["slowcare-oss"]),
        ("theme=gezondheid&place=veghel", []),
        ("q=slowcare", ["slowcare-oss"]),
        ("q=talent&theme=gezondheid", []),
        ("sort=newest", ["digitale-agenda", "verspild-talent", "slowcare-oss"]),
    ],
)
def test_a_filter_leaves_what_fits(portfolio: None, query: str, keys: list[str]) -> None:
    given.search_index()

    assert shown(query) == keys


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("colour=red", "Het filter “colour” kennen we niet"),
        ("theme=gezondhied", "Bedoelde je “gezondheid”?"),
        ("task=x", "De beleidsopgave “x” kennen we niet"),
        ("round=x", "De ronde “x” kennen we niet"),
        ("phase=x", "De fase “x” kennen we niet"),
        ("place=osss", "Bedoelde je “oss”?"),
        ("view=cube", "De weergave “cube” kennen we niet"),
        ("sort=size", "De volgorde “size” kennen we niet"),
        ("programme=x", "Het programma “x” bestaat niet"),
        ("theme=gezondheid&theme=vertrouwen", "meer dan één keer"),
        ("after=nergens", "bestaat niet (meer)"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_works(
    client: Client, portfolio: None, query: str, notice: str
) -> None:
    answer = client.get(f"/initiatieven?{query}")

    assert answer.status_code == 200
    assert notice in unescape(answer.content.decode())


def test_a_wrong_filter_leaves_the_right_one_in_force(portfolio: None) -> None:
    found = listing(QueryDict("theme=gezondheid&task=x&colour=red"))

    assert [row.key for row in found.rows] == ["slowcare-oss"]
    assert len(found.asked.notices) == 2


HOSTILE = [
    "x" * 5000,
    "\N{GRINNING FACE}",
    "a\x00b",
    "\u202eoss",
    "' OR 1=1 --",
    "%",
    "_",
    "\\",
    '"',
    "(",
    "NEAR(",
    "*",
]


@pytest.mark.parametrize(
    "name", ["q", "theme", "place", "task", "round", "phase", "programme", "view", "sort", "after"]
)
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_does_no_harm(client: Client, portfolio: None, name: str, value: str) -> None:
    given.search_index()

    answer = client.get(f"/initiatieven?{name}={quote(value)}")

    assert answer.status_code == 200
    assert len(answer.content) < 60_000


def test_a_hostile_name_does_no_harm(client: Client, portfolio: None) -> None:
    answer = client.get(f"/initiatieven?{quote('<script>' * 500)}=1")

    assert answer.status_code == 200
    assert "<script>&lt;" not in answer.content.decode()


def test_what_is_chosen_can_be_taken_away_one_by_one(portfolio: None) -> None:
    found = listing(QueryDict("theme=gezondheid&place=oss"))

    assert [(chip.label, chip.address) for chip in found.chips] == [
        ("Gezondheid", "/initiatieven?place=oss"),
        ("Oss", "/initiatieven?theme=gezondheid"),
    ]


def test_a_place_counts_for_the_larger_place_around_it(portfolio: None) -> None:
    from veerkracht.places.models import Place, Within

    Within.objects.create(part=Place.objects.get(key="oss"), whole=given.place("Noord-Brabant", kind="province"))

    assert shown("place=noord-brabant") == ["slowcare-oss"]


def test_what_is_kept_to_compare_with_is_shown_only_when_asked(client: Client) -> None:
    elsewhere = given.programme(key="indigo", title_nl="INDIGO", home=False, kind="reference")
    given.initiative("Ergens anders", programme=elsewhere)
    given.initiative("SlowCare Oss", programme=given.programme())

    assert shown("") == ["slowcare-oss"]
    assert shown("programme=indigo") == ["ergens-anders"]


def test_the_last_page_is_one_step_away(portfolio: None) -> None:
    page = initiatives(Wanted(), Turn(before=END, size=2))

    assert [row.key for row in page.rows] == ["slowcare-oss", "verspild-talent"]
    assert (page.before, page.after) == ("slowcare-oss", "")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@tried(
    titles=strategies.lists(
        strategies.sampled_from(["Een", "een", "Één", "Zes", "'s Avonds", "10", "9", "Å"]), max_size=14
    ),
    size=strategies.integers(1, 5),
    newest=strategies.booleans(),
)
def test_turning_pages_shows_every_initiative_once_forwards_and_backwards(
    titles: list[str], size: int, newest: bool
) -> None:
    Initiative.objects.all().delete()
    for number, title in enumerate(titles):
        given.initiative(title, key=f"een-{number}")
    every = [row.key for row in initiatives(Wanted(), Turn(size=100), newest=newest).rows]

    forwards, after = [], ""
    while True:
        page = initiatives(Wanted(), Turn(after=after, size=size), newest=newest)
        forwards += [row.key for row in page.rows]
        if not (after := page.after):
            break
    backwards, before = [], END
    while True:
        page = initiatives(Wanted(), Turn(before=before, size=size), newest=newest)
        backwards = [row.key for row in page.rows] + backwards
        if not (before := page.before):
            break

    assert sorted(every) == sorted(f"een-{number}" for number in range(len(titles)))
    assert forwards == every
    assert backwards == every


def test_the_links_to_turn_the_page_keep_the_filters(client: Client) -> None:
    health = given.theme("Gezondheid")
    for number in range(60):
        given.initiative(f"Initiatief {number:02}", themes=(health,))

    found = listing(QueryDict("theme=gezondheid&view=table"))

    assert found.pages.next == "/initiatieven?theme=gezondheid&view=table&after=initiatief-49"
    assert found.pages.last == "/initiatieven?theme=gezondheid&view=table&before=%2A"
    assert found.total == 60
