"""What was looked at to prove that a file tells its readers nothing that is for others."""

from __future__ import annotations

from reportgen.model.frozen import frozen


@frozen
class ExclusionProof:
    """Nothing was found in a file; these numbers say how much was looked at.

    `parts` and `letters` are those taken out of the file; `passages`, `names` and `pictures` were looked for
    in them, `too_short` are passages that look like ordinary words. `excluded` is the SHA-256 of everything
    that was looked for.
    """

    parts: int
    letters: int
    passages: int
    names: int
    pictures: int
    too_short: int
    excluded: str
