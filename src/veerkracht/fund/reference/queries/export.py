"""All rows as they were taken in, to write them back."""

from collections.abc import Iterator
from dataclasses import replace

from veerkracht.fund.reference.models import Line
from veerkracht.fund.reference.queries.contracts import as_row
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.values import Value


def rows() -> Iterator[Row]:
    """Give every row of the source, in the order of its files, contacts with it; what is gone from it is left out."""
    lines = Line.objects.filter(gone=False).select_related("contact").order_by("table", "line", "owner", "number")
    for line in lines.iterator(chunk_size=2000):
        row = as_row(line)
        if hasattr(line, "contact"):
            contact = {path: Value.of(kept) for path, kept in line.contact.cells.items()}
            row = replace(row, cells={**row.cells, **contact})
        yield row
