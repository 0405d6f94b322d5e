"""`manage.py extract` prints what the rules find, with neither database nor broker."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def _run(*args: str) -> str:
    out = io.StringIO()
    call_command("extract", *args, stdout=out)
    return out.getvalue()


def test_it_prints_one_record_a_file(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Jo Poe said:\r\n“It cost $5m.”".encode())
    record = json.loads(_run(str(path)))
    assert record["id"] == "note.txt"
    assert record["quotes"][0]["speaker"] == {"start": 0, "end": 6, "text": "Jo Poe"}
    assert record["figures"][0]["start"] == 23
    assert (record["figures"][0]["value"], record["figures"][0]["unit"]) == (5_000_000.0, "dollar")


def test_it_reads_records_with_their_date_from_standard_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = json.dumps({"id": "a", "text": "It began on Sunday.", "doc_date": "2020-01-07"})
    monkeypatch.setattr(sys, "stdin", io.StringIO(line + "\n\n" + line))
    records = [json.loads(line) for line in _run().splitlines()]
    assert [record["figures"][0]["iso"] for record in records] == ["2020-01-05"] * 2


def test_it_prints_a_listing_to_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Officials said 40 men left.")
    lines = _run("--format", "text", str(path))
    assert "indirect quotation  40 men left" in lines
    assert "speaker: Officials: no name" in lines
    assert "count  40  (= 40, man, men)" in lines


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b"{}", "line 1: not a JSON object"),
        ("a.jsonl", b'{"id": "a", "text": 5}', "line 1: .text. is not a string"),
        ("a.jsonl", b'{"id": "a", "text": "", "doc_date": "May"}', "doc_date. is not a date"),
        ("a.txt", b"\xff\xfe", "is not UTF-8 text"),
    ],
)
def test_it_says_what_is_wrong_with_its_input(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CommandError, match=message):
        _run(str(path))


def test_it_says_which_file_is_missing() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.txt cannot be read"):
        _run("nowhere.txt")
