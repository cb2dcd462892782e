"""Texts for the tests of search, as the rooms offer them."""

from datetime import date
from typing import Any

from veerkracht.search import actions


def text(key: str, title: str = "", text: str = "", **fields: Any) -> None:
    """Keep one Dutch text of an initiative in the programme "veerkracht"."""
    said = {"kind": "initiative", "programme_key": "veerkracht", "language": "nl", "on": date(2017, 3, 17)}
    actions.index(**{**said, "key": key, "title": title, "text": text, **fields})


def learn(capture: Any, *texts: dict[str, Any]) -> None:
    """Keep texts and let the words be learnt, as happens after the transaction."""
    with capture(execute=True):
        for one in texts:
            text(**one)
