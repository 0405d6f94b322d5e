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
}  # fmt: skip
_RANKS = listed(
    "general brigadier major lieutenant colonel captain sergeant admiral corporal private marshal"
    " commodore"
)
# What makes another post of one. "Former" is left out: a source is often older than the article.
_UNDER = listed("deputy vice assistant associate acting under interim")
_POSTS = listed(
    "minister secretary president director chair mayor governor chief head manager editor judge"
    " ambassador spokesman spokeswoman commander inspector professor officer leader"
)
_MEN, _WOMEN = listed("mister sir lord"), listed("mrs ms miss dame lady madam")
# Words beside a post that do not tell it from another one.
_NEUTRAL = listed(
    "us uk american british the a an of for and former ex then new his her their its own top"
    " senior executive country national federal state general"
)


def titles_differ(one: str, other: str, *, there: str = "in the source") -> str:
    """How two titles contradict each other ("“Brig Gen” here, “Maj Gen” in the source"), blank
    when both can hold: one says more than the other, or they are different kinds of title."""
    if not one or not other:
        return ""
    mine, theirs = _words(one), _words(other)
    if not (_ranks(mine, theirs) or _courtesy(mine, theirs) or _posts(mine, theirs)):
        return ""
    return f"“{' '.join(one.split())}” here, “{' '.join(other.split())}” {there}"


def _words(title: str) -> frozenset[str]:
    keys = (word.key for word in read(title))
    return frozenset(part for key in keys for part in _SHORT.get(key, key).split())


def _ranks(one: frozenset[str], other: frozenset[str]) -> bool:
    """Neither rank is the other with a word less: a brigadier general is called "general" too."""
    mine, theirs = one & _RANKS, other & _RANKS
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _courtesy(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool((one & _MEN and other & _WOMEN) or (one & _WOMEN and other & _MEN))


def _posts(one: frozenset[str], other: frozenset[str]) -> bool:
    """One post with and without "deputy", or two posts of one kind ("Defence", "Foreign")."""
    posts = one & other & _POSTS
    if not posts or (one & _RANKS or other & _RANKS):
        return False
    if bool(one & _UNDER) != bool(other & _UNDER):
        return True
    mine = one - posts - _NEUTRAL - _UNDER
    theirs = other - posts - _NEUTRAL - _UNDER
    is_told = len(posts) == 1 and posts <= {"minister", "secretary"}
    return bool(is_told and mine and theirs and not mine & theirs)
