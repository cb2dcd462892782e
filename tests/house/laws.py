"""Where the house's own tests look: the order of the rooms as pyproject.toml has it, and the files that we keep."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "veerkracht"


@cache
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def storeys() -> dict[str, int]:
    """Give each room its storey: higher is nearer the street, rooms on one storey do not know each other."""
    contract = next(one for one in project()["tool"]["importlinter"]["contracts"] if one["id"] == "rooms")
    layers = list(reversed(contract["layers"]))
    return {room.strip(" ()"): height for height, layer in enumerate(layers) for room in layer.split("|")}


@cache
def kept_files() -> tuple[Path, ...]:
    """List the files of the repository that are text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git repository, so there is no list of what is kept")
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:4096])
