"""A library of any size in made-up words, and claims made from it in known ways, for benches.

Words fall off in frequency as in real text, every source has a subject whose words it repeats,
half of all words are the small ones of English, and every fourth sentence counts something. The
same seed makes the same sources.
"""

import random
import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

CONTENT_WORDS = 30_000
WORDS_OF_A_SUBJECT = 150
SENTENCES_A_SOURCE = 250
COUNTING = 0.25  # of the sentences
SMALL = (
    "the of and to a in that it is was for on he with as his be at by they had not are but from "
    "or have an she which you her we there been if more when will would who so no them out up"
)
_ONSETS = "b bl br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w"
_VOWELS = "a e i o u ai ea ee oa ou"
_CODAS = "- - d k l m n nd p r rm rt sk t x"  # - for none


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a text: `text[start:end]` is its `value`, `text[start:thing_end]` ends with the
    `thing` that it counts."""

    start: int
    end: int
    value: float
    thing: str

    @property
    def thing_end(self) -> int:
        return self.end + 1 + len(self.thing)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a source, where its sentences begin, and what it counts, in order."""

    id: uuid.UUID
    text: str
    starts: Sequence[int]
    counts: Sequence[Count]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence that holds offset `at` begins and ends."""
        index = bisect_right(self.starts, at)
        end = self.starts[index] if index < len(self.starts) else len(self.text)
        return self.starts[index - 1], end


@dataclass(frozen=True, slots=True)
class Planted:
    """What a claim was made from: `text[start:end]` of a source, and of a figure what it counts."""

    source: Written
    start: int
    end: int
    count: Count | None = None

    @property
    def words(self) -> list[str]:
        return self.source.text[self.start : self.end].split()


@dataclass
class Writer:
    """Writes sources and makes claims from them, always the same ones for the same seed."""

    seed: int
    _chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._onsets, self._vowels = _ONSETS.split(), _VOWELS.split()
        self._codas = _CODAS.replace("-", "").split(" ")
        self._small = SMALL.split()
        self._words = self._make_words()
        ranks = range(3, CONTENT_WORDS + 3)
        self._weights = list(accumulate(1 / rank for rank in ranks))
        self._small_weights = list(accumulate(1 / rank for rank in range(2, len(self._small) + 2)))

    def source(self, number: int) -> Written:
        """The source with this number, of several thousand words: the same one in whatever order
        and by whichever process it is asked for."""
        self._chance = random.Random(f"{self.seed} {number}")
        subject = self._draw(WORDS_OF_A_SUBJECT)
        text, starts, counts = "", [], []
        for index in range(SENTENCES_A_SOURCE):
            text += "" if not index else " " if index % 5 else "\n\n"
            starts.append(len(text))
            sentence, count = self._sentence(subject, len(text))
            text += sentence
            counts += [count] if count else []
        return Written(uuid.UUID(int=self._chance.getrandbits(128)), text, starts, counts)

    def quotation(self, sources: Sequence[Written]) -> Planted:
        """8 to 40 words in a row from anywhere in one of the sources."""
        source = self._chance.choice(sources)
        spaces = [place for place, char in enumerate(source.text) if char == " "]
        length = self._chance.randint(8, 40)
        first = self._chance.randrange(len(spaces) - length)
        return Planted(source, spaces[first] + 1, spaces[first + length])

    def speech(self, sources: Sequence[Written]) -> Planted:
        """A whole sentence of one of the sources."""
        source = self._chance.choice(sources)
        start, end = source.sentence(self._chance.choice(source.starts))
        return Planted(source, start, end)

    def figure(self, sources: Sequence[Written]) -> Planted:
        """A figure of one of the sources, with its sentence."""
        source = self._chance.choice(sources)
        count = self._chance.choice(source.counts)
        return Planted(source, *source.sentence(count.start), count)

    def altered(self, planted: Planted, share: float) -> str:
        """The words with `share` of them changed for others, left out or added to, at random."""
        return " ".join(self._altered(planted.words, share))

    def reported(self, planted: Planted) -> str:
        """The sentence as somebody may report it: a third of its telling words left out or said
        otherwise, a third of the others in another form, other small words, and its two halves
        in the other order."""
        told = [word for word in planted.words if word.casefold() not in self._small]
        kept = self._altered(told, 1 / 3)
        forms = [self._chance.choice([word, word, f"{word.rstrip('.')}ed"]) for word in kept]
        half = len(forms) // 2
        joined = [
            f"{self._chance.choice(self._small)} {word}" if self._chance.random() < 0.6 else word
            for word in forms[half:] + forms[:half]
        ]
        return " ".join(joined)

    def counted(self, planted: Planted, share: float) -> tuple[str, Count]:
        """The sentence of a figure with its value rounded to two digits and `share` of the other
        words altered (1 for a sentence that shares only what is counted), and the figure in it."""
        count = planted.count
        assert count is not None
        text = planted.source.text
        before = text[planted.start : count.start].split()
        after = text[count.thing_end : planted.end].split()
        lead, tail = (
            self._draw(len(words)) if share == 1 else self._altered(words, share)
            for words in (before, after)
        )
        value = float(f"{count.value:.1e}")
        start = len(" ".join(lead)) + 1 if lead else 0
        figure = Count(start, start + len(f"{value:,.0f}"), value, count.thing)
        return " ".join([*lead, f"{value:,.0f}", count.thing, *tail]), figure

    def _altered(self, kept: Sequence[str], share: float) -> list[str]:
        words = list(kept)
        for place in self._chance.sample(range(len(words)), round(share * len(words))):
            [other] = self._draw(1)
            word = words[place]
            words[place] = self._chance.choice([other, other, other, "", f"{word} {other}"])
        return [word for word in words if word]

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

    def _sentence(self, subject: Sequence[str], at: int) -> tuple[str, Count | None]:
        """A sentence, and what it counts when its text begins at offset `at` of a source."""
        length = self._chance.randint(9, 32)
        small = self._chance.choices(self._small, cum_weights=self._small_weights, k=length)
        rare, own = self._draw(length), self._chance.choices(subject, k=length)
        kinds = self._chance.choices("sro", [50, 30, 20], k=length)
        chosen = {"s": small, "r": rare, "o": own}
        words = [chosen[kind][place] for place, kind in enumerate(kinds)]
        if self._chance.random() >= COUNTING:
            return " ".join(words).capitalize() + ".", None
        value = float(f"{10 ** self._chance.uniform(1, 7):.2e}")
        place = self._chance.randrange(1, length)
        lead = " ".join(words[:place]).capitalize()
        thing = self._chance.choice([rare[0], own[0]])
        start = at + len(lead) + 1
        count = Count(start, start + len(f"{value:,.0f}"), value, thing)
        return f"{lead} {value:,.0f} {thing} {' '.join(words[place:])}.", count
