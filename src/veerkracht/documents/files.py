"""The file of a document, as pages tell of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from veerkracht.documents.models import FileVersion, Scan
from veerkracht.documents.opening import opened
from veerkracht.foundation.texts import Bilingual


@dataclass(frozen=True, slots=True)
class FileRow:
    """One version of the file of a document."""

    number: int
    name: str
    media_type: str
    size: int
    pages: int
    width: int
    height: int
    sha256: str
    cut: bool
    in_force_from: date
    recorded_at: datetime
    by_key: str
    reason: str
    alternative: Bilingual
    shows_people: bool | None
    scan: str
    withdrawn_at: datetime | None
    withdrawn_because: str

    @property
    def picture(self) -> bool:
        """Say whether it is a picture."""
        return self.media_type.startswith("image/")

    @property
    def waits(self) -> bool:
        """Say whether it waits for the virus scanner."""
        return self.scan == Scan.WAITING

    @property
    def given(self) -> bool:
        """Say whether it can be opened."""
        return self.withdrawn_at is None and self.scan not in (Scan.WAITING, Scan.INFECTED)

    @property
    def scan_word(self) -> str:
        """Give in words whether it was looked at for viruses."""
        return str(Scan(self.scan).label)

    @property
    def sort_word(self) -> str:
        """Give the sort of file in words."""
        return sort_words().get(self.media_type, self.media_type)

    @property
    def size_word(self) -> str:
        """Give the size as people read it."""
        return str(filesizeformat(self.size))


def sort_words() -> dict[str, str]:
    """Give each sort of file that is kept with its words."""
    return {
        opened.DOCX: _("Word document"),
        opened.XLSX: _("Excel workbook"),
        opened.PDF: _("PDF"),
        opened.JPEG: _("picture (JPEG)"),
        opened.PNG: _("picture (PNG)"),
        opened.WEBP: _("picture (WebP)"),
        opened.TEXT: _("plain text"),
        opened.CSV: _("table (CSV)"),
    }


def file_row(version: FileVersion) -> FileRow:
    """Tell of one version."""
    return FileRow(
        number=version.number,
        name=version.name,
        media_type=version.media_type,
        size=version.size,
        pages=version.pages,
        width=version.width,
        height=version.height,
        sha256=version.sha256,
        cut=version.cut,
        in_force_from=version.in_force_from,
        recorded_at=version.recorded_at,
        by_key=version.by_key,
        reason=version.reason,
        alternative=Bilingual(version.alternative_nl, version.alternative_en),
        shows_people=version.shows_people,
        scan=version.scan,
        withdrawn_at=version.withdrawn_at,
        withdrawn_because=version.withdrawn_because,
    )
