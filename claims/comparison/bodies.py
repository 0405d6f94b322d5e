"""Countries and institutions that copy quotes as if they were people ("Iran warned").

A body speaks through people, so words said by a person are never "someone else's" than a
body's, or the other way round.
"""

from claims.comparison.lists import listed

COUNTRIES = listed(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan"
    " bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia"
    " botswana brazil britain brunei bulgaria burkina burundi cambodia cameroon canada chad chile"
    " china colombia congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt"
    " england eritrea estonia eswatini ethiopia fiji finland france gabon gambia germany ghana"
    " greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland india"
    " indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya kosovo kuwait"
    " kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg"
    " madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco"
    " mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger"
    " nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal"
    " qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia"
    " spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo"
    " tonga tunisia turkey turkmenistan uganda ukraine uruguay usa uzbekistan vanuatu vatican"
    " venezuela vietnam wales yemen zambia zimbabwe us uk u.s u.k eu un nato"
)
INSTITUTIONS = listed(
    "agency army association authority bank board bureau cabinet church city club college"
    " commission committee company congress corporation council court department downing embassy"
    " force forces foundation government house inc institute kremlin limited ltd military"
    " ministry mps navy office opposition organisation organization parliament party pentagon"
    " police republic reuters senate school service society states street trust union university"
    " washington"
)
