"""Abbreviations whose full stop ends no sentence, and words that open one."""

from __future__ import annotations

# In lower case, without the last full stop.
_ABBREVIATIONS = """
adm al approx art assn ave capt cf ch cmdr co col cols corp dept dr e.g ed eds eq esp est etc ff fig
figs fn gen gov hon i.e ibid inc incl jr lt ltd maj messrs mr mrs ms mt n.b n.d no nos op p para
paras pl pp prof pt rep rev sec sen sgt sr st supp tbl viz vol vols vs
"""

# Those that stand before a number, and are words elsewhere ("He said no.").
_NUMBERED = """
art ch col cols fig figs fn no nos p para paras pp sec tbl vol vols
"""

# Words that open a sentence so often that initials before them ("in the U.S. The …") must have ended one.
_OPENERS = """
A After All Although An And Any As At Because Before Both But By Each Even Few For From Given He Her
His However If In Instead It Its Many More Most Neither No None Nor Not Nothing On Once One Only Or
Other Our Over She Since So Some Still Such That The Their Then There These They This Those Though
To Two Under Until We What When Where Whether Which While Who Why With Without Yet You Your
"""

ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
NUMBERED = frozenset(_NUMBERED.split())
OPENERS = frozenset(_OPENERS.split())
