"""The database itself refuses to change what was agreed, committed or moved, and to call more than was committed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("arrangement", "capitalclass", "investment", "commitment", "movement", "movementline")
SAID = "what was agreed, committed or moved is only added to"
WITHIN = "no more is called than was committed"
COMMITTED = "(SELECT coalesce(sum(amount), 0) FROM capital_commitment WHERE investment_id = NEW.investment_id)"
CALLED = """(SELECT coalesce(sum(amount), 0) FROM capital_movementline
    WHERE investment_id = NEW.investment_id AND part = 'paid-in')"""
BROKEN = {
    "movementline": f"NEW.part = 'paid-in' AND {CALLED} + NEW.amount > {COMMITTED}",
    "commitment": f"{COMMITTED} + NEW.amount < {CALLED}",
}


def keep(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgresql():
        editor.execute(statement, params=None)


def _sqlite() -> list[str]:
    never = [
        f"""CREATE TRIGGER capital_{table}_never_{done} BEFORE {deed} ON capital_{table}
            BEGIN SELECT RAISE(ABORT, '{SAID}'); END"""
        for table in TABLES
        for deed, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
    ]
    stands = [
        f"""CREATE TRIGGER capital_{table}_stands BEFORE INSERT ON capital_{table} WHEN {broken}
            BEGIN SELECT RAISE(ABORT, '{WITHIN}'); END"""
        for table, broken in BROKEN.items()
    ]
    return never + stands


def _postgresql() -> list[str]:
    refuse = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation'"
    never = [
        f"""CREATE FUNCTION capital_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN {refuse.format(SAID)}; END $$""",
        *(
            f"""CREATE TRIGGER capital_{table}_never_changed BEFORE UPDATE OR DELETE ON capital_{table}
                FOR EACH ROW EXECUTE FUNCTION capital_refuse()"""
            for table in TABLES
        ),
    ]
    stands = []
    for table, broken in BROKEN.items():
        stands += [
            f"""CREATE FUNCTION capital_{table}_judge() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM 1 FROM capital_investment WHERE id = NEW.investment_id FOR UPDATE;
                    IF {broken} THEN {refuse.format(WITHIN)}; END IF;
                    RETURN NEW;
                END $$""",
            f"""CREATE TRIGGER capital_{table}_stands BEFORE INSERT ON capital_{table}
                FOR EACH ROW EXECUTE FUNCTION capital_{table}_judge()""",
        ]
    return never + stands


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_sqlite = editor.connection.vendor == "sqlite"
    names = [(table, "never_changed") for table in TABLES] + [(table, "stands") for table in BROKEN]
    names += [(table, "never_deleted") for table in TABLES] if on_sqlite else []
    for table, name in names:
        of = "" if on_sqlite else f" ON capital_{table}"
        editor.execute(f"DROP TRIGGER capital_{table}_{name}{of}", params=None)
    if not on_sqlite:
        for name in ("refuse", *(f"{table}_judge" for table in BROKEN)):
            editor.execute(f"DROP FUNCTION capital_{name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("capital", "0001_initial")]
    operations = [migrations.RunPython(keep, lift)]
