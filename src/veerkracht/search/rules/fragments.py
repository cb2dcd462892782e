"""The piece of a text in which the match stands, with the matching words marked."""

import re
import sys
from collections.abc import Iterator

from veerkracht.search.rules.analyser import tokens
from veerkracht.search.rules.language.words import WORD

READ = 20_000
BEFORE = 80
AFTER = 160
MOST = 2

Fragment = tuple[tuple[str, bool], ...]


def matching(texts: list[str], wanted: frozenset[str], language: str) -> frozenset[str]:
    """Give the words of texts that match, as they are written: each word is looked at once, not at each place.

    >>> sorted(matching(["Samen koken in Oss", "Kookles"], frozenset({"kok"}), "nl"))
    ['Kookles', 'koken']
    """
    written = set(WORD.findall(" ".join(text[:READ] for text in texts)))
    return frozenset(word for word in written if not wanted.isdisjoint(tokens(word, language)))


def _places(text: str, words: frozenset[str], until: int = sys.maxsize) -> Iterator[re.Match[str]]:
    return (place for place in WORD.finditer(text, 0, until) if place[0] in words)


def marked(text: str, words: frozenset[str]) -> Fragment:
    """Cut a text in pieces, each with whether it is one of the words.

    >>> marked("Samen koken in Oss", frozenset({"koken"}))
    (('Samen ', False), ('koken', True), (' in Oss', False))
    """
    pieces: list[tuple[str, bool]] = []
    done = 0
    for place in _places(text, words):
        if place.start() > done:
            pieces.append((text[done : place.start()], False))
        pieces.append((place[0], True))
        done = place.end()
    if done < len(text):
        pieces.append((text[done:], False))
    return tuple(pieces)


def fragments(text: str, words: frozenset[str]) -> tuple[Fragment, ...]:
    """Give at most two pieces of a text around the first of the words, or else its beginning."""
    windows: list[tuple[int, int]] = []
    for place in _places(text, words, READ):
        if windows and place.start() < windows[-1][1]:
            continue
        if len(windows) == MOST:
            break
        earliest = windows[-1][1] if windows else 0
        windows.append(_window(text, max(earliest, place.start() - BEFORE), place.end() + AFTER))
    if not windows and text:
        windows = [_window(text, 0, AFTER)]
    return tuple(_cut(text, start, end, words) for start, end in windows)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends to the nearest space."""
    if start > 0:
        start = text.find(" ", start, start + 40) + 1 or start
    if end < len(text):
        space = text.rfind(" ", max(start, end - 40), end)
        end = space if space > start else end
    return start, min(end, len(text))


def _cut(text: str, start: int, end: int, words: frozenset[str]) -> Fragment:
    before = (("… ", False),) if start > 0 else ()
    after = ((" …", False),) if end < len(text) else ()
    return before + marked(text[start:end], words) + after
