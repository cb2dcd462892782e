"""Opening a file with the library that reads it: what it is, its content decides, never its name."""

from pathlib import Path

from veerkracht.documents.opening.opened import Opened
from veerkracht.documents.opening.wrong import Wrong

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")

ZIP = b"PK\x03\x04"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
REFUSED = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"#!", "program"),
    (b"GIF8", "other-picture"),
    (b"BM", "other-picture"),
    (b"II*\0", "other-picture"),
    (b"MM\0*", "other-picture"),
    (b"{\\rtf", "other-text"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"PK\x05\x06", "archive"),
)
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


def judge(path: Path, *, cleaned: Path, preview: Path) -> Opened:
    """Open a file and say what it is; raise what is wrong with it.

    A picture is written anew to `cleaned`, without where and when it was taken, and small to `preview`.
    """
    with path.open("rb") as file:
        begin = file.read(1024)
    if not begin:
        raise Wrong("empty")
    for beginning, what in REFUSED:
        if begin.startswith(beginning):
            raise Wrong(what)
    if begin.startswith(OLD_OFFICE):
        raise Wrong("locked" if LOCKED in path.read_bytes() else "old-office")
    return _open(path, begin, cleaned, preview)


def _open(path: Path, begin: bytes, cleaned: Path, preview: Path) -> Opened:
    if begin.startswith(ZIP):
        from veerkracht.documents.opening.office import read_office

        return read_office(path)
    if b"%PDF-" in begin:
        from veerkracht.documents.opening.pdf import read_pdf

        return read_pdf(path)
    if begin.startswith(PICTURES) or (begin.startswith(b"RIFF") and begin[8:12] == b"WEBP"):
        from veerkracht.documents.opening.picture import read_picture

        return read_picture(path, cleaned=cleaned, preview=preview)
    if begin[4:12] in HEIC:
        raise Wrong("other-picture")
    from veerkracht.documents.opening.plain import read_plain

    return read_plain(path)
