"""Markdown as people write it, turned into HTML that cannot do harm."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table").disable("image")
    reader.core.ruler.push("no_style", _without_style)
    return reader


def _without_style(state: StateCore) -> None:
    """Say with a class that a column is of numbers: a style in the page would be refused by our own policy."""
    for token in state.tokens:
        if "right" in str(token.attrs.pop("style", "")):
            token.attrSet("class", "number")


def render(source: str) -> str:
    """Turn Markdown into HTML: typed HTML is shown as text, addresses that run scripts are refused."""
    return str(_reader().render(source))
