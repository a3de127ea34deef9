"""Words that soften a statement, by how far they soften it."""

from __future__ import annotations

import re

from reportgen.check.words.any_case import AnyCase

# Wording no stronger than "could".
COULD = AnyCase(
    r"\b(?:could|might|may|maybe|perhaps|possib(?:le|ly|ility|ilities)|potential(?:ly)?|conceivabl[ey]|can"
    r"|would|if"
    r"|whether|risks?|risking|risky|fear(?:s|ed)?|worr(?:y|ies|ied)|concern(?:s|ed)?|warn(?:s|ed|ing|ings)?"
    r"|danger(?:s|ous)?|threaten(?:s|ed)?|hypothetical(?:ly)?|uncertain|unclear|in theory|speculat\w+"
    r"|chances?|hop(?:e|es|ed|ing)"
    r"|suggest(?:s|ed|ion|ions)?|open to|vulnerable|one day|not (?:certain|sure|known))\b",
)

# Hedges whose reach does not end with their clause: "the risk is that trade grows and ties suffer".
COULD_OF_ALL = AnyCase(
    r"\b(?:risks?|fear(?:s|ed)?|worr(?:y|ies|ied)|concern(?:s|ed)?|warn(?:s|ed|ing|ings)?|danger(?:s)?"
    r"|possib(?:ility|ilities)|chances?|speculat\w+|hypothetical(?:ly)?|in theory|whether|hop(?:e|es|ed|ing)"
    r"|suggest(?:s|ed|ion|ions)?|expect(?:s|ed|ation|ations)?)\b",
)

# "could become", "may well lead": the verb that a claim leaves open.
HEDGED_VERB = re.compile(
    r"\b(?:could|might|may|can|would)(?: (?:also|well|then|later|even|thus|not|be|one day))* ([a-z]{3,})\b",
    re.IGNORECASE,
)

# Present-tense verbs of effect that are hardly ever nouns.
EFFECTS = frozenset(
    {
        "alters",
        "becomes",
        "brings",
        "creates",
        "deepens",
        "erodes",
        "exposes",
        "gives",
        "harms",
        "improves",
        "leads",
        "lowers",
        "makes",
        "provokes",
        "pushes",
        "raises",
        "reduces",
        "strengthens",
        "suffers",
        "threatens",
        "turns",
        "undermines",
        "weakens",
        "widens",
        "worsens",
    }
)

# "leverage does become influence": an effect that is insisted on.
EMPHATIC = re.compile(
    r"\b(?:do|does|did) (?!not\b|n['’]t\b|so\b|too\b|little\b|much\b|more\b|less\b|the\b|an?\b|it\b|they\b"
    r"|this\b|that\b|these\b|any\b|say\b|name\b|give\b|cite\b)[a-z]{3,}\b",
    re.IGNORECASE,
)

# Wording no stronger than "likely".
LIKELY = AnyCase(
    r"\b(?:likely|unlikely|likelihood|probabl[ey]|often|usual(?:ly)?|general(?:ly)?|typical(?:ly)?|tend(?:s"
    r"|ed)?|most(?:ly)?|mainly"
    r"|largely|frequent(?:ly)?|common(?:ly)?|routine(?:ly)?|normal(?:ly)?|sometimes|expect(?:s|ed|ation"
    r"|ations)?"
    r"|appear(?:s|ed)?|seem(?:s|ed|ingly)?|apparent(?:ly)?|almost|as a rule|broadly|presumabl[ey]"
    r"|approximately|roughly|an estimated|(?:about|around|nearly|close to) (?=\d|an? |half|one|two|three))\b",
)

# Words that promise; a hedge elsewhere in the sentence does not take them back.
BOOSTED = AnyCase(
    r"\b(?:will|won['’]t|certainly|certain to|sure to|surely|bound to|definitely|undoubtedly|inevitabl[ey]"
    r"|always|never|prove[sdn]?|guarantee[sd]?|without doubt|no doubt)\b",
)
CLAUSE = re.compile(r"[,;:–—(]|\b(?:and|but|so|while|which)\b")

# Advice and opinion, told as such.
ADVICE = AnyCase(
    r"\b(?:should|ought|needs?|needed|must|argue[sd]?|advi[sc]e[sd]?|urge[sd]?|recommend(?:s|ed|ation"
    r"|ations)?|propose[sd]?"
    r"|call(?:s|ed)?|opinion|views?|judge[sd]?|judgement|believe[sd]?|think(?:s)?|wants?|options?"
    r"|considers?|sees?|seen|opposes?"
    r"|favou?rs?|prefers?|important|vital|critical|rhetoric(?:al)?|claims?|presents?|treats?|frames?)\b",
)

LIKELIHOOD = AnyCase(
    r"\b(?:(?:very |highly |un|most ){0,4}likely|likelihood|(?:highly )?(?:im)?probabl[ey]"
    r"|almost certain(?:ly)?|nearly certain(?:ly)?"
    r"|almost no chance|remote chance|even (?:chance|odds)|could|might|may)\b",
)
CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:-| )confidence\b|\bconfidence(?: is|:) (?:low|moderate|high)\b",
    re.IGNORECASE,
)

# The two rows of likelihood words of ICD 203; one product uses one row.
ROW_ONE = re.compile(
    r"\b(?:almost no chance|very unlikely|unlikely|roughly even chance|(?:very )?likely"
    r"|almost certain(?:ly)?)\b",
    re.IGNORECASE,
)
ROW_TWO = re.compile(
    r"\b(?:remote(?:ly)?|(?:highly )?improbable|roughly even odds|(?:highly )?probabl[ey]"
    r"|nearly certain(?:ly)?)\b",
    re.IGNORECASE,
)
ONLY_MIGHT = re.compile(r"\b(?:might|could|may)\b")
