"""Set-up brings in what the look is made of; where it cannot, it says so in one sentence and leaves what there was."""

import json
import re
from pathlib import Path

import pytest

from veerkracht.site import assets


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, with packages that were fetched before."""
    for name in assets.LISTS:
        (tmp_path / name).write_text((assets.ROOT / name).read_text())
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "static" / "vendor")
    monkeypatch.setattr(assets, "STAMP", tmp_path / "static" / "vendor" / "made-of.txt")
    monkeypatch.setattr(assets.shutil, "which", lambda _name: None)
    (tmp_path / "static").mkdir()
    return tmp_path


def fetched(project: Path) -> None:
    lists = [(project / name).read_text() for name in assets.LISTS]
    kept = project / ".cache" / f"look-{assets._fingerprint(*lists, json.dumps(assets.SERVED))[:16]}"
    for name in assets.SERVED:
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        (kept / name).write_text("let map = 1;\n//# sourceMappingURL=leaflet.js.map\n")
    for name, text in {
        assets.TOKENS: ":root{--basis-x:red;--basis-y:blue}",
        assets.COMPONENTS: ".utrecht-link{color:var(--basis-x)} .utrecht-calendar{color:var(--basis-y)}",
    }.items():
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        (kept / name).write_text(text)


def test_the_files_we_serve_are_made_from_what_was_fetched(project: Path) -> None:
    fetched(project)

    outcome = assets.main()

    sheet = (assets.VENDOR / "look.css").read_text()
    assert outcome == 0
    assert ":root{--basis-x:red}.utrecht-link{color:var(--basis-x)}" in sheet
    assert "calendar" not in sheet
    assert {path.name for path in assets.VENDOR.iterdir()} >= {"leaflet.js", "source-sans-3.woff2", "look.css"}


def test_no_served_file_points_to_a_source_map(project: Path) -> None:
    fetched(project)

    assets.main()

    assert "sourceMappingURL" not in (assets.VENDOR / "leaflet.js").read_text()


def test_nothing_is_made_again_when_nothing_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fetched(project)
    assets.main()
    (assets.VENDOR / "look.css").write_text("as it was")

    outcome = assets.main()

    assert outcome == 0
    assert (assets.VENDOR / "look.css").read_text() == "as it was"
    assert capsys.readouterr().out.endswith("Look: up to date.\n")


def test_without_npm_it_says_what_to_do_and_leaves_what_there_was(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assets.VENDOR.mkdir()
    (assets.VENDOR / "look.css").write_text("as it was")

    outcome = assets.main()

    assert outcome == 1
    assert "install Node.js 20 or newer" in capsys.readouterr().out
    assert (assets.VENDOR / "look.css").read_text() == "as it was"


def test_a_failing_npm_is_told_in_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = project / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr(assets.shutil, "which", lambda _name: str(npm))

    outcome = assets.main()

    assert outcome == 1
    assert "could not fetch components, font and map (npm error code ENOTFOUND)" in capsys.readouterr().out
    assert not assets.VENDOR.exists()


def test_class_names_are_written_in_full_so_that_the_cutter_finds_them() -> None:
    assert [name for name in assets._classes() if name.endswith(("-", "_"))] == []


def test_the_list_of_packages_names_no_server() -> None:
    lock = json.loads((assets.ROOT / "package-lock.json").read_text())

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_our_templates_use_no_class_that_no_sheet_knows() -> None:
    known = set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)", assets._own_sheets()))
    used: dict[str, str] = {}
    for page in assets.ROOM.glob("*/templates/**/*.html"):
        plain = re.sub(r"{[{%].*?[}%]}", " ", page.read_text())
        for words in re.findall(r'class="([^"]*)"', plain):
            used |= {word: page.name for word in words.split() if not word.startswith(("utrecht-", "badge--"))}

    unknown = {name: page for name, page in used.items() if name not in known}

    assert unknown == {}
