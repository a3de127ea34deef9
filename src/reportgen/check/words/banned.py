"""Words that a report does not use: never, only as somebody's, or better not."""

from __future__ import annotations

from collections.abc import Mapping

# Never, whoever reads.
_BANNED = """
guys, folks, buckle up, let's dive, let us dive, dive in, deep dive, sunshine and roses, game of
chess, chess game, chess piece, chessboard, pawn, pawns, backyard, back yard, red flag, red flags,
doorstep, stay tuned, keep an eye on this space, watch this space, wake-up call, elephant in the
room, smoking gun, boots on the ground, slippery slope, powder keg, ticking time bomb, illegal
aliens, flood of migrants, wave of migrants, waves of migrants, flow of migrants, third world
"""

# Only where the sentence says whose word it is.
_LOADED = """
regime, regimes, adversary, adversaries, hegemony, hegemon, puppet, aggressor, rogue state,
under the guise of, meddling, encroachment, infiltration, infiltrate, menace, sinister,
evil, terrorist, terrorists, extremist, extremists, propaganda
"""

# Said so often that they say nothing.
_CLICHES = """
at the end of the day, game changer, game-changer, tip of the iceberg, only time will tell, needless
to say, it goes without saying, in today's world, in this day and age, delicate balance, delicate
balancing act, tightrope, complex web, key player, key players, level playing field, perfect storm,
paradigm shift, going forward, moving forward, low-hanging fruit, win-win, double-edged sword,
crucial role, pivotal role, plays a vital role, ever-changing, ever-evolving, rapidly changing,
landscape of, robust, leverage synergies, it is important to note, it should be noted, it is worth
noting, very unique, clearly, obviously, undoubtedly, of course, in order to, due to the fact that,
a number of, shed light on, stands as a testament
"""

# Further words for one audience, by the profile's audience.
BY_AUDIENCE: Mapping[str, tuple[str, ...]] = {
    "policymakers": ("you", "your", "huge", "scary", "shocking", "alarming"),
    "general": ("ibid", "op cit", "inter alia", "vis-à-vis", "stakeholder", "stakeholders"),
    "students": ("ibid", "op cit", "inter alia"),
}


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


BANNED = _phrases(_BANNED)
LOADED = _phrases(_LOADED)
CLICHES = _phrases(_CLICHES)
