"""The reporting words of `data/cues.txt`, with their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import lines_of


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: `frames` are the letters explained in the data file."""

    lemma: str
    frames: str
    polarity: str
    strength: int


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cue. `tense` is base, s, past, pp or ing; `particle` the words that must
    follow it ("out", "on")."""

    cue: Cue
    tense: str
    particle: tuple[str, ...] = ()


def forms_of(word: str) -> tuple[Form, ...]:
    """Every cue that `word` (lower case) can be a form of; longest phrase first."""
    return _table().get(word, ())


def is_cue(word: str) -> bool:
    """Whether `word` (lower case) is a form of a reporting verb."""
    return word in _table()


@cache
def nouns() -> Mapping[str, Cue]:
    """The nouns that report a clause ("warning"), lower case."""
    rows = [line.split() for section, line in lines_of("cues.txt") if section == "nouns"]
    return {
        word: Cue(word, frames, polarity, int(strength))
        for word, frames, polarity, strength in rows
    }


@cache
def _table() -> Mapping[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    irregular: dict[str, list[str]] = {}
    for section, line in lines_of("cues.txt"):
        if section in ("nouns", "distant", "granting"):
            continue
        if section == "phrases":
            _add_phrase(table, irregular, line)
        else:
            lemma, frames, polarity, strength, *others = line.split()
            irregular[lemma] = others
            cue = Cue(lemma, frames, polarity, int(strength))
            for word, tense in _inflect(lemma, others):
                table.setdefault(word, []).append(Form(cue, tense))
    return {
        word: tuple(sorted(forms, key=lambda form: -len(form.particle)))
        for word, forms in table.items()
    }


_PHRASE_VERBS = {"make": ["made"], "go": ["went", "gone"], "shoot": ["shot"], "speak": ["spoke"]}
_PHRASE_VERBS |= {"put": ["put", "putting"]}


def _add_phrase(table: dict[str, list[Form]], irregular: dict[str, list[str]], line: str) -> None:
    *phrase, frames, polarity, strength = line.split()
    cue = Cue(" ".join(phrase), frames, polarity, int(strength))
    others = _PHRASE_VERBS.get(phrase[0], irregular.get(phrase[0], []))
    for word, tense in _inflect(phrase[0], others):
        table.setdefault(word, []).append(Form(cue, tense, tuple(phrase[1:])))


def _inflect(lemma: str, others: list[str]) -> list[tuple[str, str]]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    ends_in_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = lemma[:-1] + "ies" if ends_in_y else lemma + ("es" if _hisses(lemma) else "s")
    past = lemma[:-1] + "ied" if ends_in_y else stem + "ed"
    forms = {lemma: "base", third: "s"}
    if not any(word.endswith("ing") for word in others):
        forms[stem + "ing"] = "ing"
    if not any(not word.endswith("ing") for word in others):
        forms[past] = "past"
    for word in others:
        forms[word] = "ing" if word.endswith("ing") else "past"
    return list(forms.items())


def _hisses(lemma: str) -> bool:
    return lemma.endswith(("s", "x", "ch", "sh", "go"))
