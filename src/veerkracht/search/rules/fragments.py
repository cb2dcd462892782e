"""The piece of a text in which the match stands, with the matching words marked."""

from collections.abc import Callable

from veerkracht.search.rules.language.words import WORD

READ = 20_000
BEFORE = 80
AFTER = 160
MOST = 2

Fragment = tuple[tuple[str, bool], ...]


def marked(text: str, matches: Callable[[str], bool]) -> Fragment:
    """Cut a text in pieces, each with whether it is a match.

    >>> marked("Samen koken in Oss", lambda word: word == "koken")
    (('Samen ', False), ('koken', True), (' in Oss', False))
    """
    pieces: list[tuple[str, bool]] = []
    done = 0
    for word in WORD.finditer(text):
        if matches(word[0]):
            if word.start() > done:
                pieces.append((text[done : word.start()], False))
            pieces.append((word[0], True))
            done = word.end()
    if done < len(text):
        pieces.append((text[done:], False))
    return tuple(pieces)


def fragments(text: str, matches: Callable[[str], bool]) -> tuple[Fragment, ...]:
    """Give at most two pieces of a text around its first matches, or else its beginning."""
    windows: list[tuple[int, int]] = []
    for word in WORD.finditer(text[:READ]):
        if (windows and word.start() < windows[-1][1]) or not matches(word[0]):
            continue
        if len(windows) == MOST:
            break
        earliest = windows[-1][1] if windows else 0
        windows.append(_window(text, max(earliest, word.start() - BEFORE), word.end() + AFTER))
    if not windows and text:
        windows = [_window(text, 0, AFTER)]
    return tuple(_cut(text, start, end, matches) for start, end in windows)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends to the nearest space."""
    if start > 0:
        start = text.find(" ", start, start + 40) + 1 or start
    if end < len(text):
        space = text.rfind(" ", max(start, end - 40), end)
        end = space if space > start else end
    return start, min(end, len(text))


def _cut(text: str, start: int, end: int, matches: Callable[[str], bool]) -> Fragment:
    before = (("… ", False),) if start > 0 else ()
    after = ((" …", False),) if end < len(text) else ()
    return before + marked(text[start:end], matches) + after
