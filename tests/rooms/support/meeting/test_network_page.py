"""The picture of who works with whom: empty, with one, with what falls apart, and with more than can be drawn."""

import pytest
from django.test import Client

import given
from veerkracht.initiatives.models import Initiative, Partner
from veerkracht.people.models import Organisation
from veerkracht.support.meeting.queries.network import MOST, picture

pytestmark = pytest.mark.django_db
HOME = "sociale-veerkracht"


def chain() -> None:
    """Two initiatives that only one organisation ties together, and one more at the end."""
    zet, ggd = given.organisation("Zet"), given.organisation("GGD")
    one, two, three = given.initiative("Een"), given.initiative("Twee"), given.initiative("Drie")
    for initiative, body in ((one, zet), (two, zet), (two, ggd), (three, ggd)):
        given.partner(initiative, body)


def test_without_ties_it_says_what_will_stand_there(client: Client) -> None:
    given.initiative("Een")

    page = client.get("/netwerk").content.decode()

    assert "Er zijn nog geen banden bekend" in page
    assert '<svg class="theory' not in page


def test_one_tie_is_drawn(client: Client) -> None:
    given.partner(given.initiative("Een"), given.organisation("Zet"))

    page = client.get("/netwerk").content.decode()

    assert page.count('class="crossing__line"') == 1


def test_who_loses_connection_is_named_without_one(client: Client) -> None:
    chain()

    found = picture(HOME, without="organisation:zet")

    assert {node.name for node in found.lost} == {"initiative:een"}
    assert {node.name for node in found.nodes if node.cuts} == {
        "organisation:zet",
        "initiative:twee",
        "organisation:ggd",
    }
    assert found.nodes[0].name == "initiative:twee", "who lies between most stands first"
    page = client.get("/netwerk?without=organisation:zet").content.decode()
    assert "Als Zet wegvalt" in page
    assert "raakt los van de rest" in page


@pytest.mark.parametrize("asked", ["organisation:nergens", "zomaar", "initiative:", "\0"])
def test_someone_who_is_not_in_it_is_answered(asked: str, client: Client) -> None:
    chain()

    answer = client.get("/netwerk", {"without": asked})

    assert answer.status_code == 200
    assert "Wie zou wegvallen, staat niet in dit beeld." in answer.content.decode()


def test_who_runs_the_programme_ties_nobody_and_what_is_not_public_is_left_out() -> None:
    lead = given.organisation("Provincie")
    given.programme(organisation=lead)
    given.partner(given.initiative("Een"), lead)
    given.partner(given.initiative("Geheim", published=False), given.organisation("Zet"))

    assert picture(HOME).nodes == ()


def test_of_thousands_the_most_tied_are_drawn_and_it_says_what_is_left_out(
    client: Client, django_assert_max_num_queries: object
) -> None:
    home = given.programme()
    bodies = Organisation.objects.bulk_create(
        Organisation(key=f"o-{number}", name=f"O {number}", sort_key=f"o {number}") for number in range(100)
    )
    made = Initiative.objects.bulk_create(
        Initiative(key=f"i-{number}", title_nl=f"I {number}", sort_key=f"i {number}", programme=home)
        for number in range(2000)
    )
    Partner.objects.bulk_create(
        Partner(initiative=one, organisation=bodies[(number * step) % 100], role_nl=f"Rol {step}")
        for number, one in enumerate(made)
        for step in range(1, 3 if number < 100 else 2)
    )

    found = picture(HOME)

    assert len([node for node in found.nodes if node.kind == "initiative"]) == MOST
    assert len(found.nodes) <= 2 * MOST
    assert found.left_out == 2000 - MOST + 100 - len([node for node in found.nodes if node.kind != "initiative"])
    client.get("/netwerk")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get("/netwerk?without=organisation:o-1")
