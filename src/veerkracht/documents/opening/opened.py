"""What a file turned out to be when it was opened."""

from dataclasses import dataclass

MOST_TEXT = 500_000
"""So many characters of a file can be searched; that is about 250 pages."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
TEXT, CSV = "text/plain", "text/csv"

ENDINGS = {
    DOCX: "docx",
    XLSX: "xlsx",
    PDF: "pdf",
    JPEG: "jpg",
    PNG: "png",
    WEBP: "webp",
    TEXT: "txt",
    CSV: "csv",
}
"""Each sort of file that can be kept, with the end of its name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as its content says it is: its sort, its text, and for a picture how large it is.

    `cut` says that there is more text than is kept. `cleaned` says that a picture was written anew without what was
    hidden in it.
    """

    media_type: str
    text: str = ""
    cut: bool = False
    pages: int = 0
    width: int = 0
    height: int = 0
    cleaned: bool = False


class Gathered:
    """Text that is gathered until there is enough."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0

    @property
    def full(self) -> bool:
        return self._size > MOST_TEXT

    def add(self, part: str) -> None:
        """Add a passage; a sign that no database keeps is left out."""
        part = " ".join(part.replace("\0", " ").encode("utf-8", "ignore").decode().split())
        if part and not self.full:
            self._parts.append(part)
            self._size += len(part) + 1

    def text(self) -> str:
        """Give what was gathered, a passage on each line."""
        return "\n".join(self._parts)[:MOST_TEXT]
