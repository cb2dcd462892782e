"""The virus scanner that an installation may have: clamd, asked by its own protocol (INSTREAM) over TCP or a socket."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import urlsplit

from veerkracht.foundation.errors import Unavailable

PIECE = 64 * 1024
SECONDS = 30
LONGEST_ANSWER = 4096


def virus_in(file: IO[bytes], *, address: str) -> str:
    """Give the name of the virus in a file, or nothing; raise Unavailable where the scanner does not say.

    `address` is tcp://host:port or unix:/path/of/the/socket.
    """
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            return _understood(_answer(line))
    except (OSError, ValueError) as problem:
        raise Unavailable(f"The virus scanner at {address} does not answer: {problem}") from problem


@contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    parts = urlsplit(address)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        with line:
            line.connect(parts.path)
            yield line
    elif parts.scheme == "tcp" and parts.hostname:
        with socket.create_connection((parts.hostname, parts.port or 3310), timeout=SECONDS) as line:
            yield line
    else:
        raise ValueError("write its address as tcp://host:port or unix:/path")


def _answer(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (piece := line.recv(1024)):
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _understood(answer: str) -> str:
    """Read "stream: OK" or "stream: Eicar-Test-Signature FOUND"; anything else is no answer."""
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return ""
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND") or "?"
    raise ValueError(answer or "nothing was said")
