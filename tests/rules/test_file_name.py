import pytest

from veerkracht.documents.rules.file_name import LONGEST, safe_name


@pytest.mark.parametrize(
    ("sent", "ending", "kept"),
    [
        pytest.param("Één café – «plan».pdf", "pdf", "Één café – «plan».pdf", id="letters of Dutch"),
        pytest.param("C:\\Users\\An\\brief.docx", "docx", "brief.docx", id="a path of Windows"),
        pytest.param("../../etc/passwd", "txt", "passwd.txt", id="a way out of the folder"),
        pytest.param("factuur.pdf.exe", "pdf", "factuur.pdf.pdf", id="a program by name"),
        pytest.param("ver\u202efdp.exe", "pdf", "verfdp.pdf", id="written backwards"),
        pytest.param("a\r\nSet-Cookie: x.txt", "txt", "aSet-Cookie x.txt", id="a line of its own"),
        pytest.param('"; rm -rf.txt', "txt", "rm -rf.txt", id="a quote"),
        pytest.param("CON.txt", "txt", "document.txt", id="a name that Windows keeps for itself"),
        pytest.param("...", "png", "document.png", id="only dots"),
        pytest.param("", "png", "document.png", id="no name"),
        pytest.param("E\u0301e\u0301n.pdf", "pdf", "Één.pdf", id="accents as marks of their own"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_safe(sent, ending, kept):
    assert safe_name(sent, ending) == kept


def test_a_long_name_is_cut():
    assert safe_name("a" * 500 + ".pdf", "pdf") == "a" * LONGEST + ".pdf"
