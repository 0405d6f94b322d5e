"""`manage.py extract`: what the rules find in files or in records on standard input."""

import datetime
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from django.core.management.base import BaseCommand, CommandError

from claims.extraction import extract
from claims.extraction.listing import listing
from claims.extraction.preview import preview
from claims.extraction.records import to_record


class Input(NamedTuple):
    """One text to read, what to call it, and the day its "Tuesday" is reckoned from."""

    name: str
    text: str
    doc_date: datetime.date | None


class Command(BaseCommand):
    """Prints a JSON object, a listing or a page a record. Needs no database and no broker."""

    help = (
        "Print the quotations, figures and names of text files, or of JSONL records "
        '{"id", "text", "doc_date"} in .jsonl files or on standard input.'
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--format", choices=("jsonl", "text", "html"), default="jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        for item in _inputs(options["files"], sys.stdin):
            found = extract(item.text, doc_date=item.doc_date)
            if options["format"] == "text":
                self.stdout.write(listing(item.name, found))
            elif options["format"] == "html":
                self.stdout.write(preview(item.name, item.text, found))
            else:
                self.stdout.write(json.dumps(to_record(item.name, found), ensure_ascii=False))


def _inputs(files: list[str], stdin: TextIO) -> Iterator[Input]:
    if not files:
        yield from _records(stdin, "standard input")
    for name in files:
        path = Path(name)
        try:
            if path.suffix == ".jsonl":
                with path.open(encoding="utf-8") as lines:
                    yield from _records(lines, name)
            else:
                # newline="": offsets count every character of the file as it is.
                with path.open(encoding="utf-8", newline="") as handle:
                    yield Input(path.name, handle.read(), None)
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{name} is not UTF-8 text. Convert it first.") from error


def _records(lines: Iterable[str], name: str) -> Iterator[Input]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(line, f"{name}, line {number}")


def _record(line: str, where: str) -> Input:
    try:
        record = json.loads(line)
        name, text, written = str(record["id"]), record["text"], record.get("doc_date")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CommandError(f'{where}: not a JSON object with "id" and "text".') from error
    if not isinstance(text, str):
        raise CommandError(f'{where}: "text" is not a string.')
    return Input(name, text, _date(written, where))


def _date(written: object, where: str) -> datetime.date | None:
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(str(written)[:10])
    except ValueError as error:
        raise CommandError(f'{where}: "doc_date" is not a date like 2020-01-07.') from error
