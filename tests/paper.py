"""Files for tests, made on the spot: sound ones, and ones that try something."""

import io
import socket
import struct
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile


def docx(text: str = "Buren helpen elkaar in het café.") -> bytes:
    import docx as word

    made, paper = word.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(paper)
    return paper.getvalue()


def xlsx(*rows: tuple[Any, ...]) -> bytes:
    import openpyxl

    book, paper = openpyxl.Workbook(), io.BytesIO()
    for row in rows or (("Buurthuis", 12), ("Moestuin", 3)):
        book.active.append(row)
    book.save(paper)
    return paper.getvalue()


def pdf(text: str = "Verslag van de wijkraad", *, pages: int = 1, password: str = "", script: str = "") -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

    writer, paper = PdfWriter(), io.BytesIO()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for _page in range(pages):
        page = writer.add_blank_page(200, 200)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    if script:
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        )
        writer.root_object[NameObject("/OpenAction")] = action
    if password:
        writer.encrypt(password)
    writer.write(paper)
    return paper.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), *, gps: bool = False, moving: bool = False) -> bytes:
    from PIL import Image

    paper, words = io.BytesIO(), {}
    made = Image.new("RGB", size, (200, 90, 40))
    if gps:
        exif = Image.Exif()
        exif[0x010F] = "Camera van Anna"
        exif[0x0112] = 6
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (51.0, 46.0, 12.0)
        words["exif"] = exif
    if moving:
        words |= {"save_all": True, "append_images": [Image.new("RGB", size, (10, 90, 40))], "duration": 100}
    made.save(paper, format=kind, **words)
    return paper.getvalue()


def packed(**parts: bytes) -> bytes:
    """A package with these parts; a double underscore in a name stands for a slash, a single one for a dot."""
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return paper.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A package with one part more, or another."""
    old, paper = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as package:
        for one in old.namelist():
            if one != name:
                package.writestr(one, old.read(one))
        package.writestr(name, part)
    return paper.getvalue()


def uploaded(content: bytes, name: str = "verslag.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@contextmanager
def scanner(answer: bytes = b"stream: OK\0") -> Iterator[tuple[str, list[bytes]]]:
    """A virus scanner that takes a file as clamd does and always says the same; gives its address and what it got."""
    got: list[bytes] = []
    door = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_listen, args=(door, answer, got), daemon=True)
    thread.start()
    try:
        yield f"tcp://127.0.0.1:{door.getsockname()[1]}", got
    finally:
        door.close()
        thread.join(5)


def _listen(door: socket.socket, answer: bytes, got: list[bytes]) -> None:
    while True:
        try:
            line, _address = door.accept()
        except OSError:
            return
        with line, line.makefile("rb") as said:
            if said.read(10) != b"zINSTREAM\0":
                continue
            content = b""
            while size := struct.unpack("!L", said.read(4))[0]:
                content += said.read(size)
            got.append(content)
            line.sendall(answer)
