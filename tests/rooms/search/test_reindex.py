"""The command that makes the index anew from what all rooms offer."""

from io import StringIO

import pytest
from django.core.management import call_command

import given
from veerkracht.search import queries
from veerkracht.site import rooms

pytestmark = pytest.mark.django_db


def test_reindex_finds_what_the_rooms_have():
    given.initiative("SlowCare Oss", summary_nl="Zorg zonder haast.")
    told = StringIO()

    call_command("reindex", stdout=told)

    assert ("initiative", "slowcare-oss") in [(hit.kind, hit.key) for hit in queries.find("haast").hits]
    assert "De zoekindex bevat" in told.getvalue()


def test_what_a_room_offers_can_be_kept_as_it_is():
    given.initiative()
    given.place("Tilburg")
    given.document()

    offered = list(rooms.searchables())

    wanted = {"kind", "key", "programme_key", "language", "title", "text"}
    assert offered
    assert all(wanted <= set(one) <= wanted | {"on", "public"} for one in offered)
    assert len({(one["kind"], one["key"], one["language"]) for one in offered}) == len(offered)
