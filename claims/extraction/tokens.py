"""Cutting text into words, in time linear in its length whatever the text is.

spaCy's own tokenizer strips affixes one at a time from every run without spaces, which is
quadratic on 100,000 brackets in a row; one pass of RE2 is not. The cuts follow spaCy's English
conventions ("do|n't", "Mr.", "$|5", "Iraq|'s"), so that a trained pipeline can read the words.
"""

import unicodedata
from functools import lru_cache

import re2
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claims.extraction.lexicon import words

# Capitalised only: "Ill." and "Sat." are short forms, "ill." and "sat." end a sentence.
_ABBREVIATED = "|".join(sorted(word.capitalize() for word in words("abbreviations")))
_TOKEN = re2.compile(
    r"[\s\p{Z}\x{0B}\x{1C}-\x{1F}\x{85}]+"  # white space of every kind
    r"|''|``|\.\.\.+|--+"
    r"|(?:\p{L}\.){2,}|\bPh\.D\."  # U.S., a.m.
    r"|\b(?:vs|etc|approx|" + _ABBREVIATED + r")\."
    r"|\b\p{Lu}\."  # initials
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’][\p{L}\p{M}]+)*"
    r"|(?s:.)"
)
_CLITICS = ("'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m")
_MAX_CACHED = 40


# Signs that can stand in a word of more than one character.
_JOINING = frozenset("'’`.-")


def _cut(run: str) -> tuple[str, ...]:
    if _is_all_signs(run):
        return tuple(run)
    pieces: list[str] = []
    for piece in _TOKEN.findall(run):
        pieces.extend(_clitics(piece))
    return tuple(pieces)


def _is_all_signs(run: str) -> bool:
    signs = set(run)
    return signs.isdisjoint(_JOINING) and not any(
        sign.isalnum() or sign.isspace() or unicodedata.combining(sign) for sign in signs
    )


_cut_cached = lru_cache(maxsize=65536)(_cut)


def _clitics(piece: str) -> tuple[str, ...]:
    if len(piece) < 3 or not ("'" in piece or "’" in piece):
        return (piece,)
    lowered = piece.lower()
    size = 3 if lowered.endswith(("n't", "n’t")) else 0
    for ending in _CLITICS:
        if lowered.endswith(ending):
            size = len(ending)
    return (piece[:-size], piece[-size:]) if 0 < size < len(piece) else (piece,)


def tokenize(vocab: Vocab, text: str) -> Doc:
    """A Doc whose words join up to `text` again, character for character.

    `text` must hold no lone surrogates: spaCy and RE2 both speak UTF-8.
    """
    pieces: list[str] = []
    spaces: list[bool] = []
    runs = text.split(" ")
    for number, run in enumerate(runs):
        if run.isalpha():
            pieces.append(run)
        elif run:
            pieces.extend(_cut_cached(run) if len(run) <= _MAX_CACHED else _cut(run))
        spaces.extend([False] * (len(pieces) - len(spaces)))
        if number == len(runs) - 1:
            break
        if spaces and not spaces[-1]:
            spaces[-1] = True
        else:
            pieces.append(" ")
            spaces.append(False)
    return Doc(vocab, words=pieces, spaces=spaces)
