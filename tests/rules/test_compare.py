import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.exchange.rules.compare import Fate, Side, compare, vanished
from veerkracht.exchange.tables.table import Cells, Column, Kind, Table

TABLE = Table(
    "themes",
    "",
    "",
    (
        Column("key", "", "", Kind.KEY),
        Column("title", "", ""),
        Column("note", "", ""),
        Column("kind", "", "", default="other"),
    ),
)


def row(title: str = "Zorg", note: str = "", kind: str = "other") -> Cells:
    return {"key": "zorg", "title": title, "note": note, "kind": kind}


@pytest.mark.parametrize(
    ("base", "stored", "file", "fate", "title"),
    [
        pytest.param(None, None, row(), Fate.NEW, "Zorg", id="never seen before"),
        pytest.param(row(), row(), row(), Fate.SAME, "Zorg", id="nothing happened"),
        pytest.param(row(), row(), row("Steun"), Fate.CHANGED, "Steun", id="the file changed"),
        pytest.param(row(), row("Hulp"), row(), Fate.SAME, "Hulp", id="a person changed"),
        pytest.param(row(), row("Hulp"), row("Hulp"), Fate.SAME, "Hulp", id="both changed to the same"),
        pytest.param(row(), row("Hulp"), row("Steun"), Fate.CONFLICT, "Hulp", id="both changed differently"),
        pytest.param(None, row("Hulp"), row("Steun"), Fate.CONFLICT, "Hulp", id="entered on a page, now in a file"),
    ],
)
def test_three_sides_decide_what_happens(
    base: Cells | None, stored: Cells | None, file: Cells, fate: Fate, title: str
) -> None:
    found = compare(TABLE, base=base, stored=stored, file=file, side=Side.NEITHER)

    assert (found.fate, found.cells["title"]) == (fate, title)


def test_a_file_fills_what_was_empty_though_it_was_never_loaded() -> None:
    found = compare(TABLE, base=None, stored=row(), file=row(note="Meer weten", kind="care"), side=Side.NEITHER)

    assert found.fate == Fate.CHANGED
    assert (found.cells["note"], found.cells["kind"]) == ("Meer weten", "care")


def test_a_conflict_in_one_field_holds_back_the_others() -> None:
    found = compare(TABLE, base=row(), stored=row("Hulp"), file=row("Steun", note="Nieuw"), side=Side.NEITHER)

    assert found.cells == row("Hulp")
    assert [field.name for field in found.fields] == ["title"]


@pytest.mark.parametrize(
    ("side", "kept"),
    [
        pytest.param(Side.FILE, row("Steun", note="Nieuw"), id="the file counts"),
        pytest.param(Side.SCREEN, row("Hulp", note="Nieuw"), id="the page counts, and what only the file changed"),
    ],
)
def test_a_decision_ends_a_conflict(side: Side, kept: Cells) -> None:
    found = compare(TABLE, base=row(), stored=row("Hulp"), file=row("Steun", note="Nieuw"), side=side)

    assert found.fate == Fate.CHANGED
    assert found.cells == kept


def test_a_column_that_a_file_does_not_have_says_nothing() -> None:
    file = {"key": "zorg", "title": "Steun"}

    found = compare(TABLE, base=row(), stored=row(note="Van een mens"), file=file, side=Side.NEITHER)

    assert found.cells == row("Steun", note="Van een mens")


def test_what_is_no_longer_in_the_files_is_told() -> None:
    gone = vanished(TABLE, base={"zorg": row(), "werk": row()}, file={"werk": row()})

    assert [(found.key, found.fate) for found in gone] == [("zorg", Fate.VANISHED)]


texts = st.sampled_from(["", "een", "twee", "drie"])


@given(texts, texts, texts, st.sampled_from([Side.FILE, Side.SCREEN]))
def test_after_a_decision_the_same_file_changes_nothing_more(base: str, stored: str, file: str, side: Side) -> None:
    first = compare(TABLE, base=row(base), stored=row(stored), file=row(file), side=side)

    again = compare(TABLE, base=row(file), stored=first.cells, file=row(file), side=Side.NEITHER)

    assert again.fate == Fate.SAME
