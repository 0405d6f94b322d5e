"""How an uploaded file is taken in: in memory, and never more of it than the limit."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, multipartparser
from django.http.multipartparser import MultiPartParserError

from claims.services.errors import Invalid

# A file name is in a header of its part, and Django takes 1,024 bytes for all of them: a longer
# name, in an alphabet of three bytes a letter, would cost the whole form instead of being cut.
multipartparser.MAX_TOTAL_HEADER_SIZE = 64 * 1024  # type: ignore[attr-defined]

_SPLIT_IT = "Split it, or paste the part that the article rests on."


class LimitedMemoryUploadHandler(FileUploadHandler):
    """Keeps the files of one request up to the limit and one byte, and drops the rest as it comes.

    So a file that is too large is told from one that fits (`size` is what arrived, whatever was
    kept of it), and no request costs more memory than one file of the largest size.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],
        content_length: int,
        boundary: Any,  # bytes, though the stubs say str
        encoding: str | None = None,
    ) -> None:
        """Refuse a request that says it is larger than any form of ours, before reading it."""
        if content_length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE + settings.MAX_UPLOAD_BYTES:
            raise RequestDataTooBig("The request is larger than any form of this desk.")
        self._left = settings.MAX_UPLOAD_BYTES + 1

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what still fits; returning None ends the chain of handlers."""
        self._left -= self._kept.write(raw_data[: self._left])

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """The file with the size that arrived."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept,
            self.field_name,
            self.file_name or "file",
            self.content_type or "",
            file_size,
            self.charset,
        )

    def upload_interrupted(self) -> None:
        """A connection that broke in the middle of a file stores nothing of it."""
        raise MultiPartParserError("The connection ended before the file did.")


def content_of(file: "UploadedFile[bytes]", *, too_large: str = _SPLIT_IT) -> bytes:
    """The bytes of one received file. Raises Invalid when it does not fit the limit; `too_large`
    says what to do then."""
    limit = settings.MAX_UPLOAD_BYTES
    if (file.size or 0) > limit:
        raise Invalid(f"“{file.name}” is larger than {_megabytes(limit)}. {too_large}")
    content: bytes = file.read()
    if len(content) < (file.size or 0):
        raise Invalid(
            f"“{file.name}” and the files before it are together larger than "
            f"{_megabytes(limit)}. Send it by itself."
        )
    return content


def files_of(request: HttpRequest, name: str = "files") -> list["UploadedFile[bytes]"]:
    """The files that a form sent under `name`, in their order; empty inputs are left out."""
    return [file for file in request.FILES.getlist(name) if file.name]


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
