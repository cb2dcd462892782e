"""Stops reading a file that is too large while it comes in, so that it never fills the disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from veerkracht.documents.storage import largest


class Quota(FileUploadHandler):
    """Stands before the other handlers of an upload and lets no more pass than a document may have."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.size = 0
        self.exceeded = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - as Django calls it
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        self.size += len(raw_data)
        if self.size > largest():
            self.exceeded = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002
        return None
