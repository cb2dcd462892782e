import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.exchange.mistake import Wrong
from veerkracht.exchange.rules.cells import tidy, value, written
from veerkracht.exchange.tables.table import Column, Kind


def column(kind: Kind, **more: object) -> Column:
    return Column("name", "naam", "name", kind, **more)  # type: ignore[arg-type]


PHASE = column(Kind.CHOICE, choices=("idea", "growth"), default="idea")


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        pytest.param(Kind.LINE, "  Sociale\n stad ", "Sociale stad", id="spaces and line ends in a name"),
        pytest.param(Kind.LINE, "Cafe\u0301", "Café", id="an accent that stands apart"),
        pytest.param(Kind.LINE, "Buurt 🌻 👩‍🌾", "Buurt 🌻 👩‍🌾", id="emoji"),
        pytest.param(Kind.TEXT, "een  \r\ntwee\n\n", "een\ntwee", id="line ends of Windows"),
        pytest.param(Kind.YES_NO, "Ja", "yes", id="ja"),
        pytest.param(Kind.YES_NO, "0", "no", id="nought"),
        pytest.param(Kind.DATE, "2017", "2017", id="a year stays a year"),
        pytest.param(Kind.DAY, "2020-02-29", "2020-02-29", id="a leap day"),
        pytest.param(Kind.WHOLE, "007", "7", id="zeros in front"),
        pytest.param(Kind.DECIMAL, "51,760", "51.76", id="a comma for a point"),
        pytest.param(Kind.DECIMAL, "25%", "0.25", id="a percentage"),
        pytest.param(Kind.KEYS, "oss;  uden ;oss", "oss; uden", id="a key twice in a list"),
        pytest.param(Kind.LINES, "Zon; Maan", "Zon; Maan", id="names stay in their order"),
        pytest.param(Kind.ADDRESS, "https://example.org/a?b=c", "https://example.org/a?b=c", id="a web address"),
    ],
)
def test_a_cell_is_written_in_one_way(kind: Kind, typed: str, kept: str) -> None:
    assert tidy(column(kind), typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "what"),
    [
        pytest.param(Kind.DAY, "2017-02-30", "no-such-day", id="30 February"),
        pytest.param(Kind.DATE, "2017-13", "no-such-day", id="a thirteenth month"),
        pytest.param(Kind.DAY, "17-3-2017", "not-a-day", id="a day written the Dutch way"),
        pytest.param(Kind.DAY, "2017", "not-a-day", id="a year where a day belongs"),
        pytest.param(Kind.DATE, "current", "not-a-date", id="a word for a date"),
        pytest.param(Kind.KEY, "SlowCare Oss", "not-a-key", id="a title for a key"),
        pytest.param(Kind.LINE, "Oss\u202etxt", "turning-sign", id="a sign that turns the text"),
        pytest.param(Kind.LINE, "Oss\u200f", "turning-sign", id="a right-to-left mark"),
        pytest.param(Kind.LINE, "Oss\x07", "control-sign", id="a bell"),
        pytest.param(Kind.LINE, "x" * 5_000, "too-long", id="a name of 5,000 signs"),
        pytest.param(Kind.TEXT, "x" * 30_001, "too-long", id="a text that fits in no cell of a workbook"),
        pytest.param(Kind.ADDRESS, "example.org", "not-an-address", id="an address without https"),
        pytest.param(Kind.ADDRESS, "javascript:alert(1)", "not-an-address", id="a script for an address"),
        pytest.param(Kind.EMAIL, "iemand", "not-an-email", id="a name for an e-mail address"),
        pytest.param(Kind.DECIMAL, "NaN", "not-a-number", id="a number that is none"),
        pytest.param(Kind.DECIMAL, "1e999", "not-a-number", id="a number without end"),
        pytest.param(Kind.WHOLE, "-1", "not-a-whole-number", id="below nought"),
        pytest.param(Kind.WHOLE, "12345678901", "not-a-whole-number", id="a number no database keeps"),
        pytest.param(Kind.YES_NO, "misschien", "not-yes-or-no", id="maybe"),
        pytest.param(Kind.ABOUT, "slowcare-oss", "not-about", id="a key without its kind"),
    ],
)
def test_what_is_wrong_with_a_cell_has_a_name(kind: Kind, typed: str, what: str) -> None:
    with pytest.raises(Wrong) as wrong:
        tidy(column(kind, choices=("place",)), typed)

    assert wrong.value.what == what


def test_a_misspelled_choice_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(Wrong) as wrong:
        tidy(PHASE, "grwoth")

    assert wrong.value.detail["near"] == "growth"


def test_an_empty_cell_is_the_default_unless_it_is_required() -> None:
    assert tidy(PHASE, " ") == "idea"
    with pytest.raises(Wrong, match="required"):
        tidy(column(Kind.LINE, required=True), " ")


def test_a_latitude_lies_on_the_globe() -> None:
    latitude = Column("latitude", "", "", Kind.DECIMAL)

    with pytest.raises(Wrong, match="out-of-bounds"):
        tidy(latitude, "517.6")


@given(st.sampled_from(list(Kind)), st.text(max_size=40))
def test_a_tidy_cell_stays_as_it_is_and_has_a_value(kind: Kind, text: str) -> None:
    any_column = column(kind, choices=("place", "idea"))
    try:
        cell = tidy(any_column, text)
    except Wrong:
        return

    assert tidy(any_column, cell) == cell
    value(any_column, cell)


@given(st.floats(-90, 90))
def test_a_stored_number_is_written_as_it_would_be_read(number: float) -> None:
    latitude = Column("latitude", "", "", Kind.DECIMAL)

    assert tidy(latitude, written(latitude, number)) == written(latitude, number)
    assert float(written(latitude, number)) == pytest.approx(number, abs=1e-9)
