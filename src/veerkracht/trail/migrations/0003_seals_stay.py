"""A seal stays as it was set: the database itself refuses to change or delete it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    """CREATE TRIGGER trail_seal_never_changed BEFORE UPDATE ON trail_seal
       BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END""",
    """CREATE TRIGGER trail_seal_never_deleted BEFORE DELETE ON trail_seal
       BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END""",
]
POSTGRESQL = [
    """CREATE TRIGGER trail_seal_never_changed BEFORE UPDATE OR DELETE ON trail_seal
       FOR EACH ROW EXECUTE FUNCTION trail_entry_refuse()""",
]
UNDO_SQLITE = ["DROP TRIGGER trail_seal_never_changed", "DROP TRIGGER trail_seal_never_deleted"]
UNDO_POSTGRESQL = ["DROP TRIGGER trail_seal_never_changed ON trail_seal"]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO_SQLITE if editor.connection.vendor == "sqlite" else UNDO_POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_append_only")]
    operations = [migrations.RunPython(guard, lift)]
