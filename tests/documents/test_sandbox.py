"""Row 44 of the table of bad inputs: whatever happens to the child, the caller gets an answer
in time. The hostile children are programs put in the place of ours.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from claims.documents import Limits, ReaderUnavailable, Refused, read_file, sandbox, sandbox_level
from tests.documents.make_files import SENTENCE, docx_of, paragraph, plain_pdf

GOOD = {"file_kind": "txt", "text": "ok", "title": "", "notes": [], "encodings": []}
CONFINED = (
    "import sys, json, os, socket; sys.path.append(sys.argv[1])\n"
    "from claims.documents.child import confine\n"
    "from claims.documents.types import Limits\n"
    "confine(Limits(seconds=2))\n"
    f"def answer(text): print(json.dumps({{**{GOOD!r}, 'text': text}}), flush=True)\n"
)
FILE = Path(tempfile.gettempdir(), f"newsdesk-{os.getpid()}")
Play = Callable[..., str]


@cache
def levels() -> list[tuple[str, tuple[str, ...]]]:
    """What works on this machine, the strictest first."""
    return [level for level in sandbox._candidates() if sandbox._works(level[1])]


def answer(**changes: object) -> str:
    """A program that writes the good answer with these changes."""
    return f"print({json.dumps({**GOOD, **changes})!r})"


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Read a PDF, 100 characters at most, with this program as the child."""

    def run(program: str, content: bytes = b"%PDF-1.7", seconds: int = 20) -> str:
        monkeypatch.setattr(sandbox, "START", program)
        return read_file(content, limits=Limits(seconds=seconds, characters=100)).text

    return run


@pytest.mark.parametrize(
    ("program", "says"),
    [
        pytest.param("import os; os.kill(os.getpid(), 11)", "stopped our reader", id="SIGSEGV"),
        pytest.param("import os; os.abort()", "stopped our reader", id="abort"),
        pytest.param("raise MemoryError", "stopped our reader", id="uncaught error"),
        pytest.param("", "stopped our reader", id="no answer"),
        pytest.param("print('nonsense')", "stopped our reader", id="no JSON"),
        pytest.param("print('[' * 100000)", "stopped our reader", id="deep JSON"),
        pytest.param("print('[1]')", "stopped our reader", id="other JSON"),
        pytest.param("print('{}')", "stopped our reader", id="empty JSON"),
        pytest.param(answer()[:-4] + "')", "stopped our reader", id="cut JSON"),
        pytest.param(answer(text=""), "stopped our reader", id="empty text"),
        pytest.param(answer(text="a\0b"), "stopped our reader", id="NUL"),
        pytest.param(answer(text="a\ud800"), "stopped our reader", id="lone surrogate"),
        pytest.param(answer(text=7), "stopped our reader", id="a number"),
        pytest.param(answer(notes=[[]]), "stopped our reader", id="notes that are lists"),
        pytest.param(answer(file_kind="exe"), "stopped our reader", id="unknown kind"),
        pytest.param(answer(text="a" * 101), "limit is 100", id="too long a text"),
        pytest.param(
            "import os\nwhile True: os.write(1, b'a' * 65536)", "stopped our reader", id="flood"
        ),
    ],
)
def test_a_child_that_fails_is_refused_in_words(play: Play, program: str, says: str) -> None:
    with pytest.raises(Refused, match=f"This PDF .*{says}.*Save it as .docx|{says}"):
        play(program)


@pytest.mark.parametrize("program", ["while True: pass", "import time; time.sleep(60)"])
def test_a_child_that_takes_too_long_is_refused_in_time(play: Play, program: str) -> None:
    started = time.perf_counter()
    says = "This PDF .*longer than 2 seconds.*Save it as .docx"
    with pytest.raises(Refused, match=says):
        play(program, seconds=2)
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (plain_pdf(), "This PDF stopped our reader. Save it as .docx or paste the text."),
        (
            docx_of(paragraph(SENTENCE)),
            "This Word file stopped our reader. Save it as a PDF or as plain text, "
            "or paste the text.",
        ),
        (
            b"<html><p>x",
            "This web page stopped our reader. Copy the words from your browser and paste them.",
        ),
        (b"words", "This text file stopped our reader. Cut it into parts, or paste the text."),
    ],
)
def test_the_sentence_names_the_kind_and_a_way_out(
    play: Play, content: bytes, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        play("import os; os.abort()", content)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("megabytes", [50, 75, 90])
def test_a_parser_out_of_memory_is_refused(megabytes: int) -> None:
    """Wherever the memory ends, in Python or in a library, it is not called a damaged file."""
    words = "".join(paragraph(f"w{n * 7919 % 100_003}") for n in range(60_000))
    with pytest.raises(Refused, match=r"Word file (takes more memory|stopped our reader)"):
        read_file(docx_of(words), limits=Limits(memory=megabytes * 1_000_000))


def test_nothing_of_the_child_is_left_behind(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """A grandchild that holds the output open neither delays the answer nor outlives it."""
    monkeypatch.setattr(sandbox, "_confinement", lambda: ("rlimits", ()))
    fork = "import time; child = os.fork()\nif child: answer(str(child))\nelse: time.sleep(60)"
    started = time.perf_counter()
    grandchild = Path("/proc", play(CONFINED + fork))
    assert time.perf_counter() - started < 9
    while _is_running(grandchild) and time.perf_counter() - started < 20:
        time.sleep(0.02)
    assert not _is_running(grandchild)


def _is_running(process: Path) -> bool:
    """Whether it lives; one that was killed may wait as a zombie for the first process."""
    try:
        return ") Z " not in (process / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_every_level_reads_every_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert levels()[-1] == ("rlimits", ())
    for level in levels():
        monkeypatch.setattr(sandbox, "_confinement", lambda level=level: level)
        assert sandbox_level() == level[0]
        for content, kind in [
            (b"words", "txt"),
            (b"<html><p>words", "html"),
            (docx_of(paragraph("words")), "docx"),
            (plain_pdf(), "pdf"),
        ]:
            assert read_file(content).file_kind == kind


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("os.write(os.open(FILE, os.O_CREAT | os.O_WRONLY), b'x')", "OSError"),
        ("bytearray(2 << 30)", "MemoryError"),
        ("[os.open('/', 0) for _ in range(99)]", "OSError"),
    ],
)
def test_the_child_may_not(play: Play, attempt: str, error: str) -> None:
    program = (
        f"{CONFINED}FILE = '{FILE}'\n"
        f"try: {attempt}\nexcept {error}: answer('no')\nelse: answer('yes')"
    )
    try:
        assert play(program) == "no"
    finally:
        FILE.unlink(missing_ok=True)


def test_the_child_has_no_environment_no_django_and_no_arguments_of_the_file() -> None:
    program = (
        "import sys, os; sys.path.append(sys.argv[1])\n"
        "import claims.documents.child, claims.documents.pdf_files, claims.documents.docx_files\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('django', 'psycopg', 'spacy')\n"
        "  or m in ('claims.models', 'claims.services')))"
    )
    done = subprocess.run(
        sandbox._python(program), env={}, cwd="/", capture_output=True, check=True, text=True
    )
    assert done.stdout == "[]\n"


def test_the_child_sees_an_empty_environment(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    program = f"{CONFINED}answer(' '.join(sorted(os.environ)) or 'none')"
    assert "DATABASE_URL" not in play(program)


def test_the_child_reaches_no_network_where_the_level_promises_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        attempt = f"socket.create_connection(('127.0.0.1', {port}), 1)"
        monkeypatch.setattr(
            sandbox,
            "START",
            f"{CONFINED}try: {attempt}\nexcept OSError: answer('no')\nelse: answer('yes')",
        )
        for level in levels():
            monkeypatch.setattr(sandbox, "_confinement", lambda level=level: level)
            expected = "yes" if level[0] == "rlimits" else "no"
            assert read_file(b"x").text == expected


def test_under_bwrap_the_child_sees_no_files_but_its_own() -> None:
    """The arguments, checked without the program: nothing of the data or the home is bound."""
    arguments = sandbox._bwrap_arguments()
    bound = {arguments[n + 1] for n, word in enumerate(arguments) if word == "--ro-bind-try"}
    assert str(sandbox.ROOT) not in bound and str(sandbox.ROOT / "claims" / "models") not in bound
    assert str(sandbox.ROOT / "claims" / "documents") in bound
    assert {"--unshare-all", "--die-with-parent"} <= set(arguments)


def test_it_says_so_when_no_reader_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox._confinement.cache_clear()
    monkeypatch.setattr(sandbox, "_candidates", lambda: [("rlimits", ("/nonexistent",))])
    with pytest.raises(ReaderUnavailable, match="does not start"):
        read_file(b"words")
    sandbox._confinement.cache_clear()


@pytest.mark.parametrize("content", [b"", b"a" * 101])
def test_size_is_checked_before_a_child_is_started(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:  # rows 1 and 2
    monkeypatch.setattr(subprocess, "Popen", None)
    with pytest.raises(Refused, match=r"empty|limit is 0\.0 MB"):
        read_file(content, limits=Limits(bytes=100))


def test_the_request_carries_name_choice_and_wish() -> None:
    german = "kostete „fünf“ Euro".encode("cp1252")
    assert read_file(german).encodings
    assert read_file(german, encoding="windows-1252").text == "kostete „fünf“ Euro"
    with pytest.raises(Refused, match=r"named \.pdf but holds plain text"):
        read_file(b"words", file_name="a.pdf\nx.pdf")
    assert read_file(b"<html><p>x", main_text=True).notes


def test_a_reader_leaves_no_file_descriptor_open() -> None:
    read_file(b"words")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read_file(b"words")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
