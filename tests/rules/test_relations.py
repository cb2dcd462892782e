from veerkracht.exchange.mistake import Row, Where
from veerkracht.exchange.rules.relations import doubles, misfits, unknown_keys
from veerkracht.exchange.tables.table import Column, Kind, Table

PLACES = Table("places", "", "", (Column("key", "", "", Kind.KEY),))
FOCUS = Table(
    "focus",
    "",
    "",
    (Column("place", "", "", Kind.KEY, refers_to="places"), Column("about", "", "", Kind.ABOUTS)),
    known_by=("place",),
)


def rows(*every: dict[str, str]) -> list[Row]:
    return [Row(cells, Where("file.csv", line)) for line, cells in enumerate(every, start=2)]


def test_the_second_row_with_a_key_is_told_where_the_first_stands() -> None:
    found = list(doubles(PLACES, rows({"key": "oss"}, {"key": "uden"}, {"key": "oss"})))

    assert [(mistake.line, mistake.detail["line"]) for mistake in found] == [(4, 2)]


def test_a_key_that_stands_nowhere_is_answered_with_the_nearest_one() -> None:
    held = {"places": rows({"key": "roosendaal"}), "focus": rows({"place": "rosendaal"}, {"place": "roosendaal"})}

    found = list(unknown_keys([PLACES, FOCUS], held, lambda _table: ()))

    assert [(mistake.line, mistake.detail["near"]) for mistake in found] == [(2, "roosendaal")]


def test_a_key_that_is_stored_already_is_known() -> None:
    held = {"focus": rows({"place": "oss", "about": "place:oss; place:uden"})}

    found = list(unknown_keys([PLACES, FOCUS], held, lambda _table: {"oss"}))

    assert [mistake.detail["key"] for mistake in found] == ["uden"]


def test_a_code_belongs_to_one_place_at_a_time() -> None:
    def code(place: str, starts_on: str, ends_on: str) -> dict[str, str]:
        return {"place": place, "scheme": "CBS", "code": "GM0860", "starts_on": starts_on, "ends_on": ends_on}

    after = rows(code("oud", "", "2016-12-31"), code("nieuw", "2017-01-01", ""))
    at_once = rows(code("oud", "", ""), code("nieuw", "2017-01-01", ""))

    assert not list(misfits({"place-codes": after}, {}, []))
    assert [mistake.what for mistake in misfits({"place-codes": at_once}, {}, [])] == ["code-taken"]


def test_a_decision_belongs_to_a_version_that_exists() -> None:
    held = {"decisions": rows({"agenda": "agenda", "in_force_from": "2017-03-18", "number": "1"})}

    found = list(misfits(held, {}, [("agenda", "2017-03-17")]))

    assert [mistake.detail["days"] for mistake in found] == [["2017-03-17"]]


def test_all_versions_of_a_goal_have_one_position() -> None:
    held = {
        "goals": rows({"goal": "a", "position": "1"}, {"goal": "b", "position": "2"}, {"goal": "a", "position": "3"})
    }

    assert [(mistake.what, mistake.line) for mistake in misfits(held, {}, [])] == [("two-positions", 4)]
