"""Abbreviations whose full stop ends no sentence, in lower case without that stop."""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    "adm al approx art assn ave capt cf ch cmdr co col cols corp dept dr ed eds e.g eq esp est etc fig figs ff "
    "fn gen gov hon ibid i.e inc incl jr lt ltd maj messrs mr mrs ms mt n.b n.d no nos op p para paras pl pp "
    "prof pt rep rev sec sen sgt sr st supp tbl viz vol vols vs".split()
)

# Words that open a sentence so often that an initialism before them ("the U.S. The") must have ended one.
OPENERS = frozenset(
    "A After All Although An And Any As At Because Before Both But By Each Even Few For From Given He Her His "
    "However If In Instead It Its Many More Most Neither No None Nor Not Nothing On One Once Only Or Other Our "
    "Over She Since So Some Still Such That The Their Then There These They This Those Though To Two Under Until "
    "We What When Where Whether Which While Who Why With Without Yet You Your".split()
)
