"""Mail to the desk: taken in once, threaded, machines never answered, what is too large told in a sentence."""

import imaplib
from email.message import EmailMessage
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils.timezone import localdate, now

import given
from veerkracht.support.desk.actions.fetch import fetch
from veerkracht.support.desk.actions.send import send_waiting
from veerkracht.support.desk.mail.mailbox import opened
from veerkracht.support.desk.models import Attachment, Incoming, Post, SupportRequest

pytestmark = pytest.mark.django_db
DESK = "hulp@example.org"


class Server:
    """A mail server as the standard library speaks with one."""

    mails: list[bytes] = []
    seen: set[int] = set()
    sizes: dict[int, int] = {}

    def __init__(self, *_where: object, **_words: object) -> None:
        self.asked: list[str] = []

    def login(self, _name: str, _password: str) -> None:
        pass

    def select(self, folder: str) -> tuple[str, list[bytes]]:
        return ("OK" if folder == "INBOX" else "NO"), [b"1"]

    def logout(self) -> None:
        pass

    def uid(self, deed: str, *said: str) -> tuple[str, list[Any]]:
        if deed == "SEARCH":
            numbers = [str(at + 1) for at in range(len(self.mails)) if at + 1 not in self.seen]
            return "OK", [" ".join(numbers).encode()]
        number = int(said[0])
        if deed == "STORE":
            type(self).seen.add(number)
            return "OK", []
        raw = self.mails[number - 1]
        if "SIZE" in said[1]:
            return "OK", [b"%d (UID %d RFC822.SIZE %d)" % (number, number, self.sizes.get(number, len(raw)))]
        whole = raw.split(b"\n\n")[0] + b"\n\n" if "HEADER" in said[1] else raw
        return "OK", [(b"%d (BODY[] {%d}" % (number, len(whole)), whole), b")"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, settings: Any) -> type[Server]:
    settings.VEERKRACHT_DESK_FROM = DESK
    settings.VEERKRACHT_DESK_MAILBOX = "imaps://desk:geheim@mail.example.org/INBOX"
    Server.mails, Server.seen, Server.sizes = [], set(), {}
    monkeypatch.setattr(imaplib, "IMAP4_SSL", Server)
    given.worker()
    return Server


def letter(text: str = "Wie helpt ons aan een gebouw?", **headers: str) -> EmailMessage:
    message = EmailMessage()
    words = {"From": "Piet Pieters <piet@voorbeeld.example>", "To": DESK, "Subject": "Een gebouw"}
    words |= {"Message-ID": f"<{len(Server.mails)}@voorbeeld.example>"}
    for name, value in (words | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        message[name] = value
    message.set_content(text)
    return message


def arrives(*messages: EmailMessage | bytes) -> dict[str, int]:
    Server.mails += [one if isinstance(one, bytes) else one.as_bytes() for one in messages]
    with opened("imaps://desk:geheim@mail.example.org/INBOX") as mailbox:
        return fetch(mailbox=mailbox, programme_key=given.programme().key, on=localdate())


def test_a_mail_becomes_a_question_once_with_a_receipt(server: type[Server]) -> None:
    assert arrives(letter()) == {"asked": 1}
    server.seen.clear()
    assert arrives() == {"asked": 1}, "it is known"

    found = SupportRequest.objects.get()
    assert (found.subject, found.name, found.email, found.way) == (
        "Een gebouw",
        "Piet Pieters",
        "piet@voorbeeld.example",
        "mail",
    )
    send_waiting(at=now())
    assert [one.to for one in mail.outbox] == [["piet@voorbeeld.example"]]
    assert mail.outbox[0].extra_headers["In-Reply-To"] == "<0@voorbeeld.example>"


def test_an_answer_to_the_receipt_joins_the_thread_and_gets_none(server: type[Server]) -> None:
    arrives(letter())
    send_waiting(at=now())
    ours = mail.outbox[0].extra_headers["Message-ID"]

    told = arrives(letter("Met parkeerplaats.\n\nOp 3 mei schreef Mia:\n> Hallo", In_Reply_To=ours))

    assert told == {"added": 1}
    assert [post.text for post in Post.objects.all()] == ["Wie helpt ons aan een gebouw?", "Met parkeerplaats."]
    assert send_waiting(at=now()).sent == 0


def test_the_key_in_the_subject_counts_for_the_asker_alone(server: type[Server]) -> None:
    arrives(letter())
    key = SupportRequest.objects.get().key

    told = arrives(
        letter("Nog iets.", Subject=f"Re: [{key}]"),
        letter("Ik ook.", Subject=f"Re: [{key}]", From="vreemd@voorbeeld.example", Message_ID="<v@x>"),
    )

    assert told == {"added": 1, "asked": 1}


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"From": DESK},
        {"Subject": "Automatisch antwoord: op vakantie"},
    ],
)
def test_a_machine_is_never_answered_and_is_listed(server: type[Server], headers: dict[str, str]) -> None:
    arrives(letter(**headers))

    assert not SupportRequest.objects.exists()
    assert Incoming.objects.get().verdict in ("automatic", "own")
    assert send_waiting(at=now()).sent == 0


def test_a_machine_that_hides_it_stops_after_five(server: type[Server]) -> None:
    told = arrives(*[letter(Message_ID=f"<{at}@lus>") for at in range(12)])

    assert told == {"asked": 5, "too-many": 7}


def test_a_bounce_is_shown_with_the_request_and_not_answered(server: type[Server]) -> None:
    arrives(letter())
    send_waiting(at=now())
    ours = mail.outbox[0].extra_headers["Message-ID"]
    report = (
        "From: MAILER-DAEMON@voorbeeld.example\nTo: hulp@example.org\nSubject: Undelivered\nMessage-ID: <b@x>\n"
        'Return-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nIt did not arrive.\n--b\nContent-Type: message/delivery-status\n\n"
        "Status: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\n"
        f"Message-ID: {ours}\nSubject: x\n\n--b--\n"
    )

    assert arrives(report.encode()) == {"bounce": 1}
    assert SupportRequest.objects.get().bounced_at is not None
    assert Post.objects.get().sending == "bounced"
    assert send_waiting(at=now()).sent == 0


def test_a_mail_of_thirty_megabytes_is_refused_with_a_sentence(server: type[Server]) -> None:
    server.sizes[1] = 30 * 1024 * 1024

    assert arrives(letter()) == {"too-large": 1}
    [answer] = mail.outbox
    assert "30 MB" in answer.body
    assert "hoogstens 25 MB" in answer.body
    assert answer.extra_headers["Auto-Submitted"] == "auto-replied"
    assert not SupportRequest.objects.exists()


def test_attachments_are_opened_and_what_cannot_be_kept_is_told(server: type[Server]) -> None:
    message = letter()
    message.add_attachment(b"Begroting: 100 euro.", maintype="text", subtype="plain", filename="../begroting.txt")
    message.add_attachment(b"MZ\x90\x00", maintype="application", subtype="pdf", filename="plan.pdf")

    arrives(message)

    kept, refused = Attachment.objects.order_by("pk")
    assert (kept.name, kept.media_type, kept.refused) == ("begroting.txt", "text/plain", "")
    assert refused.sha256 == ""
    assert "programma" in refused.refused


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00 geen mail",
        b"From: an@x.example\nSubject: =?unknown?q?x?=\nContent-Type: text/plain; charset=klingon\n\n\xe9\xe9n vraag",
        b"From: an@x.example\nContent-Type: text/html\n\n<style>p{}</style><p>Wie <b>helpt</b> ons?</p>",
        b"From: an@x.example\nContent-Type: multipart/mixed; boundary=x\n\n--y\n",
    ],
)
def test_a_mail_that_is_not_as_it_should_stops_nothing(server: type[Server], raw: bytes) -> None:
    told = arrives(raw, letter(Message_ID="<heel@x>"))

    assert sum(told.values()) == 2
    assert SupportRequest.objects.filter(subject="Een gebouw").exists()


def test_the_command_reads_and_sends(server: type[Server], capsys: pytest.CaptureFixture[str]) -> None:
    server.mails = [letter().as_bytes()]

    call_command("desk", "fetch")
    call_command("desk", "send")

    assert "1 asked" in (said := capsys.readouterr().out)
    assert "1 sent" in said
