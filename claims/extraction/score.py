"""The scores of the extractor against texts that people annotated, as one table.

    python -m claims.extraction.score FOLDER [--json FILE]

FOLDER is the evaluation kit: its `score.py` is run as a program of its own on `data/*.jsonl` and
`measure-only/*.jsonl`. `NEWSDESK_EVAL` names the folder where no argument does. A data set that
is not there is left out, and the table says so.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claims.extraction.extractor import extract
from claims.extraction.records import to_record
from claims.extraction.reliability import judged, judged_quotes, reliability

Scores = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: the data set, the kit's options, where the value stands in its JSON, the goal."""

    title: str
    data: str
    options: tuple[str, ...]
    path: tuple[str, ...]
    goal: float


_POLNEAR, _NEWSQUANT = "measure-only/polnear.jsonl", "measure-only/newsquant.jsonl"
_GUM, _PUD, _RECOGNIZERS = "data/gum.jsonl", "data/pud.jsonl", "data/recognizers.jsonl"
# What confidence is measured on: recognizers is a list of requirements, its dates in a notation
# of its own.
_CALIBRATED = (_GUM, _PUD, _NEWSQUANT)
_SPEECH, _FRAGMENT = ("--speech",), ("--unit", "fragment")
_OVERLAP = "overlap0.8"
MEASURES = (
    Measure("polnear, speech, F1", _POLNEAR, _SPEECH, ("quotes", _OVERLAP, "F1"), 65),
    Measure(
        "polnear, direct fragments, F1",
        _POLNEAR,
        _FRAGMENT,
        ("quotes", "kind", "direct", _OVERLAP, "F1"),
        93,
    ),
    Measure(
        "polnear, indirect speech, F1",
        _POLNEAR,
        _SPEECH,
        ("quotes", "kind", "indirect", _OVERLAP, "F1"),
        55,
    ),
    Measure(
        "polnear, mixed speech, F1",
        _POLNEAR,
        _SPEECH,
        ("quotes", "kind", "mixed", _OVERLAP, "F1"),
        60,
    ),
    Measure(
        "polnear, speaker of quoted stretches, %",
        _POLNEAR,
        (),
        ("quotes", "quoted_stretch_speaker_head", "acc"),
        90,
    ),
    Measure("gum, quotations, F1", _GUM, (), ("quotes", _OVERLAP, "F1"), 70),
    Measure("newsquant, value, F1", _NEWSQUANT, (), ("figures", "value-only", "F1"), 90),
    Measure(
        "newsquant, value and unit, F1", _NEWSQUANT, (), ("figures", "value+unit-only", "F1"), 75
    ),
    Measure(
        "newsquant, modifier where there is one, %",
        _NEWSQUANT,
        (),
        ("figures", "modifier_when_present", "acc"),
        92,
    ),
    Measure("gum, span and value, F1", _GUM, (), ("figures", "span+value", "F1"), 85),
    Measure("gum, head of the thing counted, %", _GUM, (), ("figures", "thing_head", "acc"), 85),
    Measure(
        "gum, modifier where there is one, %",
        _GUM,
        (),
        ("figures", "modifier_when_present", "acc"),
        95,
    ),
    Measure("recognizers, overlap, F1", _RECOGNIZERS, (), ("figures", "overlap", "F1"), 85),
    Measure("pud, span and value, F1", _PUD, (), ("figures", "span+value", "F1"), 93),
)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0, or 2 with a sentence on standard error when FOLDER is no kit."""
    parser = argparse.ArgumentParser(prog="python -m claims.extraction.score", description=__doc__)
    parser.add_argument("folder", nargs="?", default=os.environ.get("NEWSDESK_EVAL", ""))
    parser.add_argument("--json", metavar="FILE", help="write the table to FILE as JSON too")
    given = parser.parse_args(arguments)
    kit = Path(given.folder or ".")
    if not given.folder or not (kit / "score.py").is_file():
        sys.stderr.write(
            "Name the folder of the evaluation kit, which holds score.py: as the argument, "
            "or in NEWSDESK_EVAL.\n"
        )
        return 2
    with tempfile.TemporaryDirectory() as folder:
        predictions = {name: predict(kit / name, Path(folder)) for name in _present(kit)}
        rows = [(row, measured(kit, row, predictions)) for row in MEASURES]
        pairs = [
            pair
            for name in _CALIBRATED
            if name in predictions
            for pair in judged(kit / name, predictions[name])
        ]
        quoted = [
            pair
            for name in (_POLNEAR, _GUM)
            if name in predictions
            for pair in judged_quotes(kit / name, predictions[name])
        ]
    sys.stdout.write(f"{table(rows)}\n\nfigures: confidence and share right\n")
    sys.stdout.write(reliability(pairs) + "\n")
    if quoted:
        sys.stdout.write("\nquotations: confidence and share right\n")
        sys.stdout.write(reliability(quoted) + "\n")
    if given.json:
        report = [{"measure": row.title, "now": now, "target": row.goal} for row, now in rows]
        Path(given.json).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def _present(kit: Path) -> list[str]:
    return [name for name in sorted({row.data for row in MEASURES}) if (kit / name).is_file()]


def measured(kit: Path, row: Measure, predictions: dict[str, Path]) -> float | None:
    """The value of a measure; None where the kit lacks its data.

    Raises subprocess.CalledProcessError when the kit's scorer fails.
    """
    if row.data not in predictions:
        return None
    return _value(run_scorer(kit, kit / row.data, predictions[row.data], row.options), row.path)


def predict(gold: Path, folder: Path) -> Path:
    """Run the extractor on the texts of `gold`, one JSON object a line; returns the file of
    predictions it wrote in `folder`."""
    out = folder / gold.name
    with gold.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as written:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                found = extract(record["text"], doc_date=_date(record.get("doc_date")))
                written.write(json.dumps(to_record(record["id"], found)) + "\n")
    return out


def _date(written: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(written[:10]) if written else None


@cache
def run_scorer(kit: Path, gold: Path, predicted: Path, options: tuple[str, ...]) -> Scores:
    """What the kit's own `score.py` says, without its confidence intervals."""
    out = predicted.with_suffix(".scores")
    command = [sys.executable, "score.py", str(gold.resolve()), str(predicted.resolve())]
    command += ["--no-ci", "--json", str(out.resolve()), *options]
    subprocess.run(command, cwd=kit, check=True, stdout=subprocess.DEVNULL)
    scores: Scores = json.loads(out.read_text(encoding="utf-8"))
    return scores


def _value(scores: Scores, path: tuple[str, ...]) -> float | None:
    value: Any = scores
    for key in path:
        value = value[key]
    return None if value is None else float(value)


def table(rows: list[tuple[Measure, float | None]]) -> str:
    """Measure, now and target in columns; a value below its target is marked."""
    width = max(len(row.title) for row, _ in rows)
    lines = [f"{'measure':{width}}    now  target"]
    for row, now in rows:
        shown = "no data" if now is None else f"{now:7.1f}"
        below = "  below" if now is not None and now < row.goal else ""
        lines.append(f"{row.title:{width}}{shown}  {row.goal:6.0f}{below}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
