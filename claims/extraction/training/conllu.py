"""Treebanks in CoNLL-U, with the entity layer of GUM where a text has one, as spaCy documents.

GUM marks every mention ("the company's new chairman"); a name recogniser needs names. A name is
the run of name-like words around a mention's head, when that head is a proper noun.
"""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path

import re2
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
_INSIDE_NAMES = frozenset(
    ("of", "the", "and", "&", "for", "de", "van", "von", "al", "bin", "la", "del", "-", "'s")
)
_NATIONAL_ENDINGS = ("an", "ish", "ese", "i", "ch", "ic")
_ENTITY = re2.compile(r"Entity=([^|]*)")
_BRACKET = re2.compile(r"\([^()]*\)?|[^()]*\)")


@dataclass
class Token:
    """One syntactic word; `head` counts from 0 within the sentence, itself for the root."""

    form: str
    has_space: bool
    tag: str
    pos: str
    head: int
    dep: str
    entity: str


@dataclass
class _Mentions:
    """The brackets of the entity layer, matched across sentences of one document."""

    open: list[tuple[str, str, int]] = field(default_factory=list)
    closed: list[tuple[int, int, str]] = field(default_factory=list)

    def read(self, entity: str, place: int) -> None:
        for part in _BRACKET.findall(entity):
            if part.startswith("("):
                number, _, rest = part.strip("()").partition("-")
                self.open.append((number, rest.partition("-")[0], place))
            if part.endswith(")"):
                self._close(part.strip("()").split("-")[0], place + 1)

    def _close(self, number: str, end: int) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == number:
                _number, kind, start = self.open.pop(at)
                self.closed.append((start, end, kind))
                return


def read_documents(path: Path, vocab: Vocab, *, sentences: int) -> Iterator[Doc]:
    """The treebank in documents of at most `sentences` sentences, for training on."""
    for name, group in groupby(_sentences(path), key=lambda each: each[0]):
        tokens = (each[1] for each in group)
        while batch := list(islice(tokens, sentences)):
            yield _document(batch, vocab, has_entities=name.startswith("GUM"))


def _sentences(path: Path) -> Iterator[tuple[str, list[Token]]]:
    name, rows = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                name = line.partition("=")[2].strip()
            elif line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield name, _tokens(rows)
                rows = []


def _tokens(rows: list[list[str]]) -> list[Token]:
    joined = dict(_spaces_of_joined_words(rows))
    return [
        Token(
            form=row[1],
            has_space=joined.get(row[0], "SpaceAfter=No" not in row[9]),
            tag=row[4],
            pos=row[3],
            head=int(row[6] if row[6] != "0" else row[0]) - 1,
            dep="ROOT" if row[7] == "root" else row[7],
            entity=found[1] if (found := _ENTITY.search(row[9])) else "",
        )
        for row in rows
        if row[0].isdigit()
    ]


def _spaces_of_joined_words(rows: Iterable[list[str]]) -> Iterator[tuple[str, bool]]:
    """Words written as one ("don't"): no space inside; the line of the whole has what follows."""
    for row in rows:
        first, is_range, last = row[0].partition("-")
        if is_range:
            yield from ((str(number), False) for number in range(int(first), int(last)))
            yield last, "SpaceAfter=No" not in row[9]


def _document(batch: list[list[Token]], vocab: Vocab, *, has_entities: bool) -> Doc:
    tokens = [token for sentence in batch for token in sentence]
    heads: list[int] = []
    for sentence in batch:
        heads += [len(heads) + token.head for token in sentence]
    doc = Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.has_space for token in tokens],
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        deps=[token.dep for token in tokens],
        heads=heads,
        sent_starts=[place == 0 for sentence in batch for place in range(len(sentence))],
    )
    names = filter_spans(list(_names(doc, tokens))) if has_entities else []
    doc.set_ents(names, default="outside" if has_entities else "missing")
    return doc


def _names(doc: Doc, tokens: list[Token]) -> Iterator[Span]:
    mentions = _Mentions()
    for place, token in enumerate(tokens):
        mentions.read(token.entity, place)
    for start, end, kind in mentions.closed:
        if kind in LABELS and (name := _name_in(doc[start:end])):
            yield Span(doc, *name, label=LABELS[kind])
    for word in doc:
        if _is_national(word.text) and word.pos_ == "ADJ" and not word.is_sent_start:
            yield Span(doc, word.i, word.i + 1, label="NORP")


def _name_in(mention: Span) -> tuple[int, int] | None:
    head = mention.root.i
    if mention.doc[head].pos_ != "PROPN":
        return None
    start, end = head, head + 1
    while start > mention.start and _continues_name(mention.doc, start - 1):
        start -= 1
    while end < mention.end and _continues_name(mention.doc, end):
        end += 1
    while mention.doc[start].text.lower() in _INSIDE_NAMES:
        start += 1
    while mention.doc[end - 1].text.lower() in _INSIDE_NAMES:
        end -= 1
    return start, end


def _continues_name(doc: Doc, place: int) -> bool:
    token = doc[place]
    is_capital = token.text[:1].isupper() and token.pos_ in ("NOUN", "ADJ", "VERB")
    return token.pos_ == "PROPN" or is_capital or token.text.lower() in _INSIDE_NAMES


def _is_national(word: str) -> bool:
    is_name = word.isalpha() and word[0].isupper() and not word.isupper()
    return is_name and word.lower().endswith(_NATIONAL_ENDINGS)
