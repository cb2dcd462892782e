"""The fields of INDIGO: found by heading and by path."""

from veerkracht.fund.reference.rules.standard import by_path, columns, family, fields, list_of, owner_heading, table_of


def test_a_heading_is_found_and_one_of_a_later_version_is_not():
    found = columns("projects_outcome_pricings", ["Currency - (Value)", "Mood - (Value)"])

    assert [field.path if field else None for field in found] == ["currency", None]


def test_a_heading_that_stands_twice_is_taken_in_order():
    found = [field.path for field in columns("pipeline", ["(Notes)", "(Notes)"]) if field]

    assert len(set(found)) == 2


def test_every_field_of_a_table_has_a_path_of_its_own():
    for table, some in fields().items():
        assert len(by_path(table)) == len(some), table


def test_a_table_and_its_list_in_json_name_each_other():
    for table in fields():
        assert table_of(family(table), list_of(table)) == table


def test_a_row_of_a_list_says_whose_it_is():
    assert owner_heading("projects") == "ID"
    assert owner_heading("projects_results") == "Project ID"
    assert owner_heading("funds_documents") == "Fund ID"


def test_a_file_of_something_else_has_no_family():
    assert not family("weather")
    assert not family("projectsx")
