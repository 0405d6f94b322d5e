"""From mentions to names: one Name for everything that a text calls by one name.

A last name belongs to the one full name that ends in it, a short form in brackets to the name
beside it, "CJTF" to the one name with these initials. Where two names fit, none is taken.
Spellings are never joined: "Seely" and "Seeley" stay two names, for a person to look at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.extraction.lexicon import lines_of, words
from claims.extraction.names.genders import GIVEN, people_words
from claims.extraction.names.kinds import ORGANISATION, PERSON, PLACE
from claims.extraction.names.mentions import Mention
from claims.extraction.names.runs import PARTICLES, bare, joined
from claims.extraction.types import Name

_KNOWN = people_words("places") | frozenset(
    line for section, line in lines_of("names.txt") if section == "known"
)
_SMALL = words("particles") | words("prepositions") | words("coordinators") | {"the", "-", "–"}
# How often such a name was one in texts that people annotated (README.md): by kind, and for a
# single word of unknown kind or in capitals.
_CONFIDENCE = {PERSON: 0.9, ORGANISATION: 0.8, PLACE: 0.9, "": 0.7}
_UNSURE = 0.5
_MIN_INITIALS = 3
_BEFORE_FIRST_NAMES = frozenset(("sir", "dame", "lady", "lord", "sister", "prince", "princess"))
_FIRMS = frozenset(
    ("inc", "corp", "co", "plc", "ltd", "llc", "llp", "lp", "ag", "sa", "nv", "gmbh")
)
Key = tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """The mentions of one name in text order, and its short forms, lower case."""

    key: Key
    mentions: list[Mention] = field(default_factory=list)


def names_of(mentions: Sequence[Mention]) -> tuple[Name, ...]:
    """The names of one text in the order of their fullest mentions; `mentions` are in text order.

    A country or capital under its common name is left out: there is nothing to check in it.
    """
    groups = _by_words(mentions)
    _join_middle_names(groups)
    _join_last_names(groups)
    _join_first_names(groups)
    _join_firms(groups)
    _join_short_forms(groups, mentions)
    found = (_name(group) for group in groups.values() if not _is_known(group))
    return tuple(sorted(found, key=lambda name: (name.start, name.end)))


def _by_words(mentions: Iterable[Mention]) -> dict[Key, _Group]:
    groups: dict[Key, _Group] = {}
    for mention in mentions:
        key = _key(mention.words)
        groups.setdefault(key, _Group(key)).mentions.append(mention)
    return groups


def _key(name: Iterable[str]) -> Key:
    return tuple(bare(word).lower().replace("’", "'") for word in name)


def _join_middle_names(groups: dict[Key, _Group]) -> None:
    """ "William H Seely" and "William Seely": the same first and last word, one or more between."""
    ends: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        if len(key) > 1:
            ends[key[0], key[-1]].append(key)
    for keys in ends.values():
        fullest = max(keys, key=len)
        is_person = len(keys) == 2 and any(_kind_of(groups[key]) == PERSON for key in keys)
        # "John A. Smith" and "John B. Smith" are two people.
        is_one = all(key == fullest or len(key) == 2 for key in keys)
        if is_one and (is_person or all(len(word) == 1 for word in fullest[1:-1])):
            _join(groups, fullest, [key for key in keys if key != fullest])


def _join_last_names(groups: dict[Key, _Group]) -> None:
    """Last names of several words first ("Van Houten"), then the last word alone."""
    endings: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        for size in range(2, len(key)):
            endings[key[-size:]].append(key)
    for key in sorted((key for key in groups if key in endings), key=len, reverse=True):
        holders = [other for other in endings[key] if other in groups and _is_open(groups[other])]
        if len(holders) == 1 and _is_open(groups[key]):
            kinds = _kind_of(groups[key]), _kind_of(groups[holders[0]])
            if PERSON in kinds or key[0] in PARTICLES:
                _join(groups, holders[0], [key])
    by_last: defaultdict[str, list[Key]] = defaultdict(list)
    for key, group in groups.items():
        if len(key) > 1 and _is_open(group):
            by_last[_without_seat(key)[-1]].append(key)
    for key in [key for key in groups if len(key) == 1 and _is_open(groups[key])]:
        _join_to_one(groups, key, by_last.get(key[0], []))


def _is_open(group: _Group) -> bool:
    return _kind_of(group) in (PERSON, "")


def _without_seat(key: Key) -> Key:
    """ "Mackay" of "Lord Mackay of Clashfern"."""
    return key[: key.index("of")] if "of" in key[1:] else key


def _join_to_one(groups: dict[Key, _Group], key: Key, holders: Sequence[Key]) -> None:
    if len(holders) == 1:
        _join(groups, holders[0], [key])
    elif len(holders) > 1:
        del groups[key]  # whose last name it is stays open: each is a name of its own already


def _join_first_names(groups: dict[Key, _Group]) -> None:
    """ "Dame Philippa", "Kwame", and "Mr Wang" of Wang Yi: the one person whose name begins so.
    "Mr Mark" is no Mark Lee."""
    by_first: defaultdict[str, list[Key]] = defaultdict(list)
    for key, group in groups.items():
        if len(key) > 1 and _kind_of(group) == PERSON:
            by_first[key[0]].append(key)
    for key in [key for key in groups if len(key) == 1 and _is_open(groups[key])]:
        titles = {
            bare(mention.title[-1]).lower() for mention in groups[key].mentions if mention.title
        }
        if by_first.get(key[0]) and not (titles - _BEFORE_FIRST_NAMES and key[0] in GIVEN):
            _join_to_one(groups, key, by_first[key[0]])


def _join_firms(groups: dict[Key, _Group]) -> None:
    """ "Boeing" and "Boeing Co.": what is added says no more than that it is a firm."""
    for key in [key for key in groups if key[-1] in _FIRMS]:
        short = next((k for k, word in enumerate(key) if word in _FIRMS), 0)
        if key[:short] in groups and _kind_of(groups[key[:short]]) != PERSON:
            _join(groups, key, [key[:short]])


def _join_short_forms(groups: dict[Key, _Group], mentions: Sequence[Mention]) -> None:
    """ "CJTF-OIR (Combined Joint Task Force)", either way round, and initials further on."""
    for before, mention in pairwise(mentions):
        one, other = _key(before.words), _key(mention.words)
        if mention.is_alias and one in groups and other in groups and one != other:
            if _is_short(before.words, mention.words):
                _join(groups, other, [one])
            elif _is_short(mention.words, before.words):
                _join(groups, one, [other])
    initials: defaultdict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if len(key) >= _MIN_INITIALS:
            initials["".join(word[0] for word in key if word not in _SMALL)].append(key)
    for key in [key for key in groups if len(key) == 1]:
        spelt = initials.get(key[0].replace(".", ""), [])
        is_short = groups[key].mentions[0].words[0].isupper()
        if is_short and len(key[0]) >= _MIN_INITIALS and len(spelt) == 1:
            _join(groups, spelt[0], [key])


def _is_short(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` is written in capitals and begins as `long` does, with fewer words, or has
    its initials ("MoJ")."""
    words = [word[0].lower() for word in long]
    is_spelt = len(short) == 1 and list(short[0].lower()) in (
        words,
        [word[0].lower() for word in long if word.lower() not in _SMALL],
    )
    return is_spelt or (short[0].isupper() and len(short[0]) > 1 and short[0][0] == long[0][0])


def _join(groups: dict[Key, _Group], into: Key, keys: Iterable[Key]) -> None:
    for key in keys:
        groups[into].mentions += groups.pop(key).mentions


def _is_known(group: _Group) -> bool:
    return _kind_of(group) != PERSON and " ".join(group.key) in _KNOWN


def _kind_of(group: _Group) -> str:
    """The kind that most mentions show; a title or a role beside one of them decides."""
    told = Counter(mention.kind for mention in group.mentions if mention.kind)
    if any(mention.title or mention.role for mention in group.mentions) and told[PERSON]:
        return PERSON
    return told.most_common(1)[0][0] if told else ""


def _name(group: _Group) -> Name:
    mentions = sorted(group.mentions, key=lambda mention: mention.span.start)
    fullest = max(
        (mention for mention in mentions if _key(mention.words) == group.key),
        key=lambda mention: (mention.role is not None, len(mention.title), -mention.span.start),
    )
    kind = _kind_of(group)
    roles = [mention.role for mention in (fullest, *mentions) if mention.role]
    return Name(
        start=fullest.span.start,
        end=fullest.span.end,
        surface=fullest.span.surface,
        kind=kind,
        name=joined(fullest.words),
        title=joined(fullest.title),
        role=roles[0] if roles and kind == PERSON else None,
        mentions=tuple(mention.span for mention in mentions if mention is not fullest),
        confidence=_confidence(group, kind),
    )


def _confidence(group: _Group, kind: str) -> float:
    is_bare = len(group.key) == 1 and len(group.mentions) == 1
    if is_bare and (not kind or (kind == ORGANISATION and group.mentions[0].words[0].isupper())):
        return _UNSURE
    return _CONFIDENCE[kind]
