"""What runs inside the throw-away process: limit itself, read one file, answer in JSON.

Imports nothing but the standard library and `claims.documents`, so neither Django nor a
database connection exists in the process that touches a stranger's file.
"""

import json
import resource
import signal
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claims.documents.reading import read_here
from claims.documents.types import Limits, Refused


def main() -> None:
    """Read a request from standard input, write the answer to standard output.

    Request: one line of JSON (file_name, encoding, main_text, limits), then the file's bytes.
    Answer: one line of JSON, either {"refused": sentence, "cause": words for the log} or the
    fields of `ReadText`.
    """
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request.pop("limits"))
    confine(limits)
    answer = _answer(sys.stdin.buffer.read(limits.bytes + 1), limits, **request)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")


def confine(limits: Limits) -> None:
    """Take away what reading a file does not need. Cannot be undone by this process.

    The alarm ends the process also when the parent, which watches the clock, is gone.
    """
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(limits.seconds + 1)


def _answer(content: bytes, limits: Limits, **request: Any) -> dict[str, Any]:
    try:
        return asdict(read_here(content, limits=limits, **request))
    except Refused as refused:
        return {"refused": str(refused), "cause": _place(refused.__cause__)}


def _place(error: BaseException | None) -> str:
    """Type and place of an error for the log; its message may hold words of the file."""
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place
