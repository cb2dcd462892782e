"""The worked cases that are kept beside the project: what goes in, and what comes out; without them a test skips."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "docs"


@cache
def _read(name: str) -> Any:
    file = FOLDER / name
    return json.loads(file.read_text()) if file.exists() else None


def expected(section: str) -> Any:
    return _of("expected.json", section)


def inputs(section: str) -> Any:
    return _of("vector_inputs.json", section)


def _of(name: str, section: str) -> Any:
    found = _read(name)
    if found is None:
        pytest.skip(f"the worked cases are not beside the project: ../shared/docs/{name}")
    return found[section]
