"""Whoever reads Dutch reads Dutch: every text on a page has its translation."""

import ast
import re
from collections import defaultdict
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from house.laws import SOURCE

SAME = Path(__file__).with_name("same-in-dutch.txt")
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"], None),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
PLACE = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}")
Text = tuple[str, str]
"""A context, or nothing, and the English text."""


@cache
def texts() -> dict[Text, str]:
    """Give every text that a page can show, with the file in which it stands."""
    found: dict[Text, str] = {}
    for file in sorted(SOURCE.rglob("*")):
        if file.suffix not in (".py", ".html", ".txt", ".xml") or "migrations" in file.parts or "locale" in file.parts:
            continue
        for _line, message, _comments, context in extract("python", BytesIO(_as_python(file)), KEYWORDS):
            singular = message[0] if isinstance(message, tuple) else message
            if singular:
                found.setdefault((context or "", singular), str(file.relative_to(SOURCE)))
        if file.suffix == ".py":
            found |= dict.fromkeys(_within_f_strings(file), str(file.relative_to(SOURCE)))
    return found


def _within_f_strings(file: Path) -> set[Text]:
    """Give the texts that stand within an f-string, where the extractor does not look."""
    whole = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.JoinedStr)]
    calls = [node for one in whole for node in ast.walk(one) if isinstance(node, ast.Call) and node.args]
    said = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "gettext")]
    return {("", text.value) for text in said if isinstance(text, ast.Constant)}


def _as_python(file: Path) -> bytes:
    """Give a file as Python in which each text is a call; a template's own lines are blanked out."""
    if file.suffix == ".py":
        return file.read_bytes()
    return "\n".join(line.lstrip() for line in templatize(file.read_text()).splitlines()).encode()


@cache
def catalogs() -> dict[str, Catalog]:
    files = sorted(SOURCE.glob("**/locale/nl/LC_MESSAGES/django.po"))
    return {str(file.relative_to(SOURCE)): read_po(BytesIO(file.read_bytes()), locale="nl") for file in files}


@cache
def dutch() -> dict[Text, list[str]]:
    """Give each text with what the rooms say it is in Dutch."""
    said = defaultdict(list)
    for catalog in catalogs().values():
        for message in catalog:
            if message.id and not message.fuzzy:
                plural = isinstance(message.id, tuple)
                english = message.id[0] if plural else message.id
                said[message.context or "", english] += list(message.string) if plural else [message.string]
    return dict(said)


def test_every_text_has_its_dutch():
    missing = [
        f"{file}: {text[1]!r} {text[0]}".strip() for text, file in texts().items() if not all(dutch().get(text, [""]))
    ]

    assert len(texts()) > 50
    assert not missing, "\n".join(missing)


def test_dutch_is_not_just_the_english_again():
    same = {text[1] for text in texts() if text[1] in dutch().get(text, [])}

    assert same == set(SAME.read_text().splitlines()), (
        f"a word that is the same in both languages stands in {SAME.name}"
    )


def test_a_text_says_the_same_in_every_room():
    several = defaultdict(set)
    for name, catalog in catalogs().items():
        for message in catalog:
            if message.id and message.string:
                several[message.context, message.id].add(f"{message.string} ({name})")
    different = [ways for ways in several.values() if len({way.rpartition(" (")[0] for way in ways}) > 1]

    assert not different, "only one of these would be shown; give one of them a context (pgettext)"


def test_a_translation_fills_in_the_same_values():
    wrong = [
        f"{name}: {message.id!r} → {string!r}"
        for name, catalog in catalogs().items()
        for message in catalog
        for string in _all(message.string)
        if not set(PLACE.findall(string)) <= set(PLACE.findall(" ".join(_all(message.id))))
    ]

    assert not wrong, "\n".join(wrong)


def _all(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return texts if isinstance(texts, tuple) else (texts,)


def test_translations_compile_without_complaint():
    problems = [
        f"{name}: {message.id!r}: {problem}"
        for name, catalog in catalogs().items()
        for message, complaints in catalog.check()
        for problem in complaints
    ]

    assert catalogs()
    assert not problems
