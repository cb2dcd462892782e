"""Keeping the files that came with a mail: opened and scanned as documents are, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from veerkracht.documents.opening.opened import ENDINGS
from veerkracht.documents.opening.wrong import Wrong
from veerkracht.documents.rules.file_name import safe_name
from veerkracht.documents.sentences import sentence
from veerkracht.documents.storage import CannotBeKept, Received, place, receive, scanned, take, throw_away
from veerkracht.support.desk.actions.take_back import files_of
from veerkracht.support.desk.mail.read import File
from veerkracht.support.desk.models import Attachment, Post
from veerkracht.support.desk.refusals import Missing

MOST_FILES = 5
WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file that was looked at: kept aside, or refused with a sentence."""

    name: str
    received: Received | None
    refused: str = ""


def not_too_many(*, files: Sequence[File]) -> None:
    """Refuse more files at once than a person would send."""
    if len(files) > MOST_FILES:
        raise Missing(_("Send at most %(most)d files at once.") % {"most": MOST_FILES})


@contextmanager
def looked_at(*, files: Iterable[File]) -> Iterator[list[LookedAt]]:
    """Look at each file, aside; one that cannot be kept is told of in a sentence and stops nothing."""
    with ExitStack() as stack:
        found = []
        for file in files:
            try:
                received = stack.enter_context(receive(BytesIO(file.content)))
            except CannotBeKept as refusal:
                found.append(LookedAt(file.name, None, str(refusal)))
            else:
                name = safe_name(file.name, ENDINGS[received.opened.media_type], _("document"))
                found.append(LookedAt(name, received))
        yield found


def attach(*, post: Post, files: Iterable[LookedAt]) -> None:
    """Keep files with an entry; on a failure they go, as the record does."""
    folder = files_of(key=post.request.key)
    for file in files:
        received = file.received
        if received is None:
            Attachment.objects.create(post=post, name=file.name[:200], refused=file.refused[:300])
            continue
        Attachment.objects.create(
            post=post,
            name=file.name[:200],
            media_type=received.opened.media_type,
            size=received.size,
            sha256=received.sha256,
            scan=received.scan,
        )
        take(received, folder)


def scan_waiting(*, most: int = 100) -> int:
    """Ask the scanner again about files that wait; one with a virus goes at once. Give how many still wait."""
    waiting = Attachment.objects.filter(scan=WAITING).select_related("post__request").order_by("pk")[:most]
    still = 0
    for one in waiting:
        folder = files_of(key=one.post.request.key)
        try:
            one.scan = scanned(place(folder, one.sha256))
        except Wrong as wrong:
            throw_away(folder, one.sha256)
            one.sha256, one.scan, one.refused = "", "infected", sentence(wrong.name, wrong.values)[:300]
        one.save()
        still += one.scan == WAITING
    return still
