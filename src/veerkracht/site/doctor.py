"""Everything that `veerkracht doctor` asks: each list gives the sentences of what is not well."""

from collections.abc import Callable

from veerkracht.running import checks

EXAMINATIONS: tuple[Callable[[], list[str]], ...] = (checks.sentences,)
"""What is asked, list by list."""


def examine() -> list[str]:
    """Give a sentence for each thing that is not well."""
    return [sentence for examination in EXAMINATIONS for sentence in examination()]
