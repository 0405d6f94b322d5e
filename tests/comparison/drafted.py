"""Articles full of sentences that look alike, and edits as newsrooms make them, by seed.

Each sentence knows which one of the first draft it is, so that a test can tell where a claim truly
went without asking the code under test.
"""

import re
from dataclasses import dataclass, replace
from random import Random

NAMES = ("Anna Berg", "Carl Holm", "Ines Vidal", "Tom Okafor")
PLACES = ("northern", "southern", "eastern", "western")
THINGS = ("residents", "workers", "tenants", "pupils")
MONTHS = ("March", "April", "May", "June")
# Three of a kind and more: what differs is one name, one number or one small word.
SENTENCES = (
    "About {n} {thing} live in the {place} district.",
    "About {n} {thing} do not live in the {place} district.",
    "More than {n} {thing} signed the petition in {month}.",
    "The council paid ${m} million for the {place} bridge on {d} {month}.",
    "“We counted {n} {thing} in the {place} district,” {name} said.",
    "“We never counted {n} {thing},” {name} said on {d} {month}.",
    "{name} said that {m} of {n} {thing} had left by {month}.",
    "The {place} bridge will open on {d} {month}, and {n} {thing} will cross it.",
    "Rents in the {place} district rose by {m}% in {month} and by {m}% a year before.",
    "“The loan was a mistake.”",
    "He declined to comment.",
    "She did not answer a letter of {d} {month}.",
)
WORDS = ("not", "never", "hardly", "almost", "nearly", "again", "former", "alleged")
TOKEN = re.compile(r"\w+(?:[.,]\w+)*|[^\w\s]")
_SHAPES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Sentence:
    """`origin` is the index of the sentence of the first draft that this one is; -1 for another."""

    origin: int
    text: str


@dataclass(frozen=True)
class Placed:
    """A sentence at `start` of a text, with the ones beside it in its paragraph."""

    sentence: Sentence
    start: int
    beside: tuple[str, str]


Draft = list[list[Sentence]]


def tokens(text: str) -> list[str]:
    """The words and marks of a text; the shape of quotation marks is none of them."""
    return TOKEN.findall(text.translate(_SHAPES))


def first_draft(random: Random) -> Draft:
    """Three to eight paragraphs; some sentences stand there twice."""
    draft: Draft = []
    origin = 0
    for _ in range(random.randint(3, 8)):
        paragraph = []
        for _ in range(random.randint(1, 4)):
            paragraph.append(Sentence(origin, _sentence(random)))
            origin += 1
        draft.append(paragraph)
    return draft


def edited(draft: Draft, random: Random) -> Draft:
    """The draft after one to six edits."""
    new = [list(paragraph) for paragraph in draft]
    for _ in range(random.randint(1, 6)):
        random.choice(EDITS)(new, random)
        new = [paragraph for paragraph in new if paragraph] or [[Sentence(-1, "Nothing is left.")]]
    return new


def laid_out(draft: Draft) -> tuple[str, list[Placed]]:
    """The text, and each sentence with its place in it."""
    text, placed = "", []
    for paragraph in draft:
        text += "\n\n" if text else ""
        for index, sentence in enumerate(paragraph):
            text += " " if index else ""
            before = paragraph[index - 1].text if index else ""
            after = paragraph[index + 1].text if index + 1 < len(paragraph) else ""
            placed.append(Placed(sentence, len(text), (before, after)))
            text += sentence.text
    return text, placed


def _sentence(random: Random) -> str:
    return random.choice(SENTENCES).format(
        n=random.choice(("5,000", "5,200", "300", "1,500")),
        m=random.choice((3, 12, 14)),
        d=random.choice((6, 7, 16)),
        thing=random.choice(THINGS),
        place=random.choice(PLACES),
        month=random.choice(MONTHS),
        name=random.choice(NAMES),
    )


def _pick(draft: Draft, random: Random) -> tuple[int, int]:
    row = random.randrange(len(draft))
    return row, random.randrange(len(draft[row]))


def _insert(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    draft[row].insert(at + random.randint(0, 1), Sentence(-1, _sentence(random)))


def _insert_copy(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    copy = replace(draft[row][at], origin=-1)
    row, at = _pick(draft, random)
    draft[row].insert(at + random.randint(0, 1), copy)


def _delete(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    del draft[row][at]


def _move(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    sentence = draft[row].pop(at)
    row = random.randrange(len(draft))
    draft[row].insert(random.randint(0, len(draft[row])), sentence)


def _move_paragraph(draft: Draft, random: Random) -> None:
    paragraph = draft.pop(random.randrange(len(draft)))
    draft.insert(random.randint(0, len(draft)), paragraph)


def _retype(draft: Draft, random: Random) -> None:
    """A word more or less; the first and the last stay, or two sentences would become one."""
    row, at = _pick(draft, random)
    words = draft[row][at].text.split(" ")
    index = random.randint(1, max(1, len(words) - 2))
    if random.random() < 0.5:
        words.insert(index, random.choice(WORDS))
    elif len(words) > 2:
        del words[index]
    draft[row][at] = replace(draft[row][at], text=" ".join(words))


def _change_a_digit(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    text = draft[row][at].text
    places = [index for index, letter in enumerate(text) if letter.isdigit()]
    if places:
        place = random.choice(places)
        digit = str((int(text[place]) + random.randint(1, 8)) % 10)
        changed = text[:place] + digit + text[place + 1 :]
        draft[row][at] = replace(draft[row][at], text=changed)


def _change_a_name(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    text = draft[row][at].text
    for name in NAMES:
        if name in text:
            other = random.choice([one for one in NAMES if one != name])
            draft[row][at] = replace(draft[row][at], text=text.replace(name, other))
            return


def _swap_look_alikes(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    opening = draft[row][at].text.split(" ")[0]
    others = [
        (i, j)
        for i, paragraph in enumerate(draft)
        for j, other in enumerate(paragraph)
        if (i, j) != (row, at) and other.text.startswith(opening)
    ]
    if others:
        i, j = random.choice(others)
        draft[row][at], draft[i][j] = draft[i][j], draft[row][at]


def _split_paragraph(draft: Draft, random: Random) -> None:
    row, at = _pick(draft, random)
    draft[row : row + 1] = [draft[row][:at], draft[row][at:]]


def _join_paragraphs(draft: Draft, random: Random) -> None:
    row = random.randrange(len(draft))
    draft[row : row + 2] = [[one for paragraph in draft[row : row + 2] for one in paragraph]]


def _change_the_marks(draft: Draft, random: Random) -> None:
    """Straight quotation marks for curly ones: the same words."""
    row, at = _pick(draft, random)
    draft[row][at] = replace(draft[row][at], text=draft[row][at].text.translate(_SHAPES))


EDITS = (
    _insert,
    _insert_copy,
    _delete,
    _move,
    _move_paragraph,
    _retype,
    _change_a_digit,
    _change_a_name,
    _swap_look_alikes,
    _swap_look_alikes,
    _split_paragraph,
    _join_paragraphs,
    _change_the_marks,
)
