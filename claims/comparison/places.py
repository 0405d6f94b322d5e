"""Which places cannot be one another: Iraq is not Syria, Texas is not Ohio.

Only countries, and the parts of three whose parts newsrooms count by. A town may lie in any of
them, so a name that is not here is never taken to be another place.
"""

from functools import cache

# Other names and short forms after the first, which is the one that is compared.
_COUNTRIES = """
afghanistan; albania; algeria; andorra; angola; argentina; armenia; australia; austria; azerbaijan;
bahamas; bahrain; bangladesh; barbados; belarus; belgium; belize; benin; bhutan; bolivia;
bosnia and herzegovina, bosnia; botswana; brazil; brunei; bulgaria; burkina faso; burundi; cambodia;
cameroon; canada; cape verde; central african republic; chad; chile; china; colombia; comoros;
costa rica; croatia; cuba; cyprus; czech republic, czechia; democratic republic of congo, dr congo,
democratic republic of the congo, drc; denmark; djibouti; dominican republic; ecuador; egypt;
el salvador; equatorial guinea; eritrea; estonia; eswatini, swaziland; ethiopia; fiji; finland;
france; gabon; gambia; germany; ghana; greece; grenada; guatemala; guinea-bissau; guyana; haiti;
honduras; hungary; iceland; india; indonesia; iran; iraq; israel; italy; ivory coast,
cote d'ivoire; jamaica; japan; jordan; kazakhstan; kenya; kosovo; kuwait; kyrgyzstan; laos; latvia;
lebanon; lesotho; liberia; libya; liechtenstein; lithuania; luxembourg; madagascar; malawi;
malaysia; maldives; mali; malta; mauritania; mauritius; mexico; moldova; monaco; mongolia;
montenegro; morocco; mozambique; myanmar, burma; namibia; nepal; netherlands, holland;
new zealand; nicaragua; niger; nigeria; north korea; north macedonia; norway; oman; pakistan;
panama; papua new guinea; paraguay; peru; philippines; poland; portugal; qatar; romania; russia;
rwanda; saudi arabia; senegal; serbia; seychelles; sierra leone; singapore; slovakia; slovenia;
somalia; south africa; south korea; south sudan; spain; sri lanka; sudan; suriname; sweden;
switzerland; syria; taiwan; tajikistan; tanzania; thailand; togo; tonga; trinidad and tobago;
tunisia; turkey, türkiye; turkmenistan; uganda; ukraine; united arab emirates, uae;
united kingdom, uk, u.k, britain, great britain; united states, us, u.s, usa, u.s.a, america,
united states of america; uruguay; uzbekistan; vanuatu; venezuela; vietnam; yemen; zambia; zimbabwe;
republic of ireland, irish republic; gaza, gaza strip; west bank
"""
# "Ireland" may be the island, "Georgia" a country, "Guinea" and "Congo" one of several.
_PARTS = {
    "united states": """
alabama; alaska; arizona; arkansas; california; colorado; connecticut; delaware; florida; hawaii;
idaho; illinois; indiana; iowa; kansas; kentucky; louisiana; maine; maryland; massachusetts;
michigan; minnesota; mississippi; missouri; montana; nebraska; nevada; new hampshire; new jersey;
new mexico; north carolina; north dakota; ohio; oklahoma; oregon; pennsylvania; rhode island;
south carolina; south dakota; tennessee; texas; utah; vermont; virginia; west virginia; wisconsin;
wyoming; puerto rico
""",
    "united kingdom": "england; scotland; wales; northern ireland",
    "australia": "queensland; tasmania; new south wales; south australia; western australia",
}

# From the whole to the part: ("united states", "texas").
Chain = tuple[str, ...]


def are_apart(one: Chain, other: Chain) -> bool:
    """Whether neither place can hold the other: they part at a step that both name."""
    return any(a != b for a, b in zip(one, other, strict=False))


def chain_of(name: str) -> Chain | None:
    """Where a place of this name lies, None for a name that is not in the lists."""
    return _chains().get(name.casefold().strip(". "))


@cache
def _chains() -> dict[str, Chain]:
    found: dict[str, Chain] = {}
    for names in _names(_COUNTRIES):
        found.update(dict.fromkeys(names, (names[0],)))
    for whole, parts in _PARTS.items():
        for names in _names(parts):
            found.update(dict.fromkeys(names, (whole, names[0])))
    return found


def _names(text: str) -> list[list[str]]:
    lines = " ".join(text.split()).split(";")
    return [[name.strip() for name in line.split(",")] for line in lines]
