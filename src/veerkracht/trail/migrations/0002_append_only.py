"""The trail is only added to: the database itself refuses to change or delete an entry."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    """CREATE TRIGGER trail_entry_never_changed BEFORE UPDATE ON trail_entry
       BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END""",
    """CREATE TRIGGER trail_entry_never_deleted BEFORE DELETE ON trail_entry
       BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION trail_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the trail is only added to' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER trail_entry_never_changed BEFORE UPDATE OR DELETE ON trail_entry
       FOR EACH ROW EXECUTE FUNCTION trail_entry_refuse()""",
]
UNDO_SQLITE = ["DROP TRIGGER trail_entry_never_changed", "DROP TRIGGER trail_entry_never_deleted"]
UNDO_POSTGRESQL = ["DROP TRIGGER trail_entry_never_changed ON trail_entry", "DROP FUNCTION trail_entry_refuse"]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO_SQLITE if editor.connection.vendor == "sqlite" else UNDO_POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(guard, lift)]
