"""Whether two titles or roles of one person can both hold."""

from claims.comparison.lists import listed
from claims.comparison.words import read

_SHORT = {
    "gen": "general", "brig": "brigadier", "lt": "lieutenant", "col": "colonel", "maj": "major",
    "capt": "captain", "sgt": "sergeant", "adm": "admiral", "cmdr": "commander", "cpl": "corporal",
    "sen": "senator", "rep": "representative", "gov": "governor", "sec": "secretary",
    "pres": "president", "prof": "professor", "insp": "inspector", "supt": "superintendent",
    "dir": "director", "cllr": "councillor", "chairwoman": "chair", "chairman": "chair",
    "chairperson": "chair", "vice-president": "vice president", "min": "minister",
    "dci": "detective chief inspector", "dsi": "detective superintendent", "ds": "sergeant",
    "pc": "constable", "dc": "detective constable", "ceo": "chief executive officer",
    "cfo": "chief financial officer", "coo": "chief operating officer",
}  # fmt: skip
_RANKS = listed(
    "general brigadier major lieutenant colonel captain sergeant admiral corporal private marshal"
    " commodore constable inspector superintendent"
)
# What makes another post of the one it stands before.
_UNDER = listed("deputy vice assistant associate acting interim")
# A source is often older than the article: what somebody was then, they may be "former" now.
_PAST = listed("former ex then late onetime")
_POSTS = listed(
    "minister secretary president director chair mayor governor chief head manager editor judge"
    " ambassador spokesman spokeswoman commander inspector professor officer leader"
)
# Offices of which one person has one. A party or a nation beside "minister" tells none.
_OFFICES = listed(
    "prime foreign defence health home finance education interior justice transport trade energy"
    " environment culture agriculture labour treasury"
)
# What one of a firm's chief officers each is chief of.
_CHIEFS = listed(
    "executive financial operating technology technical medical legal information marketing"
    " scientific commercial"
)
_MEN, _WOMEN = listed("mister sir lord"), listed("mrs ms miss dame lady madam")
_LINKS = listed("of for to in at on with under and")
Words = tuple[str, ...]


def titles_differ(one: str, other: str, *, there: str = "in the source") -> str:
    """How two titles before a name contradict each other ("“Brig Gen” here, “Maj Gen” in the
    source"), blank when both can hold: one says more than the other, or they are of two kinds."""
    mine, theirs = _words(one), _words(other)
    is_told = _ranks(mine, theirs) or _courtesy(mine, theirs)
    return _said(one, other, there) if is_told else roles_differ(one, other, there=there)


def roles_differ(one: str, other: str, *, there: str = "in the source") -> str:
    """As `titles_differ`, for what a text says beside a name ("deputy director of the agency"),
    where "major" and "private" are no ranks."""
    mine, theirs = _words(one), _words(other)
    differ = _under(mine, theirs) or _offices(mine, theirs) or _chiefs(mine, theirs)
    return _said(one, other, there) if differ else ""


def titles_clash(one: str, other: str) -> str:
    """As `titles_differ`, for two titles in one text, in which a deputy may become the mayor."""
    mine, theirs = _words(one), _words(other)
    differ = _ranks(mine, theirs) or _courtesy(mine, theirs) or _offices(mine, theirs)
    return _said(one, other, "elsewhere in it") if differ else ""


def courtesies_differ(one: str, other: str) -> bool:
    """Whether one title is a man's and the other a woman's."""
    return _courtesy(_words(one), _words(other))


def role_clashes(role: str, title: str) -> str:
    """As `titles_clash`, for a role beside a name, where "major" and "private" are no ranks."""
    is_told = _offices(_words(role), _words(title))
    return _said(role, title, "elsewhere in it") if is_told else ""


def _said(one: str, other: str, there: str) -> str:
    return f"“{' '.join(one.split())}” here, “{' '.join(other.split())}” {there}"


def _words(title: str) -> Words:
    keys = (word.key for word in read(title))
    return tuple(part for key in keys for part in _SHORT.get(key, key).split())


def _ranks(one: Words, other: Words) -> bool:
    """Neither rank is the other with a word less: a brigadier general is called "general" too."""
    mine, theirs = set(one) & _RANKS, set(other) & _RANKS
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _courtesy(one: Words, other: Words) -> bool:
    men, women = ({*_MEN} & {*one}, {*_WOMEN} & {*other}), ({*_WOMEN} & {*one}, {*_MEN} & {*other})
    return all(men) or all(women)


def _under(one: Words, other: Words) -> bool:
    """One post with and without "deputy" right before it; ranks have rules of their own."""
    if {*one, *other} & (_PAST | _RANKS):
        return False
    mine, theirs = _head(one), _head(other)
    shared = [post for post in mine if post in _POSTS and post in theirs]
    return any(_is_under(mine, post) != _is_under(theirs, post) for post in shared[-1:])


def _head(words: Words) -> Words:
    """The post itself, without what it is the post of."""
    cut = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
    return words[:cut]


def _is_under(words: Words, post: str) -> bool:
    at = words.index(post)
    return at > 0 and words[at - 1] in _UNDER


def _offices(one: Words, other: Words) -> bool:
    """Two offices of one kind: "Foreign Secretary", "Defence Secretary"; not where one is past."""
    if bool({*one} & _PAST) != bool({*other} & _PAST):
        return False
    kinds = {*one} & {*other} & {"minister", "secretary"}
    mine, theirs = {*one} & _OFFICES, {*other} & _OFFICES
    return bool(kinds and mine and theirs) and not mine & theirs


def _chiefs(one: Words, other: Words) -> bool:
    """ "chief executive" and "chief financial officer"."""
    mine, theirs = _chief_of(one), _chief_of(other)
    return bool(mine and theirs and mine != theirs)


def _chief_of(words: Words) -> str:
    if not {*words} & {"chief"} or {*words} & _PAST:
        return ""
    after = words[words.index("chief") + 1 : words.index("chief") + 2]
    return after[0] if after and after[0] in _CHIEFS else ""
