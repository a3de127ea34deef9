"""How a sentence tells whose statement it carries."""

from __future__ import annotations

from reportgen.check.words.any_case import AnyCase

_VERBS = (
    r"says?|said|reports?|reported|writes?|wrote|describes?|described|calls?|called|argues?|argued|claims?"
    r"|claimed"
    r"|states?|stated|notes?|noted|adds?|added|suggests?|suggested|warns?|warned|expects?|expected|names?"
    r"|named|lists?"
    r"|listed|sees?|saw|presents?|presented|gives?|gave|puts?|points?|pointed|links?|linked|treats?|cites?"
    r"|quotes?"
    r"|mentions?|mentioned|explains?|explained|thinks?|holds?|believes?|judges?|advises?|advised|urges?"
    r"|tells?|told"
    r"|offers?|reads?|frames?|framed|attributes?|speaks?|compares?|counts?|ties|stops?|asks?|uses?|leaves?"
    r"|makes?"
    r"|repeats?|assumes?|sets?|keeps?|credits?|portrays?|concludes?|identifies|identified|imputes?|refers?"
    r"|does not|do not|did not|lacks?|looks?|turns?|goes|starts?|begins?|ends?|breaks?|deals?|covers?"
    r"|discuss(?:es)?|focus(?:es)?|raises?|answers?|rests?|relies|speaks?|has|have|contains?|includes?|misses"
)
_SOURCE = (
    r"(?:(?:the|this|that|its|our|one|same|second|first|other|either|neither|each|both|an|a) ){0,4}"
    r"(?:articles?|sources?|texts?|authors?|pages?|pieces?|reports?|documents?|accounts?|writers?)"
)

# "The article says", "according to the source", "as described in the article", "it says".
ATTRIBUTED = AnyCase(
    rf"\b(?:articles?|authors?|bylines?)\b|\b{_SOURCE}(?: [a-z]\b)?(?:['’]s\b|(?: \w+){{0,3}} (?:{_VERBS})\b)"
    rf"|\b(?:according to|in|by|from|of|for|as) {_SOURCE}\b"
    rf"|\b(?:it|they|he|she) (?:also )?(?:{_VERBS})\b"
    r"|\b(?:is|are|was|were) (?:\w+ )?(?:said|reported|described|presented|seen|listed|claimed|expected"
    r"|thought|believed"
    r"|called|named|viewed|considered|regarded|understood|supposed)\b"
    r"|\breportedly\b|\bon (?:this|its) (?:account|view|reading)\b|\b(?:experts?|analysts?|scholars?"
    r"|observers?)\b",
)

# "Our own link" must be told as ours.
OURS = AnyCase(
    r"\b(?:we|our|ours|us|this (?:briefing|paper|guide|explainer|report|document|series|project)|our own"
    r"|neither article|no source|the editors?)\b",
)

UNNAMED = AnyCase(
    r"\b(?:unnamed|anonymous|unidentified|unsigned|nameless|not named|not identified|without nam(?:ing|es)"
    r"|no names?"
    r"|names? (?:no|none|nobody)|(?:does|do|did|is|are|were|was) ?n[o’']t (?:name|identif|say who)\w*"
    r"|names? not one|who they are)\b",
)

# Without one of these no voice of nobody is worth looking for.
VOICES = AnyCase(
    r"experts|analysts|scholars|observers|commentators|critics|insiders|specialists|academics|consensus"
    r"|it is",
)

# Voices nobody can check, unless the sentence says whose words they are.
BARE = AnyCase(
    r"\b(?:(?:(?:most|many|some|several|leading|military|security|defen[cs]e|regional|u\.?s\.?(?:-based)?"
    r"|other) ){0,4}"
    r"(?:experts|analysts|scholars|observers|commentators|critics|insiders|specialists|academics)"
    r"(?: (?:often|generally|also|widely|broadly|now))? "
    r"(?:say|believe|agree|think|argue|warn|expect|see|fear|note|suggest|point|predict|hold|consider|view"
    r"|worry|claim)"
    r"|(?:the |a |growing |broad |general ){0,4}consensus"
    r"|it is (?:widely|generally|commonly) (?:believed|thought|accepted|agreed|known)"
    r"|(?:most|many) (?:experts|analysts|scholars|observers))\b",
)
