"""What a file is, its content decides; what is wrong with it is said by name."""

import io
from pathlib import Path

import pytest
from PIL import Image

import paper
from veerkracht.documents.opening import apart, pdf
from veerkracht.documents.opening.apart import open_apart
from veerkracht.documents.opening.judge import judge
from veerkracht.documents.opening.opened import CSV, DOCX, JPEG, MOST_TEXT, PDF, PNG, TEXT, WEBP, XLSX, Opened
from veerkracht.documents.opening.wrong import Wrong


def opened(content: bytes, folder: Path) -> Opened:
    (folder / "sent").write_bytes(content)
    return judge(folder / "sent", cleaned=folder / "cleaned", preview=folder / "preview")


@pytest.mark.parametrize(
    ("content", "media_type", "says"),
    [
        pytest.param(paper.docx(), DOCX, "café", id="a Word document"),
        pytest.param(paper.xlsx(), XLSX, "Buurthuis 12", id="a workbook"),
        pytest.param(paper.pdf(), PDF, "wijkraad", id="a PDF"),
        pytest.param("Één café\nen meer".encode(), TEXT, "Één café", id="a text"),
        pytest.param("Één café".encode("cp1252"), TEXT, "Één café", id="a text of an older Windows program"),
        pytest.param("Één café".encode("utf-16"), TEXT, "Één café", id="a text in UTF-16"),
        pytest.param(b"naam;aantal\nOss;3\nUden;4\n", CSV, "Oss;3", id="a table"),
        pytest.param(paper.picture("JPEG"), JPEG, "", id="a photograph"),
        pytest.param(paper.picture("PNG"), PNG, "", id="a PNG"),
        pytest.param(paper.picture("WEBP"), WEBP, "", id="a WebP"),
    ],
)
def test_a_sound_file_is_known_and_read(content: bytes, media_type: str, says: str, tmp_path: Path):
    found = opened(content, tmp_path)

    assert found.media_type == media_type
    assert says in found.text


HUGE_PART = b"<a>" + b" " * 20_000_000 + b"</a>"
CONTENT_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
ELSEWHERE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    b'Type="http://x/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"MZ\x90\0" + b"\0" * 60, "program", id="a program of Windows"),
        pytest.param(b"#!/bin/sh\nrm -rf /\n", "program", id="a script of Unix"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old-office", id="an old Word file"),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked", id="a docx with a password"
        ),
        pytest.param(paper.pdf(password="geheim"), "locked", id="a PDF with a password"),
        pytest.param(paper.pdf(script="app.alert(1)"), "macro", id="a PDF with a script"),
        pytest.param(paper.with_part(paper.docx(), "word/vbaProject.bin", b"x"), "macro", id="a docx with a macro"),
        pytest.param(
            paper.with_part(paper.docx(), "word/a.xml", DOCTYPE), "reaches-outside", id="a docx with entities"
        ),
        pytest.param(
            paper.with_part(paper.docx(), "word/_rels/settings.xml.rels", ELSEWHERE),
            "reaches-outside",
            id="a docx with a template elsewhere",
        ),
        pytest.param(paper.with_part(paper.docx(), "word/b.xml", HUGE_PART), "bomb", id="a zip bomb"),
        pytest.param(paper.packed(a_txt=b"hallo"), "archive", id="a plain zip"),
        pytest.param(
            paper.with_part(paper.packed(a_txt=b"x"), "[Content_Types].xml", CONTENT_TYPES),
            "archive",
            id="a package of another sort",
        ),
        pytest.param(paper.docx()[:2000], "damaged", id="half a docx"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj", "damaged", id="half a PDF"),
        pytest.param(paper.picture()[:200], "damaged", id="half a photograph"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "damaged", id="a PNG of nothing"),
        pytest.param(paper.picture("PNG", moving=True), "moves", id="a PNG that moves"),
        pytest.param(paper.picture("WEBP", moving=True), "moves", id="a WebP that moves"),
        pytest.param(paper.picture("GIF"), "other-picture", id="a GIF"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "other-picture", id="a picture of an iPhone"),
        pytest.param(b"<html><script>alert(1)</script>", "web-page", id="a web page"),
        pytest.param(b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>", "web-page", id="a drawing with scripts"),
        pytest.param(b"{\\rtf1 hallo}", "other-text", id="rich text"),
        pytest.param(b"\x01\x02\x03\0\0hallo", "not-known", id="bytes that say nothing"),
    ],
)
def test_what_is_wrong_is_said_by_name(content: bytes, wrong: str, tmp_path: Path):
    with pytest.raises(Wrong) as problem:
        opened(content, tmp_path)

    assert problem.value.name == wrong


def test_a_picture_with_too_many_pixels_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("veerkracht.documents.opening.picture.MOST_PIXELS", 1000)

    with pytest.raises(Wrong, match="too-many-pixels"):
        opened(paper.picture(size=(60, 40)), tmp_path)


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)

    with pytest.raises(Wrong) as problem:
        opened(paper.pdf(pages=3), tmp_path)

    assert problem.value.values == {"pages": 3, "most": 2}


def test_a_pdf_that_takes_long_is_kept_with_the_text_read_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf, "SECONDS", -1)

    found = opened(paper.pdf(pages=3), tmp_path)

    assert (found.cut, found.pages) == (True, 3)
    assert found.text.count("wijkraad") == 1


def test_of_a_long_text_only_so_much_is_searched(tmp_path: Path):
    found = opened(b"woorden en nog meer woorden\n" * 30_000, tmp_path)

    assert found.cut
    assert len(found.text) == MOST_TEXT


def test_where_and_when_a_picture_was_taken_is_taken_out_and_it_stands_upright(tmp_path: Path):
    content = paper.picture(size=(60, 40), gps=True)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825), "the picture says where it was taken"

    found = opened(content, tmp_path)

    with Image.open(tmp_path / "cleaned") as cleaned:
        assert not cleaned.getexif()
        assert cleaned.size == (40, 60)
    assert (found.width, found.height, found.cleaned) == (40, 60, True)
    assert b"Anna" not in (tmp_path / "cleaned").read_bytes()
    with Image.open(tmp_path / "preview") as preview:
        assert preview.format == "WEBP"
        assert not preview.getexif()


def test_the_preview_of_a_large_picture_is_small(tmp_path: Path):
    opened(paper.picture("PNG", size=(3000, 1500)), tmp_path)

    with Image.open(tmp_path / "preview") as preview:
        assert preview.size == (960, 480)


def test_a_file_is_opened_in_a_process_of_its_own(tmp_path: Path):
    (tmp_path / "sent").write_bytes(paper.docx())

    found = open_apart(tmp_path / "sent", cleaned=tmp_path / "c", preview=tmp_path / "p")

    assert found.media_type == DOCX
    assert "Buren" in found.text


def test_what_is_wrong_comes_back_from_that_process(tmp_path: Path):
    (tmp_path / "sent").write_bytes(b"MZ")

    with pytest.raises(Wrong, match="program"):
        open_apart(tmp_path / "sent", cleaned=tmp_path / "c", preview=tmp_path / "p")


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    (tmp_path / "sent").write_bytes(paper.docx())

    with pytest.raises(Wrong, match="too-heavy"):
        open_apart(tmp_path / "sent", cleaned=tmp_path / "c", preview=tmp_path / "p")
