"""The database itself refuses to change what was written, signed, agreed or settled: a new row stands beside it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = (
    "termsversion",
    "signature",
    "agreeddefinition",
    "settlementline",
    "rejection",
    "outcomepayment",
    "paymentreceived",
)
SAID = "what was written, signed or settled is only added to"
AN_EXAMPLE = "NEW.events <> OLD.events OR NEW.amount <> OLD.amount OR OLD.withdrawn_at IS NOT NULL"
A_SETTLEMENT = "NEW.total <> OLD.total OR NEW.until <> OLD.until OR OLD.entry IS NOT NULL"
PARTLY = {"agreedexample": AN_EXAMPLE, "settlement": A_SETTLEMENT}


def keep(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgresql():
        editor.execute(statement, params=None)


def _sqlite() -> list[str]:
    never = [
        f"""CREATE TRIGGER contracts_{table}_never_{done} BEFORE {deed} ON contracts_{table}
            BEGIN SELECT RAISE(ABORT, '{SAID}'); END"""
        for table in TABLES
        for deed, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
    ]
    partly = [
        f"""CREATE TRIGGER contracts_{table}_stays BEFORE UPDATE ON contracts_{table} WHEN {broken}
            BEGIN SELECT RAISE(ABORT, '{SAID}'); END"""
        for table, broken in PARTLY.items()
    ]
    return never + partly


def _postgresql() -> list[str]:
    return [
        f"""CREATE FUNCTION contracts_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        *(
            f"""CREATE TRIGGER contracts_{table}_never_changed BEFORE UPDATE OR DELETE ON contracts_{table}
                FOR EACH ROW EXECUTE FUNCTION contracts_refuse()"""
            for table in TABLES
        ),
        *(
            f"""CREATE TRIGGER contracts_{table}_stays BEFORE UPDATE ON contracts_{table}
                FOR EACH ROW WHEN ({broken}) EXECUTE FUNCTION contracts_refuse()"""
            for table, broken in PARTLY.items()
        ),
    ]


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_sqlite = editor.connection.vendor == "sqlite"
    names = [(table, "never_changed") for table in TABLES] + [(table, "stays") for table in PARTLY]
    names += [(table, "never_deleted") for table in TABLES] if on_sqlite else []
    for table, name in names:
        of = "" if on_sqlite else f" ON contracts_{table}"
        editor.execute(f"DROP TRIGGER contracts_{table}_{name}{of}", params=None)
    if not on_sqlite:
        editor.execute("DROP FUNCTION contracts_refuse", params=None)


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_initial")]
    operations = [migrations.RunPython(keep, lift)]
