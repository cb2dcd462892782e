"""What cannot be taken in, each in one sentence that says what to do."""

from veerkracht.foundation.errors import Refusal


class NotAnExport(Refusal):
    """The file or folder holds no INDIGO data that we can read."""


class LaterVersion(NotAnExport):
    """The file says that it follows a later version of the standard."""


class NothingToWrite(Refusal):
    """Nothing has been taken in yet, so there is nothing to write."""
