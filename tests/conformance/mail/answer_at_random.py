"""Seeds → stories of random answers and kills, as many as the time allows; the first lie ends with 1."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import monotonic

from deliver.random_answers import RUNS, tell
from reportgen.model.delivery import Outcome


def main(first: int, wanted: int, seconds: float) -> int:
    """Print what was tried, or the first lie and how it came about."""
    end = monotonic() + seconds
    told = killed = odd = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + wanted):
            if monotonic() > end:
                break
            story = tell(seed, Path(folder))
            told += 1
            killed += sum(each.startswith("killed") for each in story.endings)
            odd += sum(outcome is Outcome.INTENT for outcome in story.outcomes.values())
            for lie in story.lies():
                sys.stderr.write(f"seed {seed}: {lie}\n{story.endings}\n{story.ledger.decode()}\n")
                return 1
    sys.stdout.write(
        f"mail: {told * (RUNS + 1)} sequences of answers to {told} lists, {killed} kills, "
        f"{odd} uncertain: no lie\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
