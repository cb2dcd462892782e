"""What is said of a file that cannot be kept: each thing that can be wrong in one sentence, with what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def sentence(name: str, values: Mapping[str, int | str]) -> str:
    """Say what is wrong with a file."""
    said = {
        "empty": _("The file is empty. Choose the file again."),
        "too-large": _("The file is larger than %(most)s MB. Make it smaller, or send it in parts."),
        "halfway": _("The upload stopped half-way. Nothing was kept. Try it again."),
        "program": _("This is a program, whatever its name says. Do not open it; choose a document."),
        "archive": _("This is a packed folder or another sort of file, not a document. Upload the documents in it."),
        "old-office": _("This is an old Word or Excel file. Save it as docx or xlsx and try again."),
        "other-picture": _("Pictures of this sort are not kept. Save the picture as JPEG or PNG and try again."),
        "other-text": _("Texts of this sort are not kept. Save the text as docx or PDF and try again."),
        "web-page": _("This is a web page, and those can do things by themselves. Save it as PDF and try again."),
        "locked": _("The file is locked with a password. Take the password off and try again."),
        "macro": _("The file holds a macro or script. Save it without macros and try again."),
        "reaches-outside": _(
            "The file fetches things from elsewhere. Copy the text into a new document and try again."
        ),
        "bomb": _("Unpacked, this file would be far too large (%(megabytes)s MB). Copy the text into a new document."),
        "too-many-pages": _("The file has %(pages)s pages; at most %(most)s fit. Send it in parts."),
        "too-many-pixels": _("The picture is too large (%(millions)s million pixels). Make it smaller and try again."),
        "moves": _("The picture moves. Choose a picture that stands still."),
        "too-heavy": _("Opening this file took too much time or memory. Save it again, simpler, and try once more."),
        "not-known": _("We do not know this sort of file. Choose a docx, xlsx, PDF, picture, text or CSV."),
        "virus": _("The virus scanner found “%(virus)s” in the file. Nothing was kept. Do not open the file."),
    }
    damaged = _("The file is damaged. Open it in the program it was made with, save it again and try once more.")
    return said.get(name, damaged) % dict(values)
