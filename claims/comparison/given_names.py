"""First names that people go by, and first names that are spelt in several ways."""

_SHORT = """
alexander alex sandy alec | alexandra alex sandra | andrew andy drew | anthony tony | antony tony
| benjamin ben | catherine cathy kate | katherine kathy kate katie | kathleen kathy kath
| charles charlie chuck | christopher chris kit | christine chris | christina chris tina
| daniel dan danny | david dave | deborah debbie deb | dominic dom | donald don | douglas doug
| edward ed eddie ted ned | edmund ed | elizabeth liz beth betty lizzie eliza | francis frank
| frederick fred freddie | gerald gerry jerry | gregory greg | henry harry hank | jacob jake
| james jim jimmy jamie | jeffrey jeff | geoffrey geoff | jennifer jen jenny | john jack johnny
| jonathan jon | joseph joe | joshua josh | kenneth ken kenny | lawrence larry | leonard len leo
| margaret maggie meg peggy | matthew matt | michael mike mick | nicholas nick | nicola nicky
| pamela pam | patricia pat trish | patrick pat paddy | peter pete | philip phil | rebecca becky
| richard dick rick | robert bob bobby rob bert | ronald ron | samuel sam | samantha sam
| stephen steve | steven steve | stuart stu | susan sue | theodore ted theo | theresa terry
| thomas tom tommy | timothy tim | victoria vicky | vincent vince | walter walt
| william bill will billy
"""
_SPELT = """
stephen steven stephan | geoffrey jeffrey | geoff jeff | catherine katherine kathryn catharine
| mohammed mohamed muhammad mohammad | philip phillip | antony anthony | graham graeme
| lindsay lindsey lynsey | allan alan allen alun | gillian jillian | sean shaun shawn
| brian bryan | theresa teresa | yousef yusuf youssef | hussein hussain | ahmed ahmad
| omar umar | caitlin kaitlin | leslie lesley | frances francis | stuart stewart
"""


def _pairs(written: str) -> frozenset[frozenset[str]]:
    rows = [row.split() for row in written.split("|")]
    return frozenset(frozenset((one, other)) for row in rows for one in row for other in row)


# Of "Bob" and "Robert" either goes with the full name, not with another short one.
_GOES_BY = frozenset(
    frozenset((row.split()[0], short)) for row in _SHORT.split("|") for short in row.split()[1:]
)
_ALIKE = _pairs(_SPELT)


def goes_by(one: str, other: str) -> bool:
    """Whether somebody called `one` is called `other` too: "robert", "bob"; both lower case."""
    return frozenset((one, other)) in _GOES_BY


def spelt_otherwise(one: str, other: str) -> bool:
    """Whether two names sound alike and are written in two ways: "stephen", "steven"."""
    return one != other and frozenset((one, other)) in _ALIKE
