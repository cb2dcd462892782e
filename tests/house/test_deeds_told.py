"""Whatever is done can be told: each deed that a room records has its sentence, each field its word."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from house.laws import SOURCE
from veerkracht.trail.models import Keyed, Version
from veerkracht.trail.words.fields import FIELDS
from veerkracht.trail.words.sentences import SENTENCES

TECHNICAL = {
    "id",
    "sort_key",
    "origin",
    "recorded_at",
    "changed_at",
    "last_login",
    "in_force_from",
    "number",
    "by_key",
    "goal",
    "agenda",
}


def recording() -> Iterator[tuple[Path, ast.Module]]:
    """Give the files in which something is recorded in the trail."""
    for file in sorted(SOURCE.rglob("*.py")):
        text = file.read_text()
        if "trail.actions import" in text and "site" not in file.parts:
            yield file, ast.parse(text)


def texts(node: ast.AST) -> Iterator[str]:
    """Give the texts that an expression can come to: of a choice, both."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))


def deeds(tree: ast.Module) -> Iterator[str]:
    """Give each deed that is named in a file: said as deed=, given to _record, or kept in a name `deed`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "deed" for one in node.targets):
            yield from texts(node.value)
        if isinstance(node, ast.Call):
            yield from (text for word in node.keywords if word.arg == "deed" for text in texts(word.value))
            if isinstance(node.func, ast.Name) and node.func.id == "_record":
                yield from texts(node.args[1])


def test_every_deed_has_its_sentence() -> None:
    named = {deed: str(file.relative_to(SOURCE)) for file, tree in recording() for deed in deeds(tree)}

    assert {"describe", "join", "merge", "correct", "answer", "welcome"} <= named.keys(), "the deeds are looked for"
    assert not {deed: file for deed, file in named.items() if deed not in SENTENCES}, "tell it in trail/words"


def test_every_record_of_a_deed_is_a_text_that_can_be_found_here() -> None:
    for file, tree in recording():
        calls = [
            node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record"
        ]
        assert not calls or list(deeds(tree)), f"{file} records a deed whose name this test cannot find"


def test_every_field_that_a_deed_can_name_has_its_word() -> None:
    records = [record for record in apps.get_models() if issubclass(record, (Keyed, Version))]
    fields = {
        field.name: record._meta.label
        for record in records
        for field in (*record._meta.fields, *record._meta.many_to_many)
        if field.name not in TECHNICAL
    }

    assert len(records) > 8
    assert not {name: record for name, record in fields.items() if name not in FIELDS}, "say it in trail/words"
