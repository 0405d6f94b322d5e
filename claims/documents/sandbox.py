"""The only way in for uploads: each file is read in a throw-away process of its own.

Every parser tried hangs or eats gigabytes on some file, and neither signals nor soft limits
interrupt C code, so the reader is a separate process with limits on memory, processor time,
wall-clock time, files and output, and without network or file system where the machine
allows it. What the process answers is checked like any other input.
"""

import contextlib
import functools
import json
import logging
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claims.documents.kinds import LABELS, rough_kind
from claims.documents.text import check_length, has_visible_character, is_encodable
from claims.documents.types import EncodingChoice, Limits, ReadText, Refused

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.append(sys.argv[1]); from claims.documents.child import main; main()"
# All readers, so that a package that is missing shows here and not as a fault of a file.
TRY = (
    "import sys; sys.path.append(sys.argv[1]); import claims.documents.child; "
    "from claims.documents import docx_files, html_files, pdf_files"
)
# JSON writes a control character as six bytes; the rest is notes, previews and field names.
BYTES_PER_CHARACTER, BYTES_BESIDE_TEXT = 6, 1_000_000


class ReaderUnavailable(RuntimeError):
    """The reading process could not start: the installation is at fault, not the file."""


def read_file(
    content: bytes,
    *,
    file_name: str = "",
    encoding: str = "",
    main_text: bool = False,
    limits: Limits | None = None,
) -> ReadText:
    """The text of one uploaded file, read in a confined process of its own.

    `encoding` is a person's choice among the encodings offered before. `main_text` asks for a
    guess at a web page's article without menus. Raises `Refused` with a sentence for the
    person when the file cannot be used, `ReaderUnavailable` when no reader starts here.
    """
    limits = limits or Limits()
    check_size(content, limits)
    header = {"file_name": file_name, "encoding": encoding, "main_text": main_text}
    request = json.dumps({**header, "limits": asdict(limits)}).encode() + b"\n" + content
    try:
        output = _run_child(request, limits)
        return _read_answer(output, limits)
    except TimeoutError as error:
        raise Refused(_too_slow(content, limits)) from error
    except _Stopped as error:
        logger.warning("reader stopped: kind=%s cause=%s", rough_kind(content), error)
        raise Refused(_stopped(content)) from error


def check_size(content: bytes, limits: Limits) -> None:
    """Raise `Refused` for an empty file and for one above the limit."""
    if not content:
        raise Refused("This file is empty. Choose another file, or paste the text.")
    if len(content) > limits.bytes:
        raise Refused(
            f"This file has {len(content) / 1e6:,.1f} MB; the limit is {limits.bytes / 1e6:,.1f} "
            "MB. Save it without pictures, cut it into parts, or paste the text."
        )


def sandbox_level() -> str:
    """How uploads are confined here: "bwrap" (no network, no file system but the reader's own
    program files), "unshare" (no network) or "rlimits" (neither; only memory, time and output).
    """
    return _confinement()[0]


class _Stopped(Exception):
    """The child ended without a usable answer."""


@functools.cache
def _confinement() -> tuple[str, tuple[str, ...]]:
    """The strictest level that works on this machine and the command that gives it."""
    for level, prefix in _candidates():
        if _works(prefix):
            logger.info("uploads are read in a sandbox of level %s", level)
            return level, prefix
    raise ReaderUnavailable(
        f"The file reader does not start. Run this to see why: {sys.executable} -I -c '{TRY}' "
        f"{ROOT}"
    )


def _candidates() -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    if bwrap := shutil.which("bwrap"):
        found.append(("bwrap", (bwrap, *_bwrap_arguments())))
    if unshare := shutil.which("unshare"):
        found.append(("unshare", (unshare, "--net", "--")))
        found.append(("unshare", (unshare, "--user", "--map-current-user", "--net", "--")))
    return [*found, ("rlimits", ())]


def _bwrap_arguments() -> list[str]:
    """New namespaces, and of the file system only what Python and the readers need."""
    binds = ["/usr", "/lib", "/lib64", "/etc/ld.so.cache", sys.base_prefix, sys.prefix]
    binds += [str(ROOT / "claims" / "__init__.py"), str(ROOT / "claims" / "documents")]
    arguments = ["--unshare-all", "--die-with-parent", "--cap-drop", "ALL"]
    for path in binds:
        arguments += ["--ro-bind-try", path, path]
    return [*arguments, "--proc", "/proc", "--dev", "/dev", "--chdir", "/", "--"]


def _works(prefix: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run(
            [*prefix, *_python(TRY)], env={}, cwd="/", timeout=20, capture_output=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _python(program: str) -> list[str]:
    return [sys.executable, "-I", "-B", "-c", program, str(ROOT)]


def _run_child(request: bytes, limits: Limits) -> bytes:
    """Start a child in a session of its own, give it `request`, return all that it wrote.

    Raises TimeoutError, or `_Stopped` when it died or wrote too much. The request travels in
    memory: a confidential source is never written to a disk for reading.
    """
    _, prefix = _confinement()
    with os.fdopen(os.memfd_create("upload"), "w+b") as source:
        source.write(request)
        source.seek(0)
        child = subprocess.Popen(
            [*prefix, *_python(START)],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
    with child:
        try:
            output = _collect(child, limits)
        finally:
            # Before the child is reaped, so the group's number cannot belong to another.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
    return _whole(output, child.returncode)


def _collect(child: subprocess.Popen[bytes], limits: Limits) -> bytes:
    """The child's output up to the line end that closes an answer, or to its own end.

    Within the time and length allowed; JSON has no line end inside.
    """
    assert child.stdout is not None
    most = limits.characters * BYTES_PER_CHARACTER + BYTES_BESIDE_TEXT
    deadline = time.monotonic() + limits.seconds
    poll = select.poll()
    poll.register(child.stdout, select.POLLIN)
    output = bytearray()
    while len(output) <= most:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TimeoutError
        part = os.read(child.stdout.fileno(), 1 << 18)
        if not part:
            return bytes(output)
        output += part
        if part.endswith(b"\n"):
            return bytes(output)
    raise _Stopped("wrote more than a text can need")


def _whole(output: bytes, status: int) -> bytes:
    """The output if it ends as an answer does; else what the exit status says about its end."""
    if output.endswith(b"\n"):
        return output
    if status in (-signal.SIGXCPU, 128 + signal.SIGXCPU):
        raise TimeoutError
    raise _Stopped(f"exit status {status}")


def _read_answer(output: bytes, limits: Limits) -> ReadText:
    """The child's answer as a checked `ReadText`; the child may have been taken over."""
    try:
        answer = json.loads(output)
        if "refused" in answer:
            logger.info("upload refused: cause=%.100r", answer["cause"])
            raise Refused(str(answer["refused"])[:1000])
        read = _read_text(answer)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _Stopped("answer is not what a reader writes") from error
    check_length(read.text, limits)
    return read


def _read_text(answer: dict[str, Any]) -> ReadText:
    encodings = tuple(EncodingChoice(**choice) for choice in answer["encodings"])
    title, notes, text = answer["title"], tuple(answer["notes"]), answer["text"]
    words = [
        title,
        text,
        *notes,
        *(part for choice in encodings for part in asdict(choice).values()),
    ]
    if answer["file_kind"] not in LABELS or not all(isinstance(part, str) for part in words):
        raise ValueError("unknown kind, or a field that is not text")
    if "\0" in text or not is_encodable("".join(words)):
        raise ValueError("characters that cannot be stored")
    if not encodings and not has_visible_character(text):
        raise ValueError("no text")
    return ReadText(answer["file_kind"], text, title, notes, encodings)


def _stopped(content: bytes) -> str:
    label, way_out = LABELS[rough_kind(content)]
    return f"This {label} stopped our reader. {way_out}"


def _too_slow(content: bytes, limits: Limits) -> str:
    label, way_out = LABELS[rough_kind(content)]
    return f"This {label} took our reader longer than {limits.seconds} seconds. {way_out}"
