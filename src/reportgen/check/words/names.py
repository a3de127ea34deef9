"""Capitalised words that name no fact: days, months, parts of a report; and countries to look out for."""

from __future__ import annotations

# Always allowed within a sentence.
_EVERYDAY = """
Activity Admiralty Annex Appendix April Article August Block Box Chapter December Dr Earth Edition
English February Figure Friday God I Internet January July June March Markdown May Monday Mr Mrs Ms
November October Option Part Question Saturday Section September Source Step Sunday Table Task
Thursday Tuesday Unit Version Wednesday Word
"""

# Checked at the start of a sentence too, where any other word may be capitalised.
_COUNTRIES = """
Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bangladesh Beijing
Belarus Belgium Belize Bolivia Bosnia Botswana Brazil Britain Brussels Bulgaria Cambodia Cameroon
Canada Caracas Chile China Colombia Congo Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea
Estonia Ethiopia Europe Finland France Germany Ghana Greece Guatemala Guinea Guyana Haiti Havana
Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Kazakhstan
Kenya Kosovo Kremlin Kuwait Kyrgyzstan Laos Latvia Lebanon Libya Lithuania London Madagascar
Malaysia Mali Malta Mexico Moldova Mongolia Montenegro Morocco Moscow Mozambique Myanmar Namibia
Nepal Netherlands Nicaragua Niger Nigeria Norway Pakistan Palestine Panama Paraguay Pentagon Peru
Philippines Poland Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore Slovakia
Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania Tehran Thailand
Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Washington
Yemen Zambia Zimbabwe
"""

EVERYDAY = frozenset(_EVERYDAY.split())
COUNTRIES = frozenset(_COUNTRIES.split())
