# ruff: noqa: T201  # a script, not a package; it prints what it found
"""Two PDFs of one report → how many of their pages hold the same words; fails below a share."""

from __future__ import annotations

import re
import subprocess
import sys

# Leaders have as many points as fit; programs order raised letters and the line they stand in differently,
# and not every one writes down the signs that only choose how the letter before looks.
LEADER = re.compile(r"\.{3,}|\s|[\u00ad\ufe0e\ufe0f]")


def pages_of(path: str) -> list[str]:
    """The signs of each page in an order that does not hang on where a program lifts them."""
    command = ["pdftotext", "-layout", path, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # our own judge
    return ["".join(sorted(LEADER.sub("", page))) for page in text.split("\f")[:-1]]


def main(ours: str, theirs: str, least_pages: int, least_share: float) -> int:
    """Say the count, and the pages at which agreement ends."""
    first, second = pages_of(ours), pages_of(theirs)
    same = [mine == other for mine, other in zip(first, second, strict=False)]
    share = sum(same) / max(len(first), len(second))
    print(f"{len(first)} and {len(second)} pages, {sum(same)} with the same words: {share:.3f}")
    begins = [number for number, good in enumerate(same, 1) if not good and (number == 1 or same[number - 2])]
    if begins:
        print(f"other words from page {', '.join(map(str, begins[:20]))}")
    return 0 if len(first) >= least_pages and share >= least_share else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
