"""The mailbox of the desk, read over IMAP (RFC 3501) with the standard library: nothing is ever removed from it."""

import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol
from urllib.parse import unquote, urlsplit

from veerkracht.foundation.errors import Unavailable

SECONDS = 30
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Mailbox(Protocol):
    """What the desk asks of a mailbox."""

    def unseen(self) -> list[str]:
        """Give the numbers of the mails that were not read yet, the oldest first."""

    def size(self, number: str) -> int:
        """Give how large a mail is, without fetching it."""

    def headers(self, number: str) -> bytes:
        """Give the headers of a mail alone."""

    def whole(self, number: str) -> bytes:
        """Give a mail with all that is in it."""

    def seen(self, number: str) -> None:
        """Mark a mail as read."""


class ImapMailbox:
    """A folder on an IMAP server."""

    def __init__(self, server: imaplib.IMAP4) -> None:
        self._server = server

    def unseen(self) -> list[str]:
        _kind, found = self._server.uid("SEARCH", "UNSEEN")
        return found[0].decode("ascii").split() if found and found[0] else []

    def size(self, number: str) -> int:
        _kind, found = self._server.uid("FETCH", number, "(RFC822.SIZE)")
        said = b" ".join(one if isinstance(one, bytes) else one[0] for one in found if one)
        size = SIZE.search(said)
        return int(size.group(1)) if size else 0

    def headers(self, number: str) -> bytes:
        return self._fetch(number, "(BODY.PEEK[HEADER])")

    def whole(self, number: str) -> bytes:
        return self._fetch(number, "(BODY.PEEK[])")

    def seen(self, number: str) -> None:
        self._server.uid("STORE", number, "+FLAGS.SILENT", r"(\Seen)")

    def _fetch(self, number: str, what: str) -> bytes:
        _kind, found = self._server.uid("FETCH", number, what)
        return next((bytes(one[1]) for one in found if isinstance(one, tuple)), b"")


@contextmanager
def opened(address: str) -> Iterator[Mailbox]:
    """Open the folder at an address, imaps://name:password@host:993/INBOX; raise Unavailable where that fails."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        server = (
            imaplib.IMAP4_SSL(host, parts.port or 993, timeout=SECONDS)
            if parts.scheme == "imaps"
            else imaplib.IMAP4(host, parts.port or 143, timeout=SECONDS)
        )
        try:
            server.login(unquote(parts.username or ""), unquote(parts.password or ""))
            kind, _said = server.select(unquote(parts.path.lstrip("/")) or "INBOX")
            if kind != "OK":
                raise imaplib.IMAP4.error("there is no such folder")
            yield ImapMailbox(server)
        finally:
            server.logout()
    except (OSError, imaplib.IMAP4.error) as problem:
        raise Unavailable(f"The mailbox of the desk at {host} does not answer: {problem}") from problem
