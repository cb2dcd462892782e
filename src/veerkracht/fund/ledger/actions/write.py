"""Writing the transfers of an entry: many at once, past the ORM, which takes ten times as long over each."""

from collections.abc import Sequence

from django.db import connection

from veerkracht.fund.ledger.models import Entry

AT_ONCE = 50_000
COLUMNS = "entry_id, occurred_on, line, debit_id, credit_id, amount"
ONE_BY_ONE = f"INSERT INTO ledger_transfer ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608 - no value in it
TOGETHER = f"""INSERT INTO ledger_transfer ({COLUMNS})
    SELECT %s, %s::date, * FROM unnest(%s::integer[], %s::bigint[], %s::bigint[], %s::bigint[])"""  # noqa: S608


def write(*, entry: Entry, transfers: Sequence[tuple[int, int, int]]) -> None:
    """Write the transfers of an entry, numbered from one: the accounts debited and credited, and the amount."""
    rows = [(number, *transfer) for number, transfer in enumerate(transfers, start=1)]
    of = (entry.pk, entry.occurred_on.isoformat())
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            if connection.vendor == "postgresql":
                cursor.execute(TOGETHER, [*of, *(list(column) for column in zip(*some, strict=True))])
            else:
                cursor.executemany(ONE_BY_ONE, [(*of, *row) for row in some])
