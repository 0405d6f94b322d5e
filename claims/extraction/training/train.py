"""Train the bundled pipeline: `python -m claims.extraction.training.train FOLDER`.

FOLDER holds `train.conllu.gz` and `dev.conllu.gz`. The result is written over
`claims/extraction/bundled`, whose README has scores to put right. About half an hour on one core.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.cli.init_config import fill_config
from spacy.cli.train import train
from spacy.tokens import DocBin

from claims.extraction.pipeline import BUNDLED
from claims.extraction.training.conllu import read_documents

HERE = Path(__file__).resolve().parent

# Long enough to learn where sentences end, short enough for many different batches.
_SENTENCES = 8
_META = {
    "name": "newsdesk",
    "description": "Tagger, parser and names for English, trained on UD English EWT and GUM.",
    "license": "CC BY-SA 4.0",
}


def main(arguments: list[str]) -> None:
    """Convert, train, and put the best model in place of the bundled one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of the treebanks")
    folder = parser.parse_args(arguments).folder.resolve()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _convert(folder, work)
        fill_config(work / "config.cfg", HERE / "config.cfg")
        os.chdir(work)
        train(work / "config.cfg", work / "model")
        nlp = spacy.load(work / "model" / "model-best")
        nlp.meta.update(_META)
        nlp.to_disk(BUNDLED)


def _convert(folder: Path, work: Path) -> None:
    vocab = spacy.blank("en").vocab
    for part in ("train", "dev"):
        documents = read_documents(folder / f"{part}.conllu.gz", vocab, sentences=_SENTENCES)
        DocBin(docs=documents).to_disk(work / f"{part}.spacy")


if __name__ == "__main__":
    main(sys.argv[1:])
