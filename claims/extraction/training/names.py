"""How many of the names that people annotated are found, and how many found ones are names.

    python -m claims.extraction.training.names FOLDER

FOLDER holds `train.conllu.gz` and `dev.conllu.gz`; the rules are trained on neither.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claims.extraction.extractor import find_all
from claims.extraction.names.mentions import Mention
from claims.extraction.names.recent import Memory
from claims.extraction.pipeline import load_pipeline, reading_of
from claims.extraction.place import Place
from claims.extraction.training.conllu import LABELS, read_documents

_WHOLE = 10**9  # sentences: more than any document has


def main(folder: Path) -> None:
    """Print precision by kind, and recall, over all documents with an entity layer."""
    found: Counter[tuple[str, bool]] = Counter()
    names = missed = 0
    for doc in _documents(folder):
        annotated = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _KINDS]
        mentions = _mentions(doc.text)
        for mention in mentions:
            found[mention.kind or "open", _touches(mention, annotated)] += 1
        names += len(annotated)
        missed += sum(not any(_touches(one, [span]) for one in mentions) for span in annotated)
    for kind in ("person", "organisation", "place", "open"):
        right, wrong = found[kind, True], found[kind, False]
        sys.stdout.write(f"{kind:14} {right / (right + wrong):6.1%} of {right + wrong:6,}\n")
    right = sum(number for (_kind, is_name), number in found.items() if is_name)
    sys.stdout.write(f"{'precision':14} {right / found.total():6.1%} of {found.total():6,}\n")
    sys.stdout.write(f"{'recall':14} {1 - missed / names:6.1%} of {names:6,}\n")


_KINDS = frozenset(LABELS.values())


def _documents(folder: Path) -> Iterator[Doc]:
    for name in ("train.conllu.gz", "dev.conllu.gz"):
        for doc in read_documents(folder / name, Vocab(), sentences=_WHOLE):
            if doc.ents:
                yield doc


def _mentions(text: str) -> list[Mention]:
    memory = Memory()
    find_all(reading_of(load_pipeline()(text)), text, Place(text, 0), memory)
    return memory.mentions


def _touches(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start < mention.span.end and mention.span.start < end for start, end in spans)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
