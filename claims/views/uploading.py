"""How an uploaded file is taken in: in memory, and never more of it than the limit."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class LimitedMemoryUploadHandler(FileUploadHandler):
    """Keeps one byte more than the limit and drops the rest as it arrives.

    So a file that is too large is told from one that fits, and costs no more memory.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._parts: list[bytes] = []
        self._left = settings.MAX_UPLOAD_BYTES + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what still fits; returning None ends the chain of handlers."""
        self._parts.append(raw_data[: self._left])
        self._left -= len(self._parts[-1])

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file, at most one byte over the limit."""
        return SimpleUploadedFile(
            self.file_name or "file", b"".join(self._parts), self.content_type or ""
        )
