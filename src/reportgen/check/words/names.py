"""Capitalised words that name no fact: days, months, parts of a report, and countries to look out for."""

from __future__ import annotations

# Always allowed within a sentence.
EVERYDAY = frozenset(
    "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December English Markdown Word "
    "Table Figure Box Annex Appendix Chapter Section Part Unit Activity Step Question Task Source Article Option "
    "Block Version Edition Admiralty Internet Earth God Mr Mrs Ms Dr".split()
)

# Checked at the start of a sentence too, where any other word may be capitalised.
COUNTRIES = frozenset(
    "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium "
    "Belize Bolivia Bosnia Botswana Brazil Britain Bulgaria Cambodia Cameroon Canada Chile China Colombia Congo "
    "Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Europe Finland France Germany Ghana "
    "Greece Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy "
    "Jamaica Japan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Libya Lithuania Madagascar Malaysia "
    "Mali Malta Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua "
    "Niger Nigeria Norway Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia "
    "Rwanda Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan "
    "Tajikistan Tanzania Thailand Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam "
    "Wales Yemen Zambia Zimbabwe Beijing Moscow Washington Kremlin Pentagon London Brussels Tehran Havana Caracas".split()
)
