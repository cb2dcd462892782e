"""A module of loops as it is written: numba compiles the loops where they stand, so the tests read them once more."""

from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


def as_written(module: ModuleType) -> Any:
    """Load a module a second time, so that its loops stay plain Python whatever the first one became."""
    spec = find_spec(module.__name__)
    assert spec is not None
    assert spec.loader is not None
    fresh = module_from_spec(spec)
    spec.loader.exec_module(fresh)
    return fresh
