"""Templates carry no text outside the translations, and nothing that the content policy would stop."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from house.laws import SOURCE

TEMPLATES = sorted(SOURCE.glob("**/templates/**/*.html"))
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
TRANSLATED = re.compile(r"\{% (blocktranslate|blocktrans)\b.*?%\}.*?\{% end\1 %\}", re.DOTALL)
INCLUDED_ALONE = re.compile(r'(\{% include "([^"]+)"[^%]* only %\})')
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title", "label"}
SAME = set((Path(__file__).with_name("untranslated.txt")).read_text().splitlines())


class Reader(HTMLParser):
    """Collects what a person would read or hear, and what the content policy would stop."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.stopped: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        names = {name for name, _value in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.stopped.append(f"<{tag}>")
        self.stopped += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        self.words += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def read(file: Path) -> Reader:
    reader = Reader()
    bare = TAG.sub("·", TRANSLATED.sub("·", COMMENT.sub("", file.read_text())))
    reader.feed(bare)
    return reader


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_every_word_on_a_page_can_be_translated(file: Path):
    words = {" ".join(word.replace("·", " ").split()).strip(" –|:,.()") for word in read(file).words}

    assert {word for word in words if re.search(r"[^\W\d_]{2}", word)} <= SAME


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_nothing_in_a_page_needs_a_hole_in_the_content_policy(file: Path):
    assert not read(file).stopped


def test_a_form_that_is_included_alone_is_handed_its_mark():
    """Django gives an include with `only` no token, and its test client does not miss it; a browser is refused."""
    texts = {str(file).split("/templates/")[1]: file.read_text() for file in TEMPLATES}
    with_a_form = {name for name, text in texts.items() if "{% csrf_token %}" in text}
    alone = [(name, found) for name, text in texts.items() for found in INCLUDED_ALONE.findall(text)]

    assert [(name, whole) for name, (whole, of) in alone if of in with_a_form and "csrf_token=" not in whole] == []
    assert len(alone) > 100


def test_code_that_writes_markup_needs_no_hole_either():
    markup = re.compile(r"<[a-z][^<>\n]*\s(style|on[a-z]+)=[\"'{]|<style|<script(?! src)")

    assert not [str(file.relative_to(SOURCE)) for file in SOURCE.rglob("*.py") if markup.search(file.read_text())]
