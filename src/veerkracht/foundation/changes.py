"""Changing only what differs, and knowing what that was."""

from collections.abc import Iterable, Mapping


def change(record: object, said: Mapping[str, object]) -> list[str]:
    """Set on a record what differs from what is said of it, and give the names of the fields that changed.

    A key is given once: of a record that is new it is among them.
    """
    changed = [name for name, value in said.items() if _now(record, name) != _number_or(record, name, value)]
    for name in changed:
        setattr(record, name, said[name])
    fresh = getattr(record, "pk", True) is None and hasattr(record, "key")
    return ["key", *changed] if fresh else changed


def renamed(aliases: list[str], old: str, new: str) -> list[str]:
    """Keep the old name of a renamed record among its earlier names.

    >>> renamed(["Oss Zorgt"], "SlowCare", "SlowCare Oss")
    ['Oss Zorgt', 'SlowCare']
    """
    return without_doubles(alias for alias in [*aliases, old] if alias and alias != new)


def without_doubles(names: Iterable[str]) -> list[str]:
    """Keep each name once, in the order in which they came."""
    return list(dict.fromkeys(names))


def _now(record: object, name: str) -> object:
    """Read a field; of a relation only the number, so that the related record is not fetched to compare it."""
    return getattr(record, f"{name}_id") if _is_relation(record, name) else getattr(record, name)


def _number_or(record: object, name: str, value: object) -> object:
    return getattr(value, "pk", None) if _is_relation(record, name) else value


def _is_relation(record: object, name: str) -> bool:
    return hasattr(type(record), f"{name}_id")
