"""Sentences that tell the reader what to do: they state nothing, so nothing stands behind them."""

from __future__ import annotations

import re

_VERBS = """
add apply ask avoid begin book bring build buy call change check choose clean click close come compare
complete compose consider contact copy count cover cut decide describe discuss do download draw drink drive
eat enter explain fill find finish follow get give go help hold include install join keep leave let
list listen look make mark meet move name note open order pack pay pick plan play prepare press print
put read record register remember remove repeat reply report return ring run save say see select send
set share show sign sit sort speak stand start stay stop store switch take talk tell think throw tick
touch try turn use visit wait walk wash watch wear write
"""
# What follows a verb and not a noun of the same letters: "visit the office", and no "visit numbers".
_OBJECTS = r"""
a about after again against all an and any as at away back before behind below between beyond both by
carefully clearly down each either enough every first for from gently here him her how if in inside into
it its more my near next no not nothing off on once one only or our out outside over past quietly slowly
someone something that the their them there these this those through to today together twice under until up us
what when where whether which while who why with within without you your yourself
"""
_WORDS = "|".join(_VERBS.split())
_NEXT = "|".join(_OBJECTS.split())

IMPERATIVE = re.compile(
    rf"[\"“‘(]*(?:please,? )?(?:(?:do not|don['’]t|never|always|then|now|first|also|just),? )?"
    rf"(?:(?:{_WORDS})(?: (?:{_NEXT})\b| [\"“‘(]?(?:https?://|\d)|[.!:,;]|$)"
    r"|(?:please|do not|don['’]t) \w)",
    re.IGNORECASE,
)
"""Matches at the start of a sentence."""


def is_imperative(sentence: str) -> bool:
    """Whether a sentence asks its reader to do something."""
    return IMPERATIVE.match(sentence) is not None
