"""The database itself refuses to credit more of an effect than there is: shares that were confirmed are at most 100."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SAID = "of one effect no more than the whole is credited"
OTHERS = "SELECT COALESCE(SUM(confirmed), 0) FROM crossovers_share WHERE effect_id = NEW.effect_id"


def keep(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgresql():
        editor.execute(statement, params=None)


def _sqlite() -> list[str]:
    return [
        f"""CREATE TRIGGER crossovers_share_never_above_{deed} BEFORE {deed} ON crossovers_share
            WHEN NEW.confirmed IS NOT NULL AND NEW.confirmed + ({OTHERS}{but}) > 100
            BEGIN SELECT RAISE(ABORT, '{SAID}'); END"""
        for deed, but in (("INSERT", ""), ("UPDATE", " AND id <> NEW.id"))
    ]


def _postgresql() -> list[str]:
    return [
        f"""CREATE FUNCTION crossovers_share_never_above() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF NEW.confirmed IS NOT NULL THEN
                PERFORM 1 FROM crossovers_effect WHERE id = NEW.effect_id FOR UPDATE;
                IF NEW.confirmed + ({OTHERS} AND id <> NEW.id) > 100 THEN
                    RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation';
                END IF;
            END IF;
            RETURN NEW; END $$""",
        """CREATE TRIGGER crossovers_share_never_above BEFORE INSERT OR UPDATE ON crossovers_share
            FOR EACH ROW EXECUTE FUNCTION crossovers_share_never_above()""",
    ]


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for deed in ("INSERT", "UPDATE"):
            editor.execute(f"DROP TRIGGER crossovers_share_never_above_{deed}")
    else:
        editor.execute("DROP TRIGGER crossovers_share_never_above ON crossovers_share")
        editor.execute("DROP FUNCTION crossovers_share_never_above()")


class Migration(migrations.Migration):
    dependencies = (("crossovers", "0001_initial"),)
    operations = (migrations.RunPython(keep, lift),)
