"""Imports and foreign keys point down."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

from house.laws import ROOT, SOURCE, storeys

WITHOUT_DJANGO = """
import importlib, pathlib, sys, hypothesis, pytest
hypothesis.settings.register_profile("proof", deadline=None, max_examples=5)  # the rules themselves are tried elsewhere
hypothesis.settings.load_profile("proof")
class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("django", "csp", "whitenoise", "gunicorn"):
            raise ModuleNotFoundError(f"{name} is not there")
sys.meta_path.insert(0, NoDjango())
for file in pathlib.Path("src").glob("veerkracht/**/rules/**/*.py"):
    importlib.import_module(".".join(file.with_suffix("").parts[1:]).removesuffix(".__init__"))
sys.exit(pytest.main(["tests/rules", "-q", "--noconftest", "-c", "/dev/null", "--rootdir", ".",
    "--disable-plugin-autoload", "-p", "no:cacheprovider", "--import-mode=importlib"]))
"""


def test_imports_keep_to_the_contracts():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_every_room_is_in_the_contract():
    rooms = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists()}

    assert rooms
    assert rooms <= set(storeys())


def relations() -> list[Field]:
    models = [model for model in apps.get_models() if model.__module__.startswith("veerkracht.")]
    fields = [field for model in models for field in model._meta.get_fields() if not field.auto_created]
    return [field for field in fields if field.is_relation and room(field.related_model) in storeys()]


def room(model: type) -> str:
    return model.__module__.removeprefix("veerkracht.").partition(".")[0]


def test_there_are_relations_to_look_at():
    assert len(relations()) > 20


def test_foreign_keys_point_down():
    up = [
        f"{field} → {field.related_model._meta.label}"
        for field in relations()
        if room(field.model) != room(field.related_model)
        and storeys()[room(field.model)] <= storeys()[room(field.related_model)]
    ]

    assert not up, "a record may point only to rooms beneath its own; keep a key as text instead"


def test_no_record_gets_a_back_door_into_a_room_above_it():
    doors = [
        str(field)
        for field in relations()
        if room(field.model) != room(field.related_model) and not field.remote_field.hidden
    ]

    assert not doors, 'give these related_name="+"'


def test_rules_run_without_django():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO],
        cwd=ROOT,
        env={
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests' / 'rules'}",
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_that_proof_fails_when_a_rule_needs_django():
    with_django = WITHOUT_DJANGO.replace("sys.exit", "import django; sys.exit")

    done = subprocess.run([sys.executable, "-c", with_django], cwd=ROOT, capture_output=True, text=True, check=False)

    assert "django is not there" in done.stderr


@pytest.mark.parametrize(
    "name", ["utils", "helpers", "common", "services", "managers", "signals", "constants", "mixins"]
)
def test_no_file_is_named_after_a_layer(name: str):
    assert not [str(file) for file in SOURCE.rglob(f"{name}*") if file.stem == name]


def test_package_files_are_empty():
    """All but the list of a room's records, where these fill a folder: Django looks for them in one module."""
    filled = [file for file in SOURCE.rglob("__init__.py") if file.read_text() and file.parent.name != "models"]

    assert not [str(file) for file in filled]


def test_the_list_of_a_folder_of_records_holds_their_names_and_nothing_else():
    for file in SOURCE.rglob("models/__init__.py"):
        _says, *lines = ast.parse(file.read_text()).body

        assert all(isinstance(line, ast.ImportFrom) for line in lines), file
