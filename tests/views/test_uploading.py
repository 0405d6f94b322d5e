"""Files as they arrive: never more of them in memory than the limit, and never half of one."""

import tracemalloc
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory
from pytest_django import Settings

from claims.services.errors import Invalid
from claims.views.uploading import content_of, files_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BOUNDARY = "b0undary"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def part(content: bytes, name: str = "story.txt") -> bytes:
    head = f'Content-Disposition: form-data; name="files"; filename="{name}"'
    kind = "Content-Type: text/plain"
    return f"--{BOUNDARY}\r\n{head}\r\n{kind}\r\n\r\n".encode() + content + b"\r\n"


def request_of(body: bytes, length: int | None = None) -> HttpRequest:
    request = RequestFactory().generic("POST", "/", body, TYPE)
    if length is not None:
        request.META["CONTENT_LENGTH"] = str(length)
    return request


def whole(*contents: bytes) -> bytes:
    return b"".join(part(content) for content in contents) + f"--{BOUNDARY}--\r\n".encode()


@pytest.fixture(autouse=True)
def _small_limit(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1000


@pytest.mark.parametrize("size", [1, 999, 1000])
def test_a_file_up_to_the_limit_is_kept_byte_for_byte(size: int) -> None:
    [file] = files_of(request_of(whole(b"\xff" * size)))
    assert content_of(file) == b"\xff" * size


@pytest.mark.parametrize("size", [1001, 5000])
def test_a_file_over_the_limit_is_refused_with_what_to_do(size: int) -> None:
    [file] = files_of(request_of(whole(b"a" * size)))
    with pytest.raises(Invalid, match=r"“story.txt” is larger than 0.001 MB. Split it"):
        content_of(file)


def test_files_that_are_too_large_together_are_told_apart() -> None:
    first, second = files_of(request_of(whole(b"a" * 600, b"b" * 600)))
    assert content_of(first) == b"a" * 600
    with pytest.raises(Invalid, match="Send it by itself"):
        content_of(second)


def test_a_request_that_says_it_is_huge_is_refused_unread(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    request = request_of(whole(b"a"), length=4000)
    with pytest.raises(RequestDataTooBig):
        files_of(request)


def test_a_file_that_breaks_off_is_refused_whole() -> None:
    with pytest.raises(MultiPartParserError):
        files_of(request_of(whole(b"a" * 500)[:400]))


def test_an_input_without_a_file_is_no_file() -> None:
    assert files_of(request_of(part(b"", name="") + f"--{BOUNDARY}--\r\n".encode())) == []


def test_a_file_name_of_thousands_of_letters_does_not_cost_the_form() -> None:
    body = part(b"abc", name="€" * 5000 + ".txt") + f"--{BOUNDARY}--\r\n".encode()
    [file] = files_of(request_of(body))
    assert content_of(file) == b"abc"
    assert file.name and file.name.endswith(".txt")


class Drip(RawIOBase):
    """A body with one file of `size` bytes that exist only while they are read."""

    def __init__(self, size: int) -> None:
        self._head, self._tail = part(b"")[:-2], f"\r\n--{BOUNDARY}--\r\n".encode()
        self._left = size
        self.length = len(self._head) + size + len(self._tail)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer)
        chunk = self._next(len(room))
        room[: len(chunk)] = chunk
        return len(chunk)

    def _next(self, size: int) -> bytes:
        if self._head:
            chunk, self._head = self._head[:size], self._head[size:]
        elif self._left:
            chunk = b"a" * min(size, self._left)
            self._left -= len(chunk)
        else:
            chunk, self._tail = self._tail[:size], self._tail[size:]
        return chunk


def test_ten_megabytes_and_a_byte_cost_no_more_than_twenty(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 10_000_000
    body = Drip(40_000_000)
    request = request_of(b"unread", length=body.length)
    request._stream = BufferedReader(body)
    tracemalloc.start()
    [file] = files_of(request)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with pytest.raises(Invalid):
        content_of(file)
    assert most < 20_000_000
