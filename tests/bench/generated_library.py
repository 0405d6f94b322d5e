"""A library of any size in made-up words, and quotations from it altered at random, for benches.

Words fall off in frequency as in real text, every source has a subject whose words it repeats,
and half of all words are the small ones of English. The same seed makes the same library.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claims.models import Desk, Source, User
from claims.services.library import index_source, read_source
from tests.factories import sha256

CONTENT_WORDS = 30_000
WORDS_OF_A_SUBJECT = 150
SENTENCES_A_SOURCE = 250
SMALL = (
    "the of and to a in that it is was for on he with as his be at by they had not are but from "
    "or have an she which you her we there been if more when will would who so no them out up"
)
_ONSETS = "b bl br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w"
_VOWELS = "a e i o u ai ea ee oa ou"
_CODAS = "- - d k l m n nd p r rm rt sk t x"  # - for none


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source, `text[start:end]` of it, before anything is altered."""

    source: Source
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        return self.source.text[self.start : self.end].split()


class Writer:
    """Writes sources and alters quotations, always the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._onsets, self._vowels = _ONSETS.split(), _VOWELS.split()
        self._codas = _CODAS.replace("-", "").split(" ")
        self._small = SMALL.split()
        self._words = self._make_words()
        ranks = range(3, CONTENT_WORDS + 3)
        self._weights = list(accumulate(1 / rank for rank in ranks))
        self._small_weights = list(accumulate(1 / rank for rank in range(2, len(self._small) + 2)))

    def source_text(self) -> str:
        """A source of several thousand words."""
        subject = self._draw(WORDS_OF_A_SUBJECT)
        paragraphs = [
            " ".join(self._sentence(subject) for _ in range(5))
            for _ in range(SENTENCES_A_SOURCE // 5)
        ]
        return "\n\n".join(paragraphs)

    def quotation(self, sources: Sequence[Source]) -> Quotation:
        """8 to 40 words in a row from anywhere in one of the sources."""
        source = self._chance.choice(sources)
        spaces = [place for place, char in enumerate(source.text) if char == " "]
        length = self._chance.randint(8, 40)
        first = self._chance.randrange(len(spaces) - length)
        return Quotation(source, spaces[first] + 1, spaces[first + length])

    def altered(self, quotation: Quotation, share: float) -> str:
        """The words with `share` of them changed for others, left out or added to, at random."""
        words: list[str] = list(quotation.words)
        for place in self._chance.sample(range(len(words)), round(share * len(words))):
            [other] = self._draw(1)
            kept = words[place]
            words[place] = self._chance.choice([other, other, other, "", f"{kept} {other}"])
        return " ".join(word for word in words if word)

    def _make_words(self) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < CONTENT_WORDS:
            syllables = self._chance.choices([1, 2, 3, 4], [2, 5, 4, 1])[0]
            made["".join(self._syllable() for _ in range(syllables))] = None
        return list(made)

    def _syllable(self) -> str:
        choose = self._chance.choice
        return choose(self._onsets) + choose(self._vowels) + choose(self._codas)

    def _draw(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def _sentence(self, subject: Sequence[str]) -> str:
        length = self._chance.randint(9, 32)
        small = self._chance.choices(self._small, cum_weights=self._small_weights, k=length)
        rare, own = self._draw(length), self._chance.choices(subject, k=length)
        kinds = self._chance.choices("sro", [50, 30, 20], k=length)
        chosen = {"s": small, "r": rare, "o": own}
        words = [chosen[kind][place] for place, kind in enumerate(kinds)]
        return " ".join(words).capitalize() + "."


def fill(desk: Desk, by: User, writer: Writer, passages: int) -> Iterator[Source]:
    """Sources of the desk, indexed, until they hold so many passages."""
    held = 0
    while held < passages:
        text = writer.source_text()
        source = Source.objects.create(
            desk=desk, received_by=by, title="Made up", text=text, sha256=sha256(text)
        )
        index_source(source, read_source(source, []))
        held += source.passages.count()
        yield source
