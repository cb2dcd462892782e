"""The documents at the root of the repository say what is so, and nothing in it belongs to one machine."""

import re
from itertools import chain

import yaml
from django.core.management import call_command

from house.laws import ROOT, kept_files, project

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
DEPENDENCY = re.compile(r'^    "([A-Za-z][\w.-]*)[^"]*",(.*)$')
MACHINE = re.compile(r"(?<![\w.])/(?:root|Users/\w+|home/\w+|work)/")
HOSTS = re.compile("|".join(["pypi" + r"\.org", "pythonhosted" + r"\.org", "registry\\." + "npmjs", "index" + "-url"]))
REQUIRED = (
    *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"),
    *("legal.license", "maintenance.type", "maintenance.contacts"),
    *("localisation.localisationReady", "localisation.availableLanguages"),
)


def test_the_glossary_says_what_the_records_say(capsys):
    call_command("glossary", check=True)

    assert "up to date" in capsys.readouterr().out


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text().partition("[build-system]")[0].splitlines()
    reasons = {found[1]: found[2].strip() for line in lines if (found := DEPENDENCY.match(line))}
    extras = project()["project"]["optional-dependencies"].values()
    wanted = [*project()["project"]["dependencies"], *chain(*extras), *project()["dependency-groups"]["dev"]]

    assert set(reasons) == {re.split(r"[\[~>=<]", name)[0] for name in wanted}
    assert not [name for name, reason in reasons.items() if not re.fullmatch(r"# \w.{10,}", reason)]


def test_the_lock_for_tests_holds_the_lock_for_running():
    runtime = set(PINNED.findall((ROOT / "requirements.lock").read_text()))
    development = set(PINNED.findall((ROOT / "requirements-dev.lock").read_text()))

    assert runtime
    assert runtime <= development


def test_every_dependency_is_locked():
    locked = {name for name, _version in PINNED.findall((ROOT / "requirements-dev.lock").read_text())}
    extras = project()["project"]["optional-dependencies"].values()
    wanted = [*project()["project"]["dependencies"], *chain(*extras), *project()["dependency-groups"]["dev"]]

    assert not {re.split(r"[\[~>=<]", name)[0].lower() for name in wanted} - locked


def test_nothing_that_is_kept_names_a_machine_or_a_registry():
    named = [
        f"{file.relative_to(ROOT)}: {line.strip()[:100]}"
        for file in kept_files()
        for line in file.read_text(errors="replace").splitlines()
        if MACHINE.search(line) or HOSTS.search(line)
    ]

    assert not named


def test_publiccode_has_what_its_standard_asks():
    publiccode = yaml.safe_load((ROOT / "publiccode.yml").read_text())

    def value(path: str) -> object:
        found = publiccode
        for name in path.split("."):
            found = found[name]
        return found

    assert not [path for path in REQUIRED if value(path) in (None, "", [])]
    assert publiccode["legal"]["license"] == project()["project"]["license"] == "EUPL-1.2"
    assert publiccode["softwareVersion"] == project()["project"]["version"]
    assert set(publiccode["localisation"]["availableLanguages"]) == {"nl", "en"} == set(publiccode["description"])
    for description in publiccode["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]


def test_the_citation_is_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())

    assert citation["version"] == project()["project"]["version"]
    assert {"cff-version", "title", "message", "authors", "license"} <= set(citation)


def test_the_version_of_this_moment_stands_in_the_changelog():
    assert f"## {project()['project']['version']}" in (ROOT / "CHANGELOG.md").read_text()


def test_every_decision_says_what_keeps_it():
    decisions = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    numbers = [int(file.name[:4]) for file in decisions]

    assert numbers == list(range(1, len(decisions) + 1))
    assert not [file.name for file in decisions if "\nKept by: " not in file.read_text()]


def test_links_between_documents_lead_somewhere():
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    broken = [
        f"{file.relative_to(ROOT)} → {target}"
        for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        for target in link.findall(file.read_text())
        if not (file.parent / target).exists()
    ]

    assert not broken
