"""How far confidence can be believed: of the figures and quotations said to be 80 % sure, how many
are right by what people annotated."""

import json
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import re2

Record = dict[str, Any]
_NUMERIC = frozenset(("number", "count", "money", "percent", "measure", "duration", "age", "range"))
_OVERLAP = 0.8
_EDGES = (0.0, 0.5, 0.65, 0.8, 0.9, 1.01)


def judged(gold: Path, predicted: Path) -> Iterator[tuple[float, bool]]:
    """(confidence, is right) of every predicted figure of a kind that its record annotates.

    Right is a figure that shares characters with an annotated one and has its value, or its ISO
    date; figures on stretches that the annotation says to ignore are left out. Both files hold
    one JSON object a line, in the schema of the evaluation kit.
    """
    found = {record["id"]: record for record in _records(predicted)}
    for record in _records(gold):
        if "figures" in record["layers"]:
            yield from _of_record(record, found[record["id"]]["figures"])


def judged_quotes(gold: Path, predicted: Path) -> Iterator[tuple[float, bool]]:
    """(confidence, is right) of every predicted quotation of a record that annotates quotations.

    Right is one that shares at least `_OVERLAP` of its words and an annotated one's, counted
    together, speech or not; what the annotation says to ignore is left out.
    """
    found = {record["id"]: record for record in _records(predicted)}
    for record in _records(gold):
        if "quotes" not in record["layers"]:
            continue
        annotated = [_words(record["text"], quote) for quote in record["quotes"]]
        ignored = [quote.get("ignore", False) for quote in record["quotes"]]
        for quote in found[record["id"]]["quotes"]:
            own = _words(record["text"], quote)
            near = [i for i, other in enumerate(annotated) if _alike(own, other) >= _OVERLAP]
            if not any(ignored[i] for i in near):
                yield quote["confidence"], bool(near)


def _words(text: str, quote: Record) -> frozenset[int]:
    """Where the words of a quotation's fragments begin, marks and spaces left out."""
    parts = quote.get("fragments") or [quote]
    return frozenset(
        part["start"] + word.start()
        for part in parts
        for word in re2.finditer(r"[\pL\pN_]+", text[part["start"] : part["end"]])
    )


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _of_record(record: Record, figures: Iterable[Record]) -> Iterator[tuple[float, bool]]:
    annotated = [figure for figure in record["figures"] if figure.get("start") is not None]
    loose = [figure for figure in record["figures"] if figure.get("start") is None]
    kinds = frozenset(record["figure_kinds"])
    for figure in figures:
        near = [other for other in annotated if _share(figure, other)]
        if any(other.get("ignore") for other in near):
            continue
        is_asked = figure["kind"] in kinds or ("number" in kinds and figure["kind"] in _NUMERIC)
        if near or is_asked:
            yield figure["confidence"], any(_agree(figure, other) for other in near or loose)


def _share(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _agree(figure: Record, gold: Record) -> bool:
    if gold.get("iso"):
        return bool(figure.get("iso") == gold["iso"])
    if gold.get("value") is None:
        return gold.get("start") is not None
    one, other = _ends(figure["value"]), _ends(gold["value"])
    return len(one) == len(other) and all(
        math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in zip(one, other, strict=True)
    )


def _ends(value: float | list[float] | None) -> list[float]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def reliability(pairs: Iterable[tuple[float, bool]]) -> str:
    """The table: band of confidence, mean confidence, share right, how many."""
    all_pairs = list(pairs)
    lines = ["confidence   said  right      n"]
    for low, high in pairwise(_EDGES):
        inside = [(said, is_right) for said, is_right in all_pairs if low <= said < high]
        if inside:
            said = sum(said for said, _ in inside) / len(inside)
            right = sum(is_right for _, is_right in inside) / len(inside)
            band = f"{low:.2f}-{min(high, 1):.2f}"
            lines.append(f"{band:10} {said:6.0%} {right:6.0%} {len(inside):6}")
    return "\n".join(lines)
