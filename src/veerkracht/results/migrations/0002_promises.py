"""The database itself refuses to change a definition or a verified outcome: what was wrong is corrected beside it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("results_metricdefinition", "results_verifiedoutcome")
SAID = "what was verified or agreed is only added to"


def keep(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for table in TABLES:
            editor.execute(
                f"""CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
                params=None,
            )
        return
    editor.execute(
        f"""CREATE FUNCTION results_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        params=None,
    )
    for table in TABLES:
        editor.execute(
            f"""CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table}
                FOR EACH ROW EXECUTE FUNCTION results_refuse()""",
            params=None,
        )


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_sqlite = editor.connection.vendor == "sqlite"
    for table in TABLES:
        editor.execute(f"DROP TRIGGER {table}_never_changed{'' if on_sqlite else f' ON {table}'}", params=None)
    if not on_sqlite:
        editor.execute("DROP FUNCTION results_refuse", params=None)


class Migration(migrations.Migration):
    dependencies = [("results", "0001_initial")]
    operations = [migrations.RunPython(keep, lift)]
