"""Short forms whose full stop ends no sentence, and which British copy writes without one."""

from claims.comparison.lists import listed

ABBREVIATIONS = listed(
    "mr mrs ms mx dr prof st rev hon gen brig lt col maj capt sgt cpl cmdr adm sen rep gov pres"
    " sec amb supt insp jr sr vs etc eg ie cf no nos vol ed eds dept inc ltd co corp approx jan"
    " feb mar apr aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun"
)
