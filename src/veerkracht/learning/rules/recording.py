"""What sort of sound a recording is and how long it lasts, read from its own bytes and not from what is said of it.

Sources: RFC 9559 (Matroska, of which WebM is a part), RFC 3533 and RFC 7845 (Ogg, Opus), ISO/IEC 14496-12 (MP4).
See docs/methods/recording.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

WEBM, OGG, MP4 = "audio/webm", "audio/ogg", "audio/mp4"
LONGEST = 120
"""Seconds. What takes longer to say is a story, to be told to someone."""

LARGEST = 2_000_000
"""Bytes: two minutes at 128 kilobits a second, more than a phone uses for speech."""

SEGMENT, CLUSTER, TIMECODE, SIMPLE_BLOCK, BLOCK_GROUP, BLOCK = 0x18538067, 0x1F43B675, 0xE7, 0xA3, 0xA0, 0xA1
INSIDE = (SEGMENT, CLUSTER, BLOCK_GROUP)


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording: its sort, and its length in seconds; nought where the file does not tell."""

    media_type: str
    seconds: int


def sound(content: bytes) -> Sound | None:
    """Look at a recording; nothing where it is none of the sorts that phones make.

    >>> sound(b"no sound") is None
    True
    """
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return Sound(WEBM, _webm(content))
    if content.startswith(b"OggS"):
        return Sound(OGG, _ogg(content))
    if content[4:8] == b"ftyp":
        return Sound(MP4, _mp4(content))
    return None


def _webm(content: bytes) -> int:
    """The time of the last block: that of its cluster and its own, in milliseconds as recorders write them."""
    cluster = last = 0
    for name, start, end in _elements(content, 0, len(content)):
        if name == TIMECODE:
            cluster = int.from_bytes(content[start:end], "big")
        elif name in (SIMPLE_BLOCK, BLOCK):
            _track, after = _number(content, start)
            last = max(last, cluster + int.from_bytes(content[after : after + 2], "big", signed=True))
    return -(-last // 1000)


def _elements(content: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Give each element as its name and where its content begins and ends; of what holds others, the others."""
    while at < end:
        name, start = _number(content, at, marked=True)
        size, start = _number(content, start)
        unknown = size < 0
        if not name or start > end:
            return
        if name in INSIDE:  # of unknown length while recording: its parts simply follow
            at = start
            continue
        yield name, start, min(start + size, end)
        at = end if unknown else start + size


def _number(content: bytes, at: int, *, marked: bool = False) -> tuple[int, int]:
    """Read a number of variable length, and where it ends; below nought where the length is not known yet."""
    if at >= len(content) or not content[at]:
        return 0, len(content) + 1
    length = 9 - content[at].bit_length()
    value = int.from_bytes(content[at : at + length], "big")
    if marked:
        return value, at + length
    value &= (1 << (7 * length)) - 1
    return (-1 if value == (1 << (7 * length)) - 1 else value), at + length


def _ogg(content: bytes) -> int:
    """The place of the last sample on the last page, at the 48,000 a second of Opus."""
    last = content.rfind(b"OggS")
    samples = int.from_bytes(content[last + 6 : last + 14], "little", signed=True)
    return -(-max(samples, 0) // 48_000)


def _mp4(content: bytes) -> int:
    """The length in the header of the film; in pieces, as some phones record, it is not told."""
    at = content.find(b"mvhd")
    if at < 0:
        return 0
    wide = content[at + 4 : at + 5] == b"\x01"
    scale_at, size = (at + 24, 8) if wide else (at + 16, 4)
    scale = int.from_bytes(content[scale_at : scale_at + 4], "big")
    length = int.from_bytes(content[scale_at + 4 : scale_at + 4 + size], "big")
    return -(-length // scale) if scale else 0
