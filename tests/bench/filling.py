"""Putting a generated library into the database by all cores: rows by COPY, indexes afterwards.

What is stored for a source is what `claims.services.library` stores: the same stretches, the same
keys. Only the way in is another one, so that a million passages take minutes.
"""

import math
import multiprocessing
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, models

from claims.models import Desk, Passage, Shingle, Source, SourceClaim, User
from claims.services.library import read_source
from tests.bench.generated_library import Count, Writer, Written
from tests.factories import sha256

# A generated source has about 215 passages, and never this many.
PASSAGES_A_SOURCE, MOST_PASSAGES = 210, 1_000
BATCH = 20  # sources in one transaction


def fill(desk: Desk, by: User, writer: Writer, passages: int) -> int:
    """Fill the empty library with sources of `desk` until they hold at least so many passages;
    returns how many sources. It commits."""
    number = math.ceil(passages / PASSAGES_A_SOURCE)
    with _without_indexes(Shingle._meta.db_table):
        workers = os.cpu_count() or 1
        parts = [range(first, number, workers) for first in range(workers)]
        _in_processes([(desk, by, writer, part) for part in parts])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('claims_passage', 'id'), max(id))"
            " FROM claims_passage"
        )
        cursor.execute("VACUUM ANALYZE")
    return number


def empty() -> None:
    """Take a filled library away at once; row by row it would take minutes."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_shingle, claims_passage")


def claims_of(source: Source, counts: Sequence[Count]) -> list[SourceClaim]:
    """The source claims, not saved, that extraction would find."""
    return [
        SourceClaim(
            source=source,
            kind="figure",
            figure_kind="count",
            start=count.start,
            end=count.end,
            surface=source.text[count.start : count.end],
            value_low=count.value,
            modifier="=",
            thing=count.thing,
            thing_start=count.end + 1,
            thing_end=count.thing_end,
        )
        for count in counts
    ]


def _in_processes(tasks: Sequence[tuple[Desk, User, Writer, range]]) -> None:
    connections.close_all()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_write, args=task) for task in tasks]
    with warnings.catch_warnings():
        # Python warns of forks beside threads; the children use nothing that was open before.
        warnings.simplefilter("ignore", DeprecationWarning)
        for process in processes:
            process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise RuntimeError("a process that writes the library failed")


def _write(desk: Desk, by: User, writer: Writer, numbers: range) -> None:
    for first in range(0, len(numbers), BATCH):
        _write_batch(desk, by, [(n, writer.source(n)) for n in numbers[first : first + BATCH]])
    connections.close_all()


def _write_batch(desk: Desk, by: User, batch: Sequence[tuple[int, Written]]) -> None:
    sources, claims, passages, keys = [], [], [], []
    for number, written in batch:
        text = written.text
        source = Source(
            id=written.id,
            desk=desk,
            received_by=by,
            title="Made up",
            text=text,
            sha256=sha256(text),
        )
        found = claims_of(source, written.counts)
        sources.append(source)
        claims += found
        for place, entry in enumerate(read_source(source, found), number * MOST_PASSAGES + 1):
            entry.passage.pk = place
            passages.append(entry.passage)
            keys.append("".join(f"{key}\t{place}\n" for key in entry.keys))
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        for model, rows in ((Source, sources), (SourceClaim, claims), (Passage, passages)):
            _copy(cursor, model, rows)
        with cursor.copy("COPY claims_shingle (key, passage_id) FROM STDIN") as copy:
            copy.write("".join(keys))
        cursor.execute("COMMIT")


def _copy(cursor: Any, model: type[models.Model], rows: Sequence[models.Model]) -> None:
    fields = model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(
                [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
            )


@contextmanager
def _without_indexes(table: str) -> Iterator[None]:
    """Take the indexes of an empty table away and make them again at the end."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'p'",
            [table],
        )
        [(key, definition)] = cursor.fetchall()
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {key}")
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s", [table])
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {key} {definition}")
        for _name, definition in indexes:
            cursor.execute(definition)
