"""What stands in a room keeps to the room's habits."""

import ast
import re

from django.apps import apps
from django.db import models

from house.laws import ROOT, SOURCE
from veerkracht.site.rooms import AUDIENCE


def records() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("veerkracht.")]


def test_every_record_says_in_a_sentence_what_it_is():
    def sentence(record: type) -> str:
        return (record.__doc__ or "").partition("\n")[0]

    without = [record._meta.label for record in records() if not re.match(r"[A-Z].*\.$", sentence(record))]

    assert not without, "the first line of the docstring is the word's meaning in GLOSSARY.md"


def test_every_record_says_who_may_see_it():
    labels = {record._meta.label for record in records()}

    assert set(AUDIENCE) == labels, "tell it in veerkracht/site/rooms.py"


def test_actions_take_their_arguments_by_name():
    files = [*SOURCE.glob("**/actions.py"), *SOURCE.glob("**/actions/*.py")]
    by_place = [
        f"{file.relative_to(SOURCE)}: {deed.name}"
        for file in files
        for deed in ast.parse(file.read_text()).body
        if isinstance(deed, ast.FunctionDef) and not deed.name.startswith("_")
        if deed.args.args or deed.args.posonlyargs or deed.args.vararg
    ]

    assert files
    assert not by_place, "write def deed(*, by, on, …), so that a call reads as a sentence"


def test_pages_and_forms_write_nothing():
    mouths = [
        *SOURCE.glob("**/views.py"),
        *SOURCE.glob("**/views/*.py"),
        *SOURCE.glob("**/api.py"),
        *SOURCE.glob("**/forms.py"),
    ]
    writes = re.compile(r"\.(save|create|bulk_create|update_or_create|get_or_create|bulk_update)\(|objects\.")

    assert not [str(file.relative_to(SOURCE)) for file in mouths if writes.search(file.read_text())]


def test_every_rule_has_a_page_on_its_method_and_a_table_of_tests():
    rules = sorted({file.stem for file in SOURCE.glob("**/rules/*.py")} - {"__init__"})
    wanted = [f"docs/methods/{name}.md" for name in rules] + [f"tests/rules/test_{name}.py" for name in rules]

    assert rules
    assert not [path for path in wanted if not (ROOT / path).exists()]
