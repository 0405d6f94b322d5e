"""A rough stem, so that "asked" finds "asking" and "came" finds "coming"."""

from functools import lru_cache

_IRREGULAR = """
be was were been is are am | begin began begun | born birth births | break broke broken |
bring brought |
build built | buy bought | catch caught | choose chose chosen | come came coming | cost costs |
cut cuts | deal dealt | do did done does | draw drew drawn | drive drove driven | fall fell fallen |
feel felt | fight fought | find found | fly flew flown | get got gotten | give gave given |
go went gone goes | grow grew grown | have had has having | hear heard | hold held | keep kept |
know knew known | lead led | leave left leaving | lose lost | make made making | mean meant |
meet met | pay paid | put puts | read reads | rise rose risen | run ran running | say said says |
see saw seen | sell sold | send sent | set sets | shoot shot | show showed shown | sit sat |
speak spoke spoken | spend spent | stand stood | steal stole stolen | strike struck |
take took taken taking | teach taught | tell told | think thought | throw threw thrown |
understand understood | win won | write wrote written | man men | woman women | child children |
person people | life lives | die died dying dies | lie lied lying | news |
deny denied denies denying | arise arose arisen | become became becoming | bend bent | bleed bled |
dig dug | drink drank drunk | eat ate eaten | feed fed | flee fled | forbid forbade forbidden |
forget forgot forgotten | freeze froze frozen | hang hung | hide hid hidden hiding | lend lent |
ride rode ridden riding | seek sought | shake shook shaken | shrink shrank shrunk | sing sang sung |
sink sank sunk | sleep slept | slide slid | stick stuck | swear swore sworn | sweep swept |
swim swam swum | tear tore torn | undertake undertook undertaken | wear wore worn |
withdraw withdrew withdrawn
"""
_STEMS = {
    form: forms[0] for row in _IRREGULAR.split("|") for forms in [row.split()] for form in forms
}
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "ied", "es", "s", "ly", "e", "y")


@lru_cache(maxsize=50_000)
def stem(key: str) -> str:
    """The stem of a word key; numbers and short words stay as they are."""
    key = key.removesuffix("'s").removesuffix("'")
    for form in (key, key.removesuffix("s")):
        if form in _STEMS:
            return _STEMS[form]
    for ending in _ENDINGS:
        if key.endswith(ending) and _strippable(key, ending):
            return _undoubled(key.removesuffix(ending))
    return key


def _strippable(key: str, ending: str) -> bool:
    """Whether enough is left without `ending`, and it is not part of the word ("crisis")."""
    if ending == "s" and key.endswith(("ss", "us", "is")):
        return False
    return len(key) - len(ending) >= 3 and key.isalpha()


def _undoubled(rest: str) -> str:
    return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "sl" else rest
