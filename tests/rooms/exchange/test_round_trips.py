"""What is saved and loaded again is the same, as files and as a workbook."""

import io
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import given as whatever
from hypothesis import strategies as st
from openpyxl import load_workbook

import given
from veerkracht.exchange.folder.read import read_folder
from veerkracht.exchange.folder.write import files, write_folder
from veerkracht.exchange.management.commands.new import EXAMPLE, example
from veerkracht.exchange.mistake import Wrong
from veerkracht.exchange.queries.plan import mistakes, read_rows
from veerkracht.exchange.rules.cells import tidy
from veerkracht.exchange.tables.register import BY_NAME
from veerkracht.exchange.tables.table import Kind
from veerkracht.exchange.workbook.read import EXPLAINED, read_workbook
from veerkracht.exchange.workbook.write import write_workbook

SHIPPED = Path(__file__).resolve().parents[3] / "programmes" / "sociale-veerkracht"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_a_saved_folder_is_byte_for_byte_the_folder_that_was_loaded(tmp_path):
    given.officer()

    call_command("load", str(EXAMPLE), verbosity=0)
    given.publish_lesson("samen-koken-verbindt-niet-vanzelf")
    call_command("save", str(tmp_path / "saved"), stdout=StringIO())

    assert contents(tmp_path / "saved") == contents(EXAMPLE)


@pytest.mark.django_db
@pytest.mark.parametrize("folder", [pytest.param(EXAMPLE, id="example"), pytest.param(SHIPPED, id="2017")])
def test_loading_what_was_saved_changes_nothing(tmp_path, folder):
    given.officer()
    call_command("load", str(folder), verbosity=0)
    call_command("save", str(tmp_path / "once"), stdout=StringIO())
    out = StringIO()

    call_command("load", str(tmp_path / "once"), stdout=out)
    call_command("save", str(tmp_path / "twice"), stdout=StringIO())

    assert "Er is niets veranderd." in out.getvalue()
    assert contents(tmp_path / "once") == contents(tmp_path / "twice")


@pytest.mark.django_db
@pytest.mark.parametrize("folder", [pytest.param(EXAMPLE, id="example"), pytest.param(SHIPPED, id="2017")])
def test_loading_the_workbook_that_was_saved_changes_nothing(tmp_path, folder):
    given.officer()
    call_command("load", str(folder), verbosity=0)
    call_command("save", "--workbook", str(tmp_path / "programma.xlsx"), stdout=StringIO())
    out = StringIO()

    call_command("load", str(tmp_path / "programma.xlsx"), stdout=out)

    assert "Er is niets veranderd." in out.getvalue()
    assert "conflict" not in out.getvalue()


@pytest.mark.django_db
def test_a_folder_of_another_programme_is_not_written_over(tmp_path):
    given.officer()
    call_command("load", str(EXAMPLE), verbosity=0)
    (tmp_path / "programme.toml").write_text('key = "maandal"\n')

    with pytest.raises(CommandError, match="maandal"):
        call_command("save", str(tmp_path))

    assert contents(tmp_path) == {"programme.toml": b'key = "maandal"\n'}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        pytest.param([], "Zeg waar het naartoe moet", id="nowhere"),
        pytest.param(["map"], "Er is nog geen programma", id="no programme"),
        pytest.param(["map", "--programme", "x"], "Er is geen programma “x”", id="another programme"),
    ],
)
def test_what_cannot_be_saved_is_answered(words, answer):
    with pytest.raises(CommandError, match=answer):
        call_command("save", *words)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "readme"), [("nl", "LEESMIJ.md"), ("en", "README.md")])
def test_a_new_folder_explains_itself_and_loads_without_a_mistake(tmp_path, language, readme):
    folder = tmp_path / "nieuw"

    call_command("new", str(folder), "--language", language, stdout=StringIO())

    assert mistakes(read_folder(folder)) == []
    assert set(read_rows(read_folder(folder))) == set(BY_NAME)
    text = (folder / readme).read_text()
    assert all(f"`{table.file_name}`" in text and table.means.read(language).text in text for table in BY_NAME.values())
    toml = (folder / "programme.toml").read_text()
    assert "# Het gebied waar het over gaat." in toml if language == "nl" else "# The area it is about." in toml


def test_a_new_programme_is_not_written_into_a_folder_with_files(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CommandError, match="niet leeg"):
        call_command("new", str(tmp_path))

    assert contents(tmp_path) == {"mine.txt": b"mine"}


texts = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
awkward = st.sampled_from(
    ['"""', 'zegt "ja"', '\\"', "a\\", "'''", "+++", "# English", "een\n# Nederlands\n", "=1+1", "-x", "a,b;c", "\t"]
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@whatever(title=texts | awkward, note=texts | awkward, story=texts | awkward)
def test_any_text_comes_back_from_files_and_workbook(tmp_path_factory, title, note, story):
    table = BY_NAME["initiatives"]
    try:
        cells = {
            "key": "proef",
            "title_nl": tidy(table.by_name["title_nl"], title),
            "summary_nl": tidy(table.by_name["summary_nl"], note),
            "story_nl": tidy(table.by_name["story_nl"], story),
        }
    except Wrong:
        return
    rows = {"programme": example()["programme"], "initiatives": [table.whole(cells)]}
    folder = tmp_path_factory.mktemp("texts")

    write_folder(folder, rows)
    from_files = read_folder(folder).rows["initiatives"][0].cells
    from_workbook = read_workbook(write_workbook(rows)).rows["initiatives"][0].cells

    assert {**from_files, "story_nl": ""} == {**table.whole(cells), "story_nl": ""}
    # A heading of ours within a text gets a second space, so that it stays within that text.
    assert from_files["story_nl"].replace("#  ", "# ") == cells["story_nl"].replace("#  ", "# ")
    assert from_workbook == table.whole(cells)


def test_files_are_the_same_whatever_the_order_of_rows():
    rows = example()

    turned = {name: list(reversed(found)) for name, found in reversed(rows.items())}

    assert files(turned, {}) == files(rows, {})


def test_a_workbook_explains_its_columns_offers_choices_and_holds_no_formula():
    rows = example()
    rows["themes"][0]["description_nl"] = '=HYPERLINK("https://example.org")'

    book = load_workbook(io.BytesIO(write_workbook(rows)))

    themes = book["themes"]
    assert [cell.value for cell in themes[1]] == list(BY_NAME["themes"].names)
    assert themes["A2"].value.startswith(EXPLAINED)
    assert themes["E3"].value == '=HYPERLINK("https://example.org")'
    assert (themes["E3"].data_type, themes["E3"].quotePrefix) == ("s", True)
    offered = [choice.formula1 for choice in book["rounds"].data_validations.dataValidation]
    assert '"selection,support,fund"' in offered
    assert book.sheetnames[0] == "uitleg"
    assert set(BY_NAME) < set(book.sheetnames)


def test_no_choice_is_longer_than_excel_can_offer():
    long = [
        f"{table.name}.{column.name}"
        for table in BY_NAME.values()
        for column in table.columns
        if column.kind == Kind.CHOICE and len(",".join(column.choices)) > 250
    ]

    assert not long


@override_settings(USE_THOUSAND_SEPARATOR=True)
def test_the_guide_in_the_documents_is_what_the_tables_say():
    out = StringIO()

    call_command("new", "--guide", "--language", "en", stdout=out)

    guide = Path(__file__).resolve().parents[3] / "docs" / "guides" / "programme-files.md"
    assert guide.read_text() == out.getvalue(), "veerkracht new --guide --language en > docs/guides/programme-files.md"
