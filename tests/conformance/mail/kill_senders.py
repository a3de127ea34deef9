"""Kill a sender of 200 letters at 50 random points and run it again: nobody gets two, nobody is forgotten."""

from __future__ import annotations

import random
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from os import cpu_count
from pathlib import Path

from deliver.killing import Aftermath, kill_and_run_again

POINTS = 50
RECIPIENTS = 200


def main(work: Path) -> int:
    """Print what came of it; 1 when a promise was broken."""
    # Another seed each time would make a failure hard to repeat.
    chance = random.Random(7)  # noqa: S311  # no secret
    uncertain = 0
    broken = []
    chances = [random.Random(chance.random()) for _ in range(POINTS)]  # noqa: S311  # no secret
    with ThreadPoolExecutor(cpu_count()) as pool:
        aftermaths = pool.map(partial(_kill, work), range(POINTS), chances)
    for after in aftermaths:
        uncertain += len(after.uncertain)
        if after.twice or after.lost or len(after.uncertain) > 1:
            broken.append(after)
    sys.stdout.write(
        f"mail: {POINTS} senders of {RECIPIENTS} letters killed: {len(broken)} broken promises, "
        f"{uncertain} letters listed as uncertain\n"
    )
    for after in broken:
        sys.stderr.write(f"{after}\n")
    return 1 if broken else 0


def _kill(work: Path, number: int, chance: random.Random) -> Aftermath:
    folder = work / f"killed-{number:02}"
    folder.mkdir(parents=True)
    return kill_and_run_again(folder, RECIPIENTS, chance)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main(Path(sys.argv[1])))
