"""`python -m claims.extraction.score` runs the kit that it is pointed at, and only points at it."""

import json
from pathlib import Path

import pytest

from claims.extraction.score import MEASURES, main

# Stands in for the kit's scorer: says how many predictions it was given.
SCORER = """
import json, sys
gold, predicted = sys.argv[1:3]
right = sum(len(json.loads(line)["figures"]) for line in open(predicted, encoding="utf-8"))
scores = {"figures": {"span+value": {"F1": 10.0 * right}}}
json.dump(scores, open(sys.argv[sys.argv.index("--json") + 1], "w"))
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "score.py").write_text(SCORER)
    record = {
        "id": "a",
        "text": "It has 40 ships and 9 planes.",
        "doc_date": "2020-01-07",
        "layers": ["figures"],
        "figure_kinds": ["count"],
        "figures": [{"start": 7, "end": 9, "text": "40", "kind": "count", "value": 40}],
    }
    (tmp_path / "data" / "pud.jsonl").write_text(json.dumps(record) + "\n")
    return tmp_path


def test_it_prints_each_measure_with_its_value_and_target(
    kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(kit)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines if line.startswith("pud")] == [
        ["pud,", "span", "and", "value,", "F1", "20.0", "93", "below"]
    ]


def test_it_says_which_data_is_missing(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(kit)])
    assert capsys.readouterr().out.count("no data") == len(MEASURES) - 1


def test_it_writes_the_table_as_json(kit: Path) -> None:
    main([str(kit), "--json", str(kit / "out.json")])
    rows = json.loads((kit / "out.json").read_text())
    assert {"measure": "pud, span and value, F1", "now": 20.0, "target": 93} in rows


def test_it_takes_the_folder_from_the_environment(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDESK_EVAL", str(kit))
    assert main([]) == 0


def test_it_asks_for_a_folder_that_holds_a_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NEWSDESK_EVAL", raising=False)
    assert [main([]), main([str(tmp_path)])] == [2, 2]
    assert "Name the folder" in capsys.readouterr().err


def test_it_says_how_far_confidence_can_be_believed(
    kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(kit)])
    last = capsys.readouterr().out.splitlines()[-1].split()
    assert last == ["0.90-1.00", "94%", "50%", "2"]
