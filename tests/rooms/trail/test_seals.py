"""Sealing the trail and finding out what was done to it behind our back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from veerkracht.trail import actions
from veerkracht.trail.models import Entry, Seal
from veerkracht.trail.seals import check

pytestmark = pytest.mark.django_db


def deeds(count: int) -> list[Entry]:
    for number in range(count):
        actions.record(
            by="programmabureau",
            deed="describe",
            kind="initiative",
            key="slowcare-oss",
            fields=["ask_nl", f"f{number}"],
        )
    return list(Entry.objects.order_by("-pk")[:count])[::-1]


def unguarded(statement: str, *values: object, table: str = "trail_entry") -> None:
    """Do in the database by hand what the triggers refuse."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for trigger in ("changed", "deleted"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_never_{trigger}")
        else:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)


def verify(**options) -> str:
    said = StringIO()
    with override("en"):
        call_command("trail", "verify", stdout=said, **options)
    return said.getvalue()


def test_an_untouched_trail_is_whole_and_what_was_not_sealed_yet_is_told():
    deeds(3)
    actions.seal()
    deeds(2)

    said = verify()

    assert "5 entries under 2 seals" in said
    assert "2 of them were not sealed yet" in said
    assert Seal.objects.latest("number").digest in said


def test_an_empty_trail_is_whole():
    assert "0 entries under 0 seals" in verify()
    assert not Seal.objects.exists()


def test_a_batch_holds_no_more_than_was_said():
    deeds(5)

    assert [actions.seal(most=2) for _time in range(4)] == [2, 2, 1, 0]
    assert check().breaks == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("person_key", "someone-else"),
        ("deed", "merge"),
        ("kind", "place"),
        ("key", "another"),
        ("reason", "because"),
        ("origin", "api"),
        ("refused", True),
        ("fields", '["title_nl"]'),
        ("digests", '{"email": ["", "x"]}'),
        ("at", "2017-03-17 10:00:00+00:00"),
    ],
)
def test_an_entry_changed_by_hand_is_named(column, value):
    _first, second, _third = deeds(3)
    actions.seal()

    unguarded(f"UPDATE trail_entry SET {column} = %s WHERE id = %s", value, second.pk)  # noqa: S608

    assert [(found.seal, found.entry, found.what) for found in check().breaks] == [(1, second.pk, "changed")]
    with pytest.raises(CommandError, match=f"Seal 1: entry {second.pk} is not as it was sealed") as problem:
        verify()
    assert problem.value.returncode == 1
    assert "Change nothing" in str(problem.value)
    unguarded(
        "UPDATE trail_entry SET person_key = %s, deed = %s, kind = %s, key = %s, reason = %s, origin = %s,"
        " refused = %s, fields = %s, digests = %s, at = %s WHERE id = %s",
        *(second.person_key, second.deed, second.kind, second.key, second.reason, second.origin, second.refused),
        *(f'["ask_nl", "{second.fields[1]}"]', "{}", second.at.isoformat(" ").removesuffix("+00:00"), second.pk),
    )
    assert check().breaks == []


def test_an_entry_deleted_by_hand_is_named():
    _first, second, _third = deeds(3)
    actions.seal()

    unguarded("DELETE FROM trail_entry WHERE id = %s", second.pk)

    with pytest.raises(CommandError, match=f"Seal 1: entry {second.pk} is gone"):
        verify()


def test_of_very_many_broken_entries_the_first_are_named_and_the_rest_counted():
    deeds(50)
    actions.seal()

    unguarded("UPDATE trail_entry SET reason = 'x'")

    verdict = check()
    assert (len(verdict.breaks), verdict.more) == (20, 30)


def test_a_seal_deleted_by_hand_is_missed():
    for _time in range(3):
        deeds(2)
        actions.seal()

    unguarded("DELETE FROM trail_seal WHERE number = 2", table="trail_seal")

    with pytest.raises(CommandError, match="Seal 2 is gone"):
        verify()


def test_a_seal_changed_by_hand_is_named():
    deeds(2)
    actions.seal()

    unguarded("UPDATE trail_seal SET sealed_at = '2017-03-17 10:00:00+00:00'", table="trail_seal")

    with pytest.raises(CommandError, match="Seal 1: the seal itself"):
        verify()


def test_a_seal_made_again_by_hand_does_not_carry_the_next():
    deeds(1)
    actions.seal()
    deeds(1)
    actions.seal()

    unguarded("UPDATE trail_seal SET digest = %s WHERE number = 1", "0" * 64, table="trail_seal")

    assert {(found.seal, found.what) for found in check().breaks} == {(1, "changed"), (2, "loose")}


def test_seals_taken_away_from_the_end_are_missed_by_who_wrote_down_the_last():
    deeds(1)
    actions.seal()
    deeds(1)
    actions.seal()
    seen = Seal.objects.latest("number").digest
    assert "whole" in verify(seen=seen.upper())

    unguarded("DELETE FROM trail_seal WHERE number = 2", table="trail_seal")

    with pytest.raises(CommandError, match="that you wrote down is not there"):
        verify(seen=seen)


@pytest.mark.parametrize("deed", [lambda: Seal.objects.update(count=1), lambda: Seal.objects.all().delete()])
def test_the_database_refuses_to_change_or_delete_a_seal(deed):
    deeds(1)
    actions.seal()

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        deed()


def test_an_entry_with_a_lower_number_that_comes_later_goes_under_the_next_seal():
    first = deeds(1)[0]
    Entry.objects.create(pk=first.pk + 2, person_key="a", deed="describe", kind="theme", key="b", origin="screen")
    actions.seal()
    Entry.objects.create(pk=first.pk + 1, person_key="a", deed="describe", kind="theme", key="b", origin="screen")

    assert actions.seal() == 1

    assert Seal.objects.get(number=2).ranges == [[first.pk + 1, first.pk + 1]]
    assert (check().breaks, check().unsealed) == ([], 0)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL lets two write at once")
def test_a_deed_that_is_committed_late_is_sealed_as_soon_as_it_is_there():
    import psycopg

    known = connection.get_connection_params()
    words = {name: known[name] for name in ("dbname", "user", "password", "host", "port") if name in known}
    with psycopg.connect(**words) as other, other.cursor() as cursor:
        cursor.execute(
            "INSERT INTO trail_entry (at, person_key, deed, kind, key, fields, digests, reason, origin, refused) VALUES"
            " (now(), 'a', 'describe', 'theme', 'b', '[]', '{}', '', 'screen', false) RETURNING id"
        )
        late = cursor.fetchone()[0]
        here = deeds(1)[0]
        actions.seal()
        other.commit()
        try:
            assert late < here.pk
            assert actions.seal() == 1
            assert Seal.objects.get(number=2).ranges == [[late, late]]
            assert check().breaks == []
        finally:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("DELETE FROM trail_entry WHERE id = %s", [late])


def test_sealing_alone_says_how_many_and_is_silent_when_there_are_none():
    deeds(2)
    said = StringIO()

    with override("en"):
        call_command("trail", "seal", "--quiet", stdout=said)
        call_command("trail", "seal", "--quiet", stdout=said)

    assert said.getvalue() == "2 entries were sealed.\n"
