"""Treebanks become spaCy documents: heads, spaces and names as CoNLL-U and GUM have them."""

import gzip
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from claims.extraction.training.conllu import read_documents

ROWS = [
    "# newdoc id = GUM_made_up",
    "1 Mayor mayor NOUN NNP _ 2 compound _ Entity=(1-person-new",
    "2 Poe Poe PROPN NNP _ 3 nsubj _ Entity=1)|Note=x",
    "3-4 doesn't _ _ _ _ _ _ _ _",
    "3 does do AUX VBZ _ 0 root _ _",
    "4 n't not PART RB _ 3 advmod _ _",
    "5 like like VERB VB _ 3 xcomp _ _",
    "6 French French ADJ JJ _ 7 amod _ Entity=(2-substance-new",
    "7 tea tea NOUN NN _ 5 obj _ SpaceAfter=No|Entity=2)",
    "8 . . PUNCT . _ 3 punct _ _",
    "",
]


def _documents(folder: Path, rows: list[str]) -> list[Doc]:
    path = folder / "a.conllu.gz"
    lines = (row if row.startswith("#") else row.replace(" ", "\t") for row in rows)
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode()))
    return list(read_documents(path, spacy.blank("en").vocab, sentences=1))


def test_words_join_to_the_sentence_and_keep_their_heads(tmp_path: Path) -> None:
    (doc,) = _documents(tmp_path, ROWS)
    assert doc.text == "Mayor Poe doesn't like French tea. "
    assert [token.head.text for token in doc][:3] == ["Poe", "does", "does"]
    assert (doc[2].dep_, doc[1].tag_) == ("ROOT", "NNP")


def test_names_are_cut_from_mentions(tmp_path: Path) -> None:
    (doc,) = _documents(tmp_path, ROWS)
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Mayor Poe", "PERSON"),
        ("French", "NORP"),
    ]


@pytest.mark.parametrize(("name", "known"), [("GUM_made_up", True), ("weblog-1", False)])
def test_a_text_without_the_entity_layer_teaches_no_names(
    tmp_path: Path, name: str, known: bool
) -> None:
    (doc,) = _documents(tmp_path, [f"# newdoc id = {name}", *ROWS[1:]])
    assert doc.has_annotation("ENT_IOB") is known


def test_a_document_is_cut_after_so_many_sentences(tmp_path: Path) -> None:
    assert len(_documents(tmp_path, [*ROWS, *ROWS[1:]])) == 2
