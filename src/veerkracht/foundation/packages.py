"""What Python says of a package of files (docx, xlsx, zip) that cannot be read."""

from zipfile import BadZipFile

UNREADABLE = (BadZipFile, EOFError, OSError, NotImplementedError)
"""Cut off, damaged or made up; `zipfile` calls a way of packing that it does not know not implemented."""
