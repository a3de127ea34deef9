"""Sentences that tell the reader what to do: they state nothing, so nothing stands behind them."""

from __future__ import annotations

import re
from functools import lru_cache

# At the start of a sentence these are hardly ever nouns: "Give paracetamol every six hours."
_VERBS = """
add adjust admit allow apply ask assume attach avoid bear become begin bring calculate check choose click
collect come compare compose configure confirm consider consult convert create decide define delete describe
discard discuss dispose divide do draw eat edit empty enable ensure enter examine exclude explain fill
finish follow get give go hold identify ignore include inform insert inspect install invite join keep learn
let make mention mix monitor multiply obtain omit pour prefer prepare prevent print propose protect provide
publish put reduce refer remember remind remove repeat replace rinse save say see select send sit specify
submit take teach tell think throw understand unpack unplug verify warn wash wear weigh wipe write
"""
# These may be nouns: "Use gloves." asks, "Use of force grew." states.
_OR_NOUNS = """
address balance base book break build buy bypass call cap care change charge claim clean clear close code
compile complete contact copy count cover cross cut design dial display document dose download drink drive
drop dry email exercise feed file find fit fix flag focus guard help hide import judge jump label leave lift
link list load lock log look lower map mark mask match measure meet mind move name note number open order
pack paste pay phone pick pin place plan play plug press process program pull quote raise rate read record
register release repair reply report request reset rest restart return review ring roll rub run sample scan
schedule screen search set share show sign skip sort speak stand start state stay stick stop store stretch
study supply switch tag talk target test text thank tick time touch trace train transfer treat trim try turn
update upload use view visit volunteer wait walk watch
"""
# What follows a verb and not a noun of the same letters: "visit the office", and no "visit numbers".
_OBJECTS = r"""
a about after again against all an and any as at away back before behind below between beyond both by
carefully clearly down each either enough every first for from gently here him her how if in inside into
it its more my near next no not nothing off on once one only or our out outside over past quietly slowly
someone something that the their them there these this those through to today together twice under until up us
what when where whether which while who why with within without you your yourself
"""


def _any_of(words: str) -> str:
    return "|".join(words.split())


_OPENING = r"[\"“‘(]*(?:please,? )?(?:(?:do not|don['’]t|never|always|then|now|first|also|just),? )?"
_MOOD = re.compile(
    rf"{_OPENING}(?:"
    rf"(?:{_any_of(_VERBS)})"
    r"(?! of\b| (?:is|are|was|were|has|had|can|could|may|might|will|would)\b)(?= |[.!:,;]|$)"
    rf"|(?:{_any_of(_OR_NOUNS)})(?: (?:{_any_of(_OBJECTS)})\b(?!-)| [\"“‘(]?https?://|[.!:,;]|$)"
    r"|(?:please|do not|don['’]t) \w)",
    re.IGNORECASE,
)
_NOUN_OR_VERB = re.compile(
    rf"{_OPENING}(?:{_any_of(_OR_NOUNS)}) (?!of\b)(?:\d[\d.,–-]* \w+|(?=\w))", re.IGNORECASE
)
# Where the request ends and a reason or a condition begins.
_SUBORDINATE = re.compile(
    r"\b(?:if|when|until|before|after|so|because|unless|that|which|who|where)\b|[,;:.(]"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|will|would|can|could|may|might|must|should|rose|fell|grew|came|went"
    r"|became|began|took|made|gave|kept|left|lost|met|ran|said|sold|spent|stood|won|cost|hit|differ|vary|remain"
    r"|\w{3,}(?:s|ed))\b",
    re.IGNORECASE,
)
# "If it stays low, call the doctor"; "For fever, give …".
_CONDITION = re.compile(
    r"[\"“‘(]*(?:if|when|whenever|where|once|before|after|until|unless|as soon as|for|at|in|to|with|during|on"
    r"|otherwise|instead)\b[^;:.!?]{0,120}?, (?=\w)",
    re.IGNORECASE,
)
# "You must not exceed …", "You may take …".
_TOLD = re.compile(
    r"\b(?:you|patients?|staff|pupils|users?) (?:must|should|may|can|need to|have to|ought to)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def is_imperative(sentence: str) -> bool:
    """Whether a sentence asks its reader to do something."""
    condition = _CONDITION.match(sentence)
    return _asks(sentence, 0) or (condition is not None and _asks(sentence, condition.end()))


def _asks(sentence: str, start: int) -> bool:
    if _MOOD.match(sentence, start) is not None:
        return True
    verb = _NOUN_OR_VERB.match(sentence, start)
    if verb is None:
        return False
    # "Start oxygen at 2 L/min if …" has no other verb; "Start times vary" has one.
    ending = _SUBORDINATE.search(sentence, verb.end())
    return _FINITE.search(sentence, verb.end(), ending.start() if ending else len(sentence)) is None


def tells_what_to_do(sentence: str) -> bool:
    """Whether a sentence is a request or a rule for those who act: "You must not exceed 4 g"."""
    return is_imperative(sentence) or _TOLD.search(sentence) is not None
