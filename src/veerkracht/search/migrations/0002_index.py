"""The full-text table of the database itself; its rows go with the text they belong to, however that goes."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from veerkracht.search.index import CREATE_POSTGRESQL, CREATE_SQLITE, GIN_POSTGRESQL

SQLITE = [
    CREATE_SQLITE,
    """CREATE TRIGGER search_findable_gone AFTER DELETE ON search_findable
       BEGIN DELETE FROM search_index WHERE rowid = old.number; END""",
]
POSTGRESQL = [
    CREATE_POSTGRESQL.format(name="search_index"),
    GIN_POSTGRESQL.format(name="search_index_tokens", table="search_index"),
    "CREATE SEQUENCE search_arrival",
    """CREATE FUNCTION search_findable_forget() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN DELETE FROM search_index WHERE number IN (SELECT number FROM gone); RETURN NULL; END $$""",
    """CREATE FUNCTION search_findable_empty() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN TRUNCATE search_index; RETURN NULL; END $$""",
    """CREATE TRIGGER search_findable_gone AFTER DELETE ON search_findable
       REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_findable_forget()""",
    """CREATE TRIGGER search_findable_emptied AFTER TRUNCATE ON search_findable
       FOR EACH STATEMENT EXECUTE FUNCTION search_findable_empty()""",
]
UNDO_SQLITE = ["DROP TRIGGER search_findable_gone", "DROP TABLE search_index"]
UNDO_POSTGRESQL = [
    "DROP TRIGGER search_findable_gone ON search_findable",
    "DROP TRIGGER search_findable_emptied ON search_findable",
    "DROP FUNCTION search_findable_forget",
    "DROP FUNCTION search_findable_empty",
    "DROP SEQUENCE search_arrival",
    "DROP TABLE search_index",
]


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def unmake(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO_SQLITE if editor.connection.vendor == "sqlite" else UNDO_POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
