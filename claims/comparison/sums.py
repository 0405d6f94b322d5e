"""Sums that an article gives with their parts: "3 killed and 4 wounded, 7 in all".

Two signs are needed, words that say "this is the total" and a list joined by "and" right beside
it: numbers that merely stand in one sentence are seldom parts of each other.
"""

from collections.abc import Iterator, Sequence

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.fates import is_of_people, without_fate
from claims.comparison.laid import one_line
from claims.comparison.lists import listed
from claims.comparison.reckoning import value_of
from claims.comparison.saying import amount, number, shown
from claims.comparison.things import thing_likeness
from claims.extraction.types import Figure

_WORDS = r"(?:\s+[\p{L}'’-]+)"
_COUNTS = ("number", "count")
# Below this people are counted one by one, and no rounding explains a wrong sum.
_ROUNDED = 100_000
_MOST_PARTS = 8

# Between two parts: ", 4 barns", " people and wounded ". The last link has an "and".
_LINK = re2.compile(
    rf"(?i)^{_WORDS}{{0,6}}?(?:\s*,\s*(?:(?:and|plus)\s+)?|\s+(?:and|plus)\s+)"
    r"(?:[\p{L}'’-]+\s+){0,4}$"
)
_AND = re2.compile(r"(?i)\b(and|plus)\b")
# With these the list has parts that are no figures, or figures that are no parts.
_UNCOUNTED = re2.compile(
    r"(?i)\b(a|an|several|some|many|few|dozens|scores|hundreds|thousands|rest|remaining|others|"
    r"including|includes|included|among|whom|which|them|out|of)\b"
)
# "…, 7 in all", "…, a total of 8", "…, for a total of 8".
_IN_ALL = re2.compile(
    rf"(?i)^{_WORDS}{{0,4}}?\s+(?:in\s+all|in\s+total|all\s+told|altogether)\s*(?:[.,;:)–—]|$)"
)
_BEFORE_IN_ALL = re2.compile(
    rf"(?i)^{_WORDS}{{0,5}}?\s*[,;–—(]\s*(?:(?:or|making|for|that\s+is|so)\s+)?$"
)
_BEFORE_TOTAL_OF = re2.compile(
    rf"(?i)^{_WORDS}{{0,5}}?\s*[,;–—(]\s*(?:(?:or|making|for|giving)\s+)?"
    r"(?:a|an?\s+\p{L}+)\s+total\s+of\s+$"
)
_CLOSED = re2.compile(rf"(?i)^{_WORDS}{{0,3}}?\s*(?:[.,;:)–—]|$)")
# "60 in his career" is a total of more than what was just counted.
_WIDER = re2.compile(r"(?i)^(?:\s+\p{L}+)?\s+(?:in|since|over|for|this|from|so|with|across|to)\b")
# "A total of 25 people, 12 women and 13 men, …", "$10bn: $6bn in loans and $4bn in grants".
_TOTAL_OF = re2.compile(r"(?i)\btotal\s+of\s+$")
_OPENS_LIST = re2.compile(rf"(?i)^{_WORDS}{{0,6}}?\s*[:,(–—]\s*$")
_ENDS_LIST = re2.compile(rf"(?i)^{_WORDS}{{0,6}}?\s*(?:[.,;)–—]|$)")
_MARK = re2.compile(r"[.,;:)–—]")
_BREAK = re2.compile(r"^\s*(?:[.,;)–—]|$)")
# Kinds of people of whom nobody is of two: a woman may be a soldier, a soldier is no civilian.
_PEOPLE = (
    listed("man woman boy girl child adult"),
    listed(
        "soldier civilian officer policeman policewoman firefighter militant rebel insurgent"
        " fighter gunman guard passenger pedestrian crew driver teacher pupil"
    ),
)
_ALL_PEOPLE = listed(
    "person people victim passenger casualty suspect patient student pupil body survivor resident "
    "tourist worker civilian refugee migrant hostage prisoner"
)


def sums(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    """The sums that one sentence gives with their parts; its figures have offsets into it."""
    figures = [figure for figure in figures if figure.kind not in ("date", "time", "ordinal")]
    for index, total in enumerate(figures):
        if not _is_usable(total):
            continue
        if _is_total_after(text, figures[:index], total):
            chain = _chain(text, figures[:index][: -_MOST_PARTS - 1 : -1], total)
            yield from _reckoned(chain[::-1], total, is_any_end=True)
        else:
            parts = _listed_after(text, figures[index + 1 :], total)
            yield from _reckoned(parts, total, is_any_end=False)


def _is_usable(figure: Figure) -> bool:
    """Whether a figure can be reckoned with exactly: neither a range nor "about" nor a bound."""
    return figure.low is not None and figure.high is None and figure.modifier in ("=", "")


def _is_total_after(text: str, before: Sequence[Figure], total: Figure) -> bool:
    if not before:
        return False
    between, after = text[before[-1].end : total.start], text[total.end :]
    if _BEFORE_TOTAL_OF.search(between):
        return bool(_CLOSED.search(after)) and not _WIDER.search(after)
    return bool(_BEFORE_IN_ALL.search(between) and _IN_ALL.search(after))


def _chain(text: str, backwards: Sequence[Figure], total: Figure) -> list[Figure]:
    """The figures that lead up to a total, the last first, as far as they are joined."""
    chain: list[Figure] = []
    for figure in backwards:
        if not (_is_usable(figure) and _is_alike(figure, total)):
            break
        if chain and not _is_link(text[figure.end : chain[-1].start], is_last=len(chain) == 1):
            break
        chain.append(figure)
    return chain


def _listed_after(text: str, after: Sequence[Figure], total: Figure) -> list[Figure]:
    """The parts of a list that follows its total and is complete; empty where none does."""
    parts: list[Figure] = []
    for figure in after[: _MOST_PARTS + 1]:
        if not (_is_usable(figure) and _is_alike(figure, total)):
            break
        if parts and not _is_link(text[parts[-1].end : figure.start], is_last=False):
            break
        parts.append(figure)
    if len(parts) < 2 or not _AND.search(text[parts[-2].end : parts[-1].start]):
        return []
    opening, rest = text[total.end : parts[0].start], text[parts[-1].end :]
    if not _OPENS_LIST.search(opening) or not _ENDS_LIST.search(rest):
        return []
    is_list = _is_breakdown(text, opening, parts, total)
    return parts if is_list and not _UNCOUNTED.search(_to_mark(rest)) else []


def _is_breakdown(text: str, opening: str, parts: Sequence[Figure], total: Figure) -> bool:
    """Whether a list right after a figure is what that figure consists of."""
    if _TOTAL_OF.search(text[: total.start]):
        return True
    things = {_head(one) for one in parts}
    is_of_kinds = len(things) > 1 and any(things <= kinds for kinds in _PEOPLE)
    are_people = is_of_kinds and _is_of_people(total)
    if ":" in opening:
        return are_people or all(not one.thing_name or thing_likeness(one, total) for one in parts)
    last = parts[-1].thing
    return are_people and last is not None and bool(_BREAK.search(text[last.end :]))


def _is_link(between: str, *, is_last: bool) -> bool:
    is_joined = bool(_LINK.search(between)) and not _UNCOUNTED.search(between)
    return is_joined and (not is_last or bool(_AND.search(between)))


def _to_mark(text: str) -> str:
    """`text` up to its first mark."""
    mark = _MARK.search(text)
    return text[: mark.start()] if mark else text


def _is_alike(one: Figure, other: Figure) -> bool:
    if one.kind in _COUNTS:
        return other.kind in _COUNTS
    return one.kind == other.kind in ("money", "measure") and one.unit == other.unit


def _is_of_people(total: Figure) -> bool:
    """Whether men, women and children make up what is counted: "30 victims", "30 were killed"."""
    head = _head(total)
    return head in _ALL_PEOPLE or is_of_people(head or (total.thing_name or ""))


def _head(figure: Figure) -> str:
    """The noun that is counted; "" for none ("30 were killed")."""
    words = figure.thing.surface if figure.thing else ""
    return without_fate(figure.thing_name, words).rpartition(" ")[2]


def _reckoned(parts: Sequence[Figure], total: Figure, *, is_any_end: bool) -> Iterator[Check]:
    """The check of `total` against its parts. With `is_any_end` the list may begin later than
    its first figure: "Two bombs, 3 dead and 4 wounded, 7 in all"."""
    if len(parts) < 2:
        return
    ends = range(len(parts) - 1) if is_any_end else range(1)
    holding = next((n for n in ends if _difference(parts[n:], total) is not None), 0)
    told = parts[holding:]
    made = sum(part.low or 0 for part in told)
    names = [one_line(part.surface) for part in told]
    names[0] = names[0][:1].upper() + names[0][1:]
    whole = amount(made, total.unit) if total.kind == "money" and total.unit else number(made)
    said = f"{', '.join(names[:-1])} and {names[-1]} make {whole}"
    difference = _difference(told, total)
    if difference is None:
        said += f", not {shown(total)}"
    elif difference:
        said += f"; rounding may explain {shown(total)}"
    spans = tuple((one.start, one.end) for one in (*told, total))
    yield check_of(spans, "sum", difference is not None, f"{said}.")


def _difference(parts: Sequence[Figure], total: Figure) -> float | None:
    """How far the parts are from the total, 0 for not at all; None for further than the last
    digits written allow."""
    gap = abs(sum(part.low or 0 for part in parts) - (total.low or 0))
    if gap <= 1e-9 * abs(total.low or 1):
        return 0.0
    return gap if gap <= sum(_slack(one) for one in (*parts, total)) * (1 + 1e-9) else None


def _slack(figure: Figure) -> float:
    value = value_of(figure)
    is_counted = figure.kind in _COUNTS and (figure.low or 0) < _ROUNDED
    return 0.0 if value is None or is_counted else value.step / 2
