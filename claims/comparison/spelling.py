"""Spelling variants of one word: British and American forms, older forms, accents.

The canonical form is only a key for comparing; it need not be a word. What matters is that two
different words never get the same key, so an ending is rewritten only where no pair of
everyday words differs by that ending alone.
"""

import unicodedata
from functools import lru_cache

import re2

from claims.comparison.lists import listed

# One row, between bars: the forms of one word, the key first.
_FORMS = """
defence defense | defences defenses | offence offense | offences offenses | licence license |
licences licenses | licenced licensed | practice practise | practiced practised |
practicing practising | grey gray | programme program | programmes programs |
judgement judgment | judgements judgments | ageing aging | acknowledgement acknowledgment |
manoeuvre maneuver | manoeuvres maneuvers | aluminium aluminum | sceptic skeptic |
sceptics skeptics | sceptical skeptical | scepticism skepticism | tyre tire | tyres tires |
kerb curb | plough plow | mum mom | mums moms | pyjamas pajamas | whilst while |
amongst among | towards toward | afterwards afterward | forwards forward |
backwards backward | upwards upward | downwards downward | adviser advisor |
advisers advisors | okay ok | learnt learned | burnt burned | dreamt dreamed | spelt spelled |
spilt spilled | leapt leaped | centre center | centres centers | centred centered |
metre meter | metres meters | kilometre kilometer | kilometres kilometers |
centimetre centimeter | centimetres centimeters | litre liter | litres liters |
theatre theater | theatres theaters | fibre fiber | fibres fibers | calibre caliber |
sabre saber | sombre somber | spectre specter | catalogue catalog | catalogues catalogs |
dialogue dialog | dialogues dialogs | analogue analog | fulfil fulfill | fulfils fulfills |
enrol enroll | enrolment enrollment | instalment installment | instalments installments |
skilful skillful | wilful willful | paediatric pediatric | anaesthetic anesthetic |
haemorrhage hemorrhage | oestrogen estrogen | archaeology archeology | foetus fetus |
archaeologist archeologist | diarrhoea diarrhea | jewellery jewelry | cosy cozy |
moustache mustache | artefact artifact | artefacts artifacts | percent pct % | gaol jail |
mister mr | doctor dr | versus vs | and & | favourite favorite |
don't dont | doesn't doesnt | didn't didnt | can't cant | won't wont | isn't isnt | aren't arent |
wasn't wasnt | weren't werent | hasn't hasnt | haven't havent | hadn't hadnt | wouldn't wouldnt |
couldn't couldnt | shouldn't shouldnt | it's its | that's thats | there's theres | they're theyre |
you're youre | i've ive | i'm im
"""

# Letters with a bar through them have no mark that could be taken off.
_BARRED = str.maketrans("øØłŁđĐħŧı", "oOlLdDhti")

_DOUBLED_L = listed(
    "barrel bevel cancel channel counsel dial duel equal fuel funnel initial jewel label level"
    " marshal marvel model panel pedal pummel quarrel rival shovel signal snivel total towel"
    " travel tunnel unravel"
)
_L_ENDINGS = ("ed", "ing", "er", "ers", "or", "ors", "ous", "ings")

# "prise/prize", "wise/wize": four letters before the ending keep short words apart.
_ISE = re2.compile(r"^(\p{L}{3,})([iy])s(e|ed|es|er|ers|ing|ings|ation|ations|able)$")
# "poured/pored" is the one everyday pair that the ending would join.
_OUR = re2.compile(r"^(\p{L}{2,})our(|s|ed|ing|er|ers|able|ably|ful|less|ite|ites|hood|hoods)$")
_OUR_KEPT = frozenset({"poured", "pouring", "pourer", "four", "fours", "tour", "tours"})


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _FORMS.split("|"):
        key, *others = row.split()
        table.update(dict.fromkeys(others, key))
    for stem in _DOUBLED_L:
        table.update({f"{stem}l{ending}": stem + ending for ending in _L_ENDINGS})
    return table


_TABLE = _table()


@lru_cache(maxsize=50_000)
def canonical(word: str) -> str:
    """The key under which all spellings of `word` compare equal.

    Case, accents and the shape of apostrophes are folded first.
    """
    folded = unaccented(word.replace("’", "'").replace("‘", "'").replace("ʼ", "'")).casefold()
    if folded in _TABLE:
        return _TABLE[folded]
    if match := _ISE.match(folded):
        return f"{match[1]}{match[2]}z{match[3]}"
    if folded not in _OUR_KEPT and (match := _OUR.match(folded)):
        return f"{match[1]}or{match[2]}"
    return folded


def unaccented(word: str) -> str:
    """`word` without marks on its letters: "Señor" and "Senor", "Søreide" and "Soreide" compare
    equal."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_BARRED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
