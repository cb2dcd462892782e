import pytest
from django.db import DatabaseError, transaction

from veerkracht.trail.actions import record
from veerkracht.trail.models import Entry
from veerkracht.trail.queries import deeds

pytestmark = pytest.mark.django_db


def a_deed(**other):
    record(**{"by": "programmabureau", "deed": "describe", "kind": "initiative", "key": "slowcare-oss"} | other)


def test_a_deed_is_told_with_the_fields_it_touched_but_not_their_values():
    a_deed(fields=["title_nl", "ask_nl"], reason="naam verbeterd")

    told = deeds(kind="initiative", key="slowcare-oss")

    assert [(deed.person_key, deed.deed, deed.fields, deed.reason) for deed in told] == [
        ("programmabureau", "describe", ("ask_nl", "title_nl"), "naam verbeterd")
    ]


def test_refusals_are_kept_but_are_not_told_as_deeds():
    a_deed(refused=True)

    assert Entry.objects.count() == 1
    assert deeds(kind="initiative", key="slowcare-oss") == ()


def test_the_database_refuses_to_change_an_entry():
    a_deed()

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        Entry.objects.update(person_key="someone-else")

    assert Entry.objects.get().person_key == "programmabureau"


def test_the_database_refuses_to_delete_an_entry():
    a_deed()

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        Entry.objects.all().delete()

    assert Entry.objects.count() == 1
