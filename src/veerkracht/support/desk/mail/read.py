"""Reading a mail: who sent it, what they wrote themselves, and which files came with it."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from hashlib import sha256
from html.parser import HTMLParser

from veerkracht.support.rules.incoming import Sort, own_words, sort_of

IDS = re.compile(r"<[^<>\s]{1,240}>")
KEY = re.compile(r"\[([2-9a-z]{4}-[2-9a-z]{4})\]")
MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a mail."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was read."""

    mail_id: str
    sender: str
    name: str
    subject: str
    sort: Sort
    answers: tuple[str, ...]
    """The Message-IDs of the mails it follows, the nearest first; of a bounce, of what came back."""
    key: str
    """The key of a request that stands in its subject."""
    text: str = ""
    files: tuple[File, ...] = ()


def read(raw: bytes, *, ours: frozenset[str]) -> Mail:
    """Read a mail, whole or only its headers; what cannot be read in it is left out."""
    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise ValueError("not a mail")
    headers = {name.lower(): _header(message, name) for name in message.keys()}  # noqa: SIM118 - a mail is no dictionary
    name, sender = parseaddr(headers.get("from", ""))
    sort = sort_of(headers, sender, ours)
    subject = _one_line(headers.get("subject", ""))[:200]
    follows = f"{headers.get('in-reply-to', '')} {headers.get('references', '')}"
    answers = [*IDS.findall(headers.get("in-reply-to", "")), *reversed(IDS.findall(follows))]
    if sort == Sort.BOUNCE:
        answers = [*_returned(message), *answers]
    found = KEY.search(subject)
    return Mail(
        mail_id=(IDS.findall(headers.get("message-id", "")) or [f"<{sha256(raw).hexdigest()}>"])[0][:250],
        sender=sender[:254],
        name=_one_line(name)[:200],
        subject=_one_line(KEY.sub("", subject)),
        sort=sort,
        answers=tuple(dict.fromkeys(answers)),
        key=found.group(1) if found else "",
        text=own_words(_text(message)),
        files=tuple(_files(message)),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):  # a header that the standard library cannot read
        return ""


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split())


def _returned(message: EmailMessage) -> list[str]:
    """Give the Message-IDs of the mail that came back, from what the report holds of it."""
    found: list[str] = []
    for part in message.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            inner = part.get_payload()
            text = (str(inner[0]) if isinstance(inner, list) and inner else str(inner))[:20_000]
            found += re.findall(r"(?im)^message-id:\s*(<[^<>\s]+>)", text)
    return found


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    text = _content(body)
    return (_without_marks(text) if body.get_content_subtype() == "html" else text).replace("\0", "")


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):  # a character set that nobody knows
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1", "replace") if isinstance(payload, bytes) else ""


def _files(message: EmailMessage) -> list[File]:
    found = []
    for part in message.walk():
        name = part.get_filename()
        if part.is_multipart() or not (name or part.get_content_disposition() == "attachment"):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            found.append(File(_one_line(str(name or "")) or part.get_content_type().replace("/", "."), payload))
    return found[:MOST_FILES]


class _Words(HTMLParser):
    """Collects what someone would read of a mail that was made as a web page."""

    BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
    SILENT = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as it is called
        self.silent += tag in self.SILENT
        if tag in self.BREAKS:
            self.parts.append("\n> " if tag == "blockquote" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(" ".join(data.split()) + " " if data.strip() else "")


def _without_marks(page: str) -> str:
    words = _Words()
    words.feed(page)
    lines = (line.strip() for line in "".join(words.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
