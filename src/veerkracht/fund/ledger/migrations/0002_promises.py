"""What the database itself refuses in the books, whatever the way in: one list of promises, kept on both databases."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = (
    *("portfolio", "account", "unlock", "entry", "transfer", "periodlock", "closing", "commitment", "reservation"),
)
COMMITTED = """(SELECT coalesce(sum(amount), 0) FROM ledger_commitment
    WHERE portfolio_id = NEW.portfolio_id AND payer_key = NEW.payer_key AND currency = NEW.currency)"""
RESERVED = COMMITTED.replace("ledger_commitment", "ledger_reservation")
PURPOSE = "(SELECT purpose FROM ledger_portfolio WHERE id = NEW.portfolio_id)"
WITHIN = "signed maxima stay within what is committed"
OUTSIDE = "costs are booked outside the outcome budget"
LOCKED = "the period is locked"

PROMISES = {
    "account": {
        OUTSIDE: f"NEW.kind = 'cost' AND {PURPOSE} = 'outcomes' OR NEW.kind = 'outcome' AND {PURPOSE} = 'costs'",
    },
    "unlock": {
        "an unlock is of an account of its fund": """EXISTS (SELECT 1 FROM ledger_account a
            WHERE a.id = NEW.account_id AND a.fund_key <> NEW.fund_key)""",
    },
    "entry": {
        LOCKED: """EXISTS (SELECT 1 FROM ledger_periodlock l
                WHERE l.fund_key = NEW.fund_key AND l.until >= NEW.occurred_on)
            AND NOT EXISTS (SELECT 1 FROM ledger_unlock u
                WHERE u.id = NEW.unlock_id AND u.fund_key = NEW.fund_key AND u.expires_at > {now})""",
    },
    "transfer": {
        "a transfer is between two accounts, for an entry": "e.id IS NULL OR d.id IS NULL OR c.id IS NULL",
        "an entry has one currency": "d.currency <> e.currency OR c.currency <> e.currency",
        "an entry is of one fund": "d.fund_key <> e.fund_key OR c.fund_key <> e.fund_key",
        "a transfer is one of the lines of its entry, on its day": (
            "added.line > e.lines OR added.occurred_on <> e.occurred_on"
        ),
        OUTSIDE: "d.kind = 'cost' AND cp.purpose = 'outcomes' OR c.kind = 'cost' AND dp.purpose = 'outcomes'",
        LOCKED: """e.unlock_id IS NULL AND EXISTS (SELECT 1 FROM ledger_periodlock l
            WHERE l.fund_key = e.fund_key AND l.until >= e.occurred_on)""",
        "this is not what was unlocked": """u.account_id IS NOT NULL AND u.account_id NOT IN (d.id, c.id)
            OR u.contract_key <> '' AND u.contract_key NOT IN (d.contract_key, c.contract_key)""",
    },
    "reservation": {
        "outcomes are paid from a portfolio for outcomes": f"{PURPOSE} <> 'outcomes'",
        WITHIN: f"NEW.amount > 0 AND {RESERVED} + NEW.amount > {COMMITTED}",
    },
    "commitment": {
        WITHIN: f"NEW.amount < 0 AND {COMMITTED} + NEW.amount < {RESERVED}",
    },
}

# Transfers come by the ten thousands. PostgreSQL looks at all of a statement together; SQLite at one row as if at many.
WITH_ITS_ENTRY = """ FROM {added} LEFT JOIN ledger_entry e ON e.id = added.entry_id
    LEFT JOIN ledger_account d ON d.id = added.debit_id LEFT JOIN ledger_portfolio dp ON dp.id = d.portfolio_id
    LEFT JOIN ledger_account c ON c.id = added.credit_id LEFT JOIN ledger_portfolio cp ON cp.id = c.portfolio_id
    LEFT JOIN ledger_unlock u ON u.id = e.unlock_id"""
ONE_ROW = """(SELECT NEW.entry_id AS entry_id, NEW.line AS line, NEW.occurred_on AS occurred_on,
    NEW.debit_id AS debit_id, NEW.credit_id AS credit_id) added"""

# On PostgreSQL others work at the same time: posting and locking a period wait for each other, and so do two who sign.
BOOKS = "PERFORM pg_advisory_xact_lock{shared}(hashtextextended('ledger ' || NEW.fund_key, 0));"
ENVELOPE = """PERFORM 1 FROM ledger_commitment WHERE portfolio_id = NEW.portfolio_id AND payer_key = NEW.payer_key
    ORDER BY id FOR UPDATE;"""
WAITS = {
    "entry": BOOKS.format(shared="_shared"),
    "periodlock": BOOKS.format(shared=""),
    "reservation": ENVELOPE,
    "commitment": ENVELOPE,
}


def cases(table: str, then: str, now: str) -> str:
    """Say which promise would be broken, as one expression."""
    whens = (f"WHEN {broken} THEN {then.format(promise)}" for promise, broken in PROMISES[table].items())
    return f"CASE {' '.join(whens)} END".replace("{now}", now)


def sqlite() -> list[str]:
    now, refuse = "strftime('%Y-%m-%d %H:%M:%f', 'now')", "RAISE(ABORT, '{}')"
    never = [
        f"""CREATE TRIGGER ledger_{table}_never_{done} BEFORE {deed} ON ledger_{table}
            BEGIN SELECT {refuse.format("the books are only added to")}; END"""
        for table in TABLES
        for deed, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
    ]
    stands = [
        f"""CREATE TRIGGER ledger_{table}_stands BEFORE INSERT ON ledger_{table}
            BEGIN SELECT {cases(table, refuse, now)} {source(table, ONE_ROW)}; END"""
        for table in PROMISES
    ]
    return never + stands


def postgresql() -> list[str]:
    refuse = "RAISE EXCEPTION '%', {} USING ERRCODE = 'integrity_constraint_violation'"
    never = [
        f"""CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN {refuse.format("'the books are only added to'")}; END $$""",
        *(
            f"""CREATE TRIGGER ledger_{table}_never_changed BEFORE UPDATE OR DELETE ON ledger_{table}
                FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"""
            for table in TABLES
        ),
    ]
    stands = []
    for table in PROMISES | WAITS:
        broken = cases(table, "'{}'", "clock_timestamp()") if table in PROMISES else "NULL"
        stands += [
            f"""CREATE FUNCTION ledger_{table}_judge() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
                DECLARE broken text;
                BEGIN
                    {WAITS.get(table, "")}
                    SELECT min({broken}) INTO broken {source(table, "added")};
                    IF broken IS NOT NULL THEN {refuse.format("broken")}; END IF;
                    RETURN NEW;
                END $$""",
            f"""CREATE TRIGGER ledger_{table}_stands {moment(table)} EXECUTE FUNCTION ledger_{table}_judge()""",
        ]
    return never + stands


def source(table: str, added: str) -> str:
    return WITH_ITS_ENTRY.format(added=added) if table == "transfer" else ""


def moment(table: str) -> str:
    if table == "transfer":
        return "AFTER INSERT ON ledger_transfer REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
    return f"BEFORE INSERT ON ledger_{table} FOR EACH ROW"


def keep(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in sqlite() if editor.connection.vendor == "sqlite" else postgresql():
        editor.execute(statement, params=None)


def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = editor.connection.vendor == "postgresql"
    for table in TABLES:
        for name in ["never_changed", "stands"] if on_postgresql else ["never_changed", "never_deleted", "stands"]:
            of = f" ON ledger_{table}" if on_postgresql else ""
            editor.execute(f"DROP TRIGGER IF EXISTS ledger_{table}_{name}{of}", params=None)
    if on_postgresql:
        for name in ("refuse", *(f"{table}_judge" for table in PROMISES | WAITS)):
            editor.execute(f"DROP FUNCTION ledger_{name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(keep, lift)]
