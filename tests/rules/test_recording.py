"""What recordings are and how long they last, of files made here byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.learning.rules.recording import MP4, OGG, WEBM, Sound, sound

UNKNOWN = b"\x01\xff\xff\xff\xff\xff\xff\xff"


def element(name: str, content: bytes) -> bytes:
    return bytes.fromhex(name) + (0x4000 | len(content)).to_bytes(2, "big") + content


def webm(cluster: int, *blocks: int, live: bool = True) -> bytes:
    parts = element("E7", cluster.to_bytes(4, "big"))
    for moment in blocks:
        parts += element("A3", b"\x81" + moment.to_bytes(2, "big", signed=True) + b"\x80sound")
    inside = bytes.fromhex("1F43B675") + UNKNOWN + parts if live else element("1F43B675", parts)
    whole = bytes.fromhex("18538067") + UNKNOWN + inside if live else element("18538067", inside)
    return element("1A45DFA3", b"webm") + whole


def ogg(samples: int) -> bytes:
    first = b"OggS\x00\x02" + bytes(8) + bytes(14)
    return first + b"sound" + b"OggS\x00\x04" + samples.to_bytes(8, "little", signed=True) + bytes(14)


def mp4(scale: int, length: int, *, wide: bool = False) -> bytes:
    moments = bytes(16) if wide else bytes(8)
    size = 8 if wide else 4
    header = bytes([wide, 0, 0, 0]) + moments + scale.to_bytes(4, "big") + length.to_bytes(size, "big")
    return b"\x00\x00\x00\x18ftypM4A " + bytes(12) + b"\x00\x00\x00\x6cmvhd" + header


@pytest.mark.parametrize(
    ("content", "sort", "seconds"),
    [
        pytest.param(webm(60_000, 0, 1_500), WEBM, 62, id="webm as it is recorded"),
        pytest.param(webm(0, 20, 40, live=False), WEBM, 1, id="webm as it is kept"),
        pytest.param(webm(3_600_000, 10), WEBM, 3_601, id="an hour"),
        pytest.param(ogg(96_000), OGG, 2, id="ogg"),
        pytest.param(ogg(-1), OGG, 0, id="ogg without a sample"),
        pytest.param(mp4(1_000, 61_500), MP4, 62, id="mp4"),
        pytest.param(mp4(44_100, 44_100 * 90, wide=True), MP4, 90, id="mp4 with wide numbers"),
        pytest.param(b"\x00\x00\x00\x18ftypiso5" + bytes(40), MP4, 0, id="mp4 in pieces"),
    ],
)
def test_a_recording_tells_its_sort_and_its_length(content: bytes, sort: str, seconds: int) -> None:
    found = sound(content)

    assert found is not None
    assert (found.media_type, found.seconds) == (sort, seconds)


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"<script>", b"%PDF-1.7"])
def test_anything_else_is_no_recording(content: bytes) -> None:
    assert sound(content) is None


def test_a_header_that_is_cut_off_tells_no_length() -> None:
    assert sound(b"\x00\x00\x00\x18ftypmvhd") == Sound(MP4, 0)


@given(st.sampled_from([b"\x1a\x45\xdf\xa3", b"OggS", b"\x00\x00\x00\x18ftyp"]), st.binary(max_size=300))
def test_bytes_that_make_no_sense_do_no_harm(start: bytes, rest: bytes) -> None:
    found = sound(start + rest)

    assert found is not None
    assert found.seconds >= 0
