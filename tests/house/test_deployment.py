"""The image, compose, the units and the guide speak of the settings and packages that there are."""

import ast
import re

import yaml

from house.laws import ROOT, SOURCE, project

CONTAINERFILE = (ROOT / "Containerfile").read_text()
UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
VARIABLE = re.compile(r"\b(?:VEERKRACHT_[A-Z_]+|DATABASE_URL)\b")
OF_COMPOSE = {"VEERKRACHT_IMAGE", "VEERKRACHT_PORT"}
"""What only compose.yaml reads."""
OF_THE_HOUSE = {"VEERKRACHT_TALLY", "VEERKRACHT_COUNTERS", "VEERKRACHT_COMMAND"}
"""What our own programs tell one another; nobody sets it."""


def read() -> set[str]:
    """Name the variables that the code reads from the environment."""
    found: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        if "environ" in (text := file.read_text()):
            texts = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
            found.update(text for text in texts if isinstance(text, str) and VARIABLE.fullmatch(text))
    return found - OF_THE_HOUSE


def named(*files: str) -> set[str]:
    return {name for file in files for name in VARIABLE.findall((ROOT / file).read_text())}


def test_every_setting_stands_in_the_guide_and_the_guide_names_no_other():
    assert named("docs/guides/operator.md") - OF_COMPOSE == read()


def test_compose_the_image_the_units_and_the_example_name_settings_that_there_are():
    files = ["compose.yaml", "Containerfile", "deploy/env.example", *(str(unit.relative_to(ROOT)) for unit in UNITS)]

    assert not named(*files) - OF_COMPOSE - read()
    assert not {name for name in read() if name.startswith("VEERKRACHT_")} - named("deploy/env.example")


def test_the_image_has_the_python_of_the_locks_and_exactly_their_packages():
    images = re.findall(r"^FROM \S+/python:(\d+\.\d+)-", CONTAINERFILE, re.MULTILINE)
    locked = re.search(r"--python-version (\d+\.\d+)", (ROOT / "requirements.lock").read_text())

    assert locked
    assert set(images) == {locked[1]}
    assert project()["project"]["requires-python"] == f">={locked[1]}"
    assert "pip install --no-cache-dir --require-hashes -r requirements.lock" in CONTAINERFILE
    assert len(re.findall(r"pip install", CONTAINERFILE)) == 1


def test_what_the_image_copies_is_there_and_let_through():
    copied = [
        name for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE) for name in line.split()[:-1]
    ]
    let_through = (ROOT / ".containerignore").read_text().splitlines()

    assert copied
    assert not [name for name in copied if not (ROOT / name).exists()]
    assert not [name for name in copied if f"!{name}" not in let_through]


def test_the_image_runs_as_nobody_and_compose_lets_it_write_nothing():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    ours = [service for name, service in services.items() if name in ("web", "worker", "migrate")]

    assert re.search(r"^USER \d+:\d+$", CONTAINERFILE, re.MULTILINE)
    assert "HEALTHCHECK" in CONTAINERFILE
    assert len(ours) == 3
    for service in ours:
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["environment"]["DATABASE_URL"].startswith("postgresql://")
    assert services["worker"]["deploy"]["replicas"] >= 2
    assert int(re.search(r"postgres:(\d+)", services["database"]["image"])[1]) >= 15


def test_what_compose_refers_to_is_defined():
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    services, volumes = compose["services"], set(compose["volumes"])

    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        mounted = {mount.partition(":")[0] for mount in service.get("volumes", ())}
        assert mounted <= volumes


def test_the_units_start_commands_that_there_are():
    from django.core.management import get_commands

    started = [line for unit in UNITS for line in unit.read_text().splitlines() if line.startswith("ExecStart=")]
    commands = {found[1] for line in started if (found := re.search(r"bin/veerkracht (\w+)", line))}

    assert len(started) == 3
    assert commands == {"work", "backup"}
    assert commands <= set(get_commands())
    assert any("python:veerkracht.site.production veerkracht.site.wsgi" in line for line in started)
    assert (SOURCE / "site" / "production.py").exists()


def test_the_chores_of_the_guide_are_done_by_the_workers():
    guide = (ROOT / "docs" / "guides" / "operator.md").read_text()

    for command in re.findall(r"`veerkracht (\w+)", guide):
        assert (SOURCE / "site" / "management" / "commands" / f"{command}.py").exists() or _somewhere(command), command


def _somewhere(command: str) -> bool:
    from django.core.management import get_commands

    return command in get_commands()
