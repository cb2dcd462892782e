"""A whole conversation over IMAP: a small server on this machine that speaks what the desk says to a mailbox."""

import re
import socketserver
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import Unavailable
from veerkracht.support.desk.actions.fetch import fetch
from veerkracht.support.desk.mail.mailbox import opened
from veerkracht.support.desk.models import SupportRequest

pytestmark = pytest.mark.django_db

LETTER = (
    b"From: Piet <piet@voorbeeld.example>\r\nTo: hulp@example.org\r\nMessage-ID: <1@voorbeeld.example>\r\n"
    b"Subject: Wie helpt ons?\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe zoeken een gebouw.\r\n"
)
COMMAND = re.compile(rb"(\S+) (UID )?(\w+) ?(.*)\r\n", re.DOTALL)


class Conversation(socketserver.StreamRequestHandler):
    """One connection: each line that is said is answered as a mail server does (RFC 3501)."""

    seen: ClassVar[set[bytes]]
    said: ClassVar[list[bytes]]
    folder: ClassVar[bytes] = b"INBOX"

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            asked = COMMAND.fullmatch(line)
            assert asked, line
            tag, _uid, verb, rest = asked.groups()
            self.said.append(verb)
            answer = getattr(self, verb.decode().lower(), lambda _rest: b"OK")
            self.wfile.write(tag + b" " + answer(rest) + b" done\r\n")
            if verb == b"LOGOUT":
                return

    def capability(self, _rest: bytes) -> bytes:
        self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
        return b"OK"

    def login(self, rest: bytes) -> bytes:
        return b"OK" if rest == b'desk "een geheim"' else b"NO"

    def select(self, rest: bytes) -> bytes:
        self.wfile.write(b"* 1 EXISTS\r\n")
        return b"OK [READ-WRITE]" if rest == self.folder else b"NO"

    def search(self, _rest: bytes) -> bytes:
        self.wfile.write(b"* SEARCH" + (b"" if b"7" in self.seen else b" 7") + b"\r\n")
        return b"OK"

    def fetch(self, rest: bytes) -> bytes:
        if b"RFC822.SIZE" in rest:
            self.wfile.write(b"* 1 FETCH (UID 7 RFC822.SIZE %d)\r\n" % len(LETTER))
        else:
            self.wfile.write(b"* 1 FETCH (UID 7 BODY[] {%d}\r\n%s)\r\n" % (len(LETTER), LETTER))
        return b"OK"

    def store(self, rest: bytes) -> bytes:
        assert b"\\Seen" in rest
        self.seen.add(rest.partition(b" ")[0])
        return b"OK"

    def logout(self, _rest: bytes) -> bytes:
        self.wfile.write(b"* BYE until later\r\n")
        return b"OK"


@pytest.fixture
def port() -> Iterator[int]:
    """The door at which a mail server listens, with one mail that nobody read."""
    Conversation.seen, Conversation.said = set(), []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        listening = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        listening.start()
        yield server.server_address[1]
        server.shutdown()
        listening.join()


def reads(port: int, words: str = "een%20geheim", folder: str = "INBOX") -> dict[str, int]:
    with opened(f"imap://desk:{words}@127.0.0.1:{port}/{folder}") as mailbox:
        return fetch(mailbox=mailbox, programme_key=given.programme().key, on=localdate())


def test_a_mail_is_taken_in_once_over_a_real_connection(port: int) -> None:
    given.worker()
    given.programme()

    first, later = reads(port), reads(port)

    assert (first, later) == ({"asked": 1}, {})
    assert SupportRequest.objects.get().email == "piet@voorbeeld.example"
    assert Conversation.said[-1] == b"LOGOUT"


@pytest.mark.parametrize("wrong", [{"words": "anders"}, {"folder": "NERGENS"}])
def test_a_mailbox_that_does_not_open_is_told_and_nothing_is_read(wrong: dict[str, str], port: int) -> None:
    with pytest.raises(Unavailable, match=r"The mailbox of the desk at 127\.0\.0\.1 does not answer"):
        reads(port, **wrong)

    assert b"FETCH" not in Conversation.said


def test_a_server_that_is_not_there_is_told() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), Conversation) as gone:
        closed = gone.server_address[1]

    with pytest.raises(Unavailable):
        reads(closed)
