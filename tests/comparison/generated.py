"""Known edits of our own sentences and figures, and how often the finding is the one expected.

`python -m tests.comparison.generated` prints precision and recall for each finding.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.comparison import compare_figure, compare_quote
from tests.comparison.builders import quote, source, written_figures

SENTENCES = tuple((Path(__file__).parent / "sentences.txt").read_text().splitlines())
NAMES = ("Anna", "Berg", "Ashford", "Holmby", "Carl", "Maria", "Lund", "Selby", "Norwick", "Erik")
SPELLINGS = {
    "neighbours": "neighbors",
    "organised": "organized",
    "metres": "meters",
    "metre": "meter",
    "colour": "color",
    "theatre": "theater",
    "favours": "favors",
    "realised": "realized",
    "centre": "center",
    "programme": "program",
    "cancelled": "canceled",
    "per cent": "percent",
    "harbour": "harbor",
    "ten years": "10 years",
    "two churches": "2 churches",
}
HELPERS = ("will", "can", "must", "should", "could", "may", "would", "was", "were", "are", "have")
DENYING = ("not", "no", "nobody", "never", "nothing", "without", "cannot")
INSERTED = ("truly", "gladly", "quietly", "certainly", "reportedly")


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, the source it is compared with, who is quoted, and the finding expected."""

    claim: str
    text: str
    expected: str
    speaker: str | None = None


def same(words: list[str], dice: random.Random) -> str:
    """The sentence as it was said."""
    return " ".join(words)


def dropped(words: list[str], dice: random.Random) -> str:
    """One to three words left out in the middle."""
    at = dice.randrange(2, len(words) - 5)
    return " ".join(words[:at] + words[at + dice.randint(1, 3) :])


def inserted(words: list[str], dice: random.Random) -> str:
    """A word put in."""
    at = dice.randrange(2, len(words) - 2)
    return " ".join([*words[:at], dice.choice(INSERTED), *words[at:]])


def negated(words: list[str], dice: random.Random) -> str:
    """A "not" put in after a helping verb."""
    places = [i for i, word in enumerate(words) if word in HELPERS and words[i + 1] not in DENYING]
    if not places:
        return ""
    at = dice.choice(places) + 1
    return " ".join([*words[:at], "not", *words[at:]])


def renumbered(words: list[str], dice: random.Random) -> str:
    """A number made another."""
    places = [i for i, word in enumerate(words) if word[0].isdigit()]
    if not places:
        return ""
    at = dice.choice(places)
    digits = words[at]
    other = str((int(digits[0]) % 9) + 1) + digits[1:]
    return " ".join([*words[:at], other, *words[at + 1 :]])


def renamed(words: list[str], dice: random.Random) -> str:
    """A name made another."""
    bare = [word.strip(",.") for word in words]
    places = [i for i, word in enumerate(bare) if word in NAMES]
    if not places:
        return ""
    at = dice.choice(places)
    other = dice.choice([name for name in NAMES if name != bare[at]])
    return " ".join([*words[:at], words[at].replace(bare[at], other), *words[at + 1 :]])


def cut(words: list[str], dice: random.Random) -> str:
    """Two to four words left out, an ellipsis in their place."""
    at, size = dice.randrange(2, len(words) - 6), dice.randint(2, 4)
    lost = [word.strip(",.").casefold() for word in words[at : at + size]]
    if any(word in DENYING for word in lost):
        return ""
    return " ".join([*words[:at], "…", *words[at + size :]])


def cut_denial(words: list[str], dice: random.Random) -> str:
    """An ellipsis in the place of a negation."""
    places = [i for i, word in enumerate(words) if word in DENYING and 1 < i < len(words) - 2]
    if not places:
        return ""
    at = places[0]
    return " ".join([*words[:at], "…", *words[at + 1 :]])


def bracketed(words: list[str], dice: random.Random) -> str:
    """An explanation put in brackets."""
    at = dice.randrange(2, len(words) - 2)
    return " ".join([*words[:at], "[as agreed]", *words[at:]])


def remarked(words: list[str], dice: random.Random) -> str:
    """A comma taken out or put in."""
    commas = [i for i, word in enumerate(words) if word.endswith(",")]
    at = dice.choice(commas) if commas else dice.randrange(2, len(words) - 2)
    changed = words[at][:-1] if commas else words[at] + ","
    return " ".join([*words[:at], changed, *words[at + 1 :]])


def respelled(words: list[str], dice: random.Random) -> str:
    """Spelled the other way."""
    text = " ".join(words)
    found = [form for form in SPELLINGS if f" {form} " in text]
    return text.replace(found[0], SPELLINGS[found[0]]) if found else ""


Edit = Callable[[list[str], random.Random], str]
EDITS: tuple[tuple[Edit, str], ...] = (
    (same, "verbatim"),
    (dropped, "dropped"),
    (inserted, "changed"),
    (negated, "changed"),
    (renumbered, "changed"),
    (renamed, "changed"),
    (cut, "ellipsis"),
    (cut_denial, "dropped"),
    (bracketed, "brackets"),
    (remarked, "punctuation"),
    (respelled, "punctuation"),
)


def quotation_cases(seed: int = 4) -> Iterator[Case]:
    """Every sentence under every edit that it allows, against a transcript of all of them."""
    dice = random.Random(seed)
    labels = ("BERG", "HOLM")
    turns = [f"{labels[i % 2]}: {sentence}" for i, sentence in enumerate(SENTENCES)]
    text = "\n\n".join(turns)
    for index, sentence in enumerate(SENTENCES):
        words = sentence.split()
        for edit, expected in EDITS:
            if claim := edit(words, dice):
                yield Case(claim, text, expected)
        yield Case(sentence, text, "other_speaker", "Carl Holm" if index % 2 == 0 else "Anna Berg")
        far = SENTENCES[(index + 2 + dice.randrange(50)) % len(SENTENCES)]
        yield Case(f"{sentence} {far}", text, "spliced")
        yield Case(sentence, "\n\n".join(turn for turn in turns if sentence not in turn), "none")
        yield Case(sentence, text.replace(sentence, _hesitant(words, dice)), "punctuation")
        yield Case(sentence, text.replace(sentence, _noted(words, dice)), "verbatim")


def _hesitant(words: list[str], dice: random.Random) -> str:
    at = dice.randrange(2, len(words) - 2)
    return " ".join([*words[:at], "uh,", *words[at:]])


def _noted(words: list[str], dice: random.Random) -> str:
    at = dice.randrange(2, len(words) - 2)
    return " ".join([*words[:at], "[laughter]", *words[at:]])


THINGS = ("house", "bridge", "pupil", "letter", "goat", "window", "lorry", "ballot")


def figure_cases(seed: int = 4) -> Iterator[tuple[str, str, str]]:
    """(article, source, expected finding), marked up as in the table of figures."""
    dice = random.Random(seed)
    for _ in range(60):
        thing, other = dice.sample(THINGS, 2)
        value = dice.randrange(1101, 9899)
        value += 7 if value % 50 == 0 else 0
        there = _counted(f"{value:,}", value, thing)
        rounded = round(value, -2)
        near = "agrees" if rounded == value else "rounds_to"
        yield _counted(f"{value:,}", value, thing), there, "agrees"
        yield _counted(f"{rounded:,}", rounded, thing), there, near
        yield _counted(f"{value + 211:,}", value + 211, thing), there, "differs"
        yield _counted(f"{value * 10:,}", value * 10, thing), there, "scale"
        yield _counted(f"{value / 1000} million", value * 1000, thing), there, "scale"
        yield _counted(f"more than {value - 90:,}", f">{value - 90}", thing), there, "within_bound"
        yield _counted(f"more than {value + 90:,}", f">{value + 90}", thing), there, "differs"
        hedged = _counted(f"about {value:,}", f"~{value}", thing)
        yield _counted(f"{value:,}", value, thing), hedged, "modifier_lost"
        yield _counted(f"{value:,}", value, other), there, "thing_differs"
        yield _counted(f"{value + 3000:,}", value + 3000, other), there, "none"
        yield _measured(value, "mile"), _measured(value, "kilometre"), "unit"
        kilometres = value * 1.609344
        yield _measured(value, "mile"), _measured(round(kilometres), "kilometre"), "rounds_to"
        percent = dice.randrange(2, 60)
        points = f"Support fell {{{percent} points|points|{percent}|percentage point|}} in May."
        yield f"Support fell {{{percent}%|percent|{percent}|percent|}} in May.", points, "unit"


def _counted(surface: str, value: object, thing: str) -> str:
    return f"The town has {{{surface}|count|{value}|{thing}|{thing}}} {thing} by the river."


def _measured(value: int, unit: str) -> str:
    return f"The road is {{{value:,} {unit}s|measure|{value}|{unit}|}} long from end to end."


def outcomes() -> Iterator[tuple[str, str, str]]:
    """(expected finding, found one, what was compared) for every case."""
    for case in quotation_cases():
        quoted = quote(f"“{case.claim}”", speaker=case.speaker)
        quotes = compare_quote(quoted, source(case.text))
        yield case.expected, quotes[0].finding if quotes else "none", case.claim
    for article, passage, expected in figure_cases():
        context, claims = written_figures(article)
        text, figures = written_figures(passage)
        found = compare_figure(claims[0], source(text, figures=figures), context=context)
        yield expected, found[0].finding if found else "none", f"{article} / {passage}"


def scores() -> dict[str, tuple[float, float, int]]:
    """For each finding its precision, its recall, and how many cases expect it."""
    pairs = Counter((expected, found) for expected, found, _ in outcomes())
    result = {}
    for finding in sorted({expected for expected, _ in pairs}):
        right = pairs[finding, finding]
        expects = sum(count for (expected, _), count in pairs.items() if expected == finding)
        finds = sum(count for (_, found), count in pairs.items() if found == finding)
        result[finding] = (right / finds if finds else 0.0, right / expects, expects)
    return result


if __name__ == "__main__":
    print(f"{'finding':<16}{'precision':>10}{'recall':>10}{'cases':>8}")
    for finding, (precision, recall, count) in scores().items():
        print(f"{finding:<16}{precision:>10.3f}{recall:>10.3f}{count:>8}")
